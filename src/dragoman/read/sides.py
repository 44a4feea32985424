"""A toll and the parties of its act -> on whose side those people were.

The words beside the number are asked first (a named force, "our fighters", "the attackers"), then
who did it to them, and last what sort of people they were.
"""

from __future__ import annotations

from dragoman.base.claim import Outcome, Side
from dragoman.read.aims import GROUPS
from dragoman.read.drafts import Draft
from dragoman.read.facts import Facts
from dragoman.read.names import FIGHTER, OFFICIAL, SOLDIER, Names, same_actor
from dragoman.read.nouns import ActorRef, Context, find_actor, is_attacker, person_class
from dragoman.read.owners import doer_of, is_own_word, owner_of, speaker_of
from dragoman.read.party import Parties
from dragoman.read.side_labels import OWN, labelled_party, side_label
from dragoman.read.speakers import speech_at
from dragoman.read.tolls import TollFound

ARMED_SITES = frozenset({"military", "police"})
HIT = frozenset({"attack", "kill", "capture", "injure"})


OTHER_SIDE = {Side.PERPETRATOR: Side.TARGET, Side.TARGET: Side.PERPETRATOR}


def side_of(toll: TollFound, draft: Draft, parties: Parties, names: Names) -> Side:
    """The side of a toll."""
    facts = next((f for f in draft.facts if f.index == toll.sentence), None)
    if facts is None:
        return Side.TARGET
    context = facts.context
    told = told_side(context, toll) or (side_before(toll, facts) if toll.item.head.tag == "M" else None)
    if told is not None:
        return told
    labelled = labelled_side(toll, facts, parties, names)
    if labelled is not None:
        return labelled
    party = labelled_party(context, toll.item)
    if party is not None and toll.people != "civilian":
        return camp_of(party, parties, names, by_name=True)
    if toll.people == "civilian":
        return (
            Side.TARGET
            if is_arrest(toll, parties) or is_rebel_official(context, toll, parties, names)
            else Side.CIVILIANS
        )
    if context.units[toll.item.first].low in context.lexicon.classes("both_sides"):
        return Side.OTHER
    if toll.people == "fighter" and is_kin(context, toll, facts, parties):
        return Side.CIVILIANS
    enemy = enemy_side(toll, facts, parties, names)
    if enemy is not None:
        return enemy
    is_held = (
        toll.field == "captured" and toll.predicate is not None and toll.predicate.entry.value == "arrest"
    )
    if is_held and context.lexicon.language.head_first and is_attacker(context, toll.item):
        return Side.TARGET  # "sept ravisseurs présumés ont été interpellés"
    holder = toll.holder if context.lexicon.language.verb_first else None
    if is_attacker(context, toll.item) or holder is not None and is_attacker(context, holder):
        return Side.TARGET if is_met(toll, draft) else Side.PERPETRATOR
    if (
        toll.field == "captured"
        and (toll.people == "mixed" or toll.people == "fighter" and parties.outcome is not Outcome.REPELLED)
        and toll.predicate is not None
        and toll.predicate.entry.value == "arrest"
    ):
        return Side.TARGET
    owner = owner_of(toll, facts, parties, names)
    speaks = (
        parties.voice is not None or not context.lexicon.relations
    )  # news of others say "martyr" of any side
    if owner is None and speaks and is_own_word(context, toll):
        martyrs = any(e.key in context.lexicon.classes("martyrs") for e in toll.item.head.entries)
        return (
            Side.TARGET
            if martyrs or parties.outcome is Outcome.REPELLED or is_state(parties)
            else Side.PERPETRATOR
        )
    if owner is None and toll.by_subject:
        return Side.PERPETRATOR if parties.perpetrator is not None else Side.TARGET
    if owner is not None:
        return camp_of(owner, parties, names, by_name=True)
    beside = told_beside(toll, facts)
    if beside is not None:
        side = side_of(beside, draft, parties, names)
        return OTHER_SIDE.get(side, side) if is_loss(toll) else side
    if toll.people in ("body", "mixed") and has_part(context, toll):
        if not context.lexicon.relations or target_site(draft, parties) != "civilian":
            return Side.OTHER
    if toll.people == "bare" and any(p.family == "repel" for p in facts.predicates):
        return Side.PERPETRATOR
    doer = doer_of(toll, facts, parties, names)
    if doer is not None and parties.perpetrator is None and toll.people == "fighter":
        answered = parties.outcome is Outcome.REPELLED or fell_to_answer(draft, facts)
        return Side.PERPETRATOR if answered else Side.TARGET
    if doer is not None and parties.perpetrator is not None and toll.people not in ("mixed", "body", ""):
        speech = speech_at(facts.speeches, toll.item.index)
        said = speech is None or same_actor(speech.actor, parties.claimant, names)
        own = said and same_actor(parties.claimant, parties.perpetrator, names) and is_unnamed(doer)
        return Side.TARGET if own or is_same_camp(doer, parties.perpetrator, names) else Side.PERPETRATOR
    if toll.people == "fighter" and is_anybody(context, toll) and parties.outcome is not Outcome.REPELLED:
        return Side.TARGET
    if toll.people == "fighter" and parties.perpetrator is None and fell_to_answer(draft, facts):
        return Side.PERPETRATOR
    if toll.people == "fighter" and parties.perpetrator is None and is_from_the_air(draft):
        return Side.TARGET
    if toll.people == "fighter":
        return side_of_fighter(toll, parties)
    if toll.people in ("soldier", "force"):
        return side_of_soldier(draft, parties)
    return plain_side(toll, draft, parties)


def is_from_the_air(draft: Draft) -> bool:
    """Whether the act of an event is an air strike, which hits the fighters that it kills."""
    return any(p.entry.value == "air_strike" for _, p in draft.acts)


def fell_to_answer(draft: Draft, facts: Facts) -> bool:
    """Whether fighters fell to the answer of a force that the sentences before say was attacked by nobody named."""
    if not facts.context.lexicon.language.has_case or not facts.context.lexicon.relations:
        return False
    return any(
        f.index < facts.index
        and p.family == "attack"
        and not p.nominal
        and person_class(f.context, np) == "force"
        for f, p in draft.acts
        for role in ("target", "patient")
        for np in p.roles.get(role, ())
    )


def labelled_side(toll: TollFound, facts: Facts, parties: Parties, names: Names) -> Side | None:
    """The side that a label before the people says, as seen by the force that speaks: "côté ennemi : ..."."""
    label = side_label(facts.context, toll.item) or facts.label
    if not label or toll.people == "civilian":
        return None
    speaker = speaker_of(toll, facts, parties)
    doer = parties.perpetrator
    enemies = facts.context.lexicon.classes("enemy_side_words")
    if parties.outcome is Outcome.REPELLED or doer is not None and doer.words.text.casefold() in enemies:
        own = Side.TARGET
    elif doer is None:
        is_state = speaker is None or names.nature(speaker) == SOLDIER or speaker.kind in OFFICIAL
        own = Side.TARGET if is_state else Side.PERPETRATOR
    elif speaker is None and (names.nature(doer) == FIGHTER or doer.kind in GROUPS):
        own = Side.TARGET  # a bulletin that speaks of "our side" and of a group that attacked
    elif speaker is not None and not is_same_camp(speaker, doer, names):
        own = Side.TARGET
    else:
        own = Side.PERPETRATOR
    if label == OWN:
        return own
    return Side.TARGET if own is Side.PERPETRATOR else Side.PERPETRATOR


TOLD_SIDES = (
    (Side.TARGET, "side_of_target"),
    (Side.PERPETRATOR, "side_of_perpetrator"),
    (Side.OTHER, "side_of_other"),
)
LONGEST_SIDE = 60  # characters after the people in which their side may be said


def told_side(context: Context, toll: TollFound) -> Side | None:
    """The side that the words right after people say: "five people on the side attacked"."""
    np = context.items[toll.item.of] if toll.item.of >= 0 else toll.item
    end = context.whole(np).end
    after = context.source.text[end : end + LONGEST_SIDE].lstrip().casefold().replace("’", "'")
    for side, name in TOLD_SIDES:
        if any(after.startswith(words) for words in context.lexicon.classes(name)):
            return side
    return None


def side_before(toll: TollFound, facts: Facts) -> Side | None:
    """The side said of the people told right before a bare number: "killing 18 people on the target's side and injuring
    nine"."""
    before = [t for t in facts.tolls if t.position < toll.position]
    return told_side(facts.context, before[-1]) if before else None


def told_beside(toll: TollFound, facts: Facts) -> TollFound | None:
    """The people told before in a sentence, of whom a nought speaks on: "one fighter was killed, no wounded"."""
    if toll.high != 0 or toll.victim is not None:
        return None
    before = [t for t in facts.tolls if t.position < toll.position and t.victim is not None]
    return before[-1] if before else None


def is_loss(toll: TollFound) -> bool:
    """Whether a nought is of losses, which a party denies of its own side after it told the other's: "fifteen
    attackers killed and no loss"."""
    return toll.predicate is not None and toll.predicate.family == "loss"


def is_arrest(toll: TollFound, parties: Parties) -> bool:
    """Whether somebody in civilian words is held as a suspect: arrested, or captured by a force of a state."""
    if toll.field != "captured" or toll.predicate is None:
        return False
    value = toll.predicate.entry.value
    return value == "arrest" or not value and parties.doer_nature == SOLDIER


def is_met(toll: TollFound, draft: Draft) -> bool:
    """Whether those called attackers are the ones that a force went for: "a patrol met armed intruders"."""
    keys = {e.key for e in toll.item.head.entries if e.kind == "person"}
    return any(
        p.is_told and p.agents and keys & {e.key for e in np.head.entries if e.kind == "person"}
        for _, p in draft.acts
        if p.family in ("attack", "clash") and not p.nominal
        for np in p.roles.get("target", ())
    )


def enemy_side(toll: TollFound, facts: Facts, parties: Parties, names: Names) -> Side | None:
    """The side of people whom a party calls its enemy ("five puppets", "the invaders"): not the speaker's."""
    words = facts.context.lexicon.classes("enemy_people")
    people = [toll.item, *([facts.context.items[toll.item.of]] if toll.item.of >= 0 else [])]
    if not any(e.kind == "person" and e.key in words for np in people for e in np.head.entries):
        return None
    speaker = speaker_of(toll, facts, parties)
    if speaker is None:
        return None
    doer = parties.perpetrator
    if doer is None:
        return Side.PERPETRATOR if parties.outcome is Outcome.REPELLED else Side.TARGET
    own = is_same_camp(speaker, doer, names) or doer.is_named and names.nature(doer) == names.nature(speaker)
    return Side.TARGET if own else Side.PERPETRATOR


def is_kin(context: Context, toll: TollFound, facts: Facts, parties: Parties) -> bool:
    """Whether "brothers" are kin: the word is a fighter's only where a party speaks."""
    kin = context.lexicon.classes("kin")
    if parties.voice is not None or not any(
        e.kind == "person" and e.key in kin for e in toll.item.head.entries
    ):
        return False
    speech = speech_at(facts.speeches, toll.item.index)
    return speech is None or speech.actor is None


def is_anybody(context: Context, toll: TollFound) -> bool:
    """Whether a word for the people of a force says nothing of which one: "ثلاثة عناصر"."""
    return any(
        e.kind == "person" and e.key in context.lexicon.classes("member_words")
        for e in toll.item.head.entries
    )


def has_part(context: Context, toll: TollFound) -> bool:
    """Whether a part of another side is told beside a number: "a dozen bodies, two of them civilians"."""
    openers = context.lexicon.classes("part_openers")
    for item in context.items[toll.item.index + 1 : toll.item.index + 7]:
        if item.low in openers and (item.kind != "rel" or context.items[item.index - 1].low == "of"):
            near = context.items[item.index + 1 : item.index + 3]
            return any(
                e.kind == "person" and e.family in ("civilian", "soldier")
                for np in near
                for e in np.head.entries
            )
    return False


def is_rebel_official(context: Context, toll: TollFound, parties: Parties, names: Names) -> bool:
    """Whether a person in a civilian word belongs to an armed group that is not the doer: "a Black Banner official"."""
    actor = find_actor(context, toll.item)
    inner = context.items[toll.item.of] if toll.item.of >= 0 else toll.item
    if actor is None and any(
        (e := u.entry("person")) is not None and e.family == "fighter"
        for u in context.units[inner.first : inner.last]
    ):
        return True
    if actor is not None and parties.perpetrator is None:
        return names.nature(actor) != SOLDIER and not actor.countries
    return (
        actor is not None
        and parties.perpetrator is not None
        and not is_same_camp(actor, parties.perpetrator, names)
    )


def camp_of(actor: ActorRef, parties: Parties, names: Names, *, by_name: bool) -> Side:
    """The side of a force that the words name."""
    if parties.perpetrator is not None and is_same_camp(actor, parties.perpetrator, names):
        return Side.PERPETRATOR
    if parties.perpetrator is None and by_name and parties.target_actor is not None:
        if names.nature(actor) == FIGHTER and not is_same_camp(actor, parties.target_actor, names):
            return Side.PERPETRATOR
    return Side.TARGET


def is_same_camp(one: ActorRef, other: ActorRef, names: Names) -> bool:
    """Whether two forces are one, or forces of one state."""
    if same_actor(one, other, names):
        return True
    is_described = one.key.startswith("words:") or other.key.startswith("words:")
    soldiers = SOLDIER == names.nature(one) == names.nature(other)
    return is_described and soldiers and bool(set(one.countries) & set(other.countries))


def is_unnamed(actor: ActorRef) -> bool:
    """Whether a force has neither name nor country: "the troops", which are those of the force spoken of."""
    is_described = actor.key.startswith("words:") and actor.words.text.rsplit(" ", 1)[-1].islower()
    return not actor.countries and (is_described or not actor.is_named)


def is_state(parties: Parties) -> bool:
    """Whether the doer is a force of a state."""
    if parties.doer_nature:
        return parties.doer_nature == SOLDIER
    if parties.perpetrator is not None and parties.perpetrator.kind == "international_force":
        return True
    is_described = parties.perpetrator is None or not parties.perpetrator.is_named
    return is_described and parties.doer_class in ("soldier", "force")


def side_of_fighter(toll: TollFound, parties: Parties) -> Side:
    """The side of "militants", "rebels": the doer's, unless a state force did it or holds them."""
    rebels = parties.doer_nature == FIGHTER
    captive = any(e.kind == "act" and e.family == "capture" for e in toll.item.head.entries)
    aimed_at_others = parties.target is not None and parties.target_class != "fighter" and not captive
    other = rebels or (not parties.doer_nature and aimed_at_others and not is_state(parties))
    if toll.field == "captured" and parties.outcome is not Outcome.REPELLED and (captive or not other):
        return Side.TARGET
    if parties.target_class == "fighter" and parties.outcome is not Outcome.REPELLED:
        return Side.TARGET
    if rebels or not is_state(parties) or parties.outcome is Outcome.REPELLED:
        return Side.PERPETRATOR
    return Side.TARGET


def is_armed_group(parties: Parties) -> bool:
    """Whether those whom a force went for are an armed group that the atlas knows as one."""
    return parties.target_actor is not None and parties.target_actor.kind in GROUPS


def side_of_soldier(draft: Draft, parties: Parties) -> Side:
    """The side of "soldiers", "police": the target's, unless their state is the doer against fighters."""
    fighters_fell = any(t.people == "fighter" and t.field != "captured" for f in draft.facts for t in f.tolls)
    against_fighters = parties.target_class == "fighter" or fighters_fell
    rebels = bool(draft.facts) and bool(draft.facts[0].context.lexicon.relations) and is_armed_group(parties)
    against_fighters = against_fighters or rebels
    if parties.perpetrator is not None and parties.perpetrator.kind in GROUPS:
        return Side.TARGET
    described = (
        parties.perpetrator is not None and not parties.doer_nature and parties.target_class == "fighter"
    )
    if (
        parties.perpetrator is None
        or not (described or is_state(parties))
        or parties.outcome is Outcome.REPELLED
        or (not against_fighters and target_site(draft, parties) in ARMED_SITES)
    ):
        return Side.TARGET
    target = parties.target_actor
    if parties.target_class == "fighter" or parties.target_nature == FIGHTER or rebels:
        return Side.PERPETRATOR
    if target is None and fighters_fell:
        return Side.PERPETRATOR
    return Side.TARGET


def plain_side(toll: TollFound, draft: Draft, parties: Parties) -> Side:
    """The side of people of whom only the number is known: that of the target."""
    site = target_site(draft, parties)
    is_all = toll.item.determiner in draft.facts[0].context.lexicon.classes("totals")
    if toll.people == "named" and is_state(parties):
        return Side.TARGET
    told = {t.people for f in draft.facts for t in f.tolls if t is not toll and t.low != 0}
    soldiers, civilians = bool(told & {"soldier", "force"}), "civilian" in told
    if parties.outcome is Outcome.REPELLED and is_all:
        return Side.PERPETRATOR
    if toll.is_general and toll.predicate is not None and toll.predicate.entry.value == "abduction":
        return Side.CIVILIANS
    if soldiers != civilians and not toll.is_general and (soldiers or toll.low != 0):
        return Side.TARGET if soldiers else Side.CIVILIANS
    if soldiers and civilians and toll.low != 0:
        return Side.CIVILIANS if toll.is_general else Side.OTHER
    if toll.low == 0 and site == "infrastructure":
        return Side.OTHER
    if parties.target_class == "civilian" or site in ("civilian", "infrastructure"):
        return Side.CIVILIANS
    armed = (
        site in ARMED_SITES
        or parties.target_class in ("soldier", "force", "fighter", "named")
        or parties.target_actor is not None
    )
    if toll.people in ("mixed", "body") and toll.is_general:
        return Side.OTHER if site in ARMED_SITES else Side.CIVILIANS
    return Side.TARGET if armed else Side.CIVILIANS


def target_site(draft: Draft, parties: Parties) -> str:
    """The class of the place or thing that was hit: civilian, military, police, infrastructure or ""."""
    words = parties.target
    if words is None:
        return ""
    for facts, predicate in draft.acts:
        for np in predicate.patients:
            whole = facts.context.whole(np)
            if not (whole.start <= words.start and words.start < whole.end):
                continue
            whose = [np, facts.context.items[np.of]] if np.of >= 0 else [np]
            if parties.target_actor is not None or any(
                facts.context.entry(n, kind) for n in whose for kind in ("unit", "actor")
            ):
                return "military"
            entry = np.head.entry("target")
            if entry is not None:
                return entry.family
            return "civilian" if np.head.tag == "P" and not person_class(facts.context, np) else ""
    return ""

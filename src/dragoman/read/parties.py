"""The acts of one event -> who did it and to whom, and whose word that is.

A name is kept as the text most fully writes it; a role word ("gunmen") is no name. The hedge on a
name stays in the attribution.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.base.claim import Assertion, Basis, Outcome
from dragoman.read.drafts import Draft
from dragoman.read.facts import Facts
from dragoman.read.lexicon import fold_pieces
from dragoman.read.clauses import Predicate
from dragoman.read.nouns import ActorRef, Context, Words, find_actor, force_by_words, is_vague_group, named_actor, person_class
from dragoman.read.phrases import Item
from dragoman.read.speakers import Speech, speech_at

GLOSS_CHARACTERS = 12
SHORT_NAME = 12
GROUPS = frozenset({"rebel_group", "militia", ""})
STATE = frozenset({"state_force", "foreign_force", "international_force"})
DOING = ("attack", "clash", "take_place", "kill", "capture", "destroy", "use", "seize", "damage", "injure")
PASSES = (("attack", "clash", "take_place", "use"), ("kill", "capture", "destroy"), ("seize", "damage", "injure"), ("die", "loss"))


@dataclass(slots=True)
class Names:
    """The names of one document: actor key -> its fullest words, and abbreviations -> keys."""

    fullest: dict[str, Words] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    refs: dict[str, ActorRef] = field(default_factory=dict)
    order: list[tuple[int, ActorRef]] = field(default_factory=list)

    def before(self, start: int, *, armed: bool) -> ActorRef | None:
        """The named actor last mentioned before a character, an armed group when asked."""
        for at, ref in reversed(self.order):
            if at < start and (not armed or ref.kind in GROUPS):
                return ref
        return None

    def note(self, ref: ActorRef) -> None:
        """Remember one way in which the text names an actor."""
        key = self.key(ref)
        if ref.is_named:
            self.order.append((ref.words.start, ref))
        known = self.fullest.get(key)
        if known is None or len(ref.words.text) > len(known.text) and ref.is_named and not self.is_gloss(ref, known):
            self.fullest[key] = ref.words
            self.refs[key] = ref

    @staticmethod
    def is_gloss(ref: ActorRef, known: Words) -> bool:
        """Whether a longer name only translates the full one that stands just before it."""
        return " " in known.text and 0 <= ref.words.start - known.end < GLOSS_CHARACTERS and len(known.text) > SHORT_NAME

    def of_key(self, key: str) -> ActorRef | None:
        """The fullest reference to an actor of the atlas, when the text names it."""
        return self.refs.get(key)

    def key(self, ref: ActorRef) -> str:
        """The key of an actor, abbreviations resolved."""
        return self.keys.get(ref.words.text.casefold(), ref.key)

    def full(self, ref: ActorRef) -> Words:
        """The fullest words for an actor."""
        return self.fullest.get(self.key(ref), ref.words)


@dataclass(slots=True)
class Parties:
    """Doer, target, claimant and whose word the account is."""

    perpetrator: ActorRef | None = None
    perpetrator_item: Item | None = None
    target: Words | None = None
    target_actor: ActorRef | None = None
    target_class: str = ""
    claimant: ActorRef | None = None
    outlet: Words | None = None
    platform: Words | None = None
    assertion: Assertion = Assertion.REPORTED
    outcome: Outcome | None = None
    basis: Basis = Basis.STATED
    by: Words | None = None
    speech: Speech | None = None
    said_in: Facts | None = None
    doer_class: str = ""
    voice: ActorRef | None = None
    hedge: tuple[Words, ...] = ()
    said: tuple[Words, ...] = ()
    outcome_words: Words | None = None


def find_parties(draft: Draft, names: Names, voice: ActorRef | None) -> Parties:
    """The parties of one event."""
    parties = Parties(voice=voice)
    find_doer(draft, parties, names, voice)
    find_repelled(draft, parties, names)
    find_taken(draft, parties)
    find_target(draft, parties)
    find_claimant(draft, parties, names, voice)
    if parties.assertion is Assertion.REPORTED:
        find_answer(draft, parties)
    return parties


def find_answer(draft: Draft, parties: Parties) -> None:
    """A denial by the force that is accused or said to have lost, or a confirmation by the one hit."""
    for facts in [*draft.facts, *draft.support]:
        for predicate in facts.predicates:
            if predicate.nominal or predicate.negated or predicate.family not in ("deny", "confirm"):
                continue
            speaker = next((np for np in predicate.roles.get("speaker", ())), None)
            if speaker is None:
                continue
            ref = find_actor(facts.context, speaker)
            entry = speaker.entry("speaker")
            if ref is not None or (entry is not None and entry.family == "party_capable"):
                is_denial = predicate.family == "deny"
                if not is_denial and not is_party_hit(draft, parties):
                    continue
                parties.assertion = Assertion.DENIED if is_denial else Assertion.CONFIRMED
                parties.said_in = facts
                parties.said = (facts.context.whole(predicate.item), facts.context.whole(speaker))
                return


def is_party_hit(draft: Draft, parties: Parties) -> bool:
    """Whether an armed force was hit, so that its word confirms and does not only report."""
    victims = {t.people for f in draft.facts for t in f.tolls if t.high != 0} | {parties.target_class}
    return bool(victims & {"soldier", "force", "named"})


def find_repelled(draft: Draft, parties: Parties, names: Names) -> None:
    """ "repelled an attack by X": the attackers are the perpetrator, the defender claims."""
    for facts, predicate in draft.acts:
        if predicate.family != "repel" or predicate.nominal:
            continue
        context = facts.context
        defender = next((a for np in predicate.agents if (a := find_actor(context, np))), None)
        speech = speech_at(facts.speeches, predicate.item.index)
        if defender is None and speech is not None:
            defender = speech.actor
        attacked_first = any(p.family in ("attack", "take_place") and p.is_told and f.index < facts.index for f, p in draft.acts)
        if attacked_first and parties.perpetrator is not None and not same_actor(defender, parties.perpetrator, names):
            if parties.perpetrator.is_named:
                return
        attacker: ActorRef | None = None
        for other in facts.predicates:
            if other.nominal and other.family in ("attack", "clash") and other.item in predicate.patients:
                attacker = attacker or next((a for np in other.agents if (a := find_actor(context, np))), None)
                attacker = attacker or inner_actor(context, other.item)
        weapons = [np for np in [*predicate.roles.get("weapon", ()), *predicate.patients] if np.head.entry("arm") is not None]
        attacker = attacker or next((a for np in weapons if (a := inner_actor(context, np))), None)
        attacker = attacker or sender_of(facts, weapons)
        attacker = attacker or next((a for np in predicate.patients if person_class(context, np) and (a := find_actor(context, np))), None)
        if defender is None and attacker is None:
            continue
        parties.outcome = Outcome.REPELLED
        parties.outcome_words = context.whole(predicate.item)
        if same_actor(parties.perpetrator, defender, names) or attacker is not None:
            parties.perpetrator = attacker
            parties.doer_class = "fighter"
        if defender is not None:
            parties.target_actor = defender
            if not any(p.roles.get("target") for f, p in draft.acts if p.family == "attack") and person_class_of(predicate) != "thing":
                parties.target, parties.target_class = defender.words, "force"
        return


def sender_of(facts: Facts, weapons: list[Item]) -> ActorRef | None:
    """Who launched the weapons that were shot down: "drones launched by X", "X launched 26 drones"."""
    indexes = {np.index for np in weapons}
    for predicate in facts.predicates:
        if predicate.family == "use" and not predicate.negated:
            sent = {np.index for np in predicate.roles.get("weapon", ())}
            if not indexes or not sent or sent & indexes or not predicate.passive:
                for np in predicate.roles.get("agent", ()):
                    ref = find_actor(facts.context, np) or sender_by_country(facts, np)
                    if ref is not None:
                        return ref
    return None


def sender_by_country(facts: Facts, np: Item) -> ActorRef | None:
    """A state named as the one that sends: "launched by Russia"."""
    entry = np.head.entry("country")
    if entry is None:
        return None
    return ActorRef("country:" + entry.value, facts.context.whole(np), "state_force", (entry.value,), is_named=True)


def person_class_of(predicate: Predicate) -> str:
    """Whether what was repelled is a weapon ("thing"), so that the defender is not its target."""
    patients = [*predicate.roles.get("weapon", ()), *predicate.patients]
    return "thing" if any(np.head.entry("arm") is not None for np in patients) else ""


def find_taken(draft: Draft, parties: Parties) -> None:
    """A place that the attackers are told to have taken."""
    if parties.outcome is not None:
        return
    for facts, p in draft.acts:
        told = p.is_told or p.nominal and "position" in p.entry.key
        if p.family == "take_place" and told and not p.relative:
            parties.outcome, parties.outcome_words = Outcome.POSITION_TAKEN, facts.context.whole(p.item)
            return


def inner_actor(context: Context, item: Item) -> ActorRef | None:
    """The force before the head of a phrase: "an army plane", "Navy shelling", "ETA attacks"."""
    for position in range(item.last - 2, item.first - 1, -1):
        unit = context.units[position]
        entry = unit.entry("actor")
        if entry is not None and unit.is_cap:
            return named_actor(context, item, position, entry)
        if unit.entry("unit") is not None and unit.tag in "NP":
            return force_by_words(context, item, position + 1)
    return None


def find_doer(draft: Draft, parties: Parties, names: Names, voice: ActorRef | None) -> None:
    """The force that is the agent of the event's acts, the weightiest family first."""
    vague: ActorRef | None = None
    for wanted in PASSES:
        for facts, predicate in draft.acts:
            if predicate.family not in wanted or predicate.entry.frame.startswith("cause"):
                continue
            for role in ("agent", "weapon"):
                named = list(predicate.roles.get(role, ()))
                if predicate.nominal and role == "agent" and predicate.family == "attack":
                    named.append(predicate.item)
                for np in named:
                    if np is not predicate.item:
                        parties.doer_class = parties.doer_class or person_class(facts.context, np)
                    if np is predicate.item:
                        ref = inner_actor(facts.context, np)
                    else:
                        ref = resolve_doer(facts, predicate, np, names, voice)
                    if ref is None:
                        continue
                    if is_vague_group(facts.context, ref):
                        vague = vague or ref
                        continue
                    parties.perpetrator, parties.perpetrator_item = ref, np
                    note_hedge(facts, np, parties)
                    return
            if predicate.pronoun and not predicate.passive and "patient:subj" not in predicate.entry.frame:
                ref = pronoun_actor(facts, predicate, names, voice)
                if ref is not None:
                    parties.perpetrator = ref
                    return
    for facts in [*draft.facts, *draft.support]:
        accused = accused_actor(facts)
        if accused is not None and not is_vague_group(facts.context, accused[0]):
            parties.perpetrator, parties.basis, parties.by, parties.hedge = accused
            return
    if vague is not None:
        parties.perpetrator = names.before(vague.words.start, armed=True)


def resolve_doer(
    facts: Facts, predicate: Predicate, np: Item, names: Names, voice: ActorRef | None
) -> ActorRef | None:
    """The force behind an agent phrase: named in it, or the speaker's own ("its men", "our forces")."""
    lexicon = facts.context.lexicon
    ref = find_actor(facts.context, np)
    if ref is not None and ref.is_named:
        return ref
    if ref is None and (np.head.entry("arm") is not None or np.head.entry("act") is not None):
        ref = inner_actor(facts.context, np)
    if ref is not None and voice is not None and np.of < 0 and ref.words.text.casefold().rsplit(" ", 1)[-1] in lexicon.classes("plain_forces") and not ref.is_named and not ref.countries:
        return voice
    if np.of >= 0:
        inner = find_actor(facts.context, facts.context.items[np.of])
        if inner is not None and (ref is None or inner.is_named):
            return inner
    if np.determiner in lexicon.classes("first_person") and voice is not None:
        return voice
    if np.determiner in lexicon.classes("possessives"):
        own = pronoun_actor(facts, predicate, names, voice)
        if own is not None:
            return own
    return ref


def pronoun_actor(facts: Facts, predicate: Predicate, names: Names, voice: ActorRef | None) -> ActorRef | None:
    """The force that "it", "they" or "its men" stands for: the speaker of the stretch, else the last one named."""
    lexicon = facts.context.lexicon
    speech = speech_at(facts.speeches, predicate.item.index)
    if speech is not None:
        if speech.actor is not None and not is_vague_group(facts.context, speech.actor):
            return speech.actor
        owner = outlet_owner(facts, speech)
        if owner is not None:
            return owner
    if predicate.pronoun in lexicon.classes("first_person"):
        return voice
    if predicate.pronoun in lexicon.classes("third_person") or not predicate.pronoun:
        return names.before(facts.context.source.starts[facts.context.units[predicate.item.first].first], armed=True)
    return None


def note_hedge(facts: Facts, np: Item, parties: Parties) -> None:
    """Keep a "suspected" in or before the perpetrator's phrase."""
    for position in facts.cues.get("hedge_suspected", ()):
        if np.first - 1 <= position < np.last:
            parties.basis = Basis.SUSPECTED
            parties.hedge = (facts.context.words(position, position + 1), facts.context.words(np.first, np.last))
            return


def accused_actor(facts: Facts) -> tuple[ActorRef, Basis, Words | None, tuple[Words, ...]] | None:
    """The force that a sentence blames or suspects, with who does so and the words of the blame."""
    for predicate in facts.predicates:
        if predicate.family in ("accuse", "suspect") and not predicate.negated:
            for role in ("agent", "patient", "subject"):
                for np in predicate.roles.get(role, ()):
                    ref = find_actor(facts.context, np)
                    if ref is None and np.of >= 0:
                        ref = find_actor(facts.context, facts.context.items[np.of])
                    if ref is not None:
                        by = next((facts.context.bare(s) for s in predicate.roles.get("speaker", ())), None)
                        basis = Basis.ACCUSED if predicate.family == "accuse" else Basis.SUSPECTED
                        return ref, basis, by, (facts.context.whole(predicate.item), facts.context.whole(np))
    return None


TARGETS: tuple[tuple[str, bool, str], ...] = (
    ("attack", False, "target"),
    ("attack", False, "patient"),
    ("use", False, "target"),
    ("take_place", False, "place"),
    ("use", False, "place"),
    ("clash", False, "target"),
    ("attack", True, "target"),
    ("clash", True, "target"),
    ("capture", False, "patient"),
    ("kill", False, "patient"),
    ("kill", True, "patient"),
    ("destroy", False, "target"),
    ("destroy", False, "item"),
    ("damage", False, "target"),
    ("damage", False, "item"),
    ("injure", False, "patient"),
    ("die", False, "patient"),
    ("clash", True, "agent"),
    ("clash", False, "agent"),
    ("seize", False, "item"),
)
LATER_SENTENCE = 3


def find_target(draft: Draft, parties: Parties) -> None:
    """What was attacked: the object of the attack, else the people hit; earlier sentences count more."""
    if parties.target is not None:
        return
    best: tuple[int, Words, Item, Facts] | None = None
    order = {id(f): i for i, f in enumerate(draft.facts)}
    for facts, predicate in draft.acts:
        for rank, (family, nominal, role) in enumerate(TARGETS):
            if predicate.family != family or predicate.nominal != nominal:
                continue
            for np in predicate.roles.get(role, ()):
                if np is parties.perpetrator_item:
                    continue
                if family == "use" and np.head.place and np.head.entry("target") is None:
                    continue
                cost = rank + LATER_SENTENCE * order.get(id(facts), 0) + (0 if is_targetable(np) else 8)
                if best is None or cost < best[0]:
                    words = target_words(facts, np, parties)
                    if words is not None:
                        best = (cost, words, np, facts)
    if best is None:
        best = fallback_target(draft, parties)
    if best is not None:
        _, parties.target, item, facts = best
        parties.target_actor = find_actor(facts.context, item)
        parties.target_class = person_class(facts.context, item)


def fallback_target(draft: Draft, parties: Parties) -> tuple[int, Words, Item, Facts] | None:
    """The people hit, when no act word names whom it was aimed at."""
    for facts in draft.facts:
        for toll in facts.tolls:
            if toll.people in ("soldier", "force", "civilian", "fighter") and toll.victim is not None and toll.high != 0:
                words = target_words(facts, toll.item, parties)
                if words is not None:
                    return 0, words, toll.item, facts
    return None


MOBILE = frozenset({"vehicle", "armoured_vehicle", "aircraft", "boat"})


def is_targetable(np: Item) -> bool:
    """Whether the head of a phrase is something that is attacked: people, a force, a site, a vehicle, a place."""
    head = np.head
    if head.tag == "P" or head.place:
        return True
    return any(e.kind in ("target", "person", "unit", "actor") or (e.kind == "arm" and e.family in MOBILE) for e in head.entries)


def target_words(facts: Facts, np: Item, parties: Parties) -> Words | None:
    """The words of a target, or None when the phrase only points back or is an act."""
    context: Context = facts.context
    if any(e.kind == "act" and e.name == "noun" for e in np.head.entries) and not np.head.entry("target"):
        return None
    if any(e.kind == "arm" and e.family not in MOBILE for e in np.head.entries) and not np.head.entry("target"):
        return None
    if np.head.tag == "M":
        return None
    words = context.bare(np)
    if words is None or len(words.text) > 120:
        return None
    ref = find_actor(context, np)
    if ref is not None and parties.perpetrator is not None and ref.key == parties.perpetrator.key:
        return None
    if np.head.low in context.lexicon.classes("others") or person_class(context, np) in ("mixed", "bare"):
        return None
    if np.determiner in context.lexicon.classes("definite") and np.head.low in context.lexicon.classes("place_types") and np.of < 0:
        return place_words(facts) or words
    return words


def place_words(facts: Facts) -> Words | None:
    """The close place that a sentence names, for "the town"."""
    close = [p for p in facts.places if p.level > 1]
    return close[0].words if close else None


def same_actor(one: ActorRef | None, other: ActorRef | None, names: Names) -> bool:
    """Whether two references name one force."""
    if one is None or other is None:
        return False
    if names.key(one) == names.key(other):
        return True
    a, b = set(fold_pieces(one.words.text)), set(fold_pieces(other.words.text))
    return bool(a and b) and (a <= b or b <= a)


def find_claimant(draft: Draft, parties: Parties, names: Names, voice: ActorRef | None) -> None:
    """Who says that it did the act: by a claim of responsibility, or by telling it itself."""
    for facts in [*draft.facts, *draft.support]:
        if "unclaimed" in facts.cues:
            return
        ref = claim_of(facts)
        if ref is not None and is_vague_group(facts.context, ref):
            ref = names.before(ref.words.start, armed=True)
        if ref is not None:
            if parties.perpetrator is None:
                parties.perpetrator = ref
            if parties.outcome is not Outcome.REPELLED or parties.claimant is None:
                set_claimed(parties, ref, facts, None)
            return
    if parties.basis is Basis.SUSPECTED:
        return
    doer = parties.perpetrator if parties.outcome is not Outcome.REPELLED else parties.target_actor
    for facts, predicate in draft.acts:
        speech = speech_at(facts.speeches, predicate.item.index)
        if speech is None or speech.family == "deny":
            continue
        speaker = find_speaker(facts, speech, doer, names)
        if speaker is None:
            continue
        if same_side(speaker, doer, names):
            set_claimed(parties, speaker if same_actor(speaker, doer, names) or doer is None else doer, facts, speech)
            return
        if doer is None and predicate.family in DOING and (
            speaks_of_own(draft, speaker, parties) or predicate.family == "take_place" and not predicate.agents
        ):
            parties.perpetrator = speaker
            set_claimed(parties, speaker, facts, speech)
            return
    for facts in [*draft.facts, *draft.support[:3]]:
        for speech in facts.speeches:
            speaker = speech.actor if speech.family != "deny" else None
            if doer is not None and doer.is_named and same_actor(speaker, doer, names) and parties.outcome is not Outcome.REPELLED:
                set_claimed(parties, doer, facts, speech)
                return
    if voice is not None and (same_side(voice, doer, names) or doer is None and speaks_of_own(draft, voice, parties)):
        if doer is None:
            parties.perpetrator = voice
        set_claimed(parties, voice, draft.facts[0], None)


def find_speaker(facts: Facts, speech: Speech, doer: ActorRef | None, names: Names) -> ActorRef | None:
    """The force that speaks: named, through its outlet, or meant by "the group" and "its spokesman"."""
    context = facts.context
    if speech.actor is not None and not is_vague_group(context, speech.actor):
        return speech.actor
    owner = outlet_owner(facts, speech)
    if owner is not None:
        return owner
    start = context.source.starts[context.units[speech.verb.first if speech.verb else 0].first]
    if speech.actor is not None or (speech.item is not None and speech.item.head.low in context.lexicon.classes("group_speakers")):
        return names.before(start, armed=True)
    own = context.lexicon.classes("possessives") | context.lexicon.classes("third_person")
    if speech.pronoun in own or (speech.item is not None and speech.item.determiner in own):
        return names.before(start, armed=False) if doer is None or not doer.is_named else doer
    return None


def speaks_of_own(draft: Draft, speaker: ActorRef, parties: Parties) -> bool:
    """Whether an act without a doer is the speaker's: those it hit are on the other side."""
    if parties.doer_class or parties.outcome is Outcome.REPELLED:
        return False
    victims = {t.people for f in draft.facts for t in f.tolls} | {parties.target_class}
    if speaker.kind in STATE or speaker.key.startswith("words:"):
        return "fighter" in victims and not victims & {"civilian", "soldier", "named"}
    return bool(victims & {"soldier", "force", "named"}) and "civilian" not in victims


def same_side(one: ActorRef, other: ActorRef | None, names: Names) -> bool:
    """Whether a speaker and a doer are one force, or a state and its unnamed troops."""
    if same_actor(one, other, names):
        return True
    if other is None or other.is_named or other.countries:
        return False
    return one.kind in STATE or (one.key.startswith("words:") and one.kind != "rebel_group")


def is_own_account(facts: Facts, predicate: object) -> bool:
    """Whether the doer is a pronoun or possessive of the speaker ("its fighters", "it had")."""
    lexicon = facts.context.lexicon
    own = lexicon.classes("possessives") | lexicon.classes("first_person") | lexicon.classes("third_person")
    pronoun = getattr(predicate, "pronoun", "")
    agents = getattr(predicate, "agents", [])
    return pronoun in own or any(np.determiner in lexicon.classes("possessives") for np in agents)


def outlet_owner(facts: Facts, speech: Speech) -> ActorRef | None:
    """The force that owns the outlet which speaks."""
    if speech.item is None:
        return None
    last = facts.context.items[speech.item.of].last if speech.item.of >= 0 else speech.item.last
    for position in range(speech.item.first, last):
        entry = facts.context.units[position].entry("outlet")
        if entry is not None and entry.value:
            words = facts.context.words(position, position + 1)
            return ActorRef(entry.value, words, entry.frame, is_named=False)
    return None


def claim_of(facts: Facts) -> ActorRef | None:
    """The force that a sentence says has claimed an act."""
    for predicate in facts.predicates:
        if predicate.family == "claim" and not predicate.negated and not predicate.unreal:
            if is_claim_of_act(facts, predicate):
                for np in predicate.agents:
                    ref = find_actor(facts.context, np)
                    if ref is not None and np.determiner not in facts.context.lexicon.classes("no"):
                        return ref
    return None


def is_claim_of_act(facts: Facts, predicate: Predicate) -> bool:
    """Whether a verb of claiming takes the act itself ("claimed the raid"), and not what is only said."""
    lexicon = facts.context.lexicon
    if predicate.entry.key not in lexicon.classes("plain_claims"):
        return True
    for np in predicate.roles.get("content", ()):
        if any(e.kind == "arm" or e.kind == "act" and e.name == "noun" for e in np.head.entries) or np.head.low in lexicon.classes("claimables"):
            return True
    after = predicate.item.index + 1
    items = facts.context.items
    return after < len(items) and items[after].kind == "pron" and (after + 1 == len(items) or items[after + 1].kind != "vg")


def set_claimed(parties: Parties, ref: ActorRef, facts: Facts, speech: Speech | None) -> None:
    """Record the claimant and where its word stands."""
    parties.claimant, parties.assertion = ref, Assertion.CLAIMED
    parties.basis = Basis.SELF_CLAIMED if parties.basis is Basis.STATED else parties.basis
    parties.by, parties.speech, parties.said_in = ref.words, speech, facts
    if speech is not None:
        verb = facts.context.whole(speech.verb) if speech.verb is not None else None
        parties.said = tuple(words for words in (speech.words, verb) if words is not None)
    if not parties.said:
        parties.said = (ref.words,)

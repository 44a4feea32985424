"""The acts of one event -> the force that did them: an agent, a pronoun of the speaker, or one accused."""

from __future__ import annotations

from dragoman.read.accused import accused_actor, note_hedge, told_member
from dragoman.read.drafts import Draft
from dragoman.read.facts import Facts
from dragoman.read.families import STRUCK
from dragoman.read.memberships import (
    before_bracket,
    by_initials,
    is_of_ours,
    is_same_group,
    member_of,
    named_group,
    owner_of_unit,
    unknown_group,
)
from dragoman.read.names import OFFICIAL, SOLDIER, Names, inner_actor, same_actor
from dragoman.read.nouns import (
    ActorRef,
    Context,
    filed,
    filed_head,
    find_actor,
    is_attacker,
    is_vague_group,
    person_class,
)
from dragoman.read.party import Parties
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate
from dragoman.read.speakers import Speech, speech_at

ROLES = frozenset({"fighter", "soldier", "civilian", "mixed", "force"})
PASSES = (
    ("attack", "clash", "take_place", "use"),
    ("kill", "capture", "destroy"),
    ("seize", "damage", "injure"),
    ("die", "loss"),
)
HIT = ("target", "patient")


def find_doer(draft: Draft, parties: Parties, names: Names, voice: ActorRef | None) -> None:
    """The force that is the agent of the event's acts, the weightiest family first."""
    vague: list[ActorRef] = []
    if takes_agent(draft, parties, names, voice, vague) or takes_accused(draft, parties):
        return
    if vague:
        parties.perpetrator = names.before(vague[0].words.start, armed=True)


def takes_agent(
    draft: Draft, parties: Parties, names: Names, voice: ActorRef | None, vague: list[ActorRef]
) -> bool:
    """Take the agent of an act; groups called only "the group" are put aside in `vague`."""
    unnamed = is_unnamed_attack(draft, names, voice)
    for wanted in PASSES:
        for facts, predicate in draft.acts:
            if predicate.family not in wanted or predicate.entry.frame.startswith("cause"):
                continue
            others = [p for _, p in draft.acts if p is not predicate and p.family == "attack"]
            # "gunmen attacked a post; the army said it killed two attackers"
            is_answer = bool(others) and hits_attackers(facts, predicate)
            for np in agent_phrases(facts, predicate):
                note_people(facts, predicate, np, parties)
                if is_answer:
                    continue
                ref = force_behind(facts, predicate, np, names, voice)
                if ref is None or unnamed and is_state_service(facts.context, ref, names):
                    continue
                if unnamed and facts.context.lexicon.relations and is_force_hit(draft, ref, names):
                    continue
                if predicate.family in ("kill", "injure") and tells_own_site_hit(facts):
                    continue
                if is_vague_group(facts.context, ref) and not is_new_unit(facts, np):
                    vague.extend([] if is_some_group(facts, np) else [ref])
                    continue
                parties.perpetrator, parties.perpetrator_item = ref, np
                note_hedge(facts, np, parties)
                return True
            if acts_as_pronoun(predicate) and not hits_pronoun(facts, predicate) and not is_answer:
                ref = pronoun_actor(facts, predicate, names, voice)
                if ref is not None:
                    parties.perpetrator = ref
                    return True
    return False


def hits_attackers(facts: Facts, predicate: Predicate) -> bool:
    """Whether those hit are called attackers: who hit them answered an act, and did not do it."""
    hit = predicate.patients
    if not hit:
        return False
    if predicate.entry.key in facts.context.lexicon.classes("answering_verbs"):  # "riposté à une attaque"
        return any(e.kind == "act" and e.family == "attack" for np in hit for e in np.head.entries)
    return predicate.family in STRUCK and all(is_attacker(facts.context, np) for np in hit)


def is_some_group(facts: Facts, np: Item) -> bool:
    """Whether an article says that a group is not the one named before: "par un groupe armé"."""
    lexicon = facts.context.lexicon
    return bool(lexicon.relations) and np.determiner in lexicon.classes("indefinite")


def is_new_unit(facts: Facts, np: Item) -> bool:
    """Whether a word for a unit without an article names one for the first time: "قوة من اللواء الرابع"."""
    return facts.context.lexicon.language.verb_first and not np.head.article and not np.determiner


def agent_phrases(facts: Facts, predicate: Predicate) -> list[Item]:
    """The phrases that may name the doer of an act: its agents, a noun of attack itself, its weapons."""
    phrases = list(predicate.roles.get("agent", ()))
    if predicate.nominal and predicate.family == "attack":
        phrases.append(predicate.item)
    arms = [np for np in predicate.roles.get("weapon", ()) if np.head.entry("arm") is not None]
    return phrases + [np for np in arms if not is_hit(facts, np)]


def note_people(facts: Facts, predicate: Predicate, np: Item, parties: Parties) -> None:
    """Keep what sort of people a doer's phrase names, and its words where it is a role word."""
    if np is predicate.item:
        return
    people = person_class(facts.context, np)
    parties.doer_class = parties.doer_class or people
    parties.doer_heads.add(np.head.low)
    if parties.doer_words is None and np.head.tag == "N" and people in ROLES:
        parties.doer_words = facts.context.bare(np)


def force_behind(
    facts: Facts, predicate: Predicate, np: Item, names: Names, voice: ActorRef | None
) -> ActorRef | None:
    """The force that a doer's phrase stands for, or that a noun of attack has inside it: "the army raid"."""
    if np is predicate.item:
        return inner_actor(facts.context, np)
    return resolve_doer(facts, predicate, np, names, voice)


def acts_as_pronoun(predicate: Predicate) -> bool:
    """Whether a pronoun does the act: not one that suffers it, nor "they were driving", which attacks nobody."""
    is_bare_use = predicate.family == "use" and not predicate.roles
    suffers = any(f"{role}:subj" in predicate.entry.frame for role in ("patient", "target", "loser"))
    return bool(predicate.pronoun) and not (predicate.passive or is_bare_use or suffers)


def hits_pronoun(facts: Facts, predicate: Predicate) -> bool:
    """Whether what a pronoun does is its answer to an attack on it: "it came under fire and retaliated"."""
    return any(
        p is not predicate
        and p.pronoun == predicate.pronoun
        and p.item.index < predicate.item.index
        and ("target:subj" in p.entry.frame or p.passive and p.family == "attack")
        for p in facts.acts
    )


def takes_accused(draft: Draft, parties: Parties) -> bool:
    """Take the force that a sentence blames or suspects."""
    for facts in [*draft.facts, *draft.support]:
        accused = accused_actor(facts)
        if accused is not None and not is_vague_group(facts.context, accused[0]):
            parties.perpetrator, parties.basis, parties.by, parties.hedge = accused
            return True
    for facts in [*draft.facts, *draft.support]:
        ref = told_member(facts)
        if ref is not None:
            parties.perpetrator = ref
            return True
    return False


def is_hit(facts: Facts, np: Item) -> bool:
    """Whether a thing is what an act struck, so that its owner is no doer: "a tank of the invaders blown up"."""
    return any(
        np.index == hit.index for p in facts.predicates for role in HIT for hit in p.roles.get(role, ())
    )


def is_unnamed_attack(draft: Draft, names: Names, voice: ActorRef | None) -> bool:
    """Whether people whom nobody names did the attack: "gunmen fired on the camp"."""
    for facts, predicate in draft.acts:
        if predicate.family == "attack" and not predicate.nominal and predicate.agents:
            np = predicate.agents[0]
            if person_class(facts.context, np) in ("fighter", "mixed"):
                return resolve_doer(facts, predicate, np, names, voice) is None
            ref = find_actor(facts.context, np) if facts.context.lexicon.relations else None
            if ref is not None and np.of < 0 and is_vague_group(facts.context, ref):
                return True  # "pris à partie par un groupe armé terroriste"
    return False


def tells_own_site_hit(facts: Facts) -> bool:
    """Whether a force tells of an attack on its own: "avoir tué dix hommes lors d'une attaque contre sa base"."""
    lexicon = facts.context.lexicon
    if not lexicon.relations or not lexicon.language.has_case:
        return False
    return any(
        p.nominal and p.family == "attack" and np.determiner in lexicon.classes("third_person")
        for p in facts.acts
        for np in p.roles.get("target", ())
    )


def is_force_hit(draft: Draft, ref: ActorRef, names: Names) -> bool:
    """Whether a force is the one that people whom nobody names attacked: what it did was its answer."""
    for facts, predicate in draft.acts:
        if predicate.family != "attack" or predicate.nominal:
            continue
        for np in (np for role in HIT for np in predicate.roles.get(role, ())):
            inner = find_actor(facts.context, facts.context.items[np.of]) if np.of >= 0 else None
            if same_actor(ref, inner, names) or same_actor(ref, find_actor(facts.context, np), names):
                return True
    return False


def is_state_service(context: Context, ref: ActorRef, names: Names) -> bool:
    """Whether a doer is the army or the police, which comes after the attack of unnamed people."""
    last = filed_head(ref.words, context.lexicon)
    if context.lexicon.relations and context.lexicon.language.has_case and ref.kind in OFFICIAL:
        return True
    return names.nature(ref) == SOLDIER or last in context.lexicon.classes("state_nouns")


def resolve_doer(
    facts: Facts, predicate: Predicate, np: Item, names: Names, voice: ActorRef | None
) -> ActorRef | None:
    """The force behind an agent phrase: named in it, or the speaker's own ("its men", "our forces")."""
    lexicon = facts.context.lexicon
    ref = (
        find_actor(facts.context, np)
        or by_initials(facts.context, np, names)
        or before_bracket(facts.context, np)
    )
    group = named_group(facts, np, names)
    if group is None and voice is not None and is_of_ours(facts.context, np):
        return voice
    if group is not None and (ref is None or not ref.is_named or np.head.low in lexicon.classes("subunits")):
        return group
    owner = owner_of_unit(facts.context, np, names)
    if owner is not None:
        return owner
    if lexicon.relations and group is None and np.determiner in lexicon.classes("first_person"):
        speech = speech_at(facts.speeches, predicate.item.index)
        said = speech.actor if speech is not None else None
        return voice or said or (ref if ref is not None and ref.is_named else None)
    if ref is not None and ref.is_named:
        return ref
    own = speakers_own(facts, predicate, np)
    if own is not None:
        return own
    if ref is None and (np.head.entry("arm") is not None or np.head.entry("act") is not None):
        ref = inner_actor(facts.context, np)
    if (
        ref is not None
        and voice is not None
        and np.of < 0
        and filed_head(ref.words, lexicon) in lexicon.classes("plain_forces")
        and not ref.is_named
        and not ref.countries
    ):
        return voice
    if np.of >= 0:
        inner = find_actor(facts.context, facts.context.items[np.of])
        plain = ref is not None and filed(ref.words, lexicon) in lexicon.classes("plain_forces")
        if inner is not None and (ref is None or plain or inner.is_named):
            return inner
        if inner is None and (ref is None or not (ref.is_named or ref.countries)):
            ref = unknown_group(facts.context, np) or ref
    if is_same_group(facts.context, np):
        return names.before(facts.context.words(np.first, np.last).start, armed=True) or ref
    belonging = member_of(facts.context, np)
    if belonging is not None and (ref is None or not ref.countries):
        return belonging
    if np.determiner in lexicon.classes("first_person") and voice is not None:
        return voice
    inner_np = facts.context.items[np.of] if np.of >= 0 else np
    if inner_np.determiner in lexicon.classes("first_person") and voice is not None:
        return voice
    if {np.determiner, inner_np.determiner} & lexicon.classes("possessives"):
        own = pronoun_actor(facts, predicate, names, voice)
        if own is not None:
            return own
    return ref


def speakers_own(facts: Facts, predicate: Predicate, np: Item) -> ActorRef | None:
    """The force that says of "its forces" what they did: "the army claimed in a statement by X that its forces"."""
    lexicon = facts.context.lexicon
    if np.determiner not in lexicon.classes("third_person") or np.head.low not in lexicon.classes(
        "plain_forces"
    ):
        return None
    speech = speech_at(facts.speeches, predicate.item.index)
    if speech is None or speech.actor is None or is_vague_group(facts.context, speech.actor):
        return None
    return speech.actor


def owner_by_initials(context: Context, item: Item, names: Names) -> ActorRef | None:
    """The force whose short form owns what a phrase names: "AAJ's channel"."""
    for at in range(item.first, item.last):
        if context.units[at].is_cap and context.units[at].tag in "PN":
            key = names.keys.get(context.words(at, at + 1).text.casefold())
            if key is not None and names.of_key(key) is not None:
                return names.of_key(key)
    return None


def pronoun_actor(
    facts: Facts, predicate: Predicate, names: Names, voice: ActorRef | None
) -> ActorRef | None:
    """The force that "it", "they" or "its men" stands for: the speaker of the stretch, else the last one named."""
    lexicon = facts.context.lexicon
    speech = speech_at(facts.speeches, predicate.item.index)
    if speech is not None:
        if speech.actor is not None and not is_vague_group(facts.context, speech.actor):
            return speech.actor
        owner = outlet_owner(facts, speech)
        if owner is not None:
            return owner
        if speech.actor is not None and lexicon.language.verb_first:
            return names.before(speech.actor.words.start, armed=False)
    if predicate.pronoun in lexicon.classes("first_person"):
        return voice
    if predicate.pronoun in lexicon.classes("third_person") or not predicate.pronoun:
        start = facts.context.source.starts[facts.context.units[predicate.item.first].first]
        before = names.before(start, armed=True)
        ours = lexicon.classes("first_person")
        if same_actor(before, voice, names) and any(u.low in ours for u in facts.context.units):
            return None  # a statement that says "our" does not say "their" of itself
        return before
    return None


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

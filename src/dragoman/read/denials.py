"""An event and those who answer for it -> whether the force that tells of the act or is blamed for it denies it.

A denial is told by its verb ("the Ministry denies this"), by the verb after it ("denies having shelled the town"), or
by an act that a party says was not done ("no position was attacked", "the corps said it had not fired").
"""

from __future__ import annotations

from dragoman.base.claim import Assertion, Basis
from dragoman.read.drafts import Draft
from dragoman.read.facts import Facts
from dragoman.read.names import Names, same_actor
from dragoman.read.nouns import ActorRef, Words, find_actor
from dragoman.read.party import Parties
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate
from dragoman.read.speakers import Speech, speech_at

UNDONE = frozenset({"attack", "clash", "use", "take_place"})


def undone_acts(facts: Facts) -> list[Predicate]:
    """The acts that a sentence says nobody did: "no aircraft attacked a camp", "had not fired on the town"."""
    return [
        p for p in facts.predicates if p.family in UNDONE and p.negated and not p.unreal and not p.entry.flag
    ]


def tells_undone(facts: Facts) -> bool:
    """Whether a sentence tells of nothing but acts that were not done, at a place or on a day."""
    placed = any(p.level > 1 and not p.aside for p in facts.places) or bool(facts.dates)
    return placed and not facts.tolls and any(not p.nominal for p in undone_acts(facts))


def find_denial(draft: Draft, parties: Parties, names: Names, voice: ActorRef | None) -> bool:
    """Record that an act is denied by the party whose statement tells of it, or by the force said to have done it."""
    for facts in [*draft.facts, *draft.support]:
        if gives_own_count(facts):
            continue
        is_late = bool(draft.acts) and facts.index > draft.acts[0][0].index + 1
        is_own = is_late and parties.basis is Basis.STATED and same_actor(voice, parties.perpetrator, names)
        if (
            denies_as_doer(facts, parties, names)
            or not is_own
            and denies_by_verb(facts, parties, voice)
            or denies_by_telling(draft, facts, parties, names, voice)
        ):
            return True
    return False


def gives_own_count(facts: Facts) -> bool:
    """Whether who denies a figure gives another one of the same act: "denied this, saying only two were killed"."""
    denial = next((p for p in facts.predicates if p.family == "deny" and not p.negated), None)
    if denial is None:
        return False
    for toll in facts.tolls:
        speech = speech_at(facts.speeches, toll.item.index) if toll.low else None
        if speech is None or speech.verb is None or speech.family == "deny":
            continue
        between = range(denial.item.index, speech.verb.index)
        is_apart = any(facts.context.items[at].kind == "," for at in between)
        return is_apart and not any(p.item.index in between and p.family in UNDONE for p in facts.predicates)
    return False


def denies_by_verb(facts: Facts, parties: Parties, voice: ActorRef | None) -> bool:
    """Whether the party whose statement it is denies what stands in it: "we deny it", "the Ministry denies this"."""
    if voice is None:
        return False
    classes = facts.context.lexicon.classes
    for predicate in facts.predicates:
        if predicate.family != "deny" or predicate.nominal or predicate.negated:
            continue
        speaker = next(iter(predicate.roles.get("speaker", ())), None)
        ours = predicate.pronoun in classes("first_person")
        definite = speaker is not None and (
            speaker.determiner in classes("definite") and speaker.last - speaker.first <= SHORT
        )
        speech = next((s for s in facts.speeches if s.verb is predicate.item), None)
        unnamed = speech is not None and speech.actor is not None and not speech.actor.is_named
        if ours or definite or unnamed or speaker is not None and is_voice(facts, speaker, voice):
            whole = facts.context.whole
            record(
                parties, facts, (whole(predicate.item), *((whole(speaker),) if speaker is not None else ()))
            )
            return True
    return False


def denies_as_doer(facts: Facts, parties: Parties, names: Names) -> bool:
    """Whether the force said to have done an act denies it before it is told: "X rejected reports that its men had"."""
    first = min((p.item.index for p in facts.acts if not p.nominal), default=0)
    for predicate in facts.predicates:
        if (
            predicate.family != "deny"
            or predicate.nominal
            or predicate.negated
            or predicate.item.index > first
        ):
            continue
        speech = next((s for s in facts.speeches if s.verb is predicate.item), None)
        if speech is not None and same_actor(speech.actor, parties.perpetrator, names):
            words = (speech.words,) if speech.words is not None else ()
            record(parties, facts, (facts.context.whole(predicate.item), *words))
            return True
    return False


SHORT = 2  # units: "the Ministry", "the Alliance"


def is_voice(facts: Facts, speaker: Item, voice: ActorRef) -> bool:
    """Whether a speaker is the party whose statement it is."""
    ref = find_actor(facts.context, speaker)
    return ref is not None and ref.key == voice.key


def denies_by_telling(
    draft: Draft, facts: Facts, parties: Parties, names: Names, voice: ActorRef | None
) -> bool:
    """Whether a party says that the act was not done: it speaks in its own statement, or it is the one accused."""
    for predicate in undone_acts(facts):
        speech = speech_at(facts.speeches, predicate.item.index)
        speaker = speech.actor if speech is not None else voice or speaker_before(draft)
        if speaker is None or not (
            draft.is_denial or speech is not None and is_accused(speech, parties, names)
        ):
            continue
        said = [facts.context.whole(predicate.item)]
        if speech is not None and speech.words is not None:
            said.append(speech.words)
        record(parties, facts, tuple(said))
        return True
    return False


def speaker_before(draft: Draft) -> ActorRef | None:
    """The force that has denied another act in the sentences before."""
    return next((s.actor for f in draft.support if undone_acts(f) for s in f.speeches if s.actor), None)


def is_accused(speech: Speech, parties: Parties, names: Names) -> bool:
    """Whether the one who speaks is the force that the act is laid to."""
    return same_actor(speech.actor, parties.perpetrator, names)


def record(parties: Parties, facts: Facts, said: tuple[Words, ...]) -> None:
    """Keep a denial with its words."""
    parties.assertion, parties.said_in, parties.said = Assertion.DENIED, facts, said
    if parties.basis is Basis.SELF_CLAIMED:
        parties.basis = Basis.ACCUSED

"""The words beside a number of people -> the force that they belong to, or that did it to them."""

from __future__ import annotations

from dragoman.read.doers import pronoun_actor, resolve_doer
from dragoman.read.facts import Facts
from dragoman.read.families import STRUCK
from dragoman.read.names import Names, same_actor
from dragoman.read.nouns import ActorRef, Context, find_actor
from dragoman.read.party import Parties
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate
from dragoman.read.speakers import speech_at
from dragoman.read.tolls import TollFound


def owner_of(toll: TollFound, facts: Facts, parties: Parties, names: Names) -> ActorRef | None:
    """The force that people belong to by the words of their phrase: named in it, or by "its", "our", "own"."""
    context = facts.context
    classes = context.lexicon.classes
    if toll.item.of < 0 and is_own_phrase(context, toll.item):
        return own_force(toll, facts, parties, names)
    if toll.by_subject and toll.predicate is not None:
        return subject_actor(toll.predicate, facts, parties, names)
    chain = [toll.item]
    while chain[-1].of >= 0 and len(chain) < 4:
        chain.append(context.items[chain[-1].of])
    if toll.holder is not None:
        chain.append(toll.holder)
        if toll.holder.of >= 0:
            chain.append(context.items[toll.holder.of])
    if any(is_owned(context, np) for np in chain):
        return own_force(toll, facts, parties, names)
    for np in chain:
        actor = find_actor(context, np)
        if actor is not None and (actor.is_named or actor.countries):
            return actor
    for np in chain:
        if np.determiner in classes("first_person"):
            speech = speech_at(facts.speeches, toll.item.index)
            said = speech.actor if speech is not None else None
            return said or parties.voice or parties.claimant
        if context.lexicon.relations and np.head.low in classes("family_words"):
            continue  # "quatre membres de sa famille"
        if (
            np.determiner in classes("possessives")
            or np.kind == "pron"
            or toll.by_phrase
            and toll.people in ("mixed", "bare")
        ):
            owner = own_force(toll, facts, parties, names)
            if hit_by_owner(toll, owner, parties, names):
                return parties.target_actor  # "it hit a patrol, killing 12 of its members"
            return owner
    if context.lexicon.relations and is_had_by_us(context, toll.item):
        return speaker_of(toll, facts, parties)
    if is_own_word(context, toll) and (parties.voice is not None or not context.lexicon.relations):
        return speaker_of(
            toll, facts, parties, strict=any(e.key in classes("martyrs") for e in toll.item.head.entries)
        )
    return None


def hit_by_owner(toll: TollFound, owner: ActorRef | None, parties: Parties, names: Names) -> bool:
    """Whether a force would have hit its own people: then "its" is said of those whom it hit."""
    predicate = toll.predicate
    if owner is None or predicate is None or predicate.nominal or predicate.passive or predicate.negated:
        return False
    return predicate.family in STRUCK and same_actor(owner, parties.perpetrator, names)


def speaker_of(toll: TollFound, facts: Facts, parties: Parties, *, strict: bool = False) -> ActorRef | None:
    """The force whose words a toll stands in: the speaker of the sentence, else of the document, else the claimant."""
    speech = speech_at(facts.speeches, toll.item.index)
    said = speech.actor if speech is not None else None
    return said or parties.voice or (None if strict else parties.claimant)


def is_had_by_us(context: Context, item: Item) -> bool:
    """Whether those who speak say that they had a number of dead or wounded: "nous n'avons eu qu'un blessé"."""
    verb = next((i for i in reversed(context.items[: item.index]) if i.kind == "vg"), None)
    if verb is None or verb.form != "have" or verb.index == 0:
        return False
    before = context.items[verb.index - 1]
    return before.kind == "pron" and before.low in context.lexicon.classes("first_person")


def is_own_phrase(context: Context, item: Item) -> bool:
    """Whether "of their own" without a noun follows a number: "lost eight of their own"."""
    after = context.items[item.index + 1 : item.index + 3]
    return (
        len(after) == 2
        and after[0].low == "of"
        and context.units[after[1].first].low in context.lexicon.classes("possessives")
    )


def is_owned(context: Context, np: Item) -> bool:
    """Whether a phrase opens with "its own", whoever it names after that."""
    first = np.first
    return (
        np.determiner in context.lexicon.classes("possessives")
        and first + 1 < np.last
        and context.units[first + 1].low in context.lexicon.classes("owned")
    )


def is_own_word(context: Context, toll: TollFound) -> bool:
    """Whether a party's own word of honour stands for its people: "two comrades fell as martyrs"."""
    own = context.lexicon.classes("own_people")
    nps = [np for np in (toll.item, toll.holder) if np is not None]
    if any(e.kind == "person" and e.key in own for np in nps for e in np.head.entries):
        return True
    verbs = context.lexicon.classes("own_verbs")
    return toll.predicate is not None and toll.predicate.entry.key in verbs


def subject_actor(predicate: Predicate, facts: Facts, parties: Parties, names: Names) -> ActorRef | None:
    """The force that the subject of a verb names or stands for."""
    voice = parties.voice or parties.claimant
    for np in predicate.agents:
        actor = resolve_doer(facts, predicate, np, names, voice)
        if actor is not None:
            return actor
    if predicate.pronoun:
        return pronoun_actor(facts, predicate, names, voice)
    return None


def own_force(toll: TollFound, facts: Facts, parties: Parties, names: Names) -> ActorRef | None:
    """Whose people "its men" are: the speaker's, else those of the subject of the verb."""
    speech = speech_at(facts.speeches, toll.item.index)
    if speech is not None and speech.antecedent is not None:
        return speech.antecedent
    if speech is not None and speech.item is not None and (speech.actor is not None or is_staff(speech.item)):
        return speech.actor
    if toll.predicate is not None:
        return pronoun_actor(facts, toll.predicate, names, parties.claimant)
    return speech.actor if speech is not None else None


def is_staff(item: Item) -> bool:
    """Whether a speaker is an office of a force that its words do not name: "the general staff"."""
    return item.head.entry("person") is None and item.head.entry("rank") is None and item.head.tag == "N"


def doer_of(toll: TollFound, facts: Facts, parties: Parties, names: Names) -> ActorRef | None:
    """The force that did it to the people of a toll, where the verb's own subject tells."""
    predicate = toll.predicate
    if predicate is None or predicate.nominal:
        return None
    if "patient:subj" in predicate.entry.frame or (predicate.passive and not predicate.agents):
        return None
    return subject_actor(predicate, facts, parties, names)

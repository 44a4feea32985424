"""A sentence -> the force that it blames or suspects, who does so and the words of the blame."""

from __future__ import annotations

from dragoman.base.claim import Basis
from dragoman.read.facts import Facts, tail_of
from dragoman.read.nouns import ActorRef, Context, Words, find_actor, name_as_actor, person_class
from dragoman.read.party import Parties
from dragoman.read.phrases import Item
from dragoman.read.subjects import find_subjects

REACH = 6  # items


def accused_actor(facts: Facts) -> tuple[ActorRef, Basis, Words | None, tuple[Words, ...]] | None:
    """The force that a sentence blames or suspects, with who does so and the words of the blame."""
    for predicate in facts.predicates:
        if predicate.family in ("accuse", "suspect") and not predicate.negated:
            for role in ("agent", "patient", "subject"):
                for np in predicate.roles.get(role, ()):
                    ref = parent_force(facts.context, np) or name_as_actor(facts.context, np)
                    if ref is not None:
                        by = next((facts.context.bare(s) for s in predicate.roles.get("speaker", ())), None)
                        basis = Basis.ACCUSED if predicate.family == "accuse" else Basis.SUSPECTED
                        first, last = min(predicate.item.first, np.first), max(predicate.item.last, np.last)
                        words = (facts.context.words(first, last), *tail_of(predicate, facts.context))
                        return ref, basis, by, words
    return pointed_at(facts)


def parent_force(context: Context, np: Item) -> ActorRef | None:
    """The named group whose column or battalion a phrase names: "the 48th Column of the Front"."""
    if np.of < 0 or np.head.low not in context.lexicon.classes("subunits"):
        return None
    ref = find_actor(context, context.items[np.of])
    return ref if ref is not None and ref.is_named else None


def pointed_at(facts: Facts) -> tuple[ActorRef, Basis, Words | None, tuple[Words, ...]] | None:
    """The named force after a word of blame or suspicion that no frame explains ("pointed accusing fingers at X")."""
    for family, basis in (("hedge_accused", Basis.ACCUSED), ("hedge_suspected", Basis.SUSPECTED)):
        for position in facts.cues.get(family, ()):
            said = {s.item.index for s in facts.speeches if s.item is not None}
            for np in facts.context.items:
                if np.kind == "np" and np.first > position and np.index not in said:
                    ref = find_actor(facts.context, np)
                    if ref is not None and ref.is_named:
                        by = next((s.words for s in facts.speeches if s.words is not None), None)
                        return (
                            ref,
                            basis,
                            by,
                            (facts.cue_words("hedge_accused", position), facts.context.whole(np)),
                        )
    return None


def told_member(facts: Facts) -> ActorRef | None:
    """The named force that a sentence says the attackers are of: "the raiders were of X", "who belong to X"."""
    items, classes = facts.context.items, facts.context.lexicon.classes
    for verb in items:
        if verb.kind != "vg" or verb.negated or verb.modal:
            continue
        after = items[verb.index + 1 : verb.index + 1 + REACH]
        belongs = verb.head.low in classes("belonging_verbs")
        if not belongs and not (verb.form == "be" and after and after[0].low in classes("naming")):
            continue
        subjects, _ = find_subjects(items, verb)
        if not any(person_class(facts.context, np) in ("fighter", "mixed") for np in subjects):
            continue
        for np in after:
            ref = name_as_actor(facts.context, np) if np.kind == "np" else None
            if ref is not None and ref.is_named:
                return ref
    return None


def note_hedge(facts: Facts, np: Item, parties: Parties) -> None:
    """Keep a "suspected" in or before the perpetrator's phrase."""
    for position in facts.cues.get("hedge_suspected", ()):
        if np.first - 1 <= position < np.last:
            parties.basis = Basis.SUSPECTED
            parties.hedge = (
                facts.context.words(position, position + 1),
                facts.context.words(np.first, np.last),
            )
            return

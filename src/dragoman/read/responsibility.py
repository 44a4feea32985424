"""A sentence -> the force that it says has claimed an act: "the Front claimed responsibility"."""

from __future__ import annotations

from dragoman.read.facts import Facts
from dragoman.read.names import Names
from dragoman.read.nouns import ActorRef, find_actor, name_as_actor
from dragoman.read.predicate import Predicate
from dragoman.read.speakers import office_beside, speech_at


def claim_of(facts: Facts) -> ActorRef | None:
    """The force that a sentence says has claimed an act."""
    for predicate in facts.predicates:
        if predicate.family == "claim" and not predicate.negated and not predicate.unreal:
            if is_claim_of_act(facts, predicate):
                said = speech_at(
                    [s for s in facts.speeches if s.verb is not predicate.item], predicate.item.index
                )
                if (
                    said is not None
                    and said.item is not None
                    and said.item not in predicate.agents
                    and said.actor is not None
                ):
                    continue
                for np in predicate.agents:
                    ref = None
                    if facts.context.lexicon.relations and find_actor(facts.context, np) is None:
                        ref = office_beside(facts.context, np)
                    ref = ref or name_as_actor(facts.context, np)
                    if ref is not None and facts.context.units[
                        np.first
                    ].low not in facts.context.lexicon.classes("no"):
                        return ref
    return None


def claim_by_pronoun(facts: Facts, names: Names) -> ActorRef | None:
    """The force named before a sentence that says "it took responsibility"."""
    lexicon = facts.context.lexicon
    of_groups = lexicon.classes("third_person")
    if not lexicon.relations:
        of_groups -= lexicon.classes(
            "person_pronouns"
        )  # "il revendique" is said of a group, "he claimed" is not
    for predicate in facts.predicates:
        if predicate.family != "claim" or predicate.nominal or predicate.negated or predicate.unreal:
            continue
        if predicate.pronoun in of_groups and not predicate.agents and is_claim_of_act(facts, predicate):
            return names.before(
                facts.context.words(predicate.item.first, predicate.item.last).start, armed=True
            )
    return None


def is_claim_of_act(facts: Facts, predicate: Predicate) -> bool:
    """Whether a verb of claiming takes the act itself ("claimed the raid"), and not what is only said."""
    lexicon = facts.context.lexicon
    if predicate.entry.key not in lexicon.classes("plain_claims"):
        return True
    for np in predicate.roles.get("content", ()):
        if any(
            e.kind == "arm" or e.kind == "act" and e.name == "noun" for e in np.head.entries
        ) or np.head.low in lexicon.classes("claimables"):
            return True
    after = predicate.item.index + 1
    items = facts.context.items
    return (
        after < len(items)
        and items[after].kind == "pron"
        and (after + 1 == len(items) or items[after + 1].kind != "vg")
    )

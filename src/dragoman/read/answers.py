"""An event and its speakers -> whether a force answers for the act: a denial, or a confirmation."""

from __future__ import annotations

from dragoman.base.claim import Assertion
from dragoman.read.drafts import Draft
from dragoman.read.facts import Facts
from dragoman.read.nouns import ActorRef, find_actor
from dragoman.read.party import Parties
from dragoman.read.predicate import Predicate


def find_answer(draft: Draft, parties: Parties) -> None:
    """A denial by the force that is accused or said to have lost, or a confirmation by the one hit."""
    for facts in [*draft.facts, *draft.support]:
        for predicate in facts.predicates:
            if predicate.nominal or predicate.negated or predicate.family not in ("deny", "confirm"):
                continue
            speaker = next((np for np in predicate.roles.get("speaker", ())), None)
            if speaker is None:
                continue
            ref = find_actor(facts.context, speaker) or force_speaking(facts, predicate)
            entry = speaker.entry("speaker")
            if ref is not None or (entry is not None and entry.family == "party_capable"):
                is_denial = predicate.family == "deny"
                if not is_denial and not is_party_hit(draft, parties):
                    continue
                parties.assertion = Assertion.DENIED if is_denial else Assertion.CONFIRMED
                parties.said_in = facts
                parties.said = (facts.context.whole(predicate.item), facts.context.whole(speaker))
                return


def denies_as_we(draft: Draft, parties: Parties) -> bool:
    """Record the denial of a statement that speaks as "we": "we deny it altogether"."""
    for facts in draft.facts:
        for predicate in facts.predicates:
            if predicate.family == "deny" and predicate.pronoun in facts.context.lexicon.classes(
                "first_person"
            ):
                parties.assertion = Assertion.DENIED
                parties.said_in = facts
                parties.said = (facts.context.whole(predicate.item),)
                return True
    return False


def force_speaking(facts: Facts, predicate: Predicate) -> ActorRef | None:
    """The force that the speaker of a verb stands for by his office: "the spokesman of the guard, Capt. X"."""
    return next((s.actor for s in facts.speeches if s.verb is predicate.item), None)


def is_party_hit(draft: Draft, parties: Parties) -> bool:
    """Whether an armed force was hit, so that its word confirms and does not only report."""
    victims = {t.people for f in draft.facts for t in f.tolls if t.high != 0} | {parties.target_class}
    return bool(victims & {"soldier", "force", "named"})

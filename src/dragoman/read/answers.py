"""An event and its speakers -> whether a force answers for the act: a denial, or a confirmation."""

from __future__ import annotations

from dragoman.base.claim import Assertion, Basis
from dragoman.read.denials import gives_own_count
from dragoman.read.drafts import Draft
from dragoman.read.facts import Facts
from dragoman.read.nouns import ActorRef, find_actor
from dragoman.read.party import Parties
from dragoman.read.predicate import Predicate
from dragoman.read.responsibility import claim_of
from dragoman.read.speakers import speech_at


def find_answer(draft: Draft, parties: Parties) -> None:
    """A denial by the force that is accused or said to have lost, or a confirmation by the one hit."""
    for facts in [*draft.facts, *draft.support]:
        for predicate in facts.predicates:
            if predicate.nominal or predicate.negated or predicate.family not in ("deny", "confirm"):
                continue
            speaker = next((np for np in predicate.roles.get("speaker", ())), None)
            if speaker is None and denies_doing(facts, predicate, parties):
                return
            if speaker is None:
                continue
            ref = find_actor(facts.context, speaker) or force_speaking(facts, predicate)
            entry = speaker.entry("speaker")
            if ref is not None or (entry is not None and entry.family == "party_capable"):
                is_denial = predicate.family == "deny"
                if is_denial and gives_own_count(facts):
                    continue
                if not is_denial and not is_party_hit(draft, parties) and not owns_loss(facts, predicate):
                    continue
                parties.assertion = Assertion.DENIED if is_denial else Assertion.CONFIRMED
                parties.said_in = facts
                parties.said = (facts.context.whole(predicate.item), facts.context.whole(speaker))
                return


def denies_doing(facts: Facts, predicate: Predicate, parties: Parties) -> bool:
    """Record that a force says of itself that it did not do the act: "says it was not behind the raid"."""
    if predicate.entry.key not in facts.context.lexicon.classes("denials_of_doing") or not predicate.pronoun:
        return False
    outer = [s for s in facts.speeches if s.verb is not predicate.item]
    speech = speech_at(outer, predicate.item.index)
    if speech is None or speech.actor is None or not speech.actor.is_named:
        return False
    parties.assertion, parties.said_in = Assertion.DENIED, facts
    parties.said = tuple(w for w in (facts.context.whole(predicate.item), speech.words) if w is not None)
    if parties.perpetrator is None:
        parties.perpetrator, parties.basis = speech.actor, Basis.ACCUSED
    return True


def confirms_loss(draft: Draft, parties: Parties) -> bool:
    """Record that a force confirms that what is its own was hit: "confirms that one of its trucks was hit"."""
    if any(claim_of(facts) is not None for facts in [*draft.facts, *draft.support]):
        return False
    for facts in draft.facts:
        for predicate in facts.predicates:
            if predicate.family != "confirm" or predicate.nominal or predicate.negated or predicate.unreal:
                continue
            speaker = next(iter(predicate.roles.get("speaker", ())), None)
            if speaker is not None and find_actor(facts.context, speaker) and hits_own(facts, predicate):
                whole = facts.context.whole
                parties.assertion, parties.said_in = Assertion.CONFIRMED, facts
                parties.said = (whole(predicate.item), whole(speaker))
                return True
    return False


def hits_own(facts: Facts, saying: Predicate) -> bool:
    """Whether what is said after a verb is that the speaker's own people or things were hit."""
    items, own = facts.context.items, facts.context.lexicon.classes("possessives")
    hit = [
        np
        for p in facts.acts
        if p.item.index > saying.item.index
        and p.family in ("attack", "kill", "die", "injure", "destroy", "capture")
        for np in p.patients
    ]
    return any(np.determiner in own or np.of >= 0 and items[np.of].determiner in own for np in hit)


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


def owns_loss(facts: Facts, predicate: Predicate) -> bool:
    """Whether somebody confirms the loss of what is his own: "confirmed the loss of its post"."""
    own = facts.context.lexicon.classes("possessives")
    content = [np for np in predicate.roles.get("content", ()) if np.head.entry("act") is not None]
    return any(
        facts.context.items[np.of].determiner in own if np.of >= 0 else np.determiner in own for np in content
    )


def is_party_hit(draft: Draft, parties: Parties) -> bool:
    """Whether an armed force was hit, so that its word confirms and does not only report."""
    victims = {t.people for f in draft.facts for t in f.tolls if t.high != 0} | {parties.target_class}
    return bool(victims & {"soldier", "force", "named"})

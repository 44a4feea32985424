"""The acts of one event -> how it ended: repelled, shot down, a position taken; who attacked and who held."""

from __future__ import annotations

from dragoman.base.claim import Outcome
from dragoman.read.doers import speakers_own
from dragoman.read.drafts import Draft
from dragoman.read.facts import Facts
from dragoman.read.memberships import group_of
from dragoman.read.names import Names, inner_actor, same_actor
from dragoman.read.nouns import ActorRef, Context, find_actor, person_class
from dragoman.read.party import Parties
from dragoman.read.phrases import Item
from dragoman.read.predicate import Predicate
from dragoman.read.speakers import speech_at


def find_repelled(draft: Draft, parties: Parties, names: Names) -> None:
    """ "repelled an attack by X": the attackers are the perpetrator, the defender claims."""
    for facts, predicate in draft.acts:
        if predicate.family != "repel" or predicate.nominal:
            continue
        context = facts.context
        if brings_down_crew(predicate):
            continue
        defender = next(
            (
                a
                for np in predicate.agents
                if (
                    a := speakers_own(facts, predicate, np)
                    or find_actor(context, np)
                    or whose_deed(context, np)
                )
            ),
            None,
        )
        speech = speech_at(facts.speeches, predicate.item.index)
        if defender is None and speech is not None:
            defender = speech.actor
        attacked_first = any(
            p.family in ("attack", "take_place") and p.is_told and f.index < facts.index
            for f, p in draft.acts
        )
        if (
            attacked_first
            and parties.perpetrator is not None
            and not same_actor(defender, parties.perpetrator, names)
        ):
            if parties.perpetrator.is_named:
                return
        attacker: ActorRef | None = None
        beaten = [*predicate.patients, *predicate.roles.get("attack", ())]
        for other in facts.predicates:
            if other.nominal and other.family in ("attack", "clash") and other.item in beaten:
                attacker = attacker or next((a for np in other.agents if (a := group_of(context, np))), None)
                attacker = attacker or inner_actor(context, other.item)
        weapons = [
            np
            for np in [*predicate.roles.get("weapon", ()), *predicate.patients]
            if np.head.entry("arm") is not None
        ]
        attacker = attacker or next((a for np in weapons if (a := inner_actor(context, np))), None)
        attacker = attacker or sender_of(facts, weapons)
        attacker = attacker or next(
            (
                a
                for np in predicate.patients
                if np.of >= 0 and (a := find_actor(context, context.items[np.of]))
            ),
            None,
        )
        attacker = attacker or next(
            (a for np in predicate.patients if person_class(context, np) and (a := find_actor(context, np))),
            None,
        )
        if defender is None and attacker is None:
            continue
        parties.outcome = Outcome.REPELLED
        parties.outcome_words = context.whole(predicate.item)
        if same_actor(parties.perpetrator, defender, names) or attacker is not None:
            parties.perpetrator = attacker
            parties.doer_class = "fighter"
        if defender is not None:
            parties.target_actor = defender
            if not any(names_target(f, p) for f, p in draft.acts) and person_class_of(predicate) != "thing":
                parties.target, parties.target_class = defender.words, "force"
        return


def whose_deed(context: Context, np: Item) -> ActorRef | None:
    """The force whose deed beat an attack back, where the deed is the subject: "la riposte des FAMa a permis de"."""
    if not context.lexicon.relations or np.of < 0 or person_class(context, np):
        return None
    return find_actor(context, context.items[np.of])


def brings_down_crew(predicate: Predicate) -> bool:
    """Whether what was shot down is an aircraft with a crew: an act of its own, not an attack turned back."""
    brought = [np.head.entry("arm") for np in predicate.roles.get("weapon", ())]
    return any(entry is not None and entry.family == "aircraft" for entry in brought)


def names_target(facts: Facts, predicate: Predicate) -> bool:
    """Whether an attack names what it was aimed at, and not only a part of a place ("the outskirts of X")."""
    parts = facts.context.lexicon.classes("place_parts")
    return predicate.family == "attack" and any(
        np.head.low not in parts for np in predicate.roles.get("target", ())
    )


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
    return ActorRef(
        "country:" + entry.value, facts.context.whole(np), "state_force", (entry.value,), is_named=True
    )


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

"""A toll and the parties of its act -> on whose side those people were."""

from __future__ import annotations

from dragoman.base.claim import Outcome, Side
from dragoman.read.events import Draft
from dragoman.read.nouns import find_actor, person_class
from dragoman.read.parties import Names, Parties, same_actor
from dragoman.read.tolls import TollFound

STATE = frozenset({"state_force", "foreign_force", "international_force"})


def side_of(toll: TollFound, draft: Draft, parties: Parties, names: Names) -> Side:
    """The side of a toll: by the verb's subject, by the actor named, by the kind of people."""
    facts = next((f for f in draft.facts if f.index == toll.sentence), None)
    if facts is None:
        return Side.TARGET
    context = facts.context
    people = toll.people
    if toll.by_subject and toll.predicate is not None:
        loser = next((a for np in toll.predicate.agents if (a := find_actor(context, np))), None)
        if loser is not None:
            return Side.PERPETRATOR if same_actor(loser, parties.perpetrator, names) else Side.TARGET
        return Side.PERPETRATOR
    if people == "civilian":
        return Side.CIVILIANS
    actor = find_actor(context, toll.item)
    if actor is None and toll.item.of >= 0:
        actor = find_actor(context, context.items[toll.item.of])
    if actor is not None and same_actor(actor, parties.perpetrator, names):
        return Side.PERPETRATOR
    if toll.predicate is not None and not toll.predicate.nominal:
        for np in toll.predicate.agents:
            agent = find_actor(context, np)
            if agent is not None and parties.perpetrator is not None:
                return Side.TARGET if same_actor(agent, parties.perpetrator, names) else Side.PERPETRATOR
    if people == "fighter":
        doer_is_state = parties.perpetrator is not None and parties.perpetrator.kind in STATE or parties.doer_class in ("soldier", "force")
        named_rebels = parties.perpetrator is not None and parties.perpetrator.kind in ("rebel_group", "militia")
        if named_rebels or not doer_is_state or parties.outcome is Outcome.REPELLED:
            return Side.PERPETRATOR
        return Side.TARGET
    if people in ("soldier", "force"):
        doer_is_state = parties.perpetrator is not None and parties.perpetrator.kind in STATE
        if doer_is_state and actor is None and parties.target_class == "fighter":
            return Side.PERPETRATOR
        return Side.TARGET
    return plain_side(parties)


def plain_side(parties: Parties) -> Side:
    """The side of people of whom only the number is known: that of the target."""
    if parties.target_class in ("civilian",):
        return Side.CIVILIANS
    if parties.target_class in ("soldier", "force", "fighter", "named"):
        return Side.TARGET
    return Side.CIVILIANS if parties.target is None else Side.TARGET

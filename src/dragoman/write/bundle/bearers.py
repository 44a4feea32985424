"""Events -> the other names of each party, so that "GSIM" is found to be told of the one that the claim writes in full.

Two names are one party's where an event lists them as such, where a claim's own quotes name the party by both, or where
events give both the same actor of the atlas.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from dragoman.base.event import Event
from dragoman.write.bundle.claim_proofs import plain
from dragoman.write.bundle.values import value_at

_PARTY = ("/perpetrator", "/target", "/claimant", "/attribution")

Bearers = Mapping[str, Mapping[str, frozenset[str]]]
"""Id of an event -> a name in plain letters -> all names of its bearer."""


def find_bearers(events: Iterable[Event]) -> Bearers:
    """The names of every party of events."""
    given = tuple(events)
    found = {event.id: _of_event(event) for event in given}
    actor_of = {event.id: _actors(event) for event in given}
    everywhere: defaultdict[str, set[str]] = defaultdict(set)
    for actors in actor_of.values():
        for name, actor in actors.items():
            everywhere[name].add(actor)
    by_actor: defaultdict[str, set[str]] = defaultdict(set)
    for event_id, named in found.items():
        for name, names in named.items():
            for actor in _actors_of(name, actor_of[event_id], everywhere):
                by_actor[actor] |= names
    return {
        event_id: {
            name: frozenset(
                names.union(*(by_actor[a] for a in _actors_of(name, actor_of[event_id], everywhere)))
            )
            for name, names in named.items()
        }
        for event_id, named in found.items()
    }


def _actors(event: Event) -> dict[str, str]:
    """A name in plain letters -> the actor that the event takes it for."""
    return {
        plain(name): party.actor
        for party in event.parties
        for name in (party.name, *party.names)
        if party.actor
    }


def _actors_of(name: str, here: Mapping[str, str], everywhere: Mapping[str, set[str]]) -> tuple[str, ...]:
    """Who bears a name in an event; where the event does not say, who bears it in all the others that do."""
    if name in here:
        return (here[name],)
    others = everywhere.get(name, set())
    return tuple(others) if len(others) == 1 else ()


def _of_event(event: Event) -> dict[str, set[str]]:
    """Each name of an event's parties and speakers, in plain letters -> the names that go with it there."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for claim in event.claims:
        # An outlet's name may anchor a party, and is no name of it.
        carriers = {plain(name) for name in (claim.outlet, claim.platform) if name}
        for pointer in _PARTY:
            value = value_at(claim, "/attribution/by" if pointer == "/attribution" else pointer)
            if isinstance(value, str):
                quoted = {span.quote.strip() for span in claim.spans.get(pointer, ())}
                found[plain(value)] |= {value, *(quote for quote in quoted if plain(quote) not in carriers)}
    for party in event.parties:
        names = [name for name in (party.name, party.alias, *party.names) if name]
        together = set(names).union(*(found.get(plain(name), set()) for name in names))
        for name in names:
            found[plain(name)] |= together
    return dict(found)

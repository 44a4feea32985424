"""The parties of an event -> who they are by the atlas: id, kind, name, the hedge on naming them.

A kind decides codes of others (UCDP's type of violence, ACLED's actor types). It is known for actors of the atlas and
for forces found by pattern ("force:ML:army"), and for nobody else: a name alone tells no kind.
"""

from __future__ import annotations

from functools import cached_property

from dragoman.atlas import Actor, ActorKind, Atlas
from dragoman.base.claim import Basis
from dragoman.base.event import Event, Party, Role
from dragoman.page.shown import show_line

FORCE = "force:"
HEDGES = frozenset({Basis.SUSPECTED, Basis.ACCUSED})
"""Bases on which nobody but an accuser names the actor."""


class Sides:
    """Look-up of parties in the atlas, which is opened when the first is asked for."""

    def __init__(self, atlas: Atlas | None = None) -> None:
        self._given = atlas

    @cached_property
    def atlas(self) -> Atlas:
        """The atlas given, else the embedded one."""
        return self._given or Atlas.open()

    @cached_property
    def _actors(self) -> dict[str, Actor]:
        return {actor.id: actor for actor in self.atlas.actors}

    @cached_property
    def _countries(self) -> dict[str, str]:
        return {country.iso2: country.name for country in self.atlas.countries}

    def actor(self, party: Party) -> Actor | None:
        """The party's entry in the atlas."""
        return self._actors.get(party.actor) if party.actor else None

    def kind(self, party: Party | None) -> ActorKind | None:
        """What the party is, None when the atlas does not say."""
        if party is None or not party.actor:
            return None
        actor = self.actor(party)
        if actor:
            return actor.kind
        return ActorKind.STATE_FORCE if party.actor.startswith(FORCE) else None

    def country(self, iso2: str | None) -> str:
        """A country's name, "" when it is not known; a code that is not in the atlas stays as it is."""
        return self._countries.get(iso2, show_line(iso2)) if iso2 else ""

    def side_name(self, party: Party | None) -> str | None:
        """The party's name as a side: that of the atlas, else a perpetrator's as written; what was hit is no side."""
        if party is None:
            return None
        return self.shared_name(party) or (show_line(party.name) if party.role is Role.PERPETRATOR else None)

    def shared_name(self, party: Party) -> str | None:
        """The name under which every event shows this actor, None for one that is not in the atlas."""
        actor = self.actor(party)
        if actor:
            return show_line(actor.name)
        if party.actor and party.actor.startswith(FORCE):
            country, _, branch = party.actor.removeprefix(FORCE).partition(":")
            return f"{self.country(country)}: {show_line(branch)}" if branch else None
        return None


def choose_sides(event: Event) -> tuple[Party | None, Party | None]:
    """The perpetrator and the target that a format with room for one of each shows.

    Of the targets, the first that is an actor of the atlas: the others are what was hit ("a truck"). Where accounts
    tell the sides both ways round, a perpetrator who is not that target.
    """
    doers = [party for party in event.parties if party.role is Role.PERPETRATOR]
    targets = [party for party in event.parties if party.role is Role.TARGET]
    target = next((party for party in targets if party.actor), targets[0] if targets else None)
    others = [party for party in doers if target is None or not party.actor or party.actor != target.actor]
    if doers and not others:
        return doers[0], next((party for party in targets if party.actor != doers[0].actor), None)
    return (others[0] if others else None), target


def are_disputed(event: Event) -> bool:
    """Whether accounts name several actors as the perpetrator."""
    return len({p.actor or p.name for p in event.parties if p.role is Role.PERPETRATOR}) > 1


def hedge_of(party: Party) -> str:
    """On what the naming rests, in codes: "suspected, stated"; "" where no basis is kept."""
    return ", ".join(party.bases)


def attribution_of(event: Event) -> str:
    """Who is named as perpetrator and on what basis: "Dawn Banner Front (suspected); ..."."""
    return "; ".join(
        f"{show_line(party.name)} ({hedge_of(party) or 'basis not kept'})"
        for party in event.parties
        if party.role is Role.PERPETRATOR
    )


def is_hedged(party: Party) -> bool:
    """Whether only suspicion or accusation names the party."""
    return bool(party.bases) and all(basis in HEDGES for basis in party.bases)

"""A Profile <-> compact JSON, as the store keeps it. Lists by position: a store holds millions of them."""

from __future__ import annotations

from typing import Any

from dragoman.base.claim import Assertion, EventType, Outcome, Side
from dragoman.resolve.actors import Who
from dragoman.resolve.days import Days
from dragoman.resolve.profile import Count, Profile
from dragoman.resolve.spots import Spot


def profile_to_json(profile: Profile) -> list[Any]:
    """The profile as nested lists."""
    days = profile.days
    return [
        profile.claim,
        profile.document,
        profile.event_type,
        profile.outcome,
        profile.assertion,
        profile.country,
        [[s.key, s.name, s.country, s.admin1, s.lat, s.lon, s.precision, s.written] for s in profile.spots],
        [days.first, days.last, days.said],
        *map(_who_to_json, (profile.perpetrator, profile.target, profile.claimant)),
        profile.own,
        [[c.kind, c.side, c.min, c.max] for c in profile.counts],
        sorted(profile.items),
        sorted(profile.named),
        sorted(profile.words),
        list(profile.signature),
        profile.tongue,
    ]


def _who_to_json(who: Who | None) -> list[Any] | None:
    if who is None:
        return None
    return [
        who.name, who.key, sorted(who.actors), who.alias, sorted(who.kin), sorted(who.words), sorted(who.classes),
        who.initials, sorted(who.also),
    ]  # fmt: skip


def profile_from_json(row: list[Any]) -> Profile:
    """The profile that `profile_to_json` wrote; one of an older store has no language."""
    (
        claim, document, event_type, outcome, assertion, country, spots, days, perpetrator, target, claimant, own,
        counts, items, named, words, signature, *tongue,
    ) = row  # fmt: skip
    return Profile(
        claim,
        document,
        EventType(event_type),
        Outcome(outcome) if outcome else None,
        Assertion(assertion),
        country,
        tuple(Spot(*spot) for spot in spots),
        Days(*days),
        _who_from_json(perpetrator),
        _who_from_json(target),
        _who_from_json(claimant),
        own,
        tuple(Count(kind, Side(side), low, high) for kind, side, low, high in counts),
        frozenset(items),
        frozenset(named),
        frozenset(words),
        tuple(signature),
        *tongue,
    )


def _who_from_json(row: list[Any] | None) -> Who | None:
    if row is None:
        return None
    name, key, actors, alias, kin, words, classes, initials, also = row
    sets = (frozenset(actors), frozenset(kin), frozenset(words), frozenset(classes), frozenset(also))
    return Who(name, key, sets[0], alias, sets[1], sets[2], sets[3], initials, sets[4])

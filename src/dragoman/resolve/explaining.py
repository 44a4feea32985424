"""Two claims or events -> why they are one event or two: every part of the score, and what decided in the end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

from dragoman.base.errors import UnknownId
from dragoman.resolve.cluster import ordered
from dragoman.resolve.resolver import Resolver
from dragoman.resolve.score import VETO, Comparison, explain_pair


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why two are one or two.

    Args:
        one, other: the ids that were asked for.
        joined: whether they are in one event now.
        verdict: what decided, in words.
        pairs: the comparisons between their claims, the highest score first; of two claims there is one.
        link: what decides on two groups, half the best score and half the mean of all; -inf when a pair is vetoed.
        join: the link from which two groups are joined.
    """

    one: str
    other: str
    joined: bool
    verdict: str
    pairs: tuple[Comparison, ...]
    link: float
    join: float


def explain(resolver: Resolver, one: str, other: str) -> Explanation:
    """Why two ids, of claims or events, are of one event or of two.

    Raises:
        UnknownId: there is no claim or event of that id.
    """
    resolver.settle()
    ours, theirs = _claims(resolver, one), _claims(resolver, other)
    holders = {claim: resolver.event_of(claim) for claim in (*ours, *theirs)}
    joined = len(set(holders.values())) == 1
    pairs = sorted(
        (
            _compare(resolver, a, b)
            for a, b in dict.fromkeys(ordered(a, b) for a, b in product(ours, theirs) if a != b)
        ),
        key=lambda c: (-c.score, c.one, c.other),
    )
    link = (pairs[0].score + sum(c.score for c in pairs) / len(pairs)) / 2 if pairs else 0.0
    return Explanation(
        one=one,
        other=other,
        joined=joined,
        verdict=_verdict(resolver, pairs, joined, link, holders),
        pairs=tuple(pairs),
        link=link,
        join=resolver.weights.join,
    )


def _claims(resolver: Resolver, identity: str) -> tuple[str, ...]:
    claims = resolver.claims_of(identity)
    if not claims:
        raise UnknownId(
            f"{identity}: no claim or event has this id. Ids begin with c- or e-; see the lines of resolve."
        )
    return claims


def _compare(resolver: Resolver, one: str, other: str) -> Comparison:
    a, b = resolver.find_profile(one), resolver.find_profile(other)
    assert a is not None and b is not None
    return explain_pair(a, b, resolver.weights)


def _verdict(
    resolver: Resolver, pairs: list[Comparison], joined: bool, link: float, holders: dict[str, str]
) -> str:
    """What decided: a ruling, a veto, the link of the pairs, or the other accounts of their events."""
    asked = [ordered(c.one, c.other) for c in pairs]
    if not pairs:
        return "one and the same"
    ruled = resolver.rulings_on(asked)
    if ruled:
        return f"ruled by people: {', '.join(ruled)}"
    if joined:
        if link >= resolver.weights.join:
            return "joined: their own score suffices"
        return "joined through other accounts of the event, which are near enough to both"
    vetoed = next((c for c in pairs if c.score == VETO), None)
    if vetoed is not None:
        return f"kept apart whatever else is so: {vetoed.vetoes[0].says}"
    if link < resolver.weights.join:
        return "kept apart: their score is below what joins"
    if not any(resolver.have_met(c.one, c.other) for c in pairs):
        return "kept apart: they were never compared, for they share no place, region, actor or figure by day"
    events = sorted(set(holders.values()))
    barrier = resolver.barrier(events[0], events[1])
    if barrier is None:
        return "kept apart: each is closer to other accounts than the two groups are to each other"
    return f"kept apart by other accounts of their events, {barrier.one} and {barrier.other}: {_why_barred(barrier)}"


def _why_barred(barrier: Comparison) -> str:
    return barrier.vetoes[0].says if barrier.vetoes else f"they score {barrier.score:.1f}"

"""An event -> whether where and when it was, its figures and its holdings are what its claims say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.base.claim import Materiel, Toll
from dragoman.base.event import Event
from dragoman.write.bundle.bundle import Bundle
from dragoman.write.bundle.claim_proofs import plain
from dragoman.write.bundle.findings import Finding
from dragoman.write.bundle.ground import Ground
from dragoman.write.bundle.values import value_at


def prove_events(bundle: Bundle) -> Iterator[Finding]:
    """A finding for each event whose figures or holdings are not those of its claims."""
    for event in bundle.report.events:
        problems = tuple(dict.fromkeys(_figure_problems(event)))
        if problems:
            claims = tuple(claim.id for claim in event.claims)
            yield Finding(f"event {event.id[:24]}", event.title, claims, problems)


def _figure_problems(event: Event) -> Iterator[str]:
    claims = {claim.id: claim for claim in event.claims}
    for account in (account for figure in event.figures for account in figure.accounts):
        claim = claims.get(account.claim)
        tolls = [value_at(claim, pointer) for pointer in account.pointers] if claim else []
        bounds = [(toll.min, toll.max) for toll in tolls if isinstance(toll, Toll)]
        low, high = _added([low for low, _ in bounds]), _added([high for _, high in bounds])
        if len(bounds) < max(1, len(tolls)) or (low, high) != (account.min, account.max):
            yield f"a figure by {account.by[:40]!r} is not what claim {account.claim[:24]} says"
    for holding in (holding for line in event.materiel.lines for holding in line.holdings):
        claim = claims.get(holding.claim)
        item = value_at(claim, holding.pointer) if claim else None
        given = (item.qty_min, item.qty_max) if isinstance(item, Materiel) else None
        if given != (holding.qty_min, holding.qty_max):
            yield f"a holding by {holding.by[:40]!r} is not what claim {holding.claim[:24]} says"


def _added(bounds: Sequence[int | None]) -> int | None:
    return None if None in bounds else sum(bound or 0 for bound in bounds)


def event_problems(event: Event, ground: Ground) -> list[str]:
    """Whether where and when an event was is what one of its claims says.

    The point of a name is the gazetteer's, chosen over all claims together; it is compared where a claim has the same
    entry of the gazetteer.
    """
    problems = []
    chosen = event.place.chosen
    if chosen is not None:
        details = [place for claim in event.claims for place in claim.place_detail]
        named = {plain(name) for claim in event.claims for name in claim.places} | {
            plain(p.name) for p in details
        }
        if plain(chosen.place.name) not in named:
            problems.append(f"event {event.id} is placed where none of its claims is")
        spots = {(p.lat, p.lon) for p in details if p.id and p.id == chosen.place.id}
        if spots and (chosen.place.lat, chosen.place.lon) not in spots:
            problems.append(f"event {event.id} has another point than the claims that name its place")
    days = {day for claim in event.claims for day in claim_days(claim.id, ground)}
    for day in (event.date.start, event.date.end):
        if day and day not in days:
            problems.append(f"event {event.id} is dated {day[:10]}, which none of its claims says")
    return problems


def claim_days(claim_id: str, ground: Ground) -> set[str]:
    """Every day that a claim names: of the act, of the statement, of its document (ISO)."""
    claim = ground.claims[claim_id]
    dates = (claim.event_date, claim.claimed_on, ground.published(claim_id))
    return {day for text in dates if text for day in text.split("/")}

"""The claims of an event -> the narrowest span of days and the place that the trusted ones allow.

Trusted is what most independent sources say: twenty copies weigh as one. What the others say stays beside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dragoman.atlas import fold
from dragoman.base.claim import Place
from dragoman.base.event import DateChoice, EventDate, EventPlace, PlaceChoice
from dragoman.resolve.days import iso
from dragoman.resolve.sources import Told
from dragoman.resolve.spots import RADIUS_KM, Spot, distance_km
from dragoman.resolve.words import is_arabic
from dragoman.tell import is_whole_month

SAME_PLACE_KM = 12.0
BORROWED = 2  # where_prec of a place that has its point from another: near a known point, at best
COUNTRY = 6  # from this code on a point says too little to be borrowed


def choose_date(told: Sequence[Told], sources: dict[str, str]) -> EventDate:
    """The days that most independent sources allow, the narrowest such span; the spans of the others beside it."""
    spans: dict[tuple[int, int], list[Told]] = defaultdict(list)
    for t in told:
        days = t.profile.days
        if days.first is not None and days.last is not None:
            spans[days.first, days.last].append(t)
    if not spans:
        return _undated(told)
    backing = {span: {sources[t.voice.key] for t in found} for span, found in spans.items()}
    edges = sorted({day for span in spans for day in span})
    best: tuple[int, int, int, int] | None = None
    for start in edges:
        for end in edges:
            if end < start:
                continue
            holds = [s for s in spans if s[0] <= start and end <= s[1]]
            if holds and (start, end) == (max(s[0] for s in holds), min(s[1] for s in holds)):
                votes = len(set().union(*(backing[s] for s in holds)))
                rank = (votes, -(end - start), -start, end)
                best = rank if best is None or rank > best else best
    assert best is not None
    start, end = -best[2], best[3]
    allow = [s for s in spans if s[0] <= start and end <= s[1]]
    others = [s for s in spans if s not in allow]
    total = len(set().union(*backing.values()))
    return EventDate(
        edtf=to_edtf(start, end),
        start=iso(start),
        end=iso(end),
        alternatives=tuple(_choice(span, spans[span]) for span in sorted(others)),
        why=f"{best[0]} of {total} sources that date it allow these days",
    )


def _choice(span: tuple[int, int], found: Sequence[Told]) -> DateChoice:
    return DateChoice(to_edtf(*span), iso(span[0]), iso(span[1]), tuple(t.claim.id for t in found))


def _undated(told: Sequence[Told]) -> EventDate:
    """No claim dates the act: it is over by the first day on which it was told."""
    said = [t.profile.days.said for t in told if t.profile.days.said is not None]
    if not said:
        return EventDate("", None, None, (), "no claim dates it, and none says when it was told")
    return EventDate(
        f"../{iso(min(said))}", None, iso(min(said)), (), "no claim dates it; told first on this day"
    )


def to_edtf(start: int, end: int) -> str:
    """A span of days (ordinals) in EDTF: a day, a month, a year or an interval.

    Source: ISO 8601-2:2019, Extended Date/Time Format, level 0.
    """
    first, last = date.fromordinal(start), date.fromordinal(end)
    if first == last:
        return first.isoformat()
    if is_whole_month(first, last):
        return f"{first.year:04d}-{first.month:02d}"
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return f"{first.year:04d}"
    return f"{first.isoformat()}/{last.isoformat()}"


def choose_place(told: Sequence[Told], sources: dict[str, str]) -> EventPlace:
    """The most exact place that most independent sources name; other places that accounts give for it beside it."""
    groups: list[list[tuple[Told, Spot]]] = []
    for t in told:
        spot = t.profile.spot
        if spot is None:
            continue
        group = next((g for g in groups if _is_one_place(spot, g[0][1])), None)
        if group is None:
            groups.append([(t, spot)])
        else:
            group.append((t, spot))
    names = tuple(dict.fromkeys(name for t in told for name in t.claim.places))
    country = _country(told, sources)
    if not groups:
        return EventPlace(None, (), names, country, "no claim names a place")
    fine = [g for g in groups if g[0][1].is_fine] or groups

    def rank(group: list[tuple[Told, Spot]]) -> tuple[int, int, int, str]:
        votes = len({sources[t.voice.key] for t, _ in group})
        exact = min(spot.precision for _, spot in group)
        return -votes, exact, -len(group), group[0][1].key

    chosen = min(fine, key=rank)
    total = len({sources[t.voice.key] for group in groups for t, _ in group})
    others = [g for g in groups if g is not chosen and g[0][1].is_fine]
    shown, borrowed = _borrow_point(_place_choice(chosen), told)
    return EventPlace(
        chosen=shown,
        alternatives=tuple(_place_choice(group) for group in sorted(others, key=rank)),
        names=names,
        country=country,
        why=f"named by {-rank(chosen)[0]} of {total} sources that name a place{borrowed}",
    )


def _is_one_place(one: Spot, other: Spot) -> bool:
    if one.key == other.key or one.name == other.name:
        return True
    if not (one.is_fine and other.is_fine and one.is_located and other.is_located):
        return False
    return distance_km(one, other) <= SAME_PLACE_KM


def _place_choice(group: Sequence[tuple[Told, Spot]]) -> PlaceChoice:
    """The best located wording of a place, with the claims that name it."""
    _, spot = min(group, key=lambda pair: (not pair[1].is_located, pair[1].precision, pair[0].claim.id))
    place = _as_written(group, spot)
    place = replace(place, name=_spelled(place.name, group))
    return PlaceChoice(
        place=place,
        radius_km=spot.radius_km if spot.is_located else None,
        claims=tuple(t.claim.id for t, _ in group),
    )


def _as_written(group: Sequence[tuple[Told, Spot]], spot: Spot) -> Place:
    """The place as the claim gives it; a spot that no gazetteer knows keeps the wording of the claim."""
    for t, other in group:
        if other is spot:
            detail = next(
                (p for p in t.claim.place_detail if p.id == spot.key or fold(p.name) == spot.name), None
            )
            name = next((name for name in t.claim.places if fold(name) == spot.name), spot.name)
            return (
                replace(detail, lat=spot.lat, lon=spot.lon) if detail else Place(name, country=spot.country)
            )
    return Place(spot.name)


def _spelled(name: str, group: Sequence[tuple[Told, Spot]]) -> str:
    """A name in capitals or in Arabic letters as another account of the place spells it, where one does."""
    if is_arabic(name):
        return next((spot.written for _, spot in group if spot.written and not is_arabic(spot.written)), name)
    if not name.isupper():
        return name
    told = (other for t, _ in group for other in t.claim.places)
    return next((other for other in told if fold(other) == fold(name) and not other.isupper()), name)


def _borrow_point(choice: PlaceChoice, told: Sequence[Told]) -> tuple[PlaceChoice, str]:
    """A place without a point, at the point of the nearest thing that its accounts name with it: another place, else
    the region. The radius says how rough that is."""
    place = choice.place
    if place.lat is not None or place.id is not None:
        return choice, ""
    counted: dict[str, list[Spot]] = defaultdict(list)
    for t in told:
        for spot in t.profile.spots:
            if (
                spot.is_located
                and spot.precision < COUNTRY
                and spot.country in (None, place.country or spot.country)
            ):
                counted[spot.key].append(spot)
    if not counted:
        return choice, ""
    key = min(counted, key=lambda k: (not counted[k][0].is_fine, -len(counted[k]), k))
    spot = counted[key][0]
    precision = max(spot.precision, BORROWED)
    moved = replace(place, lat=spot.lat, lon=spot.lon, admin1=place.admin1, precision=precision)
    name = next((n for t in told for n in t.claim.places if fold(n) == spot.name), spot.name)
    radius = max(RADIUS_KM[precision], spot.radius_km)
    return PlaceChoice(
        moved, radius, choice.claims
    ), f"; no gazetteer has it, its point is that of {name}, named with it"


def _country(told: Sequence[Told], sources: dict[str, str]) -> str | None:
    """The country that most independent sources give; among equals the one told first."""
    votes: dict[str, set[str]] = {}
    for t in told:
        if t.claim.country:
            votes.setdefault(t.claim.country, set()).add(sources[t.voice.key])
    return max(votes, key=lambda code: len(votes[code])) if votes else None

"""One place name among the others of its event -> the gazetteer's entries ranked, each with why it lost.

The country of the event comes first, then the regions named beside the place, the kind of place that
the text says, the distance to the other places, and last the gazetteer's own order.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, hypot, radians

from dragoman.atlas import PlaceEntry
from dragoman.base.claim import Place
from dragoman.read.place_scene import PlaceMention

PRECISION = {"ADM1": 4, "ADM2": 3, "ADM3": 3, "ADM4": 3, "PCL": 6}
SPREAD_CLASSES = frozenset("HLRTUV")  # waters, areas, roads, mountains and forests: no one point
KM_PER_DEGREE = 111.2
NEAR_KM = 60.0
RUNNERS_UP = 3

Ranked = list[tuple[PlaceEntry, str]]


def choose(place: PlaceMention, country: str | None, others: Sequence[PlaceMention]) -> Ranked:
    """The entries of a name, best first, each with the reason why it is not the first."""
    if len(place.entries) < 2:
        return [(e, "") for e in place.entries]
    regions = {
        name.casefold()
        for other in others
        if other is not place and other.level in (1, 2) and not other.is_country
        for entry in other.entries[:2]
        if country is None or entry.country == country
        for name in (entry.name, entry.matched, entry.admin1)
        if name
    }
    anchors = [
        other.entries[0]
        for other in others
        if other is not place
        and other.entries
        and other.level > 1
        and len({e.country for e in other.entries}) == 1
    ]
    scored = [
        (judge(entry, place, country, regions, anchors), rank, entry)
        for rank, entry in enumerate(place.entries)
    ]
    scored.sort(key=lambda item: (item[0][0], item[1]))
    best = scored[0][0]
    return [(entry, why(score, best)) for score, _, entry in scored]


Score = tuple[tuple[int, int, int, float], str, str]


def judge(
    entry: PlaceEntry,
    place: PlaceMention,
    country: str | None,
    regions: set[str],
    anchors: Sequence[PlaceEntry],
) -> Score:
    """How ill an entry fits: another country, no region named beside it, another kind, how far."""
    abroad = int(country is not None and entry.country != country)
    areas = {a.casefold() for a in (entry.admin1, entry.admin2) if a}
    stray = int(bool(regions) and not areas & regions)
    wrong = misfit(entry.feature_code, place.level)
    km = min((distance(entry, a) for a in anchors if a.country == entry.country), default=0.0)
    return (abroad, stray, wrong, 0.0 if km <= NEAR_KM else round(km)), entry.country, entry.admin1 or ""


def misfit(feature_code: str, level: int) -> int:
    """How ill a kind of entry fits the level that the text gives: 1 a region, 2 a district, more a settlement."""
    if level not in (1, 2):
        return 0
    if not feature_code.startswith("ADM"):
        return 2
    return int(feature_code.startswith("ADM1") != (level == 1))


def why(score: Score, best: Score) -> str:
    """The first point on which an entry is worse than the best."""
    for at, reason in enumerate(
        ("in another country", "outside the region named", "of another kind", "farther off")
    ):
        if score[0][at] != best[0][at]:
            if at == 3:
                return f"{reason}: {score[0][3]:.0f} km from the other places"
            return reason
    return "" if score is best else "lower in the gazetteer's order"


def distance(one: PlaceEntry, other: PlaceEntry) -> float:
    """Kilometres between two places, near enough for a comparison; 0 when one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return 0.0
    east = (one.lon - other.lon) * cos(radians((one.lat + other.lat) / 2))
    return hypot(one.lat - other.lat, east) * KM_PER_DEGREE


def detail(place: PlaceMention, country: str | None, ranked: Ranked) -> Place:
    """What the gazetteer makes of a name, the country given."""
    name = " ".join(place.words.text.split())
    if place.is_country:
        state = place.reading
        if state is None:
            return Place(name, None, place.country, precision=6)
        return Place(name, state.id, place.country, None, state.lat, state.lon, precision=6, candidates=1)
    if not ranked or (country is not None and ranked[0][0].country != country):
        losers = tuple(runner_up(entry, "in another country") for entry, _ in ranked[:RUNNERS_UP])
        return Place(name, None, country, precision=7, candidates=len(ranked), runners_up=losers)
    best = ranked[0][0]
    return Place(
        name,
        best.id,
        best.country,
        best.admin1,
        best.lat,
        best.lon,
        precision_of(best, place),
        len(ranked),
        tuple(runner_up(entry, reason) for entry, reason in ranked[1 : RUNNERS_UP + 1]),
    )


def precision_of(entry: PlaceEntry, place: PlaceMention) -> int:
    """UCDP's where_prec: 1 the place itself, 2 near it, 3 and 4 an area, 5 something long or wide."""
    for prefix, precision in PRECISION.items():
        if entry.feature_code.startswith(prefix):
            return precision
    if entry.feature_class in SPREAD_CLASSES:
        return 5
    return 2 if place.is_near else 1


def runner_up(entry: PlaceEntry, reason: str) -> str:
    """A loser in words."""
    where = f"{entry.admin1}, {entry.country}" if entry.admin1 else entry.country
    return f"{entry.name}, {where} ({entry.id}): {reason or 'lower in the order of the gazetteer'}"

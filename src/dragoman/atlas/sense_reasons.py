"""A name's entry and the company that it keeps -> the named reasons for and against it, each with its strength.

A reason is a name and a number; what it weighs is settled elsewhere (`senses`). An area is keyed by the
names from the country down: ("ML",), ("ML", "Gao"), ("ML", "Gao", "Ansongo").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import cos, exp, hypot, log1p, radians

from dragoman.atlas.ranking import place_rank
from dragoman.atlas.values import PlaceEntry

KM_PER_DEGREE = 111.2
NEAR_KM = 100.0
FAR_KM = 20_000.0  # what no coordinates count as
WIDE = ("PCL", "ADM1")
WORLD_PEOPLE = 2.0  # an ocean, a continent or a wide region counts as a city of a million
Reasons = dict[str, float]
Masses = Mapping[tuple[str, ...], float]


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name as a document uses it.

    Args:
        name: as written.
        entries: what it may mean, in the gazetteer's order; one alone is not doubted.
        holders: places in the sequence of uses of the names that are said to hold it ("X, Y": Y).
        codes: beginnings of the feature codes or the feature class that its words ask for ("ADM2" for
            "X County", "H" for "X River"), () when they ask for none.
        count: how often it stands in the document.
    """

    name: str
    entries: tuple[PlaceEntry, ...]
    holders: tuple[int, ...] = ()
    codes: tuple[str, ...] = ()
    count: int = 1


@dataclass(slots=True)
class Company:
    """How many mentions of a document lie in each country, region and district, and where its other names are.

    `points` has for each name its place in the sequence of names, its best entry and that entry's share.
    """

    areas: defaultdict[tuple[str, ...], float]
    total: float
    points: list[tuple[int, PlaceEntry, float]]


def own_reasons(entry: PlaceEntry, use: NameUse) -> Reasons:
    """What speaks for an entry by itself."""
    code = entry.feature_code
    if not entry.country:
        reasons = {"people": WORLD_PEOPLE, f"of the world: {code}": 1.0}
    else:
        rank = place_rank(entry.feature_class, entry.feature_code, entry.population)
        reasons = {"people": (40 - rank) / 10}
    if entry.feature_class == "A":
        reasons["country" if code.startswith("PCL") else f"unit {code[:4]}"] = 1.0
    elif entry.feature_class not in ("P", "") and entry.country:
        reasons["nature or site"] = 1.0
    if entry.matched.casefold() != use.name.casefold():
        reasons["spelt otherwise"] = 1.0
    elif entry.name.casefold() != entry.matched.casefold() and not code.startswith("PCL"):
        reasons["by-name"] = 1.0
    if code == "PPLC":
        reasons["capital"] = 1.0
    if use.codes:
        fits = any(code.startswith(wanted) or entry.feature_class == wanted for wanted in use.codes)
        reasons["kind as its words say" if fits else "kind unlike its words"] = 1.0
    return reasons


def holding_reasons(entry: PlaceEntry, holders: Sequence[PlaceEntry]) -> Iterator[tuple[str, float]]:
    """Whether an entry lies in the name that is said to hold it."""
    if holders:
        inside = any(is_held(entry, holder) for holder in holders)
        yield ("held by the name beside it" if inside else "not in the name beside it"), 1.0


def company_reasons(
    at: int, entry: PlaceEntry, mine: Masses, company: Company
) -> Iterator[tuple[str, float]]:
    """What speaks for an entry by the other names of its document; `mine` is its own name's part in the areas."""
    code = entry.feature_code
    areas = areas_of(entry)
    others = [max(company.areas[area] - mine.get(area, 0.0), 0.0) for area in areas]
    rest = company.total - sum(mass for area, mass in mine.items() if len(area) == 1)
    if areas and rest >= 1:
        yield "country of the document", others[0] / rest
    if code.startswith("PCL") and others:
        yield "holds other names", log1p(others[0])
    elif len(others) > 1:
        is_region = code.startswith("ADM1")
        yield ("holds other names" if is_region else "region of the document"), log1p(others[1])
        if len(others) > 2:
            yield "district of the document", log1p(others[2])
    if not code.startswith(WIDE) and entry.lat is not None:
        near = sum(
            share * exp(-distance_km(entry, other) / NEAR_KM)
            for index, other, share in company.points
            if index != at and other.country == entry.country
        )
        yield "near other names", log1p(near)


def areas_of(entry: PlaceEntry) -> tuple[tuple[str, ...], ...]:
    """The country, region and district that an entry lies in or is, as far as they are known; none for an ocean."""
    if not entry.country:
        return ()
    if not entry.admin1:
        return ((entry.country,),)
    if not entry.admin2:
        return (entry.country,), (entry.country, entry.admin1)
    return (entry.country,), (entry.country, entry.admin1), (entry.country, entry.admin1, entry.admin2)


def is_held(entry: PlaceEntry, holder: PlaceEntry) -> bool:
    """Whether an entry lies in another: its country, its region, its district, or close by it."""
    if entry.id == holder.id:
        return False
    if holder.feature_code.startswith("PCL"):
        return entry.country == holder.country and not entry.feature_code.startswith("PCL")
    if entry.country != holder.country:
        return False
    if holder.feature_code.startswith("ADM1"):
        return entry.admin1 is not None and entry.admin1 == holder.admin1
    if holder.feature_code.startswith("ADM2"):
        return entry.admin1 == holder.admin1 and entry.admin2 in (holder.admin2, None)
    return distance_km(entry, holder) <= NEAR_KM


def distance_km(one: PlaceEntry, other: PlaceEntry) -> float:
    """Kilometres between two entries, near enough for a comparison; far when one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return FAR_KM
    east = abs(one.lon - other.lon)
    east = min(east, 360 - east) * cos(radians((one.lat + other.lat) / 2))
    return hypot(one.lat - other.lat, east) * KM_PER_DEGREE

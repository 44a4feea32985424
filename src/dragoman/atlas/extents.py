"""Units and countries -> how far they reach, from the settlements that the gazetteer has in them.

The gazetteer holds points, no outlines. A unit's radius is the distance from its point to the farthest
of its settlements; where it has few, the radius that units of its order usually have.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from math import cos, pi, radians, sqrt

from dragoman.atlas.places import PlaceIndex, Settlement
from dragoman.atlas.sphere import Point, distance_km, middle
from dragoman.atlas.values import PlaceEntry

# Usual reach of a unit by its order, in km, and of a place whose kind is unknown.
USUAL_KM = {"PCL": 500.0, "ADM1": 200.0, "ADM2": 100.0, "ADM3": 40.0, "ADM4": 15.0, "ADM5": 10.0}
WIDE_KM = 100.0  # a river, a range of hills
SEAS = frozenset({"SEA", "OCN", "GULF", "BAY"})
SEA_KM = 500.0
ENOUGH = 8  # settlements from which a unit's reach can be told
POINT_KM = 5.0  # how far two gazetteers' points for one village lie apart
PEOPLE_PER_KM2 = 5000.0
BORDER_KM = 40.0  # settlements so near to a settlement across the border stand for the border
_CELL_DEG = 0.5


class Extents:
    """How far the places of an index reach; what was worked out once is kept."""

    def __init__(self, places: PlaceIndex) -> None:
        self._places = places
        self._settlements: dict[str, tuple[Settlement, ...]] = {}
        self._radii: dict[str, float] = {}
        self._circles: dict[str, tuple[Point, float] | None] = {}
        self._borders: dict[tuple[str, str], tuple[Settlement, ...]] = {}

    def radius_km(self, entry: PlaceEntry) -> float:
        """How far from its point an entry may reach."""
        if entry.feature_class == "P":
            return POINT_KM + sqrt(max(entry.population, 0) / PEOPLE_PER_KM2 / pi)
        if entry.feature_code in SEAS:
            return SEA_KM
        if entry.feature_class != "A":
            return WIDE_KM if entry.feature_class in "HLRTV" and entry.feature_class else POINT_KM
        if entry.id not in self._radii:
            self._radii[entry.id] = self._unit_radius(entry)
        return self._radii[entry.id]

    def _unit_radius(self, entry: PlaceEntry) -> float:
        usual = next((km for code, km in USUAL_KM.items() if entry.feature_code.startswith(code)), 45.0)
        inside = self.points_in(entry)
        if entry.lat is None or entry.lon is None or len(inside) < ENOUGH:
            return usual
        return max(usual / 3, reach((entry.lat, entry.lon), inside))

    def points_in(self, entry: PlaceEntry) -> list[Point]:
        """The settlements of a country or of a unit of the first or second order."""
        code = entry.feature_code
        rows = self.settlements(entry.country)
        if code.startswith("ADM1"):
            rows = tuple(row for row in rows if row[2] == entry.admin1)
        elif code.startswith("ADM2"):
            rows = tuple(row for row in rows if row[2] == entry.admin1 and row[3] == entry.admin2)
        elif not code.startswith("PCL"):
            return []
        return [(row[0], row[1]) for row in rows]

    def settlements(self, country: str) -> tuple[Settlement, ...]:
        """All settlements of a country."""
        if country not in self._settlements:
            self._settlements[country] = self._places.settlements(country)
        return self._settlements[country]

    def country_circle(self, country: str, state: PlaceEntry | None) -> tuple[Point, float] | None:
        """A country's point and how far it reaches: its entry's, else the middle of its settlements' box."""
        if country not in self._circles:
            self._circles[country] = self._country_circle(country, state)
        return self._circles[country]

    def _country_circle(self, country: str, state: PlaceEntry | None) -> tuple[Point, float] | None:
        points = [(row[0], row[1]) for row in self.settlements(country)]
        if state is not None and state.lat is not None and state.lon is not None:
            point = (state.lat, state.lon)
        elif not points:
            return None
        else:
            lats = [lat for lat, _ in points]
            point = ((min(lats) + max(lats)) / 2, middle(points)[1])
        return point, reach(point, points) if points else USUAL_KM["PCL"]

    def along_border(self, country: str, neighbour: str) -> tuple[Settlement, ...]:
        """The settlements of a country that lie within 40 km of one of the neighbour's."""
        key = (country, neighbour)
        if key not in self._borders:
            cells: defaultdict[tuple[int, int], list[Point]] = defaultdict(list)
            for lat, lon, _, _ in self.settlements(neighbour):
                cells[_cell(lat, lon)].append((lat, lon))
            self._borders[key] = tuple(
                row for row in self.settlements(country) if _is_near(row[0], row[1], cells)
            )
        return self._borders[key]


def reach(point: Point, others: Sequence[Point], stray: float = 0.01) -> float:
    """The distance in km that holds all of some points but a share that may be stray: gazetteers have such."""
    distances = sorted(distance_km(point, other) for other in others)
    return distances[-1 - int(stray * len(distances))]


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return int(lat // _CELL_DEG), int(lon // _CELL_DEG)


def _is_near(lat: float, lon: float, cells: dict[tuple[int, int], list[Point]]) -> bool:
    row, column = _cell(lat, lon)
    wide = 1 + int(BORDER_KM / (111.2 * max(cos(radians(lat)), 0.05)) / _CELL_DEG)
    return any(
        distance_km((lat, lon), other) <= BORDER_KM
        for near_row in (row - 1, row, row + 1)
        for near_column in range(column - wide, column + wide + 1)
        for other in cells.get((near_row, near_column), ())
    )

"""A place -> a point that is a point, and the cell of the PRIO-GRID that it lies in."""

from __future__ import annotations

import math

from dragoman.base.claim import Place
from dragoman.base.event import Event

CELLS_A_DEGREE = 2
CELLS_A_ROW = 360 * CELLS_A_DEGREE
CREDIT = "Place: GeoNames, CC BY 4.0."
LARGEST_LAT, LARGEST_LON = 90.0, 180.0


def place_of(event: Event) -> Place | None:
    """The place that the event is shown at."""
    return event.place.chosen.place if event.place.chosen else None


def credit_of(event: Event) -> str | None:
    """Whose data the point is, where it is from GeoNames."""
    place = place_of(event)
    return CREDIT if place and place.id and place.id.startswith("geonames:") else None


def point_of(place: Place | None) -> tuple[float, float] | None:
    """Latitude and longitude in degrees, None where there is none or it is no place on earth (NaN, 91 degrees)."""
    if place is None or place.lat is None or place.lon is None:
        return None
    is_finite = math.isfinite(place.lat) and math.isfinite(place.lon)
    if not is_finite or abs(place.lat) > LARGEST_LAT or abs(place.lon) > LARGEST_LON:
        return None
    return place.lat, place.lon


def is_broken_point(place: Place | None) -> bool:
    """Whether coordinates are given that are no point."""
    given = place is not None and (place.lat is not None or place.lon is not None)
    return given and point_of(place) is None


def priogrid_cell(lat: float, lon: float) -> int:
    """The number of the half-degree cell, from 1 in the south-west, row by row to the north.

    Source: Tollefsen, Strand, Buhaug 2012, PRIO-GRID; equal to `priogrid_gid` of UCDP GED.

    >>> priogrid_cell(-90.0, -180.0)
    1
    """
    row = min(int((lat + LARGEST_LAT) * CELLS_A_DEGREE), 180 * CELLS_A_DEGREE - 1)
    column = min(int((lon + LARGEST_LON) * CELLS_A_DEGREE), CELLS_A_ROW - 1)
    return row * CELLS_A_ROW + column + 1

"""Points on the globe -> distances, points at a distance, middles; degrees WGS 84 and kilometres.

A sphere of the mean radius is right to 0.6 %, which is far less than any place wording says.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, atan2, cos, degrees, hypot, pi, radians, sin, sqrt

EARTH_KM = 6371.0088  # mean radius, IUGG
HALF_ROUND_KM = EARTH_KM * pi

Point = tuple[float, float]
"""Latitude and longitude in degrees; -90 to 90, -180 up to 180."""


def distance_km(one: Point, other: Point) -> float:
    """Kilometres along the great circle, 0 to 20,015; right across the antimeridian and the poles."""
    lat, other_lat = radians(one[0]), radians(other[0])
    half_lat = sin((other_lat - lat) / 2)
    half_lon = sin(radians(other[1] - one[1]) / 2)
    chord = half_lat * half_lat + cos(lat) * cos(other_lat) * half_lon * half_lon
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def move(start: Point, bearing_deg: float, km: float) -> Point:
    """The point that many kilometres along the great circle that leaves `start` at the bearing.

    Args:
        bearing_deg: clockwise from north.
    """
    lat, bearing, angle = radians(start[0]), radians(bearing_deg), km / EARTH_KM
    new_lat = asin(max(-1.0, min(1.0, sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(bearing))))
    east = atan2(sin(bearing) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sin(new_lat))
    return degrees(new_lat), wrap(start[1] + degrees(east))


def middle(points: Sequence[Point]) -> Point:
    """The middle of points on the globe; of two, the middle of the way between them.

    Points that leave no middle (two poles) give the first.
    """
    x = sum(cos(radians(lat)) * cos(radians(lon)) for lat, lon in points)
    y = sum(cos(radians(lat)) * sin(radians(lon)) for lat, lon in points)
    z = sum(sin(radians(lat)) for lat, _ in points)
    if hypot(x, y, z) < 1e-9 * len(points):
        return points[0]
    return degrees(atan2(z, hypot(x, y))), wrap(degrees(atan2(y, x)))


def bearing_deg(start: Point, end: Point) -> float:
    """Degrees clockwise from north, 0 up to 360, at which the great circle to `end` leaves `start`."""
    lat, end_lat, east = radians(start[0]), radians(end[0]), radians(end[1] - start[1])
    north = cos(lat) * sin(end_lat) - sin(lat) * cos(end_lat) * cos(east)
    return degrees(atan2(sin(east) * cos(end_lat), north)) % 360


def wrap(lon: float) -> float:
    """A longitude as -180 up to 180."""
    return (lon + 180) % 360 - 180

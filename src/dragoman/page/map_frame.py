"""Points with their uncertainty -> the box of the earth that a map of them shows, and its scale.

The frame is the box of the points with a margin; points all over the world get the world. Degrees of longitude are
narrowed by the cosine of the middle latitude, which is true enough for a country and keeps north up.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, isfinite, radians

from dragoman.page.land import Frame, Point

WIDTH, HEIGHT = 720.0, 430.0
_KM_PER_DEGREE = 111.2
_LEAST_SPAN_DEG = 1.6
_SHOWN_RADIUS_KM = 120.0
"""A larger circle does not widen the frame."""
_WORLD_SPAN_DEG = 150.0


def point_on_earth(lat: float | None, lon: float | None) -> Point | None:
    """Longitude and latitude where both are numbers of the earth."""
    if lat is None or lon is None:
        return None
    is_fit = isfinite(lon) and isfinite(lat) and -180 <= lon <= 180 and -90 <= lat <= 90
    return (lon, lat) if is_fit else None


def fit_frame(
    points: Sequence[Point],
    radii_km: Sequence[float],
    *,
    width: float = WIDTH,
    height: float = HEIGHT,
    least_span_deg: float = _LEAST_SPAN_DEG,
) -> Frame:
    """The frame that holds all points (longitude, latitude), with the circles about them, with a margin."""
    lons = [lon for lon, _ in points]
    turned = [lon % 360 for lon in lons]
    if max(turned) - min(turned) < max(lons) - min(lons):
        lons = turned
    reach = [min(radius, _SHOWN_RADIUS_KM) / _KM_PER_DEGREE for radius in radii_km]
    north = max(lat + r for (_, lat), r in zip(points, reach, strict=True))
    south = min(lat - r for (_, lat), r in zip(points, reach, strict=True))
    stretch = max(0.2, cos(radians((north + south) / 2)))
    east = max(lon + r / stretch for lon, r in zip(lons, reach, strict=True))
    west = min(lon - r / stretch for lon, r in zip(lons, reach, strict=True))
    if east - west > _WORLD_SPAN_DEG:
        stretch = cos(radians(36))
        per_degree = width / (360 * stretch)
        return Frame(-180.0, 84.0, per_degree, stretch, width, round(per_degree * 142))
    span_y = max(least_span_deg, (north - south) * 1.3)
    span_x = max(least_span_deg, (east - west) * 1.25)
    per_degree = min(width / (span_x * stretch), height / span_y)
    middle_x, middle_y = (east + west) / 2, (north + south) / 2
    top = min(90.0, middle_y + height / per_degree / 2)
    return Frame(middle_x - width / per_degree / stretch / 2, top, per_degree, stretch, width, height)


def place_in(frame: Frame, point: Point) -> Point:
    """Where a point stands in a frame that may cross the date line, in pixels from the upper left."""
    lon, lat = point
    return frame.place(lon + 360 if lon < frame.west else lon, lat)


def circle_px(frame: Frame, radius_km: float | None) -> float | None:
    """The radius of a circle of uncertainty in pixels; None where there is none to draw."""
    if not radius_km or radius_km <= 0 or not isfinite(radius_km):
        return None
    return min(radius_km / _KM_PER_DEGREE * frame.px_per_degree, 4 * frame.width)


def scale_km(frame: Frame) -> tuple[float, int]:
    """A round length of at most a fifth of the map: in pixels and in kilometres."""
    px_per_km = frame.px_per_degree / _KM_PER_DEGREE
    lengths = [n * 10**power for power in range(5) for n in (1, 2, 5)]
    km = max((length for length in lengths if length * px_per_km <= frame.width / 5), default=1)
    return round(km * px_per_km, 1), km

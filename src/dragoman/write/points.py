"""Events -> the points of the locator map."""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from dragoman.base.event import Event
from dragoman.tell.titles import place_in_words
from dragoman.write.coarse import is_coarsened
from dragoman.write.report import MapPoint


def find_points(events: Sequence[Event]) -> tuple[MapPoint, ...]:
    """A point for each event that has one; an event without is told in words only."""
    points = []
    for event in events:
        chosen = event.place.chosen
        if chosen is None or chosen.place.lat is None or chosen.place.lon is None:
            continue
        lat, lon = chosen.place.lat, chosen.place.lon
        if isfinite(lat) and isfinite(lon) and -90 <= lat <= 90 and -180 <= lon <= 180:
            name, radius_km = place_in_words(chosen.place.name), chosen.radius_km
            points.append(MapPoint(name, lat, lon, radius_km, event.id, is_coarsened(event)))
    return tuple(points)

"""Events -> a map without tiles: land, borders, a marker for each event, a circle for how far off it may be.

The frame is the box of the events with a margin; events all over the world get the world. Degrees of longitude are
narrowed by the cosine of the middle latitude, which is true enough for a country and keeps north up.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, isfinite, pi, radians, sin, sqrt

from dragoman.base.event import PlaceChoice
from dragoman.page.event_desk import EventDesk
from dragoman.page.event_model import EventView
from dragoman.page.land import Frame, Point, draw_borders, draw_land, name_seats
from dragoman.page.map_labels import CountryName, Label, Spot, place_labels, place_names

WIDTH, HEIGHT = 720.0, 430.0
_KM_PER_DEGREE = 111.2
_LEAST_SPAN_DEG = 1.6
_SHOWN_RADIUS_KM = 120.0
"""A larger circle does not widen the frame."""
_WORLD_SPAN_DEG = 150.0
_SPACING_PX = 11.0


@dataclass(frozen=True, slots=True)
class MarkerView:
    """An event's marker: `dx` and `dy` move it aside where several share one point."""

    event: EventView
    x: float
    y: float
    dx: float
    dy: float


@dataclass(frozen=True, slots=True)
class CircleView:
    """A circle of uncertainty and the anchors of the events it belongs to."""

    x: float
    y: float
    radius: float
    anchors: str


@dataclass(frozen=True, slots=True)
class MapView:
    """Everything the map is drawn from; `scale_px` is the length of `scale_text` on it."""

    width: float
    height: float
    land: str
    borders: str
    markers: tuple[MarkerView, ...]
    circles: tuple[CircleView, ...]
    labels: tuple[Label, ...]
    countries: tuple[CountryName, ...]
    scale_px: float
    scale_text: str
    not_on_map: tuple[EventView, ...]


def draw_map(events: Sequence[tuple[EventDesk, EventView]]) -> MapView | None:
    """The map of all events that have a point; None when there is none."""
    placed: list[tuple[EventView, PlaceChoice, Point, str]] = []
    absent = []
    for desk, view in events:
        choice = desk.event.place.chosen
        point = _point(choice)
        if choice and point:
            placed.append((view, choice, point, desk.say(choice.place.name)))
        else:
            absent.append(view)
    if not placed:
        return None
    frame = _frame([point for _, _, point, _ in placed], [c.radius_km or 0.0 for _, c, _, _ in placed])
    groups: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    spots = [frame.place(lon + 360 if lon < frame.west else lon, lat) for _, _, (lon, lat), _ in placed]
    for n, (x, y) in enumerate(spots):
        groups[round(x / 2), round(y / 2)].append(n)
    markers: list[MarkerView] = []
    label_spots = []
    for members in groups.values():
        x, y = spots[members[0]]
        offsets = _spiral(len(members))
        for n, (dx, dy) in zip(members, offsets, strict=True):
            markers.append(MarkerView(placed[n][0], round(x, 1), round(y, 1), dx, dy))
        name = Counter(placed[n][3] for n in members).most_common(1)[0][0]
        text = f"{name} ({len(members)})" if len(members) > 1 else name
        reach = max(abs(d) for offset in offsets for d in offset) + 10
        label_spots.append(Spot(text, round(x, 1), round(y, 1), reach, len(members)))
    labels = place_labels(label_spots, frame.width, frame.height)
    order = {view.key: n for n, (_, view) in enumerate(events)}
    scale_px, scale_text = _scale(frame)
    return MapView(
        width=frame.width,
        height=frame.height,
        land=draw_land(frame),
        borders=draw_borders(frame),
        markers=tuple(sorted(markers, key=lambda m: order[m.event.key])),
        circles=_circles([(view, c.radius_km, spots[n]) for n, (view, c, _, _) in enumerate(placed)], frame),
        labels=labels,
        countries=place_names(name_seats(frame), label_spots, labels, frame.width, frame.height),
        scale_px=scale_px,
        scale_text=scale_text,
        not_on_map=tuple(absent),
    )


def _point(choice: PlaceChoice | None) -> Point | None:
    """Longitude and latitude where both are numbers of the earth."""
    if choice is None or choice.place.lat is None or choice.place.lon is None:
        return None
    lon, lat = choice.place.lon, choice.place.lat
    is_fit = isfinite(lon) and isfinite(lat) and -180 <= lon <= 180 and -90 <= lat <= 90
    return (lon, lat) if is_fit else None


def _frame(points: Sequence[Point], radii_km: Sequence[float]) -> Frame:
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
        per_degree = WIDTH / (360 * stretch)
        return Frame(-180.0, 84.0, per_degree, stretch, WIDTH, round(per_degree * 142))
    span_y = max(_LEAST_SPAN_DEG, (north - south) * 1.3)
    span_x = max(_LEAST_SPAN_DEG, (east - west) * 1.25)
    per_degree = min(WIDTH / (span_x * stretch), HEIGHT / span_y)
    middle_x, middle_y = (east + west) / 2, (north + south) / 2
    top = min(90.0, middle_y + HEIGHT / per_degree / 2)
    return Frame(middle_x - WIDTH / per_degree / stretch / 2, top, per_degree, stretch, WIDTH, HEIGHT)


def _spiral(count: int) -> list[tuple[float, float]]:
    """Offsets that set the markers of one point side by side, the first on it, tighter the more there are."""
    spacing = min(_SPACING_PX, 90 / sqrt(count))
    turn = pi * (3 - sqrt(5))
    return [
        (round(spacing * sqrt(n) * cos(n * turn), 1), round(spacing * sqrt(n) * sin(n * turn), 1))
        for n in range(count)
    ]


def _circles(rows: Sequence[tuple[EventView, float | None, Point]], frame: Frame) -> tuple[CircleView, ...]:
    shared: defaultdict[tuple[float, float, float], list[str]] = defaultdict(list)
    for view, radius_km, (x, y) in rows:
        if radius_km and radius_km > 0 and isfinite(radius_km):
            radius = min(radius_km / _KM_PER_DEGREE * frame.px_per_degree, 4 * frame.width)
            shared[round(x, 1), round(y, 1), round(radius, 1)].append(view.anchor)
    return tuple(CircleView(x, y, r, " ".join(anchors)) for (x, y, r), anchors in shared.items())


def _scale(frame: Frame) -> tuple[float, str]:
    """A round length of at most a fifth of the map."""
    px_per_km = frame.px_per_degree / _KM_PER_DEGREE
    lengths = [n * 10**power for power in range(5) for n in (1, 2, 5)]
    km = max((length for length in lengths if length * px_per_km <= frame.width / 5), default=1)
    return round(km * px_per_km, 1), f"{km:,} km"

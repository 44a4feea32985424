"""Events -> a map without tiles: land, borders, a marker for each event, a circle for how far off it may be."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

from dragoman.base.event import PlaceChoice
from dragoman.page.event_desk import EventDesk
from dragoman.page.event_model import EventView
from dragoman.page.land import Frame, Point, draw_borders, draw_land, name_seats
from dragoman.page.map_frame import circle_px, fit_frame, place_in, point_on_earth, scale_km
from dragoman.page.map_labels import CountryName, Label, Spot, place_labels, place_names

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
        point = point_on_earth(choice.place.lat, choice.place.lon) if choice else None
        if choice and point:
            placed.append((view, choice, point, desk.say(choice.place.name)))
        else:
            absent.append(view)
    if not placed:
        return None
    frame = fit_frame([point for _, _, point, _ in placed], [c.radius_km or 0.0 for _, c, _, _ in placed])
    groups: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    spots = [place_in(frame, point) for _, _, point, _ in placed]
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
    scale_px, km = scale_km(frame)
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
        scale_text=f"{km:,} km",
        not_on_map=tuple(absent),
    )


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
        radius = circle_px(frame, radius_km)
        if radius is not None:
            shared[round(x, 1), round(y, 1), round(radius, 1)].append(view.anchor)
    return tuple(CircleView(x, y, r, " ".join(anchors)) for (x, y, r), anchors in shared.items())

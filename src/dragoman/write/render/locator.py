"""Points of a report -> the locator map as SVG, and its places in words.

The drawing carries its colours as attributes, so that it stands alone in a PDF or a picture, and classes by which a
style sheet may change them. A place's number on the map is its number in the list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from babel.numbers import format_decimal

from dragoman.page.land import Frame, Point, draw_borders, draw_land, name_seats
from dragoman.page.map_frame import circle_px, fit_frame, place_in, point_on_earth, scale_km
from dragoman.page.map_labels import Spot, place_labels, place_names
from dragoman.tell import Grammar
from dragoman.write.render.fields import MapField, PlaceField
from dragoman.write.render.safe import Drawing, safe_line
from dragoman.write.report import MapPoint

WIDTH, HEIGHT = 720.0, 380.0
_LEAST_SPAN_DEG = 4.0
_DOT_PX = 8.5
_STEP_PX = 1.5
"""Coasts are drawn coarser than on the page of events, which can be zoomed."""
_SHOWN_LEVEL = 1
"""Names that find room only closer than the page opens at are left to the list."""
_DECIMALS = ((1.0, 3), (10.0, 2), (100.0, 1))
"""Up to a radius in km, how many decimals of a degree the point is worth."""


@dataclass(frozen=True, slots=True)
class Spotted:
    """A place of the map once, however many events are there: its point is rounded to what is known of it."""

    label: str
    point: Point
    radius_km: float | None
    decimals: int
    is_coarsened: bool


def map_field(
    points: Sequence[MapPoint], grammar: Grammar, labels: Mapping[str, str], *, with_picture: bool
) -> MapField | None:
    """The map; None where no point is one of the earth."""
    spotted = _spotted(points)
    if not spotted:
        return None
    places = tuple(_place(n, spot, grammar, labels) for n, spot in enumerate(spotted, start=1))
    return MapField(Drawing(draw_locator(spotted, labels)) if with_picture else "", places)


def draw_locator(spotted: Sequence[Spotted], labels: Mapping[str, str]) -> str:
    """The drawing."""
    frame = fit_frame(
        [spot.point for spot in spotted],
        [spot.radius_km or 0.0 for spot in spotted],
        width=WIDTH,
        height=HEIGHT,
        least_span_deg=_LEAST_SPAN_DEG,
    )
    at = [place_in(frame, spot.point) for spot in spotted]
    spots = [
        Spot(spot.label, round(x, 1), round(y, 1), _DOT_PX + 2, 1)
        for spot, (x, y) in zip(spotted, at, strict=True)
    ]
    named = [label for label in place_labels(spots, frame.width, frame.height) if label.level <= _SHOWN_LEVEL]
    countries = place_names(name_seats(frame), spots, named, frame.width, frame.height)
    shown = "".join(
        f'<text class="country" x="{c.x}" y="{c.y + 4}" text-anchor="middle">{escape(c.text)}</text>'
        for c in countries
        if c.level <= _SHOWN_LEVEL
    )
    circles = [(circle_px(frame, spot.radius_km), xy) for spot, xy in zip(spotted, at, strict=True)]
    rings = "".join(
        f'<circle class="ring" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"/>'
        for radius, (x, y) in circles
        if radius and radius > _DOT_PX
    )
    names = "".join(_haloed(n.x + n.dx, n.y + n.dy, n.text, f"name l{n.level}", n.anchor) for n in named)
    dots = "".join(
        f'<g class="dot"><circle cx="{x:.1f}" cy="{y:.1f}" r="{_DOT_PX}" fill="#7a1f1a" stroke="#fff"/>'
        f'<text x="{x:.1f}" y="{y + 3.6:.1f}" text-anchor="middle" fill="#fff">{n}</text></g>'
        for n, (x, y) in reversed(list(enumerate(at, start=1)))
    )
    title = escape(labels["map"] + ": " + ", ".join(f"{n} {s.label}" for n, s in enumerate(spotted, start=1)))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="locator" viewBox="0 0 {frame.width:.0f} {frame.height:.0f}" '
        f'width="{frame.width:.0f}" height="{frame.height:.0f}" role="img" direction="ltr"><title>{title}</title>'
        f'<rect class="sea" width="100%" height="100%" fill="#e6eef2"/>'
        f'<path class="land" fill="#fbfaf6" fill-rule="evenodd" stroke="#9aa3a8" stroke-width=".7" '
        f'd="{draw_land(frame, step_px=_STEP_PX)}"/>'
        f'<path class="border" fill="none" stroke="#8b8f94" stroke-width=".9" stroke-dasharray="5 2 1 2" '
        f'd="{draw_borders(frame, step_px=_STEP_PX)}"/>'
        f'<g font-family="sans-serif" font-size="10" letter-spacing="1" fill="#6d7278">{shown}</g>'
        f'<g fill="#7a1f1a" fill-opacity=".07" stroke="#7a1f1a" stroke-width=".9" stroke-dasharray="2 2.5">{rings}</g>'
        f'<g font-family="sans-serif" font-size="12" fill="#1d1e20">{names}</g>'
        f'<g font-family="sans-serif" font-size="10.5" font-weight="bold">{dots}</g>'
        f"{_scale_bar(frame, labels)}</svg>"
    )


def _scale_bar(frame: Frame, labels: Mapping[str, str]) -> str:
    length, km = scale_km(frame)
    y = frame.height - 12
    return (
        f'<g class="scale" font-family="sans-serif" font-size="10.5" fill="#1d1e20">'
        f'<path d="M12 {y - 5:.0f}v5h{length}v-5" fill="none" stroke="#1d1e20"/>'
        f"{_haloed(16, y - 5, labels['km'].format(km=f'{km:,}'))}</g>"
    )


def _haloed(x: float, y: float, text: str, look: str = "", anchor: str = "start") -> str:
    """Words with a pale edge under them; drawn twice, since not every renderer knows `paint-order`."""
    at = f'x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
    edge = 'fill="#fbfaf6" stroke="#fbfaf6" stroke-width="3" stroke-linejoin="round"'
    words = escape(text)
    return f'<text class="{look} edge" {at} {edge}>{words}</text><text class="{look}" {at}>{words}</text>'


def _spotted(points: Sequence[MapPoint]) -> tuple[Spotted, ...]:
    found: dict[Spotted, None] = {}
    for point in points:
        place = point_on_earth(point.lat, point.lon)
        if place is None:
            continue
        decimals = 1 if point.is_coarsened else _decimals(point.radius_km)
        rounded = (round(place[0], decimals), round(place[1], decimals))
        found[Spotted(safe_line(point.label), rounded, point.radius_km, decimals, point.is_coarsened)] = None
    return tuple(found)


def _decimals(radius_km: float | None) -> int:
    """How many decimals of a degree a point is worth; with no radius given, two."""
    if radius_km is None:
        return 2
    return next((decimals for limit, decimals in _DECIMALS if radius_km <= limit), 0)


def _place(number: int, spot: Spotted, grammar: Grammar, labels: Mapping[str, str]) -> PlaceField:
    lon, lat = spot.point
    north = _degrees(lat, labels["north" if lat >= 0 else "south"], spot.decimals, grammar)
    east = _degrees(lon, labels["east" if lon >= 0 else "west"], spot.decimals, grammar)
    radius = labels["within"].format(km=grammar.tell_number(round(spot.radius_km))) if spot.radius_km else ""
    return PlaceField(
        number,
        spot.label,
        labels["point"].format(lat=north, lon=east),
        radius,
        labels["coarsened"] if spot.is_coarsened else "",
    )


def _degrees(degrees: float, side: str, decimals: int, grammar: Grammar) -> str:
    form = "0." + "0" * decimals if decimals else "0"
    return f"{format_decimal(abs(degrees), format=form, locale=grammar.lang)}° {side}"

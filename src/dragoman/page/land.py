"""A box of the earth -> the land and the borders inside it as SVG paths, from assets/land.json.gz.

The lines are Natural Earth's, made coarse by tools/build_land.py. Only what touches the box is kept, cut to it and
thinned to the pixels it is drawn at, so that a page of one country carries one country.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate, pairwise
from typing import TypeAlias

Point: TypeAlias = tuple[float, float]

_STEP_PX = 0.5
"""Points nearer than this to the one before add nothing that can be seen."""
_SMALLEST_PX = 1.2
_EDGE_PX = 4.0
"""How far past the frame land is drawn, so that no cut edge is seen."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A box of longitude and latitude drawn at `width` by `height` pixels; degrees of longitude are `stretch`
    times as wide as those of latitude."""

    west: float
    north: float
    px_per_degree: float
    stretch: float
    width: float
    height: float

    def place(self, lon: float, lat: float) -> Point:
        """Where a point stands, in pixels from the upper left."""
        return (lon - self.west) * self.px_per_degree * self.stretch, (self.north - lat) * self.px_per_degree

    @property
    def east(self) -> float:
        """The right edge."""
        return self.west + self.width / (self.px_per_degree * self.stretch)

    @property
    def south(self) -> float:
        """The lower edge."""
        return self.north - self.height / self.px_per_degree


@dataclass(frozen=True, slots=True)
class Line:
    """A coast (closed) or a border, in degrees, with the box it fills."""

    points: tuple[Point, ...]
    west: float
    east: float
    south: float
    north: float


@dataclass(frozen=True, slots=True)
class Earth:
    """The whole file: coasts, borders, and for each country points well inside it where its name may stand."""

    coasts: tuple[Line, ...]
    borders: tuple[Line, ...]
    names: tuple[tuple[str, tuple[Point, ...]], ...]


@cache
def _earth() -> Earth:
    packed = files("dragoman.page").joinpath("assets/land.json.gz").read_bytes()
    data = json.loads(gzip.decompress(packed))
    units = data["units_per_degree"]
    return Earth(
        coasts=tuple(_unpack(line, units) for line in data["land"]),
        borders=tuple(_unpack(line, units) for line in data["borders"]),
        names=tuple(
            (name, tuple((x / units, y / units) for x, y in zip(flat[::2], flat[1::2], strict=True)))
            for name, *flat in data["names"]
        ),
    )


def _unpack(flat: Sequence[int], units: int) -> Line:
    xs = [x / units for x in accumulate(flat[::2])]
    ys = [y / units for y in accumulate(flat[1::2])]
    return Line(tuple(zip(xs, ys, strict=True)), min(xs), max(xs), min(ys), max(ys))


def draw_land(frame: Frame, *, step_px: float = _STEP_PX) -> str:
    """The path of all land in the frame, to be filled by the even-odd rule; no two points nearer than `step_px`."""
    drawn = []
    for line, shift in _touching(_earth().coasts, frame):
        points = [frame.place(x + shift, y) for x, y in line.points]
        ring = _thin(_cut_ring(points, frame), step_px)
        if len(ring) > 2 and max(_spread(ring)) >= _SMALLEST_PX:
            drawn.append(_path(ring) + "z")
    return "".join(drawn)


def draw_borders(frame: Frame, *, step_px: float = _STEP_PX) -> str:
    """The path of all borders in the frame; no two points nearer than `step_px`."""
    drawn = []
    for line, shift in _touching(_earth().borders, frame):
        points = [frame.place(x + shift, y) for x, y in line.points]
        drawn += [_path(_thin(run, step_px)) for run in _cut_line(points, frame)]
    return "".join(drawn)


def name_seats(frame: Frame) -> tuple[tuple[str, tuple[Point, ...]], ...]:
    """For each country in the frame its name and the points where that may stand, the roomiest first."""
    seats = []
    for name, points in _earth().names:
        placed = (frame.place(x + shift, y) for x, y in points for shift in (-360.0, 0.0, 360.0))
        inside = tuple((x, y) for x, y in placed if 0 < x < frame.width and 0 < y < frame.height)
        if inside:
            seats.append((name, inside))
    return tuple(seats)


def _touching(lines: Iterable[Line], frame: Frame) -> Iterator[tuple[Line, float]]:
    """The lines that reach into the frame, with the turn of the earth by which they do."""
    for line in lines:
        if line.south > frame.north or line.north < frame.south:
            continue
        for shift in (-360.0, 0.0, 360.0):
            if line.west + shift <= frame.east and line.east + shift >= frame.west:
                yield line, shift


def _cut_ring(points: list[Point], frame: Frame) -> list[Point]:
    """The ring cut to the frame and its edge (Sutherland and Hodgman)."""
    low_x, low_y = -_EDGE_PX, -_EDGE_PX
    high_x, high_y = frame.width + _EDGE_PX, frame.height + _EDGE_PX
    for axis, limit, sign in ((0, low_x, 1), (0, high_x, -1), (1, low_y, 1), (1, high_y, -1)):
        kept: list[Point] = []
        before = points[-1] if points else (0.0, 0.0)
        for point in points:
            inside, was_inside = (point[axis] - limit) * sign >= 0, (before[axis] - limit) * sign >= 0
            if inside != was_inside:
                share = (limit - before[axis]) / (point[axis] - before[axis])
                other = before[1 - axis] + share * (point[1 - axis] - before[1 - axis])
                kept.append((limit, other) if axis == 0 else (other, limit))
            if inside:
                kept.append(point)
            before = point
        points = kept
    return points


def _cut_line(points: list[Point], frame: Frame) -> Iterator[list[Point]]:
    """The stretches of a line that lie in the frame, each with the point before and after."""
    run: list[Point] = []
    for before, point in pairwise(points):
        xs, ys = (before[0], point[0]), (before[1], point[1])
        if max(xs) >= 0 and min(xs) <= frame.width and max(ys) >= 0 and min(ys) <= frame.height:
            run = run or [before]
            run.append(point)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _thin(points: list[Point], step_px: float) -> list[Point]:
    kept = points[:1]
    for point in points[1:-1]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= step_px:
            kept.append(point)
    return kept + points[-1:] if len(points) > 1 else kept


def _spread(points: list[Point]) -> tuple[float, float]:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(xs) - min(xs), max(ys) - min(ys)


def _path(points: list[Point]) -> str:
    """Steps from point to point, in tenths of a pixel so that no rounding adds up."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    steps = [f"M{_tenth(tenths[0][0])} {_tenth(tenths[0][1])}l"]
    for (ax, ay), (bx, by) in pairwise(tenths):
        steps.append(f"{_tenth(bx - ax)} {_tenth(by - ay)} ")
    return "".join(steps).rstrip()


def _tenth(value: int) -> str:
    return str(value // 10) if value % 10 == 0 else f"{value / 10:.1f}"

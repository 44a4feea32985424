"""Natural Earth as the npm package world-atlas carries it -> land.json.gz: coasts and borders for the map of a page.

Natural Earth is in the public domain; world-atlas (ISC) only packs it as TopoJSON. The lines are those of the scale
1:10m, made coarser by Douglas and Peucker's method: an arc is simplified once, so that what two countries share stays
shared. Borders are drawn as Natural Earth has them (who holds the ground). A country has no colour, and a name only
where ISO 3166 has one for it; for each name there are points well inside the country, as a map may show a part of it.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/build_land.py package [FILE]
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from math import cos, hypot, radians
from pathlib import Path
from typing import Any, TypeAlias

OUT = Path(__file__).parents[1] / "src/dragoman/page/assets/land.json.gz"
UNITS_PER_DEGREE = 200
COAST_TOLERANCE_DEG = 0.015
BORDER_TOLERANCE_DEG = 0.007
SMALLEST_ISLAND_DEG2 = 0.0008
"""About 10 square kilometres at the equator."""

POINTS_A_COUNTRY = 70
SPELT_OUT = {
    "Bosnia and Herz.": "Bosnia and Herzegovina",
    "Central African Rep.": "Central African Republic",
    "Congo": "Republic of the Congo",
    "Dem. Rep. Congo": "DR Congo",
    "Dominican Rep.": "Dominican Republic",
    "Eq. Guinea": "Equatorial Guinea",
    "Macedonia": "North Macedonia",
    "S. Sudan": "South Sudan",
    "Solomon Is.": "Solomon Islands",
    "Turkey": "Türkiye",
    "United States of America": "United States",
    "W. Sahara": "Western Sahara",
    "eSwatini": "Eswatini",
}
"""Natural Earth's short names, and names that have changed since its version 4.1."""

Point: TypeAlias = tuple[float, float]


def read_arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """The arcs of a TopoJSON file in degrees."""
    (scale_x, scale_y), (left, bottom) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for steps in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in steps:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + left, y * scale_y + bottom))
        arcs.append(unwind(points))
    return arcs


def unwind(points: list[Point]) -> list[Point]:
    """The same line without a jump from one side of the date line to the other: it runs on past 180 degrees."""
    line = points[:1]
    for x, y in points[1:]:
        line.append((x - 360 * round((x - line[-1][0]) / 360), y))
    return line


def rings_of(geometry: dict[str, Any]) -> Iterator[list[int]]:
    """Every ring of a geometry as numbers of arcs; ~n is arc n backwards."""
    if geometry["type"] == "GeometryCollection":
        for part in geometry["geometries"]:
            yield from rings_of(part)
    elif geometry["type"] == "Polygon":
        yield from geometry["arcs"]
    elif geometry["type"] == "MultiPolygon":
        for polygon in geometry["arcs"]:
            yield from polygon


def simplify(points: list[Point], tolerance_deg: float) -> list[Point]:
    """Douglas and Peucker's line: no point lost was farther than the tolerance from what is kept."""
    if len(points) < 3:
        return points
    kept = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    if points[0] == points[-1]:  # a ring that is one arc: hold its farthest point too
        middle = max(range(len(points)), key=lambda n: distance(points[n], points[0], points[0]))
        kept.add(middle)
        stack = [(0, middle), (middle, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        far = max(range(first + 1, last), key=lambda n: distance(points[n], points[first], points[last]))
        if distance(points[far], points[first], points[last]) > tolerance_deg:
            kept.add(far)
            stack += [(first, far), (far, last)]
    return [points[n] for n in sorted(kept)]


def distance(point: Point, start: Point, end: Point) -> float:
    """Degrees from a point to a stretch of line, as if the earth were flat."""
    (x, y), (ax, ay), (bx, by) = point, start, end
    length2 = (bx - ax) ** 2 + (by - ay) ** 2
    along = max(0.0, min(1.0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2)) if length2 else 0.0
    return hypot(x - ax - along * (bx - ax), y - ay - along * (by - ay))


def area_deg2(ring: list[Point]) -> float:
    """The area of a ring in square degrees of the equator."""
    doubled = sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring))
    return abs(doubled) / 2 * cos(radians(ring[0][1]))


def join(arcs: list[list[Point]], numbers: Iterable[int]) -> list[Point]:
    """The points of a ring whose arcs are named; one that goes round the earth is closed over the south pole."""
    points: list[Point] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    ring = unwind(points)
    if abs(ring[-1][0] - ring[0][0]) > 180:
        ring += [(ring[-1][0], -90.0), (ring[0][0], -90.0), ring[0]]
    return ring


def is_inside(point: Point, rings: list[list[Point]]) -> bool:
    """Whether a point lies in the rings by the even-odd rule."""
    x, y = point
    inside = False
    for ring in rings:
        for (ax, ay), (bx, by) in pairwise(ring):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                inside = not inside
    return inside


def name_points(rings: list[list[Point]]) -> list[Point]:
    """Points of a country for its name: the one farthest from any border first, then others apart from it."""
    largest = max(rings, key=area_deg2)
    rings = [ring for ring in rings if area_deg2(ring) > area_deg2(largest) / 30]
    xs, ys = [x for x, _ in largest], [y for _, y in largest]
    step = max(0.12, min(2.5, (area_deg2(largest) / 400) ** 0.5))
    corners = [corner for ring in rings for corner in ring[:: max(1, len(ring) // 400)]]
    found = []
    for row in range(1, int((max(ys) - min(ys)) / step) + 1):
        for column in range(1, int((max(xs) - min(xs)) / step) + 1):
            point = (min(xs) + column * step, min(ys) + row * step)
            if is_inside(point, rings):
                found.append((min(distance(point, corner, corner) for corner in corners), point))
    found.sort(reverse=True)
    kept: list[Point] = []
    for room, point in found:
        if len(kept) < POINTS_A_COUNTRY and all(
            distance(point, k, k) > max(room * 0.6, 2 * step) for k in kept
        ):
            kept.append(point)
    return kept


def find_names(geometries: list[dict[str, Any]], arcs: list[list[Point]]) -> list[list[Any]]:
    """[name, x, y, x, y, ...] of every country that has a number in ISO 3166, in whole units."""
    rows = []
    for country in geometries:
        rings = [join(arcs, ring) for ring in rings_of(country)]
        name = country["properties"]["name"]
        if country.get("id") and name != "Antarctica" and max(map(area_deg2, rings)) > 0.02:
            points = name_points(rings)
            flat = [round(value * UNITS_PER_DEGREE) for point in points for value in point]
            rows.append([SPELT_OUT.get(name, name), *flat])
    return sorted(rows)


def pack(points: list[Point]) -> list[int]:
    """x, y of the first point, then the steps, in whole units; a step of nothing is left out."""
    whole = [(round(x * UNITS_PER_DEGREE), round(y * UNITS_PER_DEGREE)) for x, y in points]
    kept = [whole[0]] + [b for a, b in pairwise(whole) if a != b]
    flat = list(kept[0])
    for (ax, ay), (bx, by) in pairwise(kept):
        flat += [bx - ax, by - ay]
    return flat


def main() -> None:
    """Write the file and say how large it is."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    source = Path(sys.argv[1])
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else OUT
    topology = json.loads((source / "countries-10m.json").read_text("utf-8"))
    uses = Counter(n if n >= 0 else ~n for ring in rings_of(topology["objects"]["countries"]) for n in ring)
    arcs = [
        simplify(points, BORDER_TOLERANCE_DEG if uses[n] > 1 else COAST_TOLERANCE_DEG)
        for n, points in enumerate(read_arcs(topology))
    ]
    rings = [join(arcs, ring) for ring in rings_of(topology["objects"]["land"])]
    land = [pack(ring) for ring in rings if area_deg2(ring) >= SMALLEST_ISLAND_DEG2]
    borders = [pack(arcs[n]) for n in sorted(uses) if uses[n] > 1]
    names = find_names(topology["objects"]["countries"]["geometries"], arcs)
    data = {"units_per_degree": UNITS_PER_DEGREE, "land": land, "borders": borders, "names": names}
    text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
    out.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
    points = sum(len(line) // 2 for line in (*land, *borders))
    print(f"{len(land)} coasts, {len(borders)} borders, {len(names)} names, {points:,} points")
    print(f"{out.stat().st_size:,} bytes: {out}")


if __name__ == "__main__":
    main()

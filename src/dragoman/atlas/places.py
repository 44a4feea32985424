"""A place name -> the entries of the gazetteer under that name, best first.

Exact folded match decides; a fuzzy match only suggests. A name alone never decides which entry is
meant: the reader ranks the candidates by country and by the document's other places.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from dragoman.atlas.folding import fold
from dragoman.atlas.index_build import build_index
from dragoman.atlas.index_write import Progress
from dragoman.atlas.names import SUGGESTION_FLOOR
from dragoman.atlas.own_places import embedded_rules, read_own_places
from dragoman.atlas.spelling_rules import without_kind
from dragoman.atlas.values import Match, PlaceEntry
from dragoman.base.errors import AtlasError

LIMIT = 20
_MMAP_BYTES = 1 << 28
_PAGE_CACHE_KIB = 4096
_REMEMBERED = 1 << 15
_PREFIX = 3  # letters that a suggestion shares with the name
_COLUMNS = "p.country, p.admin1, p.admin2, p.lat, p.lon, p.class, p.code, p.population, p.source"
_MATCHES = f"""SELECT p.place, p.own_id, p.name, n.alias, {_COLUMNS}
    FROM names n JOIN places p ON p.place = n.place WHERE n.key = ?"""
_GET = f"SELECT p.place, p.own_id, p.name, NULL, {_COLUMNS} FROM places p WHERE "
_SETTLEMENTS = """SELECT lat, lon, admin1, admin2 FROM places
    WHERE country = ? AND class = 'P' AND lat IS NOT NULL"""
_FIND = f"{_MATCHES} ORDER BY n.rank, n.place LIMIT ?"
_FIND_HOME = f"{_MATCHES} AND n.country = ? ORDER BY n.rank, n.place LIMIT ?"
_FIND_ABROAD = f"{_MATCHES} AND n.country <> ? ORDER BY n.rank, n.place LIMIT ?"

Settlement = tuple[float, float, str | None, str | None]


class PlaceIndex:
    """The gazetteer: places of the index, and those of the user's folders on top.

    Threads may share it; each has a connection of its own. The index is opened, and the first time
    built, when it is first asked.
    """

    def __init__(
        self, path: Path | None = None, *, folders: Sequence[Path] = (), progress: Progress | None = None
    ) -> None:
        """
        Args:
            path: an index that `build_index` made; by default that of the embedded files.
            folders: user folders whose `places.tsv` extends or overrides the index.
            progress: told how the build goes if there is one.
        """
        self._path = path
        self._progress = progress
        self._local = threading.local()
        self._opening = threading.Lock()
        self._own, self._overridden = read_own_places(folders)
        self._sources: dict[int, str] = {}
        self.has = lru_cache(maxsize=_REMEMBERED)(self._has)

    def find(
        self, name: str, country: str | None = None, *, limit: int = LIMIT, abroad: bool = True
    ) -> tuple[PlaceEntry, ...]:
        """The entries whose folded name or alternate name is this one.

        A name that no entry has is tried without the word for its kind: for "Kyauktaw Township" the
        entries of Kyauktaw, units first.

        Args:
            name: as written, any script.
            country: ISO 3166 alpha-2; its entries come first.
            limit: no more than this many.
            abroad: whether entries of other countries follow those of `country`.

        Returns:
            User's places first, then by country, feature class and population.
        """
        found = self._find_key(fold(name), country, limit, abroad)
        stem = "" if found else without_kind(name, embedded_rules())
        if not stem:
            return found
        units_first = sorted(self._find_key(fold(stem), country, limit, abroad), key=_is_no_unit)
        return tuple(
            sorted(units_first, key=lambda entry: entry.country != country) if country else units_first
        )

    def _find_key(self, key: str, country: str | None, limit: int, abroad: bool) -> tuple[PlaceEntry, ...]:
        """The entries under a folded key."""
        if not key:
            return ()
        run = self._connection().execute
        if country is None:
            rows = run(_FIND, (key, limit)).fetchall()
        else:
            rows = run(_FIND_HOME, (key, country, limit)).fetchall()
            if abroad and len(rows) < limit:
                rows += run(_FIND_ABROAD, (key, country, limit - len(rows))).fetchall()
        found = tuple(map(self._entry, rows))
        if not self._own and not self._overridden:
            return found
        return self._with_own(key, found, country, abroad)[:limit]

    def _has(self, name: str) -> bool:
        """Whether any place has this name; the answers are remembered."""
        if self._has_key(fold(name)):
            return True
        stem = without_kind(name, embedded_rules())
        return bool(stem) and self._has_key(fold(stem))

    def _has_key(self, key: str) -> bool:
        if key in self._own:
            return True
        if self._overridden:
            return bool(self._find_key(key, None, 1 + len(self._overridden), True))
        row = self._connection().execute("SELECT 1 FROM names WHERE key = ? LIMIT 1", (key,)).fetchone()
        return row is not None

    def suggest(
        self, name: str, country: str | None = None, *, limit: int = 10
    ) -> tuple[Match[PlaceEntry], ...]:
        """Entries whose names look like this one, best first; never to decide by.

        Names that begin with the same three letters are compared; the score is rapidfuzz's ratio.
        """
        from rapidfuzz import fuzz, process  # 20 ms that only suggestions cost

        key = fold(name)
        prefix = key[:_PREFIX]
        if not prefix:
            return ()
        rows = self._connection().execute(
            "SELECT DISTINCT key FROM names WHERE key >= ? AND key < ? AND length(key) BETWEEN ? AND ?",
            (prefix, prefix + "\U0010ffff", len(key) - 5, len(key) + 5),
        )
        keys = [row[0] for row in rows] + [own for own in self._own if own.startswith(prefix)]
        near = process.extract(key, keys, scorer=fuzz.ratio, limit=limit, score_cutoff=SUGGESTION_FLOOR)
        found: dict[str, Match[PlaceEntry]] = {}
        for other, score, _ in near:
            for entry in self.find(other, country, limit=limit, abroad=country is None):
                found.setdefault(entry.id, Match(entry, entry.matched, score))
        return tuple(found.values())[:limit]

    def get(self, place_id: str) -> PlaceEntry | None:
        """The entry of an id such as "geonames:2453348"; `matched` is its name."""
        for entries in self._own.values():
            for entry in entries:
                if entry.id == place_id:
                    return entry
        prefix, _, digits = place_id.partition(":")
        where, value = ("p.place = ?", digits) if prefix == "geonames" else ("p.own_id = ?", place_id)
        row = self._connection().execute(_GET + where, (value,)).fetchone()
        return self._entry(row) if row else None

    def spellings(self, place_id: str) -> tuple[str, ...]:
        """Every spelling of a place but its name, sorted; reads the whole index (0.2 s)."""
        own = {e.matched for entries in self._own.values() for e in entries if e.id == place_id}
        found: set[str] = set()
        if place_id not in self._overridden:
            prefix, _, digits = place_id.partition(":")
            run = self._connection().execute
            row = run(
                f"SELECT place FROM places WHERE {'place' if prefix == 'geonames' else 'own_id'} = ?",
                (digits if prefix == "geonames" else place_id,),
            ).fetchone()
            rows = run("SELECT alias FROM names WHERE place = ? AND alias IS NOT NULL", row) if row else ()
            found = {alias for (alias,) in rows}
        entry = self.get(place_id)
        return tuple(sorted((own | found) - ({entry.name} if entry else set())))

    def settlements(self, country: str) -> tuple[Settlement, ...]:
        """Latitude, longitude, admin1 and admin2 of a country's settlements; reads the whole index (50 ms)."""
        own = [e for entries in self._own.values() for e in entries if e.country == country]
        rows = self._connection().execute(_SETTLEMENTS, (country,)).fetchall()
        rows += {
            (e.lat, e.lon, e.admin1, e.admin2) for e in own if e.feature_class == "P" and e.lat is not None
        }
        return tuple(rows)

    def facts(self) -> dict[str, int]:
        """How many places, names and keys the index holds."""
        return dict(self._connection().execute("SELECT fact, value FROM facts"))

    def _entry(self, row: tuple[Any, ...]) -> PlaceEntry:
        (
            place,
            own_id,
            name,
            alias,
            country,
            admin1,
            admin2,
            lat,
            lon,
            feature_class,
            code,
            population,
            source,
        ) = row
        return PlaceEntry(
            own_id or f"geonames:{place}", name, alias or name, country, admin1, admin2, lat, lon,
            feature_class, code, population, self._sources[source],
        )  # fmt: skip

    def _with_own(
        self, key: str, found: tuple[PlaceEntry, ...], country: str | None, abroad: bool
    ) -> tuple[PlaceEntry, ...]:
        own = [e for e in self._own.get(key, ()) if abroad or country is None or e.country == country]
        kept = [e for e in found if e.id not in self._overridden]
        ranked = (*own, *kept)
        return tuple(sorted(ranked, key=lambda e: e.country != country)) if country else ranked

    def _connection(self) -> sqlite3.Connection:
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = self._open()
            self._local.connection = connection
        return connection

    def _open(self) -> sqlite3.Connection:
        with self._opening:
            if self._path is None:
                self._path = build_index(progress=self._progress)
            try:
                connection = sqlite3.connect(f"{self._path.as_uri()}?mode=ro&immutable=1", uri=True)
                connection.execute(f"PRAGMA mmap_size = {_MMAP_BYTES}")
                connection.execute(f"PRAGMA cache_size = -{_PAGE_CACHE_KIB}")
                self._sources = dict(connection.execute("SELECT source, name FROM sources"))
            except sqlite3.Error as error:
                raise AtlasError(
                    f"place index {self._path} cannot be opened ({error}). "
                    "Delete the file and run: dragoman atlas build"
                ) from error
            return connection


def _is_no_unit(entry: PlaceEntry) -> bool:
    return entry.feature_class != "A"

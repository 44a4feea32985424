"""The id of an original -> in which file and where it stands: a SQLite file that is only a look-up.

Everything in it also stands in the records; when it is lost it is made anew from them. It does two things more: its
write lock lets one process at a time add to the archive, whichever system it runs on, and what it has committed is what
was promised to a caller.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from dragoman.base.errors import ArchiveError
from dragoman.collect.web.record import Kind
from dragoman.collect.web.volume import Placed

NAME = "catalogue.sqlite"
WAIT_S = 120.0

_TABLES = """
CREATE TABLE IF NOT EXISTS record (
    id TEXT PRIMARY KEY, file TEXT NOT NULL, place INTEGER NOT NULL, length INTEGER NOT NULL,
    kind TEXT NOT NULL, sha256 TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS record_sha256 ON record (sha256);
CREATE INDEX IF NOT EXISTS record_file ON record (file, place);
"""


@dataclass(frozen=True, slots=True)
class Row:
    """Where a record stands."""

    record_id: str
    file: str
    offset: int
    length: int
    kind: Kind
    sha256: str


class Catalogue:
    """The look-up of one archive; a connection for each use, so that threads and forks share none."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    @contextmanager
    def reading(self) -> Iterator[Shelf]:
        """The rows as they are now.

        Raises:
            ArchiveError: the file is damaged.
        """
        with self._connected() as connection:
            yield Shelf(connection)

    @contextmanager
    def writing(self) -> Iterator[Shelf]:
        """The rows, held against every other writer until the block ends; kept when it ends without an error.

        Raises:
            ArchiveError: the file is damaged, or another process held it too long.
        """
        with self._connected() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield Shelf(connection)
            except BaseException:
                connection.rollback()
                raise
            connection.commit()

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        try:
            with closing(sqlite3.connect(self._path, timeout=WAIT_S, isolation_level=None)) as connection:
                connection.execute("PRAGMA synchronous = FULL")
                if not connection.execute(
                    "SELECT 1 FROM sqlite_master WHERE name = 'record_file'"
                ).fetchone():
                    connection.executescript(_TABLES)
                yield connection
        except sqlite3.Error as error:
            busy = "locked" in str(error)
            remedy = (
                f"Another process held it for {WAIT_S:.0f} s; try again."
                if busy
                else "If it is damaged, delete it: it is made anew from the records."
            )
            raise ArchiveError(f"{self._path}: {error}. {remedy}") from error


class Shelf:
    """The rows through one connection."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def find(self, record_id: str) -> Row | None:
        """The row of an id."""
        return next(self._rows("id = ?", record_id), None)

    def find_body(self, sha256: str) -> tuple[Row, ...]:
        """The rows of the originals with one body."""
        return tuple(self._rows("sha256 = ? ORDER BY file, place", sha256))

    def of_file(self, file: str) -> tuple[Row, ...]:
        """The rows of a file, in its order."""
        return tuple(self._rows("file = ? ORDER BY place", file))

    def all_rows(self) -> Iterator[Row]:
        """Every row, by file and place."""
        return self._rows("1 ORDER BY file, place")

    def files(self) -> frozenset[str]:
        """The names of the files that rows point into."""
        return frozenset(name for (name,) in self._connection.execute("SELECT DISTINCT file FROM record"))

    def end_of(self, file: str) -> int:
        """Where the last promised record of a file ends."""
        query = "SELECT place + length FROM record WHERE file = ? ORDER BY place DESC LIMIT 1"
        last = self._connection.execute(query, (file,)).fetchone()
        return int(last[0]) if last else 0

    def put(self, file: str, placed: Placed) -> None:
        """Keep where a record stands; an older place of the same record is forgotten."""
        slip = placed.slip
        self._connection.execute(
            "INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?, ?)",
            (slip.record_id, file, placed.offset, placed.length, slip.kind.value, slip.sha256),
        )

    def forget_file(self, file: str) -> None:
        """Forget every record of a file."""
        self._connection.execute("DELETE FROM record WHERE file = ?", (file,))

    def _rows(self, where: str, *values: str) -> Iterator[Row]:
        query = f"SELECT id, file, place, length, kind, sha256 FROM record WHERE {where}"
        for record_id, file, offset, length, kind, sha256 in self._connection.execute(query, values):
            yield Row(record_id, file, offset, length, Kind(kind), sha256)

"""The database and the evidence -> both as of one moment, held while people go on working.

The evidence is committed before the rows that show it. Its lock is held for the instant in which both are fixed, so the
evidence is as old as the rows or one change ahead, and a desk that starts takes up what its rows do not show yet.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext
from pathlib import Path

from dragoman.desk.errors import BackupError

WAIT_S = 60.0


@contextmanager
def held_evidence(path: Path) -> Iterator[None]:
    """Nobody writes to the evidence while the block runs; without a file nothing is held.

    Raises:
        BackupError: somebody has been writing for longer than a minute.
    """
    if not path.exists():
        yield
        return
    with closing(sqlite3.connect(path, timeout=WAIT_S, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise BackupError(
                f"{path}: somebody has been writing for {WAIT_S:.0f} s ({error}). Try again."
            ) from error
        try:
            yield
        finally:
            lock.execute("ROLLBACK")


def fix_file(path: Path) -> closing[sqlite3.Connection] | nullcontext[None]:
    """A connection to a SQLite file that goes on seeing it as it is now; None where there is no file."""
    if not path.exists():
        return nullcontext()
    connection = sqlite3.connect(path, timeout=WAIT_S, isolation_level=None)
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    return closing(connection)


def copy_file(source: sqlite3.Connection, path: Path) -> None:
    """Write what a connection sees into a new SQLite file, by SQLite's own backup."""
    path.touch(0o600, exist_ok=False)
    with closing(sqlite3.connect(path, isolation_level=None)) as target:
        source.backup(target)
        target.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it

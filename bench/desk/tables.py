"""Rows in the database's own form -> the database, many at once: COPY on PostgreSQL, executemany on SQLite."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from bench.desk.prototypes import Values
from dragoman.desk.keeping.lines import dump_line

MODELS = {
    "documents": "DocumentRow",
    "readings": "ReadingRow",
    "versions": "ClaimVersion",
    "claims": "ClaimRow",
    "events": "EventRow",
    "aliases": "EventAlias",
    "parties": "EventParty",
    "materiel": "EventMateriel",
    "decisions": "DecisionRow",
    "touched": "DecisionClaim",
    "log": "LogEntry",
}
FLUSH_ROWS = 5_000


class Table:
    """One table: its columns in order, rows that wait, and the next key."""

    def __init__(self, name: str) -> None:
        self.model = apps.get_model("desk", MODELS[name])
        self.fields = list(self.model._meta.concrete_fields)
        self.names = [field.attname for field in self.fields]
        self.columns = [field.column for field in self.fields]
        self.defaults = {f.attname: None if f.null else f.get_default() for f in self.fields}
        self.blank = self.prepare({})
        self.next = (self.model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
        self.waiting: list[Sequence[object]] = []
        self.written = 0

    def prepare(self, row: Values) -> Values:
        """A row with its values as the database's driver takes them; columns that it lacks have their defaults."""
        whole = {**self.defaults, **row}
        return {name: self._prepared(name, whole[name]) for name in self.names}

    def _prepared(self, name: str, value: object) -> object:
        if isinstance(value, datetime):
            return self.instant(value)
        if isinstance(value, date):
            return value.isoformat()
        if isinstance(value, (list, dict)):
            return dump_line(value)
        return value

    @staticmethod
    def instant(at: datetime) -> str:
        """An instant as the database holds it."""
        text = at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
        return text if connection.vendor == "sqlite" else f"{text}+00"

    def keys(self, many: int) -> range:
        """So many new keys."""
        first, self.next = self.next, self.next + many
        return range(first, self.next)

    def add(self, row: Mapping[str, Any]) -> None:
        """A prepared row, written with many others."""
        self.waiting.append([row[name] for name in self.names])
        if len(self.waiting) >= FLUSH_ROWS:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        write(self.model._meta.db_table, self.columns, self.waiting)
        self.written += len(self.waiting)
        self.waiting.clear()


class WordTable:
    """The folded words of a kind; on PostgreSQL they are made into vectors at the end, all at once."""

    def __init__(self, kind: str) -> None:
        self.table, self.waiting = f"desk_{kind}_words", list[tuple[int, str]]()
        self.raw = self.table if connection.vendor == "sqlite" else f"{self.table}_raw"
        if connection.vendor != "sqlite":
            with connection.cursor() as cursor:
                cursor.execute(f"CREATE UNLOGGED TABLE IF NOT EXISTS {self.raw} (rowid bigint, words text)")

    def add(self, key: int, words: str) -> None:
        """The words of a document or event."""
        self.waiting.append((key, words))
        if len(self.waiting) >= FLUSH_ROWS:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        write(self.raw, ["rowid", "words"], self.waiting)
        self.waiting.clear()

    def finish(self) -> None:
        """Write the rest and make the vectors."""
        self.flush()
        if self.raw != self.table:
            with connection.cursor() as cursor:
                cursor.execute(
                    f"INSERT INTO {self.table} SELECT rowid, to_tsvector('simple', words) FROM {self.raw}"
                )
                cursor.execute(f"DROP TABLE {self.raw}")


def write(table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Write rows; checks of foreign keys are off meanwhile (`unchecked`)."""
    if not rows:
        return
    named = ", ".join(f'"{column}"' for column in columns)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            marks = ", ".join("?" for _ in columns)
            with transaction.atomic():
                connection.connection.executemany(f"INSERT INTO {table} ({named}) VALUES ({marks})", rows)
            return
        with cursor.copy(f"COPY {table} ({named}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


@contextmanager
def unchecked() -> Iterator[None]:
    """Foreign keys unchecked and, on PostgreSQL, indexes that hold no promise made anew at the end."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA foreign_keys = OFF")
            cursor.execute("PRAGMA synchronous = OFF")
            yield
            cursor.execute("PRAGMA synchronous = NORMAL")
            cursor.execute("PRAGMA foreign_keys = ON")
            return
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename LIKE 'desk_%' "
            "AND indexname NOT IN (SELECT conname FROM pg_constraint)"
        )
        indexes = cursor.fetchall()
        for name, _ in indexes:
            cursor.execute(f'DROP INDEX "{name}"')
        yield
        cursor.execute("SET maintenance_work_mem = '512MB'")
        for _, definition in indexes:
            cursor.execute(definition)
        cursor.execute("SET session_replication_role = origin")


def finish_tables(tables: Mapping[str, Table]) -> None:
    """Write the rest; keys of rows that are made later go on from there; the planner learns what is there."""
    with connection.cursor() as cursor:
        for table in tables.values():
            table.flush()
            if connection.vendor != "sqlite":
                name = table.model._meta.db_table
                cursor.execute(f"SELECT setval(pg_get_serial_sequence('{name}', 'id'), {table.next})")


def analyse() -> None:
    """Let the planner know what is there."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM ANALYZE")

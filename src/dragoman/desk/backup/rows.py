"""PostgreSQL's tables <-> members of a backup, as of one moment, in the database's own text form of rows.

`pg_dump` was not taken: it has to be of the server's version or later, and may not be there at all.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg import sql

from dragoman.desk.backup.contents import ROWS, Contents, Member
from dragoman.desk.backup.package import Packer, read_member
from dragoman.desk.errors import BackupError

_MIGRATIONS = "django_migrations"


@contextmanager
def connected(address: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection to the database of an address.

    Raises:
        BackupError: it does not answer, or breaks off.
    """
    try:
        with psycopg.connect(address) as connection:
            yield connection
    except psycopg.Error as error:
        reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise BackupError(
            f"the database of DRAGOMAN_DATABASE: {reason}. Check the address and the server."
        ) from error


def fix_rows(connection: psycopg.Connection[Any]) -> None:
    """From now on the connection sees the rows as they are now."""
    connection.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ
    connection.read_only = True
    connection.execute("SELECT 1 FROM pg_class LIMIT 1")


def list_tables(connection: psycopg.Connection[Any]) -> dict[str, tuple[str, ...]]:
    """The tables of the desk with their columns."""
    rows = connection.execute(
        "SELECT table_name, array_agg(column_name::text ORDER BY ordinal_position) FROM information_schema.columns "
        "JOIN information_schema.tables USING (table_schema, table_name) "
        "WHERE table_schema = current_schema() AND table_type = 'BASE TABLE' AND is_generated = 'NEVER' "
        "GROUP BY table_name ORDER BY table_name"
    )
    return {str(table): tuple(columns) for table, columns in rows}


def applied_migrations(connection: psycopg.Connection[Any]) -> tuple[str, ...]:
    """The migrations that the tables are made by, in their order."""
    rows = connection.execute(f"SELECT app || '.' || name FROM {_MIGRATIONS} ORDER BY id")
    return tuple(str(row[0]) for row in rows)


def write_rows(connection: psycopg.Connection[Any], packer: Packer) -> None:
    """Write every table but the one of migrations."""
    for table, columns in list_tables(connection).items():
        if table == _MIGRATIONS:
            continue
        statement = _copy(table, columns, "TO STDOUT")
        with (
            packer.member(f"{ROWS}{table}.copy", columns) as out,
            connection.cursor().copy(statement) as copy,
        ):
            for data in copy:
                out.write(data)


def load_rows(connection: psycopg.Connection[Any], archive: zipfile.ZipFile, contents: Contents) -> None:
    """Fill tables that are made already, all or none of them; what stands in them goes.

    Raises:
        BackupError: a table or column of the backup is not here, or a row does not fit.
    """
    here = list_tables(connection)
    members = [member for member in contents.members if member.name.startswith(ROWS)]
    for member in members:
        columns = here.get(_table(member))
        if columns is None or not set(member.columns) <= set(columns):
            raise BackupError(
                f"{member.name}: the database has no such table. Take the version that made the backup."
            )
    names = sql.SQL(", ").join(sql.Identifier(table) for table in here if table != _MIGRATIONS)
    connection.execute(sql.SQL("TRUNCATE {} CASCADE").format(names))
    for member in members:
        with connection.cursor().copy(_copy(_table(member), member.columns, "FROM STDIN")) as copy:
            for data in read_member(archive, member):
                copy.write(data)
    _set_counters(connection, here)


def _table(member: Member) -> str:
    return member.name.removeprefix(ROWS).removesuffix(".copy")


def _copy(table: str, columns: tuple[str, ...], way: str) -> sql.Composed:
    named = sql.SQL(", ").join(map(sql.Identifier, columns))
    return sql.SQL("COPY {} ({}) " + way).format(sql.Identifier(table), named)


def _set_counters(connection: psycopg.Connection[Any], tables: dict[str, tuple[str, ...]]) -> None:
    """The next key of each table is the one after its last."""
    for table, columns in tables.items():
        if "id" not in columns:
            continue
        quoted = sql.Identifier(table)
        counter = connection.execute(
            "SELECT pg_get_serial_sequence(quote_ident(%s), 'id')", [table]
        ).fetchone()
        if counter and counter[0]:
            connection.execute(
                sql.SQL("SELECT setval(%s, greatest(max(id), 1), max(id) IS NOT NULL) FROM {}").format(
                    quoted
                ),
                [counter[0]],
            )

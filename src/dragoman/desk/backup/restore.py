"""A backup -> a desk in an empty folder, and in an empty database where it was kept on PostgreSQL."""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

from dragoman.desk.backup.contents import DATABASE, FILES, Contents
from dragoman.desk.backup.make import SQLITE
from dragoman.desk.backup.package import open_backup, prove, unpack
from dragoman.desk.backup.rows import connected, list_tables, load_rows
from dragoman.desk.errors import BackupError


def restore_backup(path: Path, folder: Path, address: str, say: Callable[[str], None]) -> Contents:
    """Make a desk of a backup; every member is proven first, and the folder appears when it is whole.

    Args:
        path: the backup.
        folder: where the desk goes; empty, or not there.
        address: of an empty PostgreSQL database, for a desk that was kept on one; else "".
        say: told what is going on.

    Raises:
        BackupError: the backup is damaged, or the folder or the database is not empty; nothing was changed.
    """
    _require_empty(folder)
    say("proving every member")
    contents = prove(path)
    _require_fitting(contents, address)
    if address:
        with connected(address) as server:
            if list_tables(server):
                raise BackupError(
                    "the database of DRAGOMAN_DATABASE: has tables already. Make an empty one (createdb) and name that."
                )
    part = folder.with_name(f".{folder.name}.part")
    shutil.rmtree(part, ignore_errors=True)
    try:
        part.mkdir(parents=True, mode=0o700)
        with open_backup(path) as (archive, _):
            _unpack_all(archive, contents, part, say)
            if address:
                say("rows")
                _fill_database(archive, contents, part, address)
        if folder.exists():
            folder.rmdir()
        part.rename(folder)
    except OSError as error:
        raise BackupError(
            f"{folder}: cannot be written ({error}). Make room, or name another folder."
        ) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return contents


def _require_empty(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise BackupError(f"{folder}: is not empty. Name another folder: nothing is overwritten.")


def _require_fitting(contents: Contents, address: str) -> None:
    if contents.database == "postgresql" and not address:
        raise BackupError(
            "this desk was kept on PostgreSQL. Name an empty database: DRAGOMAN_DATABASE=postgresql://user@host/name."
        )
    if contents.database == "sqlite" and address:
        raise BackupError("this desk was kept in SQLite. Unset DRAGOMAN_DATABASE and restore it again.")


def _unpack_all(archive: zipfile.ZipFile, contents: Contents, part: Path, say: Callable[[str], None]) -> None:
    for member in contents.members:
        if member.name == DATABASE:
            say(member.name)
            unpack(archive, member, part / SQLITE)
        elif member.name.startswith(FILES):
            unpack(archive, member, part / member.name.removeprefix(FILES))


def _fill_database(archive: zipfile.ZipFile, contents: Contents, part: Path, address: str) -> None:
    """Make the tables as they were when the backup was made, then fill them."""
    os.environ["DRAGOMAN_DESK_DIR"], os.environ["DRAGOMAN_DATABASE"] = str(part), address
    os.environ["DJANGO_SETTINGS_MODULE"] = "dragoman.desk.settings"
    import django

    django.setup()
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from dragoman.desk.keeping.search import make_search_tables

    executor = MigrationExecutor(connection)
    wanted = [tuple(name.split(".", 1)) for name in contents.migrations]
    if unknown := [name for name in wanted if name not in executor.loader.graph.nodes]:
        raise BackupError(
            f"the backup has tables of a later version ({'.'.join(unknown[0])}). Update Dragoman first."
        )
    executor.migrate(wanted)
    make_search_tables()
    connection.close()
    with connected(address) as server:
        load_rows(server, archive, contents)
    (part / "secret.txt").unlink(missing_ok=True)

"""A desk's folder, its database -> a backup, while the desk runs.

Left out: the secret key (a restored desk makes a new one, so everybody signs in again), the cache, and what is made
anew by itself.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from dragoman import __version__
from dragoman.desk.backup.contents import DATABASE, FILES, Contents
from dragoman.desk.backup.package import Packer, packing
from dragoman.desk.backup.rows import applied_migrations, connected, fix_rows, write_rows
from dragoman.desk.backup.snapshot import copy_file, fix_file, held_evidence
from dragoman.desk.errors import BackupError

SQLITE, EVIDENCE = "desk.sqlite3", "evidence.sqlite3"
_BESIDE = ("", "-wal", "-shm", "-journal")
LEFT_OUT = ("secret.txt", "cache", "originals/catalogue.sqlite")


def make_backup(folder: Path, address: str, path: Path, at: datetime, say: Callable[[str], None]) -> Contents:
    """Write a backup of a desk.

    Args:
        folder: the desk's folder.
        address: of its PostgreSQL database; "" is SQLite in the folder.
        path: where the backup goes; nothing may be there.
        at: the instant, UTC.
        say: told what is going on.

    Raises:
        BackupError: there is no desk, it cannot be read, or the file cannot be written.
    """
    if not address and not (folder / SQLITE).is_file():
        raise BackupError(f"{folder}: holds no {SQLITE}: it is no desk. Name its folder with --data.")
    if path.is_relative_to(folder):
        raise BackupError(
            f"{path}: is in the desk's own folder. Name a file elsewhere, on another disk if there is one."
        )
    try:
        with ExitStack() as stack, packing(path) as packer:
            migrations = _pack_database(folder, address, path, packer, stack, say)
            say("files")
            _pack_files(folder, packer)
            made_at = at.isoformat(timespec="seconds")
            kind = "postgresql" if address else "sqlite"
            contents = Contents(__version__, made_at, kind, migrations, tuple(packer.members))
            packer.finish(contents)
    except OSError as error:
        raise BackupError(f"{path}: not written ({error}). Make room, or name another file.") from error
    return contents


def _pack_database(
    folder: Path, address: str, path: Path, packer: Packer, stack: ExitStack, say: Callable[[str], None]
) -> tuple[str, ...]:
    """Write database and evidence as of one moment; returns the migrations of PostgreSQL's tables."""
    server = stack.enter_context(connected(address)) if address else None
    with held_evidence(folder / EVIDENCE):
        evidence = stack.enter_context(fix_file(folder / EVIDENCE))
        database = None if server else stack.enter_context(fix_file(folder / SQLITE))
        if server:
            fix_rows(server)
    beside = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix=".backup-", dir=path.parent)))
    for name, source in ((DATABASE, database), (FILES + EVIDENCE, evidence)):
        if source is not None:
            say(name)
            copy = beside / Path(name).name
            copy_file(source, copy)
            packer.add_file(name, copy)
            copy.unlink()
    if server is None:
        return ()
    say("rows")
    write_rows(server, packer)
    return applied_migrations(server)


def _pack_files(folder: Path, packer: Packer) -> None:
    """Write the files of the folder. One that is written anew meanwhile has another name then, and is found."""
    done: set[Path] = set()
    while waiting := [path for path in _files(folder) if path not in done]:
        for path in waiting:
            done.add(path)
            try:
                packer.add_file(FILES + path.relative_to(folder).as_posix(), path)
            except FileNotFoundError:
                continue


def _files(folder: Path) -> Iterator[Path]:
    """Files that are no database, no look-up and no secret; links are not followed."""
    for path in sorted(folder.rglob("*")):
        if not _is_left_out(path.relative_to(folder).as_posix()) and not path.is_symlink() and path.is_file():
            yield path


def _is_left_out(name: str) -> bool:
    whole = any(name == skipped or name.startswith(f"{skipped}/") for skipped in LEFT_OUT)
    return whole or any(
        name in (f"{base}{end}" for end in _BESIDE) for base in (SQLITE, EVIDENCE, LEFT_OUT[-1])
    )

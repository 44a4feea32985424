"""What a backup holds -> its list: every member with size and hash, and what is needed to take it back."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass

from dragoman.desk.errors import BackupError

SCHEMA = "dragoman-backup/1"
LIST = "manifest.json"
FILES, ROWS, DATABASE = "files/", "rows/", "database/desk.sqlite3"
"""Where things stand in a backup: files of the desk's folder, rows of PostgreSQL's tables, or SQLite's database."""

_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Member:
    """A member of the zip file: its name, size in bytes and SHA-256; `columns` of rows, in their order."""

    name: str
    size: int
    sha256: str
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of a backup.

    Args:
        version: of Dragoman that made it.
        made_at: UTC instant, ISO 8601.
        database: "sqlite" or "postgresql".
        migrations: "app.name" of every migration whose tables the rows fit; of PostgreSQL alone.
        members: everything but the list itself.
    """

    version: str
    made_at: str
    database: str
    migrations: tuple[str, ...]
    members: tuple[Member, ...]

    def to_json(self) -> str:
        """The list as it stands in the backup."""
        return json.dumps({"schema": SCHEMA, **asdict(self)}, indent=1)


def read_contents(data: bytes) -> Contents:
    """The list of a backup.

    Raises:
        BackupError: it is none of ours, or of another form.
    """
    try:
        line = json.loads(data)
        if line.pop("schema") != SCHEMA:
            raise BackupError(
                f"{LIST}: is not of the form {SCHEMA}. Take the version of Dragoman that made it."
            )
        members = tuple(
            Member(str(m["name"]), int(m["size"]), str(m["sha256"]), tuple(map(str, m["columns"])))
            for m in line.pop("members")
        )
        contents = Contents(**{**line, "migrations": tuple(map(str, line["migrations"]))}, members=members)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BackupError(f"{LIST}: cannot be read ({error!r}). Take another backup.") from error
    for member in members:
        require_name(member.name)
        if not _HASH.fullmatch(member.sha256):
            raise BackupError(f"{LIST}: {member.name!a} has no hash. Take another backup.")
    return contents


def require_name(name: str) -> None:
    """Refuse a name that leads out of the folder, or that no desk writes.

    Raises:
        BackupError: it does.
    """
    parts = name.split("/")
    is_odd = (
        any(part in ("", ".", "..") for part in parts)
        or any(c in name for c in "\\:\x00")
        or not name.isprintable()
    )
    if is_odd or not (name == DATABASE or name.startswith((FILES, ROWS))):
        raise BackupError(
            f"{name[:80]!a}: no name of a file of a desk. This backup was not made by Dragoman."
        )

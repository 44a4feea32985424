"""A person -> everything that the desk keeps of that person, as one zip of JSON files."""

from __future__ import annotations

import json
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import IO

from allauth.usersessions.models import UserSession
from django.db.models import Model, QuerySet

from dragoman.desk.models import (
    ApiToken,
    AtlasEdit,
    DecisionRow,
    DocumentRow,
    Job,
    LogEntry,
    ReportDraft,
    SavedQuery,
    TrayItem,
    User,
    ValueCheck,
)
from dragoman.desk.people.log_view import entry_fields

_IN_MEMORY = 4_000_000
_READ_ME = """What this desk keeps of your account. Files that end in .jsonl hold one JSON value a line.
Passwords and tokens are kept as hashes only and are not here. Documents that you handed in are named, not repeated.
"""
_ROWS: Mapping[str, tuple[type[Model], str, tuple[str, ...]]] = {
    "checks": (ValueCheck, "by", ("claim__claim_id", "pointer", "rule", "value", "at")),
    "documents": (
        DocumentRow,
        "received_by",
        ("doc_id", "title", "url", "origin", "origin_name", "received_at"),
    ),
    "jobs": (Job, "by", ("kind", "state", "title", "made_at", "ended_at")),
    "queries": (SavedQuery, "owner", ("name", "query", "is_shared", "made_at")),
    "tray": (TrayItem, "owner", ("kind", "subject", "position", "added_at")),
    "reports": (
        ReportDraft,
        "owner",
        ("title", "kind", "options", "events", "edits", "made_at", "changed_at"),
    ),
    "atlas-edits": (
        AtlasEdit,
        "by",
        ("table", "entry", "row", "source", "why", "by_name", "at", "is_undone"),
    ),
    "sessions": (UserSession, "user", ("ip", "user_agent", "created_at", "last_seen_at")),
    "tokens": (ApiToken, "user", ("name", "prefix", "scopes", "made_at", "used_at", "ends_at", "revoked_at")),
}
"""File -> the table, whose column names the person, and the columns that are handed out."""


def write_own_data(person: User) -> IO[bytes]:
    """The zip, open at its beginning; the caller closes it. A large one is in a file of the system's own."""
    file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 (handed to the answer)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _READ_ME)
        archive.writestr("account.json", json.dumps(_account(person), ensure_ascii=False, indent=2))
        _write(archive, "decisions", _decisions(person))
        _write(
            archive, "log", map(entry_fields, LogEntry.objects.filter(by=person).order_by("id").iterator())
        )
        for name, (table, column, columns) in _ROWS.items():
            _write(archive, name, _values(table.objects.filter(**{column: person}), columns))
    file.seek(0)
    return file


def _account(person: User) -> Mapping[str, object]:
    return {
        "username": person.username,
        "shown_name": person.shown_name,
        "role": person.role,
        "language": person.language,
        "made_at": person.date_joined.isoformat(),
        "last_login": person.last_login.isoformat() if person.last_login else None,
    }


def _decisions(person: User) -> Iterator[object]:
    for line in (
        DecisionRow.objects.filter(by=person).order_by("id").values_list("line", flat=True).iterator()
    ):
        yield json.loads(line)


def _values(rows: QuerySet[Model], columns: tuple[str, ...]) -> Iterator[object]:
    return rows.order_by("pk").values(*columns).iterator()


def _write(archive: zipfile.ZipFile, name: str, values: Iterable[object]) -> None:
    with archive.open(f"{name}.jsonl", "w") as file:
        for value in values:
            line = json.dumps(value, ensure_ascii=False, default=str)
            file.write(line.encode("utf-8", "backslashreplace") + b"\n")

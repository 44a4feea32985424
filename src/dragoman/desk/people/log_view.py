"""Entries of the log -> what the audit page shows of each, and lines of the files it hands out."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from django.urls import NoReverseMatch, reverse
from django.utils.dateformat import format as date_format

from dragoman.desk.actions.registry import action_classes
from dragoman.desk.actions.rights import holds
from dragoman.desk.models import LogEntry, User
from dragoman.desk.wording import say
from dragoman.page.shown import show_line
from dragoman.write.data.cells import guard

COLUMNS = (
    *("entry", "at", "by", "account", "action", "subject_kind", "subject", "told", "decisions"),
    *("undoes", "undone_by", "data"),
)
_PAGES = {"claim": "review:claim", "event": "events:event", "account": "people:person"}


@dataclass(frozen=True, slots=True)
class EntryView:
    """One entry. `can_undo`: this person may take it back; `undone` says by whom and when it was."""

    key: int
    at: datetime
    who: str
    action: str
    what: str
    subject: str
    subject_url: str
    can_undo: bool
    undone: str
    is_undo: bool


def draw_entries(entries: Sequence[LogEntry], user: User) -> tuple[EntryView, ...]:
    """What a person sees of entries."""
    return tuple(
        EntryView(
            key=entry.pk,
            at=entry.at,
            who=show_line(entry.by_name),
            action=entry.action,
            what=show_line(entry.told),
            subject=show_line(entry.subject if entry.subject_kind in ("claim", "event", "document") else ""),
            subject_url=subject_url(entry, user),
            can_undo=can_undo(entry, user),
            undone=_undone(entry),
            is_undo=entry.undoes_id is not None,
        )
        for entry in entries
    )


def can_undo(entry: LogEntry, user: User) -> bool:
    """Whether a person may take an entry back now."""
    kind = action_classes().get(entry.action)
    return bool(entry.can_undo and not entry.undone_by_id and kind is not None and holds(user, kind.right))


def subject_url(entry: LogEntry, user: User) -> str:
    """The page of what was changed; "" where it has none or the person may not see it."""
    name = _PAGES.get(entry.subject_kind)
    if not name or not entry.subject or (entry.subject_kind == "account" and user.role != "administrator"):
        return ""
    try:
        return reverse(name, args=(int(entry.subject) if entry.subject_kind == "account" else entry.subject,))
    except (NoReverseMatch, ValueError):
        return ""


def _undone(entry: LogEntry) -> str:
    by = entry.undone_by
    if by is None:
        return ""
    at = date_format(by.at.astimezone(UTC), "j M Y H:i")
    return say("undone by {name}, {at}", name=show_line(by.by_name), at=at)


def entry_fields(entry: LogEntry) -> Mapping[str, object]:
    """An entry as it is handed out, by `COLUMNS`."""
    values = (
        *(entry.pk, entry.at.astimezone(UTC).isoformat(), entry.by_name, entry.by_id, entry.action),
        *(entry.subject_kind, entry.subject, entry.told, entry.decisions),
        *(entry.undoes_id, entry.undone_by_id, entry.data),
    )
    return dict(zip(COLUMNS, values, strict=True))


def json_lines(entries: Iterable[LogEntry]) -> Iterator[str]:
    """One line of JSON for each entry."""
    for entry in entries:
        yield json.dumps(entry_fields(entry), ensure_ascii=False) + "\n"


class _Line(Protocol):
    def write(self, text: str) -> str: ...


class _Echo:
    """A file that hands each line back."""

    def write(self, text: str) -> str:
        return text


def csv_lines(entries: Iterable[LogEntry]) -> Iterator[str]:
    """A head and one line of CSV for each entry; no cell is a formula to a spreadsheet."""
    echo: _Line = _Echo()
    writer = csv.writer(echo)
    yield str(writer.writerow(COLUMNS))
    for entry in entries:
        yield str(writer.writerow([_cell(value) for value in entry_fields(entry).values()]))


def _cell(value: object) -> str:
    if isinstance(value, list):
        return guard(" ".join(map(str, value)) or None)
    if isinstance(value, dict):
        return guard(json.dumps(value, ensure_ascii=False) if value else None)
    return guard(str(value)) if value not in (None, "") else ""

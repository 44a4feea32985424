"""The address of the audit page -> the entries of the log that it asks for, one page of them found by key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import QueryDict

from dragoman.desk.actions.registry import action_classes
from dragoman.desk.models import LogEntry, User

PAGE_SIZE = 50


@dataclass(frozen=True, slots=True)
class LogQuery:
    """One query of the log.

    Args:
        person: the key of an account. action: the name of one. subject: an id, as it stands.
        since, until: days (UTC), both included.
        problems: filters that could not be understood, each a sentence.
    """

    person: int | None = None
    action: str = ""
    subject: str = ""
    since: date | None = None
    until: date | None = None
    problems: tuple[str, ...] = ()

    def pairs(self, without: str = "") -> Mapping[str, str]:
        """The filters that are set, as they stand in an address."""
        given = {
            "person": self.person,
            "action": self.action,
            "subject": self.subject,
            "since": self.since,
            "until": self.until,
        }
        return {name: str(value) for name, value in given.items() if value and name != without}

    def address(self, **more: str) -> str:
        """The part of an address after the question mark."""
        return urlencode({**self.pairs(), **{name: value for name, value in more.items() if value}})

    def rows(self) -> QuerySet[LogEntry]:
        """The entries, the newest first."""
        rows = LogEntry.objects.all()
        if self.person is not None:
            rows = rows.filter(by=self.person)
        if self.action:
            rows = rows.filter(action=self.action)
        if self.subject:
            rows = rows.filter(subject=self.subject)
        if self.since:
            rows = rows.filter(at__gte=_start_of(self.since))
        if self.until:
            rows = rows.filter(at__lt=_start_of(self.until + timedelta(days=1)))
        return rows.order_by("-at", "-id")


@dataclass(frozen=True, slots=True)
class LogPage:
    """Entries in their order; `newer` and `older` are cursors of the pages beside, "" where there is none."""

    rows: tuple[LogEntry, ...]
    newer: str
    older: str


def parse_log_query(given: QueryDict) -> LogQuery:
    """The query of an address; a filter that cannot be understood is named and left out."""
    problems: list[str] = []
    action = given.get("action", "").strip()
    if action and action not in action_classes():
        problems.append(f"action: {action[:40]!r} is none of the desk.")
        action = ""
    person = given.get("person", "").strip()
    if person and not (person.isascii() and person.isdigit() and len(person) <= 9):
        problems.append(f"person: {person[:40]!r} is no account.")
        person = ""
    return LogQuery(
        person=int(person) if person else None,
        action=action,
        subject=given.get("subject", "").replace("\x00", "").strip()[:80],
        since=_day("since", given.get("since", ""), problems),
        until=_day("until", given.get("until", ""), problems),
        problems=tuple(problems),
    )


def find_log_page(query: LogQuery, *, after: str = "", before: str = "", size: int = PAGE_SIZE) -> LogPage:
    """A page of entries.

    Args:
        after: the cursor of the last entry of the page before; `before` that of the first of the page after. One that
            cannot be read gives the first page.
    """
    older_than, newer_than = _read_cursor(after), _read_cursor(before)
    rows = query.rows().select_related("undone_by", "undoes", "by")
    if newer_than and not older_than:
        at, key = newer_than
        found = list(rows.filter(at__gte=at).exclude(at=at, id__lte=key).reverse()[: size + 1])
        has_more, found = len(found) > size, found[:size][::-1]
        return LogPage(
            tuple(found), _cursor(found[0]) if found and has_more else "", _cursor(found[-1]) if found else ""
        )
    if older_than:
        at, key = older_than
        rows = rows.filter(at__lte=at).exclude(at=at, id__gte=key)
    found = list(rows[: size + 1])
    has_more, found = len(found) > size, found[:size]
    newer = _cursor(found[0]) if older_than and found else ""
    return LogPage(tuple(found), newer, _cursor(found[-1]) if has_more else "")


def people_of_the_log() -> list[tuple[str, str]]:
    """(key, signature) of every account, by name, to choose from."""
    return [(str(user.pk), user.signature) for user in User.objects.order_by("username")]


def _cursor(entry: LogEntry) -> str:
    return f"{entry.at.astimezone(UTC).isoformat()}~{entry.pk}"


def _read_cursor(text: str) -> tuple[datetime, int] | None:
    at, _, key = text.partition("~")
    try:
        instant = datetime.fromisoformat(at)
        number = int(key)
    except ValueError:
        return None
    is_sound = instant.utcoffset() is not None and 0 < number < 2**62
    return (instant, number) if is_sound else None


def _start_of(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=UTC)


def _day(name: str, text: str, problems: list[str]) -> date | None:
    if not text.strip():
        return None
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        problems.append(f"{name}: {text[:30]!r} is no date. Write it as 2024-05-31.")
        return None
    if not date(1970, 1, 1) <= day < date(9999, 1, 1):
        problems.append(f"{name}: {day} is no day of this log.")
        return None
    return day

"""A publication date as somebody wrote it -> the calendar date in the source's own zone, and the instant.

Only whole dates are taken: ISO 8601 dates and instants, and the form of mail and feeds (RFC 5322). A date
that cannot be, or lies after today, is set aside with a note; the document is read without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from email.utils import parsedate_to_datetime

ZONE_SLACK = timedelta(days=1)  # it is tomorrow already east of Greenwich
EARLIEST = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class Published:
    """`day` in the source's zone, `instant` as ISO 8601 with offset, `note` when something was set aside."""

    day: date | None = None
    instant: str | None = None
    note: str | None = None


def parse_published(value: object, *, today: date) -> Published:
    """The publication date in `value`, a string or null as found in the source."""
    if value is None or value == "":
        return Published()
    moment = _moment(value) if isinstance(value, str) else None
    if moment is None:
        return Published(
            note=f"published {str(value)[:40]!r} is no whole date (2023-09-07): read without a date"
        )
    day = moment.date() if isinstance(moment, datetime) else moment
    refusal = refuse_date(day, today)
    if refusal:
        return Published(note=refusal)
    has_offset = isinstance(moment, datetime) and moment.utcoffset() is not None
    return Published(day, moment.isoformat() if has_offset else None)


def refuse_date(day: date, today: date) -> str | None:
    """Why a publication date cannot be, or None when it can."""
    if day > today + ZONE_SLACK:
        return f"published {day} lies in the future (today is {today}): read without a date"
    if day < EARLIEST:
        return f"published {day} lies before {EARLIEST.year}: read without a date"
    return None


def _moment(value: str) -> date | datetime | None:
    text = value.strip()
    try:
        return date.fromisoformat(text) if len(text) == len("2023-09-07") else datetime.fromisoformat(text)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None

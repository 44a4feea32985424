"""ISO days and spans of days -> English: "on 4 September 2023", "between 6 and 7 September 2023"."""

from __future__ import annotations

from datetime import date

from dragoman.base.claim import DatePrecision
from dragoman.tell.en.tables import phrase
from dragoman.tell.grammar import load_words
from dragoman.tell.titles import is_whole_month

WEEK = 7
"""Days."""
YEAR = 4
"""Figures."""


def tell_day(day: date) -> str:
    """A day: "4 September 2023"."""
    return f"{day.day} {_month(day)} {day.year}"


def parse_day(iso: str | None) -> date | None:
    """An ISO day, None when there is none or it is no day."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def tell_when(event_date: str | None, precision: DatePrecision = DatePrecision.DAY) -> str | None:
    """When an act was, as a sentence needs it; None when that is not known.

    Args:
        event_date: an ISO day, month ("2023-09"), year or interval of days ("2023-09-06/2023-09-07").
        precision: a week from Monday on is called one.
    """
    if not event_date:
        return None
    first, slash, second = event_date.partition("/")
    start, end = parse_day(first), parse_day(second)
    if start is None and end is None:
        if len(first) == YEAR and first.isdecimal() and not slash:
            return phrase("when", "month").format(month=first)
        month = parse_day(f"{first}-01")
        return phrase("when", "month").format(month=_month_of(month)) if month else None
    if not slash or start == end:
        return phrase("when", "day").format(day=tell_day(start or end or date.min))
    if start is None or end is None:
        form = "since" if start else "until"
        return phrase("when", form).format(first=start and tell_day(start), last=end and tell_day(end))
    if is_whole_month(start, end):
        return phrase("when", "month").format(month=_month_of(start))
    if precision is DatePrecision.WEEK and start.weekday() == 0 and (end - start).days == WEEK - 1:
        return phrase("when", "week").format(first=tell_day(start))
    return phrase("when", "days").format(first=_short(start, end), last=tell_day(end))


def _short(start: date, end: date) -> str:
    """The first day of a span without what the last one says too."""
    if (start.year, start.month) == (end.year, end.month):
        return str(start.day)
    return f"{start.day} {_month(start)}" if start.year == end.year else tell_day(start)


def _month_of(day: date) -> str:
    return f"{_month(day)} {day.year}"


def _month(day: date) -> str:
    return str(load_words("en")["months"]["names"][day.month - 1])

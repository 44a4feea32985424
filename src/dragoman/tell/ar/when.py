"""ISO days and spans of days -> Arabic, months by both of their names: "في 4 سبتمبر/أيلول 2023"."""

from __future__ import annotations

from datetime import date, timedelta

from dragoman.base.claim import DatePrecision
from dragoman.tell.ar.telling import phrase
from dragoman.tell.grammar import load_words
from dragoman.tell.titles import is_whole_month

WEEK = 7
"""Days."""
YEAR = 4
"""Figures."""


def tell_day(day: date) -> str:
    """A day: "4 سبتمبر/أيلول 2023"."""
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
        precision: of a span of two days, `day` says that it is a night; a week from Monday on is called one.

    >>> tell_when("2023-09-04"), tell_when("2023-09-01/2023-09-30")
    ('في 4 سبتمبر/أيلول 2023', 'في سبتمبر/أيلول 2023')
    """
    if not event_date:
        return None
    first, slash, second = event_date.partition("/")
    start, end = parse_day(first), parse_day(second)
    if start is None and end is None:
        return _month_or_year(first, is_span=bool(slash))
    if not slash or start == end:
        return phrase("when", "day").format(day=tell_day(start or end or date.min))
    if start is None or end is None:
        form = "since" if start else "until"
        return phrase("when", form).format(first=start and tell_day(start), last=end and tell_day(end))
    return _span(start, end, precision)


def _month_or_year(text: str, *, is_span: bool) -> str | None:
    if len(text) == YEAR and text.isdecimal() and not is_span:
        return phrase("when", "year").format(year=text)
    month = parse_day(f"{text}-01")
    return phrase("when", "month").format(month=f"{_month(month)} {month.year}") if month else None


def _span(start: date, end: date, precision: DatePrecision) -> str:
    if is_whole_month(start, end):
        return phrase("when", "month").format(month=f"{_month(start)} {start.year}")
    if precision is DatePrecision.WEEK and start.weekday() == 0 and (end - start).days == WEEK - 1:
        return phrase("when", "week").format(first=tell_day(start))
    is_night = precision is DatePrecision.DAY and end - start == timedelta(days=1)
    return phrase("when", "night" if is_night else "days").format(
        first=_short(start, end), last=tell_day(end)
    )


def tell_dated(start: str | None, end: str | None) -> str:
    """A span of ISO days with the preposition it takes.

    >>> tell_dated("2023-09-06", "2023-09-07"), tell_dated("2023-09-07", "2023-09-07")
    ('بين 6 و7 سبتمبر/أيلول 2023', 'في 7 سبتمبر/أيلول 2023')
    """
    return tell_when(f"{start or ''}/{end or ''}", DatePrecision.UNKNOWN) or tell_days(start, end)


def tell_days(start: str | None, end: str | None) -> str:
    """A span of ISO days, both included, where no preposition stands before it: "6–7 سبتمبر/أيلول 2023"."""
    title = load_words("ar")["title"]
    first, last = parse_day(start), parse_day(end)
    if first is None:
        return str(title["until"].format(day=tell_day(last))) if last else str(title["undated"])
    if last is None or first == last:
        return tell_day(first)
    if is_whole_month(first, last):
        return f"{_month(first)} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{tell_day(last)}"
    return f"{_short(first, last)} – {tell_day(last)}"


def _short(start: date, end: date) -> str:
    """The first day of a span without what the last one says too."""
    if (start.year, start.month) == (end.year, end.month):
        return str(start.day)
    return f"{start.day} {_month(start)}" if start.year == end.year else tell_day(start)


def _month(day: date) -> str:
    return str(load_words("ar")["months"]["names"][day.month - 1])

"""ISO days and spans of days -> French: "le 4 septembre 2023", "entre le 1er et le 7 mai 2023", "en avril 2023"."""

from __future__ import annotations

from datetime import date

from dragoman.base.claim import DatePrecision
from dragoman.tell.fr.tables import phrase
from dragoman.tell.grammar import load_words
from dragoman.tell.titles import is_whole_month

WEEK = 7
"""Days."""
YEAR = 4
"""Figures."""


def tell_day(day: date) -> str:
    """A day: "4 septembre 2023", "1er mai 2023"."""
    return f"{_number(day)} {_month_of(day)}"


def parse_day(iso: str | None) -> date | None:
    """An ISO day, None when there is none or it is no day."""
    try:
        return date.fromisoformat(iso) if iso else None
    except ValueError:
        return None


def tell_when(event_date: str | None, precision: DatePrecision = DatePrecision.DAY) -> str | None:
    """When an act was, as the beginning of a clause, with its comma; None when that is not known.

    Args:
        event_date: an ISO day, month ("2023-09"), year or interval of days ("2023-09-06/2023-09-07").
        precision: a week from Monday on is called one; two days that are one are a night.
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
    return _span(start, end, precision)


def _span(start: date, end: date, precision: DatePrecision) -> str:
    if is_whole_month(start, end):
        return phrase("when", "month").format(month=_month_of(start))
    if precision is DatePrecision.WEEK and start.weekday() == 0 and (end - start).days == WEEK - 1:
        return phrase("when", "week").format(first=tell_day(start))
    is_night = precision is DatePrecision.DAY and (end - start).days == 1
    form = "night" if is_night else "days"
    return phrase("when", form).format(first=_short(start, end), last=tell_day(end))


def tell_days(start: str | None, end: str | None, *, of: bool = False) -> str:
    """A span of ISO days, both included: "6-7 septembre 2023".

    Args:
        of: as it follows a noun: "du 7 septembre 2023", "du 6 au 7 septembre 2023", "de septembre 2023".
    """
    words = load_words("fr")["title"]
    first, last = parse_day(start), parse_day(end)
    if first is None:
        undated, until = ("of_undated", "of_until") if of else ("undated", "until")
        return str(words[until]).format(day=tell_day(last)) if last else str(words[undated])
    if last is None or first == last:
        return f"de le {tell_day(first)}" if of else tell_day(first)
    if is_whole_month(first, last):
        return f"de {_month_of(first)}" if of else _month_of(first)
    if of:
        return f"de le {_short(first, last)} au {tell_day(last)}"
    is_one_month = (first.year, first.month) == (last.year, last.month)
    return f"{_short(first, last)}{'–' if is_one_month else ' – '}{tell_day(last)}"


def _short(start: date, end: date) -> str:
    """The first day of a span without what the last one says too."""
    if (start.year, start.month) == (end.year, end.month):
        return _number(start)
    return f"{_number(start)} {_month(start)}" if start.year == end.year else tell_day(start)


def _number(day: date) -> str:
    return str(load_words("fr")["months"]["first"]) if day.day == 1 else str(day.day)


def _month_of(day: date) -> str:
    return f"{_month(day)} {day.year}"


def _month(day: date) -> str:
    return str(load_words("fr")["months"]["names"][day.month - 1])

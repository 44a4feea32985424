"""Composed text -> the dates in it, by the names of months, and whether they are days that are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from dragoman.base.event import Event

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text, at [start, end): days and month, and the year; None where the words leave it out."""

    start: int
    end: int
    days: tuple[int, ...]
    month: int
    year: int | None

    def is_any_of(self, known: Iterable[date]) -> bool:
        """Whether each of its days, or the month where it gives no day, is among the days that are known."""
        if len(set(self.days)) < len(self.days):  # "between 4 and 4 May"
            return False
        alike = [d for d in known if d.month == self.month and self.year in (None, d.year)]
        return set(self.days) <= {d.day for d in alike} if self.days else bool(alike)


def find_dates(text: str, months: tuple[str, ...]) -> tuple[FoundDate, ...]:
    """The dates of a text in order: "6–7 September 2023", "September 7, 2023", "6 September", "September 2023".

    Args:
        months: the names of the twelve months.
    """
    if not any(char.isdigit() for char in text):
        return ()
    low = [month.lower() for month in months]
    return tuple(
        FoundDate(
            match.start(),
            match.end(),
            tuple(int(match[group]) for group in "abcd" if match[group]),
            low.index((match["m"] or match["n"] or match["o"]).lower()) + 1,
            next((int(match[group]) for group in "yzw" if match[group]), None),
        )
        for match in _pattern(months).finditer(text)
    )


@cache
def _pattern(months: tuple[str, ...]) -> re.Pattern[str]:
    names = "|".join(re.escape(month) for month in months)
    joins = r"(?:[–-]|to|and|au|et[ ]le|إلى|و)"
    days = rf"(?P<{{0}}>\d{{{{1,2}}}})(?:er)?(?:[ ]?{joins}[ ]?(?P<{{1}}>\d{{{{1,2}}}})(?:er)?)?"
    return re.compile(
        rf"(?:\b|(?<=و))(?:{days.format('a', 'b')}[ ](?P<m>{names})(?:[ ](?P<y>\d{{4}}))?"
        rf"|(?P<n>{names})[ ]{days.format('c', 'd')}(?:,?[ ](?P<z>\d{{4}}))?|(?P<o>{names})[ ](?P<w>\d{{4}}))\b",
        re.IGNORECASE,
    )


def iso_days(value: str) -> Iterator[date]:
    """The days of an ISO date or interval; what is no day is left out."""
    for text in _ISO.findall(value):
        try:
            yield date.fromisoformat(text)
        except ValueError:
            continue


def days_of_event(event: Event) -> list[str]:
    """First and last days by any account of an event, ISO."""
    days = [event.date.start, event.date.end]
    days += [day for choice in event.date.alternatives for day in (choice.start, choice.end)]
    return [day for day in days if day]

"""Days -> the days, weeks, months or years that they are counted in. Weeks begin on Monday (ISO 8601)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dragoman.page.words import date_words

MOST_LISTED = 400
"""Of more stretches than this, only those are told of in which something happened."""


class Step(StrEnum):
    """What a period is cut into."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


_LONGEST_DAYS = {Step.DAY: 92, Step.WEEK: 1100, Step.MONTH: 366 * 20}
"""Up to how many days a period is counted in steps of a kind: at most 92, 158 and 241 of them."""


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """A day, week, month or year, from its first day to its last, both included."""

    first: date
    last: date
    step: Step

    @property
    def told(self) -> str:
        """In words: "6 May 2024", "6–12 May 2024", "May 2024", "2024"."""
        if self.step is Step.YEAR:
            return str(self.first.year)
        words = date_words(f"{self.first.isoformat()}/{self.last.isoformat()}") or ""
        return words.partition(" ")[2] if self.step is Step.MONTH else words


def step_for(first: date, last: date) -> Step:
    """The step that cuts a period into a number of stretches that a chart can hold."""
    days = (last - first).days + 1
    return next((step for step, most in _LONGEST_DAYS.items() if days <= most), Step.YEAR)


def stretch_of(day: date, step: Step) -> Stretch:
    """The stretch that a day is in."""
    if step is Step.DAY:
        return Stretch(day, day, step)
    if step is Step.WEEK:
        monday = max(1, day.toordinal() - day.weekday())
        return Stretch(date.fromordinal(monday), _day(day.toordinal() - day.weekday() + 6), step)
    if step is Step.YEAR:
        return Stretch(day.replace(month=1, day=1), day.replace(month=12, day=31), step)
    after = (day.replace(day=28).toordinal() + 4) if day.month < 12 else None
    last = (
        day.replace(day=31) if after is None else date.fromordinal(after).replace(day=1) - timedelta(days=1)
    )
    return Stretch(day.replace(day=1), last, step)


def list_stretches(first: date, last: date, step: Step) -> tuple[Stretch, ...]:
    """Every stretch from that of the first day to that of the last; none when there are more than `MOST_LISTED`."""
    found: list[Stretch] = []
    for stretch in _walk(first, last, step):
        found.append(stretch)
        if len(found) > MOST_LISTED:
            return ()
    return tuple(found)


def _walk(first: date, last: date, step: Step) -> Iterator[Stretch]:
    stretch = stretch_of(first, step)
    while True:
        yield stretch
        if stretch.last >= last or stretch.last == date.max:
            return
        stretch = stretch_of(stretch.last + timedelta(days=1), step)


def _day(ordinal: int) -> date:
    return date.fromordinal(min(ordinal, date.max.toordinal()))

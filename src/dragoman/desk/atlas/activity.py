"""The events that name a group -> how many there were over time in each role, and how well they are told.

An event is counted once in a role, on its first day. Events without a day are told apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count
from django.urls import reverse

from dragoman.desk.atlas.words import room_word
from dragoman.desk.events.query import EventQuery
from dragoman.desk.models import EventParty, EventRow
from dragoman.desk.wording import table_word
from dragoman.page.words import date_words, word

ROLES = ("perpetrator", "target")
LATEST = 5_000
"""Grades and materiel are of no more events than these, the latest."""
_MOST_MONTHS = 60
_MOST_YEARS = 120
_TICKS = 4


@dataclass(frozen=True, slots=True)
class Bar:
    """One month or year: numbers are hundredths of the drawing's width and height."""

    told: str
    count: int
    x: float
    width: float
    y: float
    height: float
    url: str


@dataclass(frozen=True, slots=True)
class Multiple:
    """The bars of one role; all multiples of a page have one scale, `highest`."""

    role: str
    label: str
    total: int
    undated: int
    bars: tuple[Bar, ...]
    url: str


@dataclass(frozen=True, slots=True)
class Activity:
    """Bars by "month" or "year"; `ticks` are (x, words)."""

    step: str
    highest: int
    multiples: tuple[Multiple, ...]
    ticks: tuple[tuple[float, str], ...]

    @property
    def step_word(self) -> str:
        """The step in words."""
        return table_word("explore", "steps", self.step)


@dataclass(frozen=True, slots=True)
class GradeCount:
    """How many events have a grade; `width` in hundredths of the most."""

    code: str
    count: int
    width: float


def draw_activity(key: str) -> Activity:
    """The bars of a party, by its key."""
    rows = EventParty.objects.filter(actor=key).order_by()
    counted = rows.values_list("day", "role").annotate(events=Count("event_id", distinct=True))
    days: dict[str, Counter[date | None]] = {role: Counter() for role in ROLES}
    for day, role, events in counted:
        days.setdefault(role, Counter())[day] += events
    dated = sorted({day for counts in days.values() for day in counts if day is not None})
    if not dated:
        return Activity(
            "month", 0, tuple(_multiple(key, role, days[role], (), "month", 0) for role in ROLES), ()
        )
    months = (dated[-1].year - dated[0].year) * 12 + dated[-1].month - dated[0].month + 1
    step = "month" if months <= _MOST_MONTHS else "year"
    first = max(dated[0], dated[-1].replace(month=1, day=1, year=max(1, dated[-1].year - _MOST_YEARS + 1)))
    starts = tuple(_starts(first, dated[-1], step))
    sums = {role: _by_start(days[role], step) for role in ROLES}
    highest = max((count for counts in sums.values() for count in counts.values()), default=0)
    multiples = tuple(_multiple(key, role, days[role], starts, step, highest) for role in ROLES)
    every = max(1, -(-len(starts) // _TICKS))
    ticks = tuple(
        (round(100 * n / len(starts), 3), _short(starts[n], step)) for n in range(0, len(starts), every)
    )
    return Activity(step, highest, multiples, ticks)


def draw_grades(key: str) -> tuple[GradeCount, ...]:
    """The grades of the latest events that name a party, the best first."""
    found = EventRow.objects.filter(pk__in=latest_events(key)).exclude(grade_source="").order_by()
    counts: Counter[str] = Counter()
    for source, information, events in found.values_list("grade_source", "grade_information").annotate(
        n=Count("pk")
    ):
        counts[f"{source}{information}"] += events
    most = max(counts.values(), default=1)
    return tuple(
        GradeCount(code, counts[code], round(100 * counts[code] / most, 1)) for code in sorted(counts)
    )


def latest_events(key: str, role: str = "") -> list[int]:
    """The keys of the latest events that name a party, at most `LATEST`."""
    rows = EventParty.objects.filter(actor=key)
    rows = rows.filter(role=role) if role else rows
    return list(dict.fromkeys(rows.order_by("-day", "-event_id").values_list("event_id", flat=True)[:LATEST]))


def _multiple(
    key: str, role: str, days: Counter[date | None], starts: tuple[date, ...], step: str, highest: int
) -> Multiple:
    query = EventQuery(group=key, role=role)
    sums = _by_start(days, step)
    bars = tuple(
        _bar(query, at, step, sums[at], number, len(starts), highest)
        for number, at in enumerate(starts)
        if sums.get(at)
    )
    url = f"{reverse('events:index')}?{query.address()}"
    return Multiple(role, room_word("roles", role), days.total(), days[None], bars, url)


def _bar(query: EventQuery, at: date, step: str, count: int, number: int, bars: int, highest: int) -> Bar:
    height, width = 100 * count / highest, 100 / bars
    return Bar(
        told=_told(at, step),
        count=count,
        x=round(number * width + width * 0.08, 3),
        width=round(width * 0.84, 3),
        y=round(100 - height, 3),
        height=round(height, 3),
        url=f"{reverse('events:index')}?{query.address(since=at, until=_end(at, step))}",
    )


def _by_start(days: Mapping[date | None, int], step: str) -> Counter[date]:
    sums: Counter[date] = Counter()
    for day, count in days.items():
        if day is not None:
            sums[_start(day, step)] += count
    return sums


def _start(day: date, step: str) -> date:
    return day.replace(day=1) if step == "month" else day.replace(month=1, day=1)


def _end(start: date, step: str) -> date:
    if start >= date(9999, 12, 1):
        return date.max
    if step == "year":
        return start.replace(month=12, day=31)
    return (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _starts(first: date, last: date, step: str) -> Iterator[date]:
    at = _start(first, step)
    while at <= last:
        yield at
        end = _end(at, step)
        if end >= date.max - timedelta(days=31):
            return
        at = end + timedelta(days=1)


def _told(at: date, step: str) -> str:
    if step == "year":
        return str(at.year)
    return (date_words(at.isoformat()) or "").partition(" ")[2]


def _short(at: date, step: str) -> str:
    return str(at.year) if step == "year" else f"{word('months_short', str(at.month))} {at.year}"

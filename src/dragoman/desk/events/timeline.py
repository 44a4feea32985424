"""A query -> how many events a day, week, month or year, by status; each bar with the query that it stands for.

Days are counted by the database from an index alone; the rest is arithmetic on at most one number a day and status.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count

from dragoman.desk.events.query import EventQuery
from dragoman.desk.events.words import ORDERS
from dragoman.desk.wording import table_word
from dragoman.page.words import date_words, word

STEPS = ("day", "week", "month", "year")
MOST_BARS = 130
_FEWEST_DAYS = {"day": 0, "week": 92, "month": 540, "year": 365 * 10}
"""From how many days on a step is taken by itself."""
_TICKS = 6


@dataclass(frozen=True, slots=True)
class Part:
    """The events of one status in a bar; `y` and `height` are in percent of the chart."""

    status: str
    told: str
    count: int
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch of days: its events, and the query that finds those. `x` and `width` are in percent of the chart."""

    first: date
    last: date
    told: str
    count: int
    parts: tuple[Part, ...]
    address: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A date below the bars, at `x` percent."""

    x: float
    told: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bars of a query, also those of days on which nothing is known; `undated` and `outside` are not among them."""

    step: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    highest: int
    counted: int
    undated: int
    outside: int
    steps: tuple[str, ...]

    @property
    def step_word(self) -> str:
        """The step in words."""
        return table_word("explore", "steps", self.step)

    @property
    def filled(self) -> tuple[Bar, ...]:
        """The bars with any event."""
        return tuple(bar for bar in self.bars if bar.count)


def draw_timeline(query: EventQuery, step: str = "") -> Timeline:
    """The bars of a query.

    Args:
        step: "day", "week", "month" or "year"; one that would give too many bars, or "", is chosen by the days at hand.
    """
    counts: dict[date, Counter[str]] = {}
    undated = 0
    grouped = query.rows().order_by().values_list("status", "day").annotate(n=Count("*"))
    for status, day, count in grouped:
        if day is None:
            undated += count
        else:
            # Of a stretch that began before the period, the first day that lies in it.
            counts.setdefault(max(day, query.since or day), Counter())[status] += count
    if not counts:
        return Timeline(step or "day", (), (), 0, 0, undated, 0, ())
    first, last = _extent(counts)
    possible = tuple(s for s in STEPS if _bars_between(first, last, s) <= MOST_BARS) or ("year",)
    step = step if step in possible else _best(first, last, possible)
    sums: dict[date, Counter[str]] = {}
    outside = 0
    for day, statuses in counts.items():
        if first <= day <= last:
            sums.setdefault(_start(day, step), Counter()).update(statuses)
        else:
            outside += statuses.total()
    starts = list(_starts(first, last, step))
    highest = max(sum(c.values()) for c in sums.values())
    bars = tuple(
        _bar(query, at, step, sums.get(at, Counter()), n, len(starts), highest) for n, at in enumerate(starts)
    )
    return Timeline(
        step, bars, _ticks(bars, step), highest, sum(b.count for b in bars), undated, outside, possible
    )


def _extent(counts: dict[date, Counter[str]]) -> tuple[date, date]:
    """From when to when bars are drawn: the latest stretch that can be drawn by years."""
    last = max(counts)
    earliest = date(max(1, last.year - MOST_BARS + 1), 1, 1)
    return max(min(counts), earliest), last


def _best(first: date, last: date, possible: tuple[str, ...]) -> str:
    days = (last - first).days + 1
    fitting = [s for s in possible if _FEWEST_DAYS[s] <= days]
    return fitting[-1] if fitting else possible[0]


def _bars_between(first: date, last: date, step: str) -> int:
    days = (last - first).days + 1
    return {"day": days, "week": days // 7 + 2, "month": days // 30 + 2, "year": last.year - first.year + 1}[
        step
    ]


def _start(day: date, step: str) -> date:
    """The first day of the stretch that a day is in; weeks begin on Monday."""
    if step == "week":
        return date.fromordinal(max(1, day.toordinal() - day.weekday()))
    if step == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if step == "year" else day


def _end(start: date, step: str) -> date:
    """The last day of a stretch."""
    if step == "day":
        return start
    if step == "week":
        return start + timedelta(days=6) if start.toordinal() + 6 <= date.max.toordinal() else date.max
    if step == "year":
        return start.replace(month=12, day=31)
    return (
        (start.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
        if start < date(9999, 12, 1)
        else date.max
    )


def _starts(first: date, last: date, step: str) -> Iterator[date]:
    at = _start(first, step)
    while at <= last:
        yield at
        end = _end(at, step)
        if end >= date.max:
            return
        at = end + timedelta(days=1)


def _bar(
    query: EventQuery, at: date, step: str, counts: Counter[str], number: int, bars: int, highest: int
) -> Bar:
    end = _end(at, step)
    parts: list[Part] = []
    top = 100.0
    for status in ORDERS["status"]:
        if count := counts.get(status, 0):
            height = 100 * count / highest
            top -= height
            parts.append(Part(status, word("event_status", status), count, round(top, 3), round(height, 3)))
    gap = 0.15 * 100 / bars
    return Bar(
        at,
        end,
        _told(at, end, step),
        counts.total(),
        tuple(parts),
        query.address(since=max(at, query.since or at), until=min(end, query.until or end)),
        round(100 * number / bars + gap / 2, 3),
        round(100 / bars - gap, 3),
    )


def _told(at: date, end: date, step: str) -> str:
    if step == "year":
        return str(at.year)
    words = date_words(f"{at.isoformat()}/{end.isoformat()}") or ""
    return words.partition(" ")[2] if step == "month" else words


def _ticks(bars: tuple[Bar, ...], step: str) -> tuple[Tick, ...]:
    every = max(1, -(-len(bars) // _TICKS))
    return tuple(Tick(bar.x, _short(bar.first, step)) for bar in bars[::every])


def _short(day: date, step: str) -> str:
    month = word("months_short", str(day.month))
    return {"year": str(day.year), "month": f"{month} {day.year}"}.get(step, f"{day.day} {month} {day.year}")

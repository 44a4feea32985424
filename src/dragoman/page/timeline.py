"""Events -> a timeline: a bar for each event's span of days, ticks beneath, undated events apart.

Places are in percent of the width, so that the line fits every screen. A day is a mark; a span is a bar as wide as
the days it may be; an open side runs to the edge. Few events have a line and a name each, many are packed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.page.event_model import EventView
from dragoman.page.words import word

_NAMED = 14
"""Up to this many events have a line of their own."""
_LANE_PX, _NAMED_LANE_PX, _TOP_PX = 17, 24, 8
_WIDTH_PX = 560.0
"""The width at which bars are packed; on a wider screen there is more air."""
_MARK_PX = 15.0
_MOST_TICKS = 9
_APART_OF = 20
"""One event in so many may be named under the timeline for lying far from the others."""
_WIDER = 1.2
_STEPS_DAYS = (1, 2, 5, 7, 14)
_STEPS_MONTHS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000)


@dataclass(frozen=True, slots=True)
class BarView:
    """An event's bar in percent of the width; `mark` is the middle, where the status shows."""

    event: EventView
    left: float
    width: float
    mark: float
    y: int
    is_span: bool
    open_start: bool
    open_end: bool
    text_at: float
    text_dx: int
    text_anchor: str


@dataclass(frozen=True, slots=True)
class TickView:
    """A line across the days and its date."""

    left: float
    text: str


@dataclass(frozen=True, slots=True)
class TimelineView:
    """Everything the timeline is drawn from; heights are pixels. `apart` are named under it: on it, a few that lie
    far from all others would leave no room for these."""

    bars: tuple[BarView, ...]
    ticks: tuple[TickView, ...]
    height: int
    lane: int
    has_names: bool
    undated: tuple[EventView, ...]
    apart: tuple[EventView, ...]


def draw_timeline(events: Sequence[EventView]) -> TimelineView | None:
    """The timeline of all events with a date, in the order given; None when there is none."""
    dated = [event for event in events if event.start or event.end]
    undated = tuple(event for event in events if not (event.start or event.end))
    if not dated:
        return None
    dated, apart = _crowd(dated)
    days = [date.fromisoformat(day).toordinal() for e in dated for day in (e.start, e.end) if day]
    first, last = min(days), max(days) + 1
    margin = max(2.0, (last - first) * 0.06)
    low, high = first - margin, last + margin
    has_names = len(dated) <= _NAMED
    lane = _NAMED_LANE_PX if has_names else _LANE_PX
    bars: list[BarView] = []
    lanes: list[float] = []
    for event in dated:
        left, right = _reach(event, low, high)
        at = len(bars) if has_names else _lane(lanes, left, right, low, high)
        bars.append(_bar(event, left, right, low, high, _TOP_PX + at * lane + lane // 2))
    count = len(bars) if has_names else len(lanes)
    return TimelineView(
        bars=tuple(bars),
        ticks=tuple(_ticks(low, high)),
        height=2 * _TOP_PX + count * lane,
        lane=lane,
        has_names=has_names,
        undated=undated,
        apart=apart,
    )


def _crowd(dated: Sequence[EventView]) -> tuple[list[EventView], tuple[EventView, ...]]:
    """The events that are drawn, and the few so far from them that these would shrink to less than half the width."""
    days = {event.key: date.fromisoformat(event.start or event.end or "").toordinal() for event in dated}
    order = sorted(dated, key=lambda event: days[event.key])
    most = len(order) // _APART_OF
    begin, stop = 0, len(order)

    def span(first: int, last: int) -> int:
        return days[order[last - 1].key] - days[order[first].key] + 1

    for _ in range(most):
        cuts = [(begin + 1, stop), (begin, stop - 1)]
        best = min(cuts, key=lambda cut: span(*cut))
        begin, stop = best
    if not order or span(begin, stop) * 2 > span(0, len(order)):
        return list(dated), ()
    # Back in: whoever widens the days by little.
    while begin and span(begin - 1, stop) < span(begin, stop) * _WIDER:
        begin -= 1
    while stop < len(order) and span(begin, stop + 1) < span(begin, stop) * _WIDER:
        stop += 1
    kept = {event.key for event in order[begin:stop]}
    return [e for e in dated if e.key in kept], tuple(e for e in dated if e.key not in kept)


def _reach(event: EventView, low: float, high: float) -> tuple[float, float]:
    start = float(date.fromisoformat(event.start).toordinal()) if event.start else low
    end = float(date.fromisoformat(event.end).toordinal() + 1) if event.end else high
    return min(start, end), max(start, end)


def _bar(event: EventView, left: float, right: float, low: float, high: float, y: int) -> BarView:
    percent = 100 / (high - low)
    middle = (left + right) / 2
    if event.start is None or event.end is None:  # the mark stands at the side that is known
        middle = right - 0.5 if event.start is None else left + 0.5
    text_at, text_dx, text_anchor = right, 12, "start"
    if (right - low) * percent > 62:  # no room to its right: to its left, or on the bar
        text_at, text_dx, text_anchor = left, -12, "end"
        if (left - low) * percent < 38:
            text_dx, text_anchor = 8, "start"
    return BarView(
        event=event,
        left=round((left - low) * percent, 2),
        width=round((right - left) * percent, 2),
        mark=round((middle - low) * percent, 2),
        y=y,
        is_span=right - left > 1,
        open_start=event.start is None,
        open_end=event.end is None,
        text_at=round((text_at - low) * percent, 2),
        text_dx=text_dx,
        text_anchor=text_anchor,
    )


def _lane(lanes: list[float], left: float, right: float, low: float, high: float) -> int:
    """The first lane that is free where the bar begins."""
    px = _WIDTH_PX / (high - low)
    middle, half = (left + right) / 2, _MARK_PX / 2 / px
    begin, end = min(left, middle - half), max(right, middle + half)
    for n, free in enumerate(lanes):
        if free <= begin:
            lanes[n] = end
            return n
    lanes.append(end)
    return len(lanes) - 1


def _ticks(low: float, high: float) -> Iterator[TickView]:
    percent = 100 / (high - low)
    for day, text in _tick_days(low, high):
        left = (day.toordinal() - low) * percent
        if 0 <= left <= 91:
            yield TickView(round(left, 2), text)


def _tick_days(low: float, high: float) -> Iterator[tuple[date, str]]:
    span = high - low
    begin = date.fromordinal(max(1, int(low)))
    step = next((s for s in _STEPS_DAYS if span / s <= _MOST_TICKS), None)
    if step:
        day = begin
        while day.toordinal() <= high and day < date.max:
            yield day, f"{day.day} {word('months_short', str(day.month))}"
            day += timedelta(step)
        return
    months = next((m for m in _STEPS_MONTHS if span / (30.4 * m) <= _MOST_TICKS), _STEPS_MONTHS[-1])
    number = (begin.year * 12 + begin.month - 1) // months * months
    while number <= 9999 * 12:
        year, month = divmod(number, 12)
        number += months
        if year < 1:
            continue
        day = date(year, month + 1, 1)
        if day.toordinal() > high:
            return
        name = word("months_short", str(month + 1))
        yield day, str(year) if months >= 12 else f"{name} {year}"

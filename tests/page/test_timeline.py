"""The timeline: where bars stand, how uncertain days look, how many events share it."""

from __future__ import annotations

import dataclasses
from itertools import pairwise

import pytest
from made_events import abduction, arabic_event, assault, many, undated

from dragoman.base.event import Event, EventDate
from dragoman.page.event_order import draw_events
from dragoman.page.timeline import TimelineView, draw_timeline


def _dated(start: str | None, end: str | None, *, id: str = "e-0000000000a1") -> Event:
    return dataclasses.replace(
        assault(), id=id, aliases=(), date=EventDate(f"{start}/{end}", start, end, (), "")
    )


def _line(*events: Event) -> TimelineView:
    line = draw_timeline([view for _, view in draw_events(events)])
    assert line is not None
    return line


def test_timeline_draws_spans_as_wide_as_they_are_uncertain() -> None:
    bars = {bar.event.anchor: bar for bar in _line(assault(), abduction(), arabic_event()).bars}
    day, night, month = (bars[f"e-00000000{x}"] for x in ("a001", "b002", "c003"))
    assert (day.is_span, night.is_span, month.is_span) == (False, True, True)
    assert night.width == pytest.approx(2 * day.width, abs=0.02)
    assert month.width == pytest.approx(30 * day.width, abs=0.2)


@pytest.mark.parametrize(
    ("start", "end", "open_start", "open_end"),
    [(None, "2023-09-04", True, False), ("2023-09-04", None, False, True)],
    ids=["until", "from"],
)
def test_timeline_runs_an_open_side_to_the_edge(
    start: str | None, end: str | None, open_start: bool, open_end: bool
) -> None:
    line = _line(_dated(start, end), _dated("2023-09-01", "2023-09-01", id="e-0000000000a2"), abduction())
    (bar,) = (bar for bar in line.bars if bar.event.anchor == "e-0000000000a1")
    assert (bar.open_start, bar.open_end) == (open_start, open_end)
    assert bar.left == 0 if open_start else bar.left + bar.width == pytest.approx(100, abs=0.05)


def test_timeline_stacks_many_events_of_one_day() -> None:
    line = _line(*(_dated("2023-09-04", "2023-09-04", id=f"e-{n:012x}") for n in range(40)))
    assert len({bar.y for bar in line.bars}) == 40 and not line.has_names
    assert line.height >= 40 * line.lane


def test_timeline_packs_events_that_are_apart_into_few_lanes() -> None:
    line = _line(*many(300))
    assert len(line.bars) == 300 and len({bar.y for bar in line.bars}) < 40
    lanes: dict[int, list[float]] = {}
    for bar in line.bars:
        lanes.setdefault(bar.y, []).append(bar.mark)
    assert all(b - a > 2 for marks in lanes.values() for a, b in pairwise(marks))


def test_timeline_names_undated_events_apart() -> None:
    line = _line(assault(), undated())
    assert [e.anchor for e in line.undated] == ["e-00000000d004"]
    assert draw_timeline([view for _, view in draw_events([undated()])]) is None
    assert draw_timeline([]) is None


@pytest.mark.parametrize(
    ("start", "end", "first"),
    [
        ("2023-09-04", "2023-09-04", "3 Sep"),
        ("2023-01-01", "2023-12-31", "Jan 2023"),
        ("1990-01-01", "2023-12-31", "1990"),
        ("0001-01-01", "9999-12-31", "2000"),
    ],
    ids=["day", "year", "decades", "all time"],
)
def test_timeline_has_a_few_ticks_whatever_the_span(start: str, end: str, first: str) -> None:
    ticks = _line(_dated(start, end)).ticks
    assert 1 <= len(ticks) <= 12
    assert first in [tick.text for tick in ticks]
    assert [t.left for t in ticks] == sorted(t.left for t in ticks)


def test_timeline_takes_a_day_that_is_none_for_no_date() -> None:
    line = _line(_dated("soon", "2023-13-45"), abduction())
    assert [bar.event.anchor for bar in line.bars] == ["e-00000000b002"]


def test_timeline_names_a_few_events_that_lie_far_from_all_others_under_it() -> None:
    crowd = [_dated(f"2023-09-{n:02}", f"2023-09-{n:02}", id=f"e-{n:012x}") for n in range(1, 31)]
    early = _dated("2009-01-01", "2009-01-01", id="e-0000000000ff")
    line = _line(early, *crowd)
    assert [e.anchor for e in line.apart] == ["e-0000000000ff"]
    assert len(line.bars) == 30 and min(bar.left for bar in line.bars) < 10


def test_timeline_keeps_all_events_where_few_are_or_none_is_far() -> None:
    early = _dated("2009-01-01", "2009-01-01", id="e-0000000000ff")
    assert len(_line(early, assault(), abduction()).bars) == 3
    assert not _line(*many(300)).apart

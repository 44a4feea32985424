"""Days -> days, weeks, months, years."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dragoman.desk.explore.steps import MOST_LISTED, Step, Stretch, list_stretches, step_for, stretch_of


@pytest.mark.parametrize(
    ("day", "step", "first", "last", "told"),
    [
        ("2024-05-05", Step.DAY, "2024-05-05", "2024-05-05", "5 May 2024"),
        ("2024-05-05", Step.WEEK, "2024-04-29", "2024-05-05", "29 April – 5 May 2024"),
        ("2024-05-06", Step.WEEK, "2024-05-06", "2024-05-12", "6–12 May 2024"),
        ("2024-12-31", Step.WEEK, "2024-12-30", "2025-01-05", "30 December 2024 – 5 January 2025"),
        ("2024-02-29", Step.MONTH, "2024-02-01", "2024-02-29", "February 2024"),
        ("2023-12-31", Step.MONTH, "2023-12-01", "2023-12-31", "December 2023"),
        ("2024-02-29", Step.YEAR, "2024-01-01", "2024-12-31", "2024"),
        ("0001-01-01", Step.WEEK, "0001-01-01", "0001-01-07", "1–7 January 1"),
        ("9999-12-31", Step.WEEK, "9999-12-27", "9999-12-31", "27–31 December 9999"),
    ],
    ids=[
        "day",
        "sunday",
        "monday",
        "over-new-year",
        "leap",
        "december",
        "year",
        "first-of-all",
        "last-of-all",
    ],
)
def test_stretch_of_holds_the_day(day: str, step: Step, first: str, last: str, told: str) -> None:
    stretch = stretch_of(date.fromisoformat(day), step)
    assert stretch == Stretch(date.fromisoformat(first), date.fromisoformat(last), step)
    assert stretch.told == told


@pytest.mark.parametrize("step", list(Step))
def test_list_stretches_covers_every_day_once(step: Step) -> None:
    first, last = date(2023, 11, 27), date(2024, 3, 3)
    stretches = list_stretches(first, last, step)
    days = [s.first + timedelta(days=n) for s in stretches for n in range((s.last - s.first).days + 1)]
    assert days == [days[0] + timedelta(days=n) for n in range(len(days))]
    assert days[0] <= first and last <= days[-1]
    assert all(stretch_of(day, step) in stretches for day in (first, last))


def test_list_stretches_gives_none_when_they_are_too_many() -> None:
    assert list_stretches(date.min, date.max, Step.DAY) == ()
    assert (
        len(list_stretches(date(2024, 1, 1), date(2024, 1, 1) + timedelta(days=MOST_LISTED - 1), Step.DAY))
        == MOST_LISTED
    )
    assert list_stretches(date.max, date.max, Step.WEEK) == (stretch_of(date.max, Step.WEEK),)


@pytest.mark.parametrize(
    ("days", "step"),
    [
        (1, Step.DAY),
        (92, Step.DAY),
        (93, Step.WEEK),
        (1100, Step.WEEK),
        (1101, Step.MONTH),
        (9000, Step.YEAR),
    ],
)
def test_step_for_grows_with_the_period(days: int, step: Step) -> None:
    assert step_for(date(2020, 1, 1), date(2020, 1, 1) + timedelta(days=days - 1)) is step

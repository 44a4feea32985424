"""Manners: hosts -> turns with a pause between two, on a clock of the test's own."""

from __future__ import annotations

import pytest

from dragoman.base.errors import FetchFailed
from dragoman.collect.web import Manners
from dragoman.collect.web.robots import Robots


class Clock:
    """Seconds that pass only when somebody waits."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.waits: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.waits.append(seconds)
        self.now += seconds


def visit(manners: Manners, host: str = "news.example") -> float:
    """One visit of a host; the seconds waited for it."""
    with manners.turn(host, f"https://{host}/") as waited_s:
        return waited_s


def test_the_second_visit_of_a_host_waits_and_another_host_does_not() -> None:
    clock = Clock()
    manners = Manners(min_interval_s=2.0, clock=clock, sleep=clock.sleep)
    assert [visit(manners), visit(manners, "other.example"), visit(manners)] == [0.0, 0.0, 2.0]
    clock.now += 1.5
    assert visit(manners) == 0.5


def test_the_pause_counts_from_the_end_of_a_visit_also_of_one_that_failed() -> None:
    clock = Clock()
    manners = Manners(min_interval_s=2.0, clock=clock, sleep=clock.sleep)
    with pytest.raises(ZeroDivisionError), manners.turn("news.example", "u"):
        clock.now += 10.0
        raise ZeroDivisionError
    assert visit(manners) == 2.0


def test_a_longer_crawl_delay_is_kept_and_one_too_long_to_wait_for_is_told() -> None:
    clock = Clock()
    manners = Manners(clock=clock, sleep=clock.sleep, wait_s=60.0)
    for delay_s, expected in ((10.0, 10.0), (0.0, 2.0)):
        manners.robots(f"https://news{delay_s}.example", "news.example", lambda: Robots((), delay_s))  # noqa: B023
        visit(manners)
        assert visit(manners) == expected
    manners.robots("https://slow.example", "slow.example", lambda: Robots((), 600.0))
    visit(manners, "slow.example")
    clock.now += 100.0
    with pytest.raises(FetchFailed, match=r"slow.example wants 600 s between two pages. Try again in 500 s."):
        visit(manners, "slow.example")


def test_robots_are_asked_for_again_after_an_hour_and_an_error_is_not_kept() -> None:
    clock = Clock()
    manners = Manners(clock=clock, sleep=clock.sleep)
    asked: list[float] = []

    def ask() -> Robots:
        asked.append(clock.now)
        if len(asked) == 1:
            raise FetchFailed("busy")
        return Robots()

    with pytest.raises(FetchFailed):
        manners.robots("https://news.example", "news.example", ask)
    for _ in range(3):
        manners.robots("https://news.example", "news.example", ask)
        clock.now += 1800.0
    assert asked == [1000.0, 1000.0, 4600.0]


def test_whoever_waits_too_long_for_a_turn_is_told() -> None:
    manners = Manners(wait_s=0.05)
    with (
        manners.turn("news.example", "a"),
        pytest.raises(FetchFailed, match="is being asked for other pages"),
        manners.turn("news.example", "b"),
    ):
        pass

"""Hosts and what they ask for -> a turn for each request: one at a time, with a pause between two.

Keeps what robots.txt of a site said for an hour, so that ten pages of one site ask for it once. One `Manners` is shared
by all fetches of a process; another process has its own.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from dragoman.base.errors import FetchFailed
from dragoman.collect.web.robots import Robots

MIN_INTERVAL_S = 2.0
WAIT_S = 60.0
KEEP_S = 3600.0
MAX_HOSTS = 10_000


@dataclass(slots=True)
class _Host:
    """One host: who holds it, and when the next may ask."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    free_at: float = 0.0
    interval_s: float = 0.0


@dataclass(frozen=True, slots=True)
class _Kept:
    robots: Robots
    until: float


class Manners:
    """The turns and the robots.txt of all hosts that this process asks.

    Args:
        min_interval_s: between the end of one visit of a host and the next; a longer crawl-delay counts instead.
        wait_s: the longest wait for a turn; a fetch that would wait longer fails and can be tried again.
        clock: seconds that never go back.
        sleep: how to wait.
    """

    def __init__(
        self,
        *,
        min_interval_s: float = MIN_INTERVAL_S,
        wait_s: float = WAIT_S,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._min_interval_s = min_interval_s
        self._wait_s = wait_s
        self._clock = clock
        self._sleep = sleep
        self._guard = threading.Lock()
        self._hosts: dict[str, _Host] = {}
        self._kept: dict[str, _Kept] = {}

    @contextmanager
    def turn(self, host: str, url: str) -> Iterator[float]:
        """Hold a host for one visit; gives the seconds that it took to get it.

        Raises:
            FetchFailed: the turn would come too late.
        """
        state = self._host(host)
        began = self._clock()
        if not state.lock.acquire(timeout=self._wait_s):
            raise FetchFailed(f"{url}: {host} is being asked for other pages. Try again later.")
        try:
            pause_s = state.free_at - self._clock()
            if pause_s > self._wait_s:
                raise FetchFailed(
                    f"{url}: {host} wants {state.interval_s:g} s between two pages. Try again in {pause_s:.0f} s."
                )
            if pause_s > 0:
                self._sleep(pause_s)
            try:
                yield self._clock() - began
            finally:
                state.free_at = self._clock() + max(self._min_interval_s, state.interval_s)
        finally:
            state.lock.release()

    def robots(self, origin: str, host: str, ask: Callable[[], Robots]) -> Robots:
        """What robots.txt of an origin says, asked for when the last answer is older than an hour.

        An error of `ask` is not kept: the next page asks again.
        """
        now = self._clock()
        with self._guard:
            kept = self._kept.get(origin)
        if kept is None or kept.until <= now:
            kept = _Kept(ask(), now + KEEP_S)
            with self._guard:
                self._kept = {key: old for key, old in self._kept.items() if old.until > now}
                self._kept[origin] = kept
        self._host(host).interval_s = kept.robots.delay_s
        return kept.robots

    def _host(self, host: str) -> _Host:
        with self._guard:
            if len(self._hosts) > MAX_HOSTS:
                now = self._clock()
                self._hosts = {
                    name: state
                    for name, state in self._hosts.items()
                    if state.lock.locked() or state.free_at > now
                }
            return self._hosts.setdefault(host, _Host())

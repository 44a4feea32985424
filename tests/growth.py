"""A function and a long text -> whether its time grows with the text, not with its square.

The same work is timed on an eighth of the text and on the whole, in this process's own CPU time. So a busy
machine slows both alike: a linear reader needs about 8 times as long, a quadratic one 64 times. Python's collector of
garbage rests meanwhile, since a pass costs what all the tests before have left; what is too slow is timed three times.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

PARTS = 8
MOST = 3 * PARTS  # three times what a linear reader needs
TRIES = 3
SMALL = 0.05  # seconds; below it the clock is coarse and a first call dear


def is_linear(work: Callable[[str], object], text: str) -> bool:
    """Whether `work` takes at most three times its linear share longer for the whole text than for an eighth."""
    return any(_is_linear(work, text) for _ in range(TRIES))


def _is_linear(work: Callable[[str], object], text: str) -> bool:
    part = _seconds(work, text[: len(text) // PARTS])
    return _seconds(work, text) <= MOST * max(part, SMALL)


def _seconds(work: Callable[[str], object], text: str) -> float:
    gc.collect()
    gc.disable()
    try:
        started = time.process_time()
        work(text)
        return time.process_time() - started
    finally:
        gc.enable()

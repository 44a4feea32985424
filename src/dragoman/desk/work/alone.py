"""The desk's folder -> the one worker of it, while it lives; another one waits for its end.

With two of them a job that says nothing for a while, since it is in a long item, would be taken for an interrupted one
and run twice at once. Who holds the lock knows that every job that is said to run was interrupted.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from dragoman.atlas.cache import build_lock
from dragoman.base.errors import AtlasError

_ASK_S = 3_600.0


@contextmanager
def be_the_worker() -> Iterator[None]:
    """Wait until no other worker is there, and keep others waiting; a process that is killed lets go by that."""
    folder = Path(settings.DESK_DIR) / "worker"
    folder.mkdir(parents=True, exist_ok=True)
    while True:
        lock = build_lock(folder, _ASK_S)
        try:
            lock.__enter__()
            break
        except AtlasError:
            time.sleep(1)
    try:
        yield
    finally:
        lock.__exit__(None, None, None)

"""Python's cyclic garbage collector -> silent while one document is read or the tables are loaded.

A document makes some ten thousand short-lived values and no cycles; looking for cycles among them and the tables
takes a quarter of the reading time. Values are freed by their reference counts as ever.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """Pauses the collector, and leaves it as it was."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()

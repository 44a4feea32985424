"""Waiting in a browser: for what a key or a form has asked the desk for, never for a time that seems enough."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

BUSY = ".htmx-request, .htmx-swapping, .htmx-settling, [aria-busy='true']"


def settle(page: Any) -> None:
    """Wait for what the key asked the desk for, once it has had the time to ask."""
    page.wait_for_timeout(60)
    page.wait_for_load_state()
    page.wait_for_selector(BUSY, state="detached")


def until(page: Any, is_so: Callable[[], bool], *, tries: int = 100) -> None:
    """Wait for what a form has sent to be kept, and for the page that answers it."""
    for _ in range(tries):
        if is_so():
            break
        page.wait_for_timeout(50)
    assert is_so()
    page.wait_for_timeout(150)
    settle(page)

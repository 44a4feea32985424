"""Rows -> the few counts that every page shows, each bounded so that it costs the same at a million."""

from __future__ import annotations

from dragoman.desk.models import ClaimRow, ClaimState, TrayItem, User

MOST = 1000
"""Counting ends here; the page then says "999+"."""


def open_count() -> int:
    """How many claims wait for a person, at most `MOST`."""
    return int(ClaimRow.objects.filter(state=ClaimState.OPEN).values("pk")[:MOST].count())


def tray_count(user: User) -> int:
    """How much a person has ticked for a report."""
    return TrayItem.objects.filter(owner=user).count()

"""Whether a second person confirms -> the sentence that reports carry about it."""

from __future__ import annotations

from dragoman.desk.models import Desk

_ONE = "At this desk a claim counts as accepted once one person has accepted it."
_TWO = "At this desk a claim counts as accepted once two persons have accepted it."


def confirmation_note() -> str:
    """What a report says of how many persons stand behind what it calls accepted."""
    return _TWO if Desk.load().requires_two else _ONE

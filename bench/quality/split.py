"""The number of a gold document -> the part it belongs to, for ever.

Every third document is set aside: its text and its single results stay unseen by those who write rules,
so that the total over this part says how the rules do on documents they were not written for.
"""

from __future__ import annotations

from enum import StrEnum

SET_ASIDE_EVERY = 3


class Part(StrEnum):
    """Which documents are looked at one by one (dev) and which only as a total (heldout)."""

    DEV = "dev"
    HELDOUT = "heldout"


def part_of(number: int | None) -> Part:
    """The part of the document with this number; one without a number is looked at (dev)."""
    if number is not None and number % SET_ASIDE_EVERY == 0:
        return Part.HELDOUT
    return Part.DEV

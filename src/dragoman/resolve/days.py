"""When a claim's act was -> the days it may have been on, as ordinals that can be compared.

A claim without a date is bounded by when it was said: the act is over by then, and news tells of the recent past.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dragoman.base.claim import Claim
from dragoman.base.document import Document

FINE_DAYS = 3
"""Spans of up to this many days are a date ("the night of", a weekend); longer ones a period."""
LONGEST_DAYS = 400
"""Longer spans date nothing and are taken as unknown."""
LOOK_BACK_DAYS = 30
"""How long before it is told an undated act is looked for."""


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day (ordinals, both included), None when the claim does not say; `said` is the latest day
    it can have been (when the statement was made or the document published), None when unknown."""

    first: int | None
    last: int | None
    said: int | None

    @property
    def is_known(self) -> bool:
        """Whether the claim gives a day or a period."""
        return self.first is not None

    @property
    def width(self) -> int:
        """How many days the span has, 0 when unknown."""
        return self.last - self.first + 1 if self.first is not None and self.last is not None else 0

    @property
    def is_fine(self) -> bool:
        """Whether the claim dates its act to a few days."""
        return 0 < self.width <= FINE_DAYS

    def window(self) -> tuple[int, int] | None:
        """The days to look for the same act on; None when nothing bounds them."""
        if self.first is not None and self.last is not None:
            return self.first, self.last
        return (self.said - LOOK_BACK_DAYS, self.said) if self.said is not None else None


def claim_days(claim: Claim, document: Document) -> tuple[Days, tuple[str, ...]]:
    """The days of a claim, and remarks on dates that were kept and not used."""
    remarks: list[str] = []
    said = _ordinal(claim.claimed_on)
    published = document.published.toordinal() if document.published else None
    if said is None or (published is not None and said > published):
        said = published if published is not None else said
    first = last = None
    if claim.event_date:
        parts = claim.event_date.split("/")
        first, last = _ordinal(parts[0]), _ordinal(parts[-1])
        if first is None or last is None or last < first:
            remarks.append(
                f"claim {claim.id}: event_date {claim.event_date!r} is no date or interval; not used"
            )
            first = last = None
        elif last - first > LONGEST_DAYS:
            remarks.append(f"claim {claim.id}: event_date {claim.event_date!r} spans over a year; not used")
            first = last = None
        elif said is not None and first > said + 1:
            remarks.append(
                f"claim {claim.id}: event_date {claim.event_date} lies after the day it was told on "
                f"({date.fromordinal(said)}); not used"
            )
            first = last = None
    return Days(first, last, said), tuple(remarks)


def _ordinal(text: str | None) -> int | None:
    try:
        return date.fromisoformat(text).toordinal() if text else None
    except ValueError:
        return None


def iso(ordinal: int) -> str:
    """An ordinal as an ISO date."""
    return date.fromordinal(ordinal).isoformat()

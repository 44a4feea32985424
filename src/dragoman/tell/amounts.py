"""A number as a claim codes it: bounds and how the words bound it; no word of any language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dragoman.base.claim import Qualifier

OPEN = -1
"""How a table of vague numbers writes a bound that is open."""
_VAGUE = {Qualifier.DOZENS: (20, 24, 40), Qualifier.HUNDREDS: (200,), Qualifier.SEVERAL: (3,)}
"""The lower bounds that the codebook gives to vague words."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number: bounds (None: open) and how the words bound it."""

    low: int | None
    high: int | None
    qualifier: Qualifier

    @property
    def is_one(self) -> bool:
        """Whether it is exactly one."""
        return self.low == self.high == 1

    @property
    def is_none(self) -> bool:
        """Whether it is exactly none."""
        return self.low == self.high == 0

    @property
    def is_unstated(self) -> bool:
        """Whether no number is given at all: "soldiers", "casualties"."""
        return self.high is None and self.low in (None, 0, 1) and self.qualifier not in (
            Qualifier.AT_LEAST, Qualifier.MORE_THAN
        )  # fmt: skip

    def says_same(self, other: Amount) -> bool:
        """Whether another says the same bounds in the same way; of exact numbers none is a kind."""
        if (self.low, self.high) != (other.low, other.high):
            return False
        exact = (Qualifier.EXACT, Qualifier.NONE)
        return self.qualifier is other.qualifier or (self.qualifier in exact and other.qualifier in exact)

    def fitting(self) -> Qualifier:
        """The qualifier when it fits the bounds, else the one that says the bounds."""
        if self.is_none:
            return Qualifier.NONE
        if self.is_unstated:
            return Qualifier.UNSTATED
        if self.low is not None and self.high is None:
            is_vague = self.low in _VAGUE.get(self.qualifier, ())
            return self.qualifier if self.qualifier is Qualifier.MORE_THAN or is_vague else Qualifier.AT_LEAST
        if self.low is None:
            return Qualifier.UP_TO
        if self.low != self.high:
            return Qualifier.RANGE if self.low else Qualifier.UP_TO
        about = (Qualifier.ABOUT, Qualifier.NEARLY)
        return self.qualifier if self.qualifier in about else Qualifier.EXACT


FindAmount = Callable[[str], tuple[str, Amount | None]]
"""The longest number phrase that a text begins with, and what it says, by the grammar of a language."""


def bound(value: int | None, qualifier: Qualifier) -> Amount | None:
    """The amount that a qualifier makes of a number: "more than" of 50 is 51 or more."""
    if value is None:
        return None
    if qualifier is Qualifier.MORE_THAN:
        return Amount(value + 1, None, qualifier)
    if qualifier is Qualifier.AT_LEAST:
        return Amount(value, None, qualifier)
    if qualifier is Qualifier.UP_TO:
        return Amount(None, value, qualifier)
    return Amount(value, value, qualifier)


def amount_of_both(
    low: int | None, high: int | None, qualifier: Qualifier, text: str, find_amount: FindAmount
) -> Amount:
    """The number of people killed or injured, not told apart, which is coded as none to all of them for each."""
    found = find_amount(text)[1]
    if found is not None and found.high == high:
        return found
    return Amount(None, high, Qualifier.UP_TO) if high else Amount(low, high, qualifier)

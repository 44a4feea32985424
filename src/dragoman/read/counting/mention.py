"""A number in a text -> a frozen value: its words, its bounds, and what sort of number it is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.base.claim import Qualifier


class NumberKind(StrEnum):
    """What a number counts or names; only `cardinal` can be a toll or a quantity of pieces."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    AGE = "age"
    TIME = "time"
    DURATION = "duration"
    MEASURE = "measure"
    DESIGNATION = "designation"
    CALIBRE = "calibre"
    PERCENT = "percent"
    MONEY = "money"
    YEAR = "year"
    DATE = "date"
    RATIO = "ratio"
    DECIMAL = "decimal"
    COMPOUND = "compound"
    SUPERSEDED = "superseded"


@dataclass(frozen=True, slots=True)
class CountMention:
    """A number at [start, end) of a text, qualifier included; offsets count characters.

    Args:
        core_start, core_end: the number without its qualifier.
        min, max: the bounds by the codebook's table, None where open; both None for kinds that bear
            no count.
        unit: the unit of a measure as the lexicon names it ("kilogram"), else "".
    """

    start: int
    end: int
    core_start: int
    core_end: int
    min: int | None
    max: int | None
    qualifier: Qualifier
    kind: NumberKind
    unit: str = ""

    @property
    def is_count(self) -> bool:
        """Whether it can count people or pieces."""
        return self.kind is NumberKind.CARDINAL

    def moved(self, by: int) -> CountMention:
        """The mention `by` characters on."""
        return CountMention(
            self.start + by,
            self.end + by,
            self.core_start + by,
            self.core_end + by,
            self.min,
            self.max,
            self.qualifier,
            self.kind,
            self.unit,
        )

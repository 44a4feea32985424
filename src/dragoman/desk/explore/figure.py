"""What a figure is, before it is drawn or written: a title, lines of numbers, and notes on what is not in them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.desk.explore.numbers import Bounds
from dragoman.desk.explore.steps import Stretch

Number = int | Bounds | None


class Shape(StrEnum):
    """How a figure is drawn."""

    STACKS = "stacks"
    """Bars over time, in parts."""
    BANDS = "bands"
    """From the least to the most, over time."""
    BARS = "bars"
    """Bars across, in parts, a line each."""
    RANGES = "ranges"
    """Bars across from nothing to the least and on to the most, a line each."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a figure: what it stands for, the query that finds its events (None: there is none), its numbers.

    `key` names it in a file: first and last day, or code and name.
    """

    key: tuple[str, str]
    told: str
    numbers: tuple[Number, ...]
    address: str | None = None
    stretch: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure.

    Args:
        title: what it shows; `says` tells the same with its main numbers, for whoever does not see it.
        asked: lines beneath the title: the filters, and how much of it is drafts.
        head: over the names of the lines. `measures`: over their numbers, by name; `drawn` are those in the chart.
        axis: what the numbers of the chart count.
        lines: those shown; `all_lines` are those of the file.
    """

    name: str
    shape: Shape
    title: str
    asked: tuple[str, ...]
    says: str
    notes: tuple[str, ...]
    head: str
    keys: tuple[str, str]
    measures: tuple[str, ...]
    drawn: tuple[str, ...]
    axis: str
    lines: tuple[Line, ...]
    all_lines: tuple[Line, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not any(_counts(number) for line in self.lines for number in self.drawn_of(line))

    @property
    def most(self) -> int:
        """The largest number that the chart has to hold."""
        found = [0]
        for line in self.lines:
            numbers = self.drawn_of(line)
            whole = [n for n in numbers if isinstance(n, int)]
            found += [sum(whole), *(n.high for n in numbers if isinstance(n, Bounds))]
        return max(found)

    def drawn_of(self, line: Line) -> tuple[Number, ...]:
        """The numbers of a line that are drawn."""
        return tuple(line.numbers[self.measures.index(measure)] for measure in self.drawn)


def _counts(number: Number) -> bool:
    return bool(number.told) if isinstance(number, Bounds) else bool(number)

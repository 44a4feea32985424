"""A figure -> the table that says the same: heads and rows of cells, bounds in two columns so that numbers line up."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.desk.explore.csv_file import BOUNDS
from dragoman.desk.explore.figure import Figure, Line
from dragoman.desk.explore.numbers import Bounds
from dragoman.desk.explore.words import told
from dragoman.page.words import number_words


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its name, the address of its events ("" where there is none), its cells ("" for what nobody gives)."""

    name: str
    address: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of numbers; `head` stands over the names."""

    head: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def draw_table(figure: Figure) -> Table:
    """The lines of a figure that are shown; stretches in which nothing happened are left out."""
    columns: list[str] = []
    for measure in figure.measures:
        label = told("measures", measure)
        ends = [told("bounds", end, measure=label) for end in ("least", "most")]
        columns += ends if measure in BOUNDS else [label]
    rows = tuple(_row(figure, line) for line in figure.lines if not line.stretch or any(_counts(line)))
    return Table(figure.head, tuple(columns), rows)


def _row(figure: Figure, line: Line) -> Row:
    cells: list[str] = []
    for measure, number in zip(figure.measures, line.numbers, strict=True):
        if measure not in BOUNDS:
            cells.append(number_words(number) if isinstance(number, int) else "")
        elif isinstance(number, Bounds) and number.told:
            most = number_words(number.high)
            cells += [number_words(number.low), told("bounds", "or_more", n=most) if number.is_open else most]
        else:
            cells += ["", ""]
    return Row(line.told, line.address or "", tuple(cells))


def _counts(line: Line) -> list[int]:
    return [number.told if isinstance(number, Bounds) else number or 0 for number in line.numbers]

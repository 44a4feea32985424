"""A figure -> the bytes of a CSV file with all its lines, safe to open in a spreadsheet (`write.data.cells`)."""

from __future__ import annotations

import csv
import io

from dragoman.desk.explore.figure import Figure, Line, Number
from dragoman.desk.explore.numbers import Bounds
from dragoman.desk.explore.words import told
from dragoman.page.shown import show_line
from dragoman.write.data.cells import guard

BOUNDS = frozenset({"given", "claimed", "killed", "taken", "destroyed"})
"""Measures that have a least and a most."""


def write_csv(figure: Figure) -> bytes:
    """The file: UTF-8 with a mark, as spreadsheets need it; a number that nobody gives is an empty cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns(figure))
    writer.writerows(_row(line, figure) for line in figure.all_lines)
    return text.getvalue().encode("utf-8-sig", "replace")


def columns(figure: Figure) -> list[str]:
    """The heads of the columns."""
    heads = list(figure.keys)
    for measure in figure.measures:
        label = told("measures", measure)
        if measure in BOUNDS:
            heads += [told("bounds", end, measure=label) for end in ("least", "most", "open")]
        else:
            heads.append(label)
    return heads


def _row(line: Line, figure: Figure) -> list[str]:
    cells = [guard(show_line(text) or None) for text in line.key]
    for measure, number in zip(figure.measures, line.numbers, strict=True):
        cells += _cells(number, measure in BOUNDS)
    return cells


def _cells(number: Number, has_bounds: bool) -> list[str]:
    if not has_bounds:
        return [str(number) if isinstance(number, int) else ""]
    if not isinstance(number, Bounds) or not number.told:
        return ["", "", ""]
    return [str(number.low), str(number.high), told("bounds", "yes") if number.is_open else ""]

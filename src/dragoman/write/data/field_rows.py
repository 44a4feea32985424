"""Columns and values -> lines of a CSV file of somebody else's shape, safe to open in a spreadsheet.

A text that a spreadsheet would run gets an apostrophe before it, by the rules of `cells.py`. Numbers are written as
they are; an empty text is an empty cell, since these formats know no other.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from typing import BinaryIO

from dragoman.page.shown import show_line
from dragoman.write.data.cells import guard

Cell = str | int | float | None


class RowWriter:
    """Writes a header and rows; a column that a row does not name stays empty."""

    def __init__(self, out: BinaryIO, columns: Sequence[str]) -> None:
        self._out = out
        self._columns = tuple(columns)
        self.rows = 0
        self._write(self._columns)

    def add(self, row: Mapping[str, Cell]) -> None:
        """Write one row.

        Raises:
            KeyError: the row names a column that there is not.
        """
        unknown = row.keys() - set(self._columns)
        if unknown:
            raise KeyError(f"no column {sorted(unknown)[0]!r}")
        self._write([_written(row.get(column)) for column in self._columns])
        self.rows += 1

    def _write(self, cells: Sequence[str]) -> None:
        line = io.StringIO()
        csv.writer(line, lineterminator="\r\n").writerow(cells)
        self._out.write(line.getvalue().encode("utf-8"))


def _written(value: Cell) -> str:
    if value is None:
        return ""
    return guard(show_line(value) or None) if isinstance(value, str) else str(value)


def join_cells(parts: Sequence[str], mark: str = ";") -> str:
    """Values in one cell, each once, in order; the mark inside a value gives way to a comma."""
    clean = (show_line(part).replace(mark, ",") for part in parts)
    return mark.join(dict.fromkeys(part for part in clean if part))

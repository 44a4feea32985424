"""Tab-separated files -> rows with their file and line, checked, or an AtlasError that says what to do.

Embedded files and the files of a user's folder have the same columns. An optional column may be
missing; names inside a cell are separated by "|"; a line that starts with "#" is a comment.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from dragoman.base.errors import AtlasError

LIST_MARK = "|"
Kind = TypeVar("Kind", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of an atlas file: its cells by column, and where it stands."""

    path: Path
    line: int
    cells: dict[str, str]

    def error(self, problem: str, remedy: str) -> AtlasError:
        """The error that names this line."""
        return AtlasError(f"{self.path}, line {self.line}: {problem}. {remedy}")

    def text(self, column: str) -> str:
        """The cell's text, "" when it is empty or the column is missing."""
        return self.cells.get(column, "")

    def optional(self, column: str) -> str | None:
        """The cell's text, None when it is empty."""
        return self.cells.get(column) or None

    def required(self, column: str) -> str:
        """The cell's text.

        Raises:
            AtlasError: the cell is empty.
        """
        text = self.cells.get(column, "")
        if not text:
            raise self.error(f"column {column!r} is empty", "Fill it in or delete the line.")
        return text

    def names(self, column: str) -> tuple[str, ...]:
        """The names of a cell in their order, each once."""
        parts = (part.strip() for part in self.cells.get(column, "").split(LIST_MARK))
        return tuple(dict.fromkeys(part for part in parts if part))

    def choice(self, column: str, kind: type[Kind]) -> Kind:
        """The cell as a member of an enum.

        Raises:
            AtlasError: it is none of them.
        """
        text = self.required(column)
        try:
            return kind(text)
        except ValueError:
            allowed = ", ".join(member.value for member in kind)
            raise self.error(f"{column} {text!r} is unknown", f"Write one of: {allowed}.") from None

    def number(self, column: str, low: float, high: float) -> float | None:
        """The cell as a number from `low` to `high`, None when it is empty.

        Raises:
            AtlasError: it is no number or lies outside.
        """
        text = self.cells.get(column, "")
        if not text:
            return None
        try:
            value = float(text)
        except ValueError:
            raise self.error(
                f"{column} {text!r} is no number", "Write digits with a decimal point."
            ) from None
        if not low <= value <= high:
            raise self.error(f"{column} {text} lies outside {low:g} to {high:g}", "Correct the number.")
        return value


def read_rows(path: Path, required: tuple[str, ...]) -> Iterator[Row]:
    """The rows of a file, top to bottom.

    Raises:
        AtlasError: the file cannot be read, is not UTF-8, lacks a required column, or has a line
            with more cells than the header.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise AtlasError(f"{path}: byte {error.start} is not UTF-8. Save the file as UTF-8.") from error
    except OSError as error:
        raise AtlasError(
            f"{path}: cannot be read ({error.strerror}). Check the path and its rights."
        ) from error
    header: list[str] | None = None
    for number, line in enumerate(lines, start=1):
        line = line.rstrip("\r")
        if not line.strip() or line.startswith("#"):
            continue
        cells = [cell.strip() for cell in line.split("\t")]
        if header is None:
            header = cells
            _require_columns(path, number, header, required)
            continue
        row = Row(path, number, dict(zip(header, cells, strict=False)))
        if any(cells[len(header) :]):
            raise row.error(
                f"{len(cells)} cells under a header of {len(header)} columns",
                'Separate columns by one tab, and names inside a cell by "|".',
            )
        yield row
    if header is None:
        raise AtlasError(
            f"{path}: no header row. Write the column names, separated by tabs, in the first line."
        )


def _require_columns(path: Path, line: int, header: list[str], required: tuple[str, ...]) -> None:
    missing = [column for column in required if column not in header]
    if missing:
        raise AtlasError(
            f"{path}, line {line}: the header lacks {', '.join(missing)}. "
            "Write the column names, separated by tabs, in the first line."
        )

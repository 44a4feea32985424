"""Events -> an Excel workbook, a sheet a list, with a page to read first, the dictionary and the losses.

Rows are written as they come and never held. A list with more rows than a sheet holds goes on in the next sheet. Every
text is written as a text: nothing that a document says becomes a formula or a link.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, BinaryIO

import xlsxwriter
from xlsxwriter.exceptions import FileSizeError

from dragoman.base.errors import ExportError
from dragoman.base.event import Event, ReviewState
from dragoman.write.data.cells import join_items
from dragoman.write.data.exporter import Exported, Loss, Losses
from dragoman.write.data.left_out import NO_UTF8, note_claims, note_documents
from dragoman.write.data.table import Column, Kind, Table, list_tables
from dragoman.write.data.table_metadata import DICTIONARY_COLUMNS, dictionary_rows
from dragoman.write.data.walk import claim_states, event_rows

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

MAX_ROWS = 1_048_576
"""Rows of a sheet, the header among them (Microsoft, Excel specifications and limits)."""
MAX_CELL_UNITS = 32_767
"""Characters of a cell, counted in UTF-16 (the same)."""
NO_ROOM = "a cell of Excel holds 32,767 characters; the text is cut, and csv and parquet hold it whole"
FIRST_EXCEL_DAY = date(1900, 3, 1)
"""Excel takes 1900 for a leap year, so earlier days are written as texts."""
_NOT_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_WIDTHS = {Kind.TEXT: 28, Kind.CODE: 16, Kind.LIST: 28, Kind.DATE: 12, Kind.BOOLEAN: 9}
_NARROW = 11
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class XlsxExporter:
    """Writes the workbook to a binary stream.

    Args:
        out: where to. created: the instant that the file says it was made at.
    """

    def __init__(self, out: BinaryIO, *, created: datetime = datetime(2000, 1, 1)) -> None:
        self._book: Workbook = xlsxwriter.Workbook(out, _OPTIONS)
        self._book.set_properties({"title": _words()["title"], "created": created})
        self._losses = Losses()
        self._styles = _Styles(self._book)
        self._read_me = self._book.add_worksheet(_words()["sheets"]["read_me"])
        self._lost = self._book.add_worksheet(_words()["sheets"]["losses"])
        self._columns = self._book.add_worksheet(_words()["sheets"]["columns"])
        self._sheets = {t.name: _Sheets(self._book, t, self._styles, self._losses) for t in list_tables()}
        self._events = self._claims = self._drafts = 0

    def add(self, event: Event) -> None:
        """Write the rows of one event."""
        for name, cells in event_rows(event):
            self._sheets[name].write(cells)
        note_documents(event, self._losses)
        note_claims(event, self._losses)
        self._events += 1
        self._claims += len(event.claims)
        self._drafts += sum(state is ReviewState.DRAFT for state in claim_states(event).values())

    def close(self) -> Exported:
        """Write the first sheets and the file.

        Raises:
            ExportError: the workbook is larger than its format allows.
        """
        losses = self._losses.report()
        self._write_read_me()
        self._write_losses(losses)
        self._write_columns()
        for sheets in self._sheets.values():
            sheets.close()
        try:
            self._book.close()
        except FileSizeError as error:
            raise ExportError(
                f"xlsx: {self._events:,} events do not fit into one workbook (4 GB). Choose csv or parquet."
            ) from error
        rows = sum(sheets.rows for sheets in self._sheets.values())
        return Exported(self._events, self._claims, rows, (), losses)

    def _write_read_me(self) -> None:
        words = _words()
        sheet = self._read_me
        sheet.set_column(0, 0, 110, self._styles.wrapped)
        counts = {"events": f"{self._events:,}", "claims": f"{self._claims:,}", "drafts": f"{self._drafts:,}"}
        is_draft = self._drafts > 0 or not self._claims
        lines = [words["title"], words["draft" if is_draft else "accepted"], *words["lines"]]
        styles = {0: self._styles.head, 1: self._styles.draft if is_draft else None}
        for n, line in enumerate(lines):
            sheet.write_string(n, 0, line.format(**counts), styles.get(n))
        for n, table in enumerate(list_tables(), start=len(lines) + 1):
            sheet.write_string(n, 0, f"{table.name}: {table.meaning}.")

    def _write_losses(self, losses: Sequence[Loss]) -> None:
        rows = [(loss.field, str(loss.count), loss.why, ", ".join(loss.examples)) for loss in losses]
        _write_table(self._lost, self._styles, _words()["loss_columns"], rows or [(_words()["no_loss"],)])

    def _write_columns(self) -> None:
        _write_table(self._columns, self._styles, DICTIONARY_COLUMNS, list(dictionary_rows(list_tables())))


class _Styles:
    """The formats of cells."""

    def __init__(self, book: Workbook) -> None:
        self.head: Format = book.add_format({"bold": True, "bottom": 1})
        self.day: Format = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self.wrapped: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.draft: Format = book.add_format({"bold": True, "font_color": "#9c5700", "text_wrap": True})


class _Sheets:
    """The sheets of one list: one, and more when it is full."""

    def __init__(self, book: Workbook, table: Table, styles: _Styles, losses: Losses) -> None:
        self._book, self._table, self._styles, self._losses = book, table, styles, losses
        self._count = 0
        self.rows = 0
        self._sheet = self._begin()

    def write(self, cells: Sequence[object]) -> None:
        """Write one row."""
        if self._row == MAX_ROWS:
            self._end()
            self._sheet = self._begin()
        for n, (column, value) in enumerate(zip(self._table.columns, cells, strict=True)):
            if value is not None and value != ():
                self._write_cell(n, column, value, cells)
        self._row += 1
        self.rows += 1

    def close(self) -> None:
        """Put the filter over what was written."""
        self._end()

    def _begin(self) -> Worksheet:
        self._count += 1
        self._row = 1
        name = self._table.name if self._count == 1 else f"{self._table.name} ({self._count})"
        sheet = self._book.add_worksheet(name)
        for n, column in enumerate(self._table.columns):
            sheet.set_column(n, n, _WIDTHS.get(column.kind, _NARROW))
            sheet.write_string(0, n, column.name, self._styles.head)
        sheet.freeze_panes(1, 0)
        return sheet

    def _end(self) -> None:
        self._sheet.autofilter(0, 0, self._row - 1, len(self._table.columns) - 1)

    def _write_cell(self, n: int, column: Column, value: object, cells: Sequence[object]) -> None:
        sheet, row = self._sheet, self._row
        if isinstance(value, bool):
            sheet.write_boolean(row, n, value)
        elif isinstance(value, (int, float)):
            sheet.write_number(row, n, value)
        elif column.kind is Kind.DATE and (day := _day(value)):
            sheet.write_datetime(row, n, day, self._styles.day)
        else:
            text = join_items(value) if isinstance(value, tuple) else str(value)
            sheet.write_string(row, n, self._fitting(text, column, str(cells[0])))

    def _fitting(self, text: str, column: Column, event: str) -> str:
        """The text as a cell can hold it; what it cannot is a loss."""
        if _NOT_XML.search(text):
            text, count = _NOT_XML.subn("\ufffd", text)
            self._losses.add("characters", NO_UTF8, event, count)
        if len(text) * 2 > MAX_CELL_UNITS and len(text.encode("utf-16-le")) > MAX_CELL_UNITS * 2:
            self._losses.add(f"{self._table.name}/{column.name}", NO_ROOM, event)
            text = text.encode("utf-16-le")[: MAX_CELL_UNITS * 2].decode("utf-16-le", "ignore")
        return text


def _day(value: object) -> date | None:
    """The day of a value, None when Excel has no such day or it is none."""
    try:
        day = value if isinstance(value, date) else date.fromisoformat(str(value))
    except ValueError:
        return None
    return day if day >= FIRST_EXCEL_DAY else None


def _write_table(
    sheet: Worksheet, styles: _Styles, columns: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    """A small table of texts."""
    for n, column in enumerate(columns):
        sheet.set_column(n, n, 28)
        sheet.write_string(0, n, column, styles.head)
    sheet.freeze_panes(1, 0)
    for at, row in enumerate(rows, start=1):
        for n, cell in enumerate(row):
            sheet.write_string(at, n, cell)


@cache
def _words() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("workbook.toml").read_text(encoding="utf-8"))

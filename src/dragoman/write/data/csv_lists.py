"""Events -> a folder of CSV files, one a list, with a data dictionary: nothing of an event is lost but the texts.

`columns.csv` says what each column holds; `metadata.json` says the same for programs.

Source: RFC 4180 for the files, with a line feed at the end of a line; W3C "Metadata Vocabulary for Tabular Data" (2015)
for `metadata.json`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from dragoman.base.event import Event
from dragoman.write.data.cells import encode_text, guard, join_items
from dragoman.write.data.exporter import Exported, Losses
from dragoman.write.data.left_out import NO_UTF8, note_claims, note_documents
from dragoman.write.data.table import Column, Kind, Table, list_tables
from dragoman.write.data.table_metadata import DICTIONARY_COLUMNS, csvw_metadata, dictionary_rows
from dragoman.write.data.walk import event_rows

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
FLUSH_AT_CHARS = 1 << 16


class CsvListsExporter:
    """Writes the lists into a folder that is there and empty, or whose files of these names may be replaced.

    Args:
        folder: where to. excel: begin each file with the mark by which Excel knows UTF-8.
    """

    def __init__(self, folder: Path, *, excel: bool = False) -> None:
        self._folder = folder
        self._mark = BYTE_ORDER_MARK if excel else b""
        self._losses = Losses()
        self._events = self._claims = 0
        self._lists = {
            table.name: _ListFile(table, folder, self._mark, self._losses) for table in list_tables()
        }

    def add(self, event: Event) -> None:
        """Write the rows of one event."""
        for name, cells in event_rows(event):
            self._lists[name].write(cells)
        note_documents(event, self._losses)
        note_claims(event, self._losses)
        self._events += 1
        self._claims += len(event.claims)

    def close(self) -> Exported:
        """Write what is left and the dictionary."""
        for file in self._lists.values():
            file.close()
        paths = [file.path for file in self._lists.values()]
        return Exported(
            events=self._events,
            claims=self._claims,
            rows=sum(file.rows for file in self._lists.values()),
            files=(*paths, self._write_dictionary(), self._write_metadata()),
            losses=self._losses.report(),
        )

    def _write_dictionary(self) -> Path:
        path = self._folder / "columns.csv"
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(DICTIONARY_COLUMNS)
        writer.writerows([guard(cell) for cell in row] for row in dictionary_rows(list_tables()))
        path.write_bytes(self._mark + text.getvalue().encode("utf-8"))
        return path

    def _write_metadata(self) -> Path:
        path = self._folder / "metadata.json"
        text = json.dumps(csvw_metadata(list_tables()), ensure_ascii=False, indent=1)
        path.write_bytes(text.encode("utf-8") + b"\n")
        return path


class _ListFile:
    """The file of one list."""

    def __init__(self, table: Table, folder: Path, mark: bytes, losses: Losses) -> None:
        self.path = folder / f"{table.name}.csv"
        self.rows = 0
        self._table, self._losses = table, losses
        self._cells = tuple(cell_writer(column) for column in table.columns)
        self._out: BinaryIO = self.path.open("wb")
        self._out.write(mark)
        self._text = io.StringIO()
        self._writer = csv.writer(self._text, lineterminator="\n")
        self._writer.writerow([column.name for column in table.columns])

    def write(self, cells: tuple[object, ...]) -> None:
        """Write one row."""
        self._writer.writerow([write(cell) for write, cell in zip(self._cells, cells, strict=True)])
        self.rows += 1
        if self._text.tell() > FLUSH_AT_CHARS:
            self._flush()

    def close(self) -> None:
        """Write what is left."""
        self._flush()
        self._out.close()

    def _flush(self) -> None:
        data, replaced = encode_text(self._text.getvalue())
        for _ in range(replaced):
            self._losses.add("characters", NO_UTF8, f"{self._table.name}.csv")
        self._out.write(data)
        self._text.seek(0)
        self._text.truncate()


def cell_writer(column: Column) -> Callable[[Any], object]:
    """What turns a value of the column into what `csv` writes."""
    return _WRITERS[column.kind]


def _date(value: date | str | None) -> str:
    return value.isoformat() if isinstance(value, date) else guard(value)


def _boolean(value: bool | None) -> str:
    return "" if value is None else "true" if value else "false"


def _list(items: tuple[str, ...]) -> str:
    return guard(join_items(items)) if items else ""


def _number(value: float | None) -> float | None:
    return value


_WRITERS: dict[Kind, Callable[[Any], object]] = {
    Kind.TEXT: guard,
    Kind.CODE: guard,
    Kind.INTEGER: _number,
    Kind.NUMBER: _number,
    Kind.BOOLEAN: _boolean,
    Kind.DATE: _date,
    Kind.LIST: _list,
}

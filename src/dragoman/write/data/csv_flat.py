"""Events -> one CSV table, a claim a row; and such a table -> the same claims again.

The columns that a person reads stand first. The last ones hold lists as JSON, with the words that say each value, so
that a claim comes back whole. What the table cannot hold is of the event: accounts, history, sources, ledger; the
folder of lists holds it.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from typing import Any, BinaryIO, get_type_hints

from dragoman.base.claim import Claim
from dragoman.base.codec import Json
from dragoman.base.decode import claim_from_json
from dragoman.base.errors import BadLine, UnreadableInput
from dragoman.base.event import Event
from dragoman.write.data.cell_values import cell_value
from dragoman.write.data.cells import APOSTROPHE, RISKY, encode_text, join_items
from dragoman.write.data.csv_lists import BYTE_ORDER_MARK
from dragoman.write.data.exporter import Exported, Losses
from dragoman.write.data.fast_json import json_writer, short_spans_json
from dragoman.write.data.flat import NO_FIGURES, WHOLE, flat_rows
from dragoman.write.data.left_out import NO_UTF8, EventLosses, note_claims, note_documents
from dragoman.write.data.table import Column, flat_table

FLUSH_AT = 8
"""Rows that are written together; more of them leave the processor's cache and cost a tenth of the speed."""
_SPAN_FIELDS = ("part", "start", "end", "quote")
MAX_CELL_CHARS = 1 << 27


class CsvExporter:
    """Writes the table to a binary stream.

    Args:
        out: where to. excel: begin with the mark by which Excel knows UTF-8.
    """

    def __init__(self, out: BinaryIO, *, excel: bool = False) -> None:
        self._out = out
        self._losses, self._event_losses = Losses(), EventLosses()
        self._events = self._claims = 0
        self._lines = [",".join([column.name for column in flat_table().columns]) + "\n"]
        self._no_figures = csv_cells(NO_FIGURES)
        if excel:
            out.write(BYTE_ORDER_MARK)

    def add(self, event: Event) -> None:
        """Write one row for each claim."""
        documents: dict[int, str] = {}
        of_event = ""
        figures = self._no_figures
        for number, row in enumerate(flat_rows(event)):
            if number == 0:
                of_event = csv_cells(row.event)
            if row.figures is not NO_FIGURES:
                figures = csv_cells(row.figures)
            document = documents.get(id(row.document))
            if document is None:
                document = documents[id(row.document)] = csv_cells(row.document)
            claim = csv_cells(row.claim)
            self._lines.append(f"{claim},{document},{of_event},{figures},{_whole(row.whole)}\n")
            figures = self._no_figures
        self._events += 1
        self._claims += len(event.claims)
        note_documents(event, self._losses)
        note_claims(event, self._losses)
        self._event_losses.note(event)
        if len(self._lines) >= FLUSH_AT:
            self._flush()

    def close(self) -> Exported:
        """Write what is left."""
        self._flush()
        self._event_losses.report_to(self._losses)
        return Exported(self._events, self._claims, self._claims, (), self._losses.report())

    def _flush(self) -> None:
        data, replaced = encode_text("".join(self._lines))
        for _ in range(replaced):
            self._losses.add("characters", NO_UTF8, "the table")
        self._out.write(data)
        self._lines.clear()


def claims_from_csv(lines: Iterable[str]) -> Iterator[Claim]:
    """The claims of a table, row by row.

    Args:
        lines: of a text opened with newline="" and encoding "utf-8-sig".

    Raises:
        UnreadableInput: it is no CSV.
        BadLine: a value does not fit, or a column is missing; names the line.
    """
    columns = {column.name: column for column in flat_table().columns if column.path}
    csv.field_size_limit(MAX_CELL_CHARS)
    reader = csv.reader(lines, strict=True)
    try:
        header = next(reader, [])
        missing = [name for name in columns if name not in header]
        if missing:
            raise BadLine(f"line 1: there is no column {', '.join(missing)}. Export the events again.")
        for cells in reader:
            where = f"line {reader.line_num}"
            if len(cells) != len(header):
                raise BadLine(f"{where}: {len(cells)} cells, not {len(header)}. Quote commas and line ends.")
            yield _claim(columns, dict(zip(header, cells, strict=True)), where)
    except csv.Error as error:
        raise UnreadableInput(
            f"line {reader.line_num}: {error}. Name a table that write data wrote."
        ) from error


def _claim(columns: Mapping[str, Column], cells: Mapping[str, str], where: str) -> Claim:
    row: dict[str, Json] = {}
    for name, column in columns.items():
        if not column.path.startswith("@"):
            row[column.path] = cell_value(column, cells[name], f"{where}, column {name}")
    basis, by = row.pop("attribution.basis"), row.pop("attribution.by")
    row["attribution"] = None if basis is None and by is None else {"basis": basis, "by": by}
    row["spans"] = _long_spans(row["spans"] or {}, where)
    try:
        return claim_from_json(row)
    except BadLine as error:
        raise BadLine(f"{where}: {error}") from error


def _long_spans(spans: Json, where: str) -> Json:
    """The spans with the names of their fields again."""
    try:
        assert isinstance(spans, dict)
        return {
            pointer: [dict(zip(_SPAN_FIELDS, span, strict=True)) for span in found]  # type: ignore[arg-type, union-attr]
            for pointer, found in spans.items()
        }
    except (AssertionError, TypeError, ValueError):
        raise BadLine(f"{where}, column lineage_json: it does not hold spans. Correct it.") from None


def csv_cells(values: Iterable[object]) -> str:
    """The cells of a line, by the types of their values: texts are guarded, and quoted where they must be.

    One loop, because a call for each of 120 cells takes a third of the time of an export.
    """
    cells: list[str] = []
    add = cells.append
    for value in values:
        if value is None:
            add("")
        elif type(value) is not str:
            add(_TYPES.get(type(value), str)(value))
        else:
            add(text_cell(value))
    return ",".join(cells)


def text_cell(text: str) -> str:
    """A text, guarded, and quoted where it must be."""
    if not text:
        return APOSTROPHE
    if text[0] in RISKY:
        text = APOSTROPHE + text
    if '"' in text:
        return quoted(text)
    if "," in text or "\n" in text or "\r" in text:
        return '"' + text + '"'
    return text


def _whole(values: tuple[Any, ...]) -> str:
    """The last columns: the reader, and lists as JSON; an empty list is an empty cell."""
    reader, *lists, spans = values
    cells = [write(items) if items else "" for write, items in zip(_list_writers(), lists, strict=True)]
    cells.append(short_spans_json(spans) if spans else "")
    # JSON has no NUL, so one pass can quote all cells: they are parted by it until then.
    joined = "\0".join(cells).replace('"', '""').replace("\0", '","')
    return f'{text_cell(reader)},"{joined}"'


@cache
def _list_writers() -> tuple[Callable[[Any], str], ...]:
    """What writes the JSON of each list of a claim."""
    hints = get_type_hints(Claim)
    return tuple(json_writer(hints[name]) for name in WHOLE[1:-1])


def quoted(text: str) -> str:
    """A text in quotation marks, its own doubled."""
    return '"' + text.replace('"', '""') + '"'


def _items(items: tuple[str, ...]) -> str:
    return text_cell(join_items(items)) if items else ""


_TYPES: dict[type, Callable[[Any], str]] = {
    int: repr,
    float: repr,
    bool: lambda value: "true" if value else "false",
    date: lambda value: value.isoformat(),
    tuple: _items,
}
"""What writes values that are no text; all others are enums, whose texts need neither guard nor quotes."""

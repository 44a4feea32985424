"""Events -> one Parquet file, a claim a row: the columns of the flat table, typed, with lists as lists of records.

A column that holds JSON in CSV and ends in `_json` holds records here and ends in `_list`. Rows are written in groups,
so that memory does not grow with the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from types import UnionType
from typing import Any, BinaryIO, Union, get_args, get_origin, get_type_hints

import pyarrow as pa
import pyarrow.parquet as pq

from dragoman.base.claim import Claim
from dragoman.base.codec import SCHEMA, to_json
from dragoman.base.event import Event
from dragoman.write.data.exporter import Exported, Losses
from dragoman.write.data.flat import WHOLE, FlatRow, flat_rows
from dragoman.write.data.left_out import NO_UTF8, EventLosses, note_claims, note_documents
from dragoman.write.data.table import TABLE_VERSION, Column, Kind, flat_table
from dragoman.write.data.table_metadata import DRAFT, GEONAMES

BATCH_ROWS = 500
GROUP_ROWS = 10_000
"""Rows of a row group: about 30 MB before compression."""
NO_DAY = "it is no ISO day, and the column holds days"
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPAN = pa.struct(
    [
        pa.field("pointer", pa.string()),
        pa.field("part", pa.string()),
        pa.field("start", pa.int64()),
        pa.field("end", pa.int64()),
        pa.field("quote", pa.string()),
    ]
)
_TYPES = {
    Kind.TEXT: pa.string(),
    Kind.CODE: pa.string(),
    Kind.INTEGER: pa.int64(),
    Kind.NUMBER: pa.float64(),
    Kind.BOOLEAN: pa.bool_(),
    Kind.DATE: pa.date32(),
    Kind.LIST: pa.list_(pa.string()),
}


class ParquetExporter:
    """Writes the file to a binary stream."""

    def __init__(self, out: BinaryIO) -> None:
        self._losses, self._event_losses = Losses(), EventLosses()
        self._events = self._claims = 0
        self._schema = parquet_schema()
        self._writer = pq.ParquetWriter(out, self._schema, compression="zstd")
        self._rows: list[tuple[object, ...]] = []
        self._batches: list[pa.RecordBatch] = []

    def add(self, event: Event) -> None:
        """Write one row for each claim."""
        self._rows.extend(self._values(row) for row in flat_rows(event))
        self._events += 1
        self._claims += len(event.claims)
        note_documents(event, self._losses)
        note_claims(event, self._losses)
        self._event_losses.note(event)
        if len(self._rows) >= BATCH_ROWS:
            self._make_batch()

    def close(self) -> Exported:
        """Write the last group and the footer."""
        self._make_batch()
        self._write_group()
        self._writer.close()
        self._event_losses.report_to(self._losses)
        return Exported(self._events, self._claims, self._claims, (), self._losses.report())

    def _values(self, row: FlatRow) -> tuple[object, ...]:
        """The row with records for what CSV holds as JSON."""
        reader, *lists, spans = row.whole
        plain = (*row.claim, *row.document, *row.event, *row.figures, reader)
        values = [
            self._day(column, value, row) if column.kind is Kind.DATE else value
            for column, value in zip(flat_table().columns, plain, strict=False)
        ]
        values += [to_json(items) for items in lists]
        assert isinstance(spans, Mapping)
        values.append([(pointer, *_span(span)) for pointer, found in spans.items() for span in found])
        return tuple(values)

    def _day(self, column: Column, value: object, row: FlatRow) -> date | None:
        if value is None or isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self._losses.add(column.name, NO_DAY, str(row.claim[1]))
            return None

    def _make_batch(self) -> None:
        """Rows that are held as our values become a batch, which takes a tenth of their memory."""
        if not self._rows:
            return
        columns = list(zip(*self._rows, strict=True))
        arrays = [self._array(values, field) for values, field in zip(columns, self._schema, strict=True)]
        self._batches.append(pa.record_batch(arrays, schema=self._schema))
        self._rows.clear()
        if sum(batch.num_rows for batch in self._batches) >= GROUP_ROWS:
            self._write_group()

    def _array(self, values: tuple[Any, ...], field: pa.Field) -> pa.Array:
        try:
            return pa.array(values, field.type)
        except UnicodeEncodeError:
            self._losses.add("characters", NO_UTF8, field.name)
            return pa.array([_whole_text(value) for value in values], field.type)

    def _write_group(self) -> None:
        if self._batches:
            table = pa.Table.from_batches(self._batches, self._schema)
            self._writer.write_table(table, row_group_size=GROUP_ROWS)
            self._batches.clear()


def parquet_schema() -> pa.Schema:
    """The columns with their types and meanings, and whose data it is."""
    about = {"schema": SCHEMA, "table": TABLE_VERSION, "credits": [GEONAMES], "note": DRAFT}
    return pa.schema(
        [_field(column) for column in flat_table().columns], metadata={"dragoman": json.dumps(about)}
    )


def _field(column: Column) -> pa.Field:
    about = {"meaning": column.meaning} | ({"unit": column.unit} if column.unit else {})
    if column.kind is not Kind.JSON:
        return pa.field(column.name, _TYPES[column.kind], metadata=about)
    name = column.name.removesuffix("_json") + "_list"
    if column.path == WHOLE[-1]:
        return pa.field(name, pa.list_(_SPAN), metadata=about)
    return pa.field(name, _arrow_type(get_type_hints(Claim)[column.path]), metadata=about)


def _arrow_type(hint: Any) -> pa.DataType:
    """The Arrow type of one of our types."""
    if get_origin(hint) in (Union, UnionType):
        return _arrow_type(next(a for a in get_args(hint) if a is not type(None)))
    if get_origin(hint) is tuple:
        return pa.list_(_arrow_type(get_args(hint)[0]))
    if is_dataclass(hint) and isinstance(hint, type):
        hints = get_type_hints(hint)
        return pa.struct([pa.field(f.name, _arrow_type(hints[f.name])) for f in fields(hint)])
    if issubclass(hint, Enum):
        return pa.string()
    return {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}[hint]


def _span(span: Any) -> Iterator[object]:
    yield from (str(span.part), span.start, span.end, span.quote)


def _whole_text(value: Any) -> Any:
    """The value with U+FFFD for every half of a surrogate pair."""
    if isinstance(value, str):
        return _SURROGATE.sub("\ufffd", value)
    if isinstance(value, tuple):
        return tuple(_whole_text(item) for item in value)
    if isinstance(value, list):
        return [_whole_text(item) for item in value]
    if isinstance(value, dict):
        return {key: _whole_text(item) for key, item in value.items()}
    return value

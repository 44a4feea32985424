"""A folder of CSV files, as `csv_lists` writes it -> the same events again, without the texts of their documents.

Every cell is checked: a value that does not fit is an error that names the file, the line and the column. The rows may
have been sorted; columns that only repeat others are not read. All rows are held at once.
"""

from __future__ import annotations

import csv
import dataclasses
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from dragoman.base.codec import SCHEMA, Json
from dragoman.base.decode import event_from_json
from dragoman.base.errors import BadLine, UnreadableInput
from dragoman.base.event import Event
from dragoman.write.data.cell_values import cell_value
from dragoman.write.data.table import Column, Table, list_tables

Key = tuple[str, ...]
Object = dict[str, Json]
MAX_CELL_CHARS = 1 << 27


@dataclasses.dataclass(frozen=True, slots=True)
class _Row:
    """A row: its values by path, and where it stands."""

    where: str
    values: dict[str, Json]

    def key(self, paths: tuple[str, ...]) -> Key:
        """What names the row, or the one that it nests in."""
        return tuple(str(self.values[path]) for path in paths)

    @property
    def position(self) -> int:
        """Its place in its list."""
        n = self.values.get("@n", 0)
        return n if isinstance(n, int) else 0


Nested = dict[str, dict[Key, list[_Row]]]


def events_from_csv(folder: Path) -> tuple[Event, ...]:
    """The events of a folder, in the order of `events.csv`.

    Raises:
        UnreadableInput: a file is missing or is no CSV in UTF-8.
        BadLine: a value does not fit, a column is missing, or a row belongs to none; names file and line.
    """
    nested: Nested = {}
    for table in list_tables():
        nested[table.name] = _nest(table, _read_rows(folder, table))
    tables = {table.name: table for table in list_tables()}
    events = []
    for row in nested["events"].pop((), []):
        line = _object(tables["events"], row, nested)
        events.append(_event(line, row))
    for name, rows in nested.items():
        for left in rows.values():
            raise BadLine(
                f"{left[0].where}: it belongs to no row of {tables[name].parent}.csv. Add that or delete it."
            )
    return tuple(events)


def _event(line: Object, row: _Row) -> Event:
    """The checked event; `decode` keeps no instant of publication, so that is put back."""
    documents = line["documents"]
    assert isinstance(documents, list)
    try:
        event = event_from_json({"schema": SCHEMA, **line})
    except BadLine as error:
        raise BadLine(f"{row.where}, event {line['id']}: {error}") from error
    instants = [d["published_at"] for d in documents if isinstance(d, dict)]
    return dataclasses.replace(
        event,
        documents=tuple(
            dataclasses.replace(document, published_at=None if instant is None else str(instant))
            for document, instant in zip(event.documents, instants, strict=True)
        ),
    )


def _read_rows(folder: Path, table: Table) -> Iterator[_Row]:
    """The rows of a list, cell by cell in the kind of its column."""
    path = folder / f"{table.name}.csv"
    columns = {column.name: column for column in table.columns if not column.path.startswith("=")}
    csv.field_size_limit(MAX_CELL_CHARS)
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, strict=True)
            header = next(reader, [])
            missing = [name for name in columns if name not in header]
            if missing:
                raise BadLine(f"{path.name}: it has no column {', '.join(missing)}. Export the events again.")
            for cells in reader:
                where = f"{path.name}, line {reader.line_num}"
                if len(cells) != len(header):
                    raise BadLine(
                        f"{where}: {len(cells)} cells, not {len(header)}. Quote commas and line ends."
                    )
                yield _Row(where, _values(columns, dict(zip(header, cells, strict=True)), where))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise UnreadableInput(
            f"{path}: {error}. Name a folder that write data --format csv wrote."
        ) from error


def _values(columns: dict[str, Column], cells: dict[str, str], where: str) -> dict[str, Json]:
    return {
        column.path: cell_value(column, cells[name], f"{where}, column {name}")
        for name, column in columns.items()
    }


def _nest(table: Table, rows: Iterator[_Row]) -> dict[Key, list[_Row]]:
    """The rows by the key of the row that they nest in; no two of one key and place."""
    nested: defaultdict[Key, list[_Row]] = defaultdict(list)
    seen: set[Key] = set()
    for row in rows:
        key = row.key(table.key_paths)
        if key in seen:
            raise BadLine(f"{row.where}: there is a row of {', '.join(key)} already. Keep one of them.")
        seen.add(key)
        nested[row.key(table.parent_paths)].append(row)
    return dict(nested)


def _object(table: Table, row: _Row, nested: Nested) -> Object:
    """The JSON of a row with all that nests in it."""
    made: Object = {}
    for path, value in row.values.items():
        if not path.startswith("@"):
            _put(made, path, value)
    _drop_empty(made)
    if table.name in ("events", "claims"):
        made["id"] = row.values["@event" if table.name == "events" else "@claim"]
    for child in list_tables():
        if child.parent != table.name:
            continue
        found = sorted(nested[child.name].pop(row.key(table.key_paths), []), key=lambda r: r.position)
        for at in child.at:
            name = at.rpartition(".")[2]
            here = [r for r in found if r.values.get("@list", name) == name]
            _put(made, at, _list(child, at, here, nested))
    return made


def _list(child: Table, at: str, rows: list[_Row], nested: Nested) -> Json:
    """What nests at a field: a list, one value, or the spans of each pointer."""
    objects: list[Json] = [_object(child, row, nested) for row in rows]
    if at == "spans":
        spans: dict[str, Json] = {}
        for row, made in zip(rows, objects, strict=True):
            of_pointer = spans.setdefault(str(row.values["@pointer"]), [])
            assert isinstance(of_pointer, list)
            of_pointer.append(made)
        return spans
    if at == "place.chosen":
        return objects[0] if objects else None
    return objects


def _put(made: Object, path: str, value: Json) -> None:
    """Set the field at the end of a path."""
    *above, name = path.split(".")
    for part in above:
        inner = made.setdefault(part, {})
        assert isinstance(inner, dict)
        made = inner
    made[name] = value


def _drop_empty(made: Object) -> None:
    """What is made of nothing is nothing: an attribution without a basis, a refusal without a span."""
    for name, value in made.items():
        if isinstance(value, dict):
            _drop_empty(value)
            if all(inner is None for inner in value.values()):
                made[name] = None

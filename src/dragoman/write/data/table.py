"""`columns.tsv` and `lists.toml` -> the tables that events become: their columns, kinds, units and meaning.

One description serves the writers, the reader and the data dictionary, so that they cannot disagree.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.base import claim as claim_module
from dragoman.base import event as event_module
from dragoman.base import span as span_module
from dragoman.base.claim import Side
from dragoman.base.event import FigureKind

TABLE_VERSION = "1"
"""Changes when a column is renamed, removed or means something else."""
FLAT = "flat"
_ENUM = "enum "
_KEY_PATHS = ("@event", "@claim", "@parent", "@list", "@pointer", "@n")


class Kind(StrEnum):
    """What a cell holds. text: words of a source or of ours. code: an id, a date with its precision, a hash.
    date: an ISO day. list: several texts. json: JSON."""

    TEXT = "text"
    CODE = "code"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    LIST = "list"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Column:
    """One column; see the head of `columns.tsv`. `values` are the only ones that it can have, () where any."""

    table: str
    name: str
    kind: Kind
    path: str
    pointer: str
    unit: str
    meaning: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """One list: what a row is made of, in which list it nests, at which fields, and whose state its rows carry."""

    name: str
    of: str
    meaning: str
    columns: tuple[Column, ...]
    parent: str | None = None
    at: tuple[str, ...] = ()
    state: str = "event"

    @property
    def key_paths(self) -> tuple[str, ...]:
        """Paths of the columns that together name a row, those that name its parent's row first."""
        if self.name == "claims":
            return ("@event", "@claim")  # its place among the claims names nothing
        mine = [column.path for column in self.columns]
        return tuple(path for path in _KEY_PATHS if path in mine)

    @property
    def parent_paths(self) -> tuple[str, ...]:
        """Paths of the columns that name the row in which a row nests."""
        if self.parent == "events":
            return ("@event",)
        return tuple(path for path in self.key_paths if path in _KEY_PATHS[:3]) if self.parent else ()

    def names(self, paths: tuple[str, ...]) -> tuple[str, ...]:
        """The names of the columns of paths."""
        named = {column.path: column.name for column in self.columns}
        return tuple(named[path] for path in paths)


@cache
def list_tables() -> tuple[Table, ...]:
    """The lists, parents before what nests in them."""
    columns = _columns()
    return tuple(
        Table(
            name=entry["name"],
            of=entry["of"],
            meaning=entry["meaning"],
            columns=tuple(column for column in columns if column.table == entry["name"]),
            parent=entry.get("parent"),
            at=tuple(entry.get("at", ())),
            state=entry.get("state", "event"),
        )
        for entry in _described()["list"]
    )


@cache
def not_in_flat() -> tuple[str, ...]:
    """Paths of an event's fields that the flat table has no place for."""
    return tuple(_described()["not_in_flat"])


@cache
def _described() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("lists.toml").read_text(encoding="utf-8"))


@cache
def flat_table() -> Table:
    """The one table with a claim a row."""
    columns = tuple(column for column in _columns() if column.table == FLAT)
    return Table(FLAT, "Claim", "A claim a row, with what its event comes to", columns)


@cache
def _columns() -> tuple[Column, ...]:
    text = files(__package__).joinpath("columns.tsv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    columns: list[Column] = []
    pending: list[dict[str, str]] = []
    for row in rows:
        if "{kind}" in row["column"]:
            pending.append(row)
            continue
        columns += _of_each_figure(pending)
        pending = []
        columns.append(_column(row, row["column"]))
    return tuple(columns)


def _of_each_figure(rows: list[dict[str, str]]) -> list[Column]:
    """The columns that there are for every kind of figure and side."""
    if not rows:
        return []
    return [
        _column(row, row["column"].format(kind=kind, side=side), f"{kind}, {side}: ")
        for kind in FigureKind
        for side in Side
        for row in rows
    ]


def _column(row: dict[str, str], name: str, prefix: str = "") -> Column:
    kind = row["kind"]
    values: tuple[str, ...] = ()
    if kind.startswith(_ENUM):
        kind, values = Kind.CODE, _values_of(kind.removeprefix(_ENUM))
    return Column(
        table=row["table"],
        name=name,
        kind=Kind(kind),
        path=row["path"],
        pointer=row["pointer"],
        unit=row["unit"],
        meaning=prefix + row["meaning"],
        values=values,
    )


def _values_of(name: str) -> tuple[str, ...]:
    """The values of one of our enums."""
    for module in (claim_module, event_module, span_module):
        kind = getattr(module, name, None)
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            return tuple(str(member) for member in kind)
    raise KeyError(f"columns.tsv: there is no enum {name}")

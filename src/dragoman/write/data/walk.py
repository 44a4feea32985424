"""An event -> the rows of its lists, each with the name of its list; parents before what nests in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple

from dragoman.base.claim import Claim
from dragoman.base.document import Document
from dragoman.base.event import Event, ReviewState
from dragoman.write.data.table import Table, list_tables

Cell = object
"""A value of a row: None, a text, a number, a boolean, an enum, a date, or a tuple of texts."""
Value = Any
"""One of our dataclasses, whose fields the table names."""


class Spot(NamedTuple):
    """Where a row stands; each part is named in `columns.tsv` with an "@"."""

    event: str
    claim: str | None = None
    document: str | None = None
    parent: int | None = None
    list: str | None = None
    pointer: str | None = None
    n: int | None = None
    state: ReviewState | None = None


@dataclass(frozen=True, slots=True)
class _Node:
    """A table with how its cells are found and what nests in it."""

    table: Table
    cells: tuple[Callable[[Value, Spot], Cell], ...]
    children: tuple[tuple[str, Callable[[Value], Value], _Node], ...]


def event_rows(event: Event) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """(name of the list, cells in the order of its columns) of every row of an event."""
    yield from _rows(_root(), event, Spot(event.id), event, claim_states(event))


def claim_states(event: Event) -> dict[str, ReviewState]:
    """Claim id -> whether a person has accepted it."""
    if event.review_state is ReviewState.ACCEPTED:
        return dict.fromkeys((claim.id for claim in event.claims), ReviewState.ACCEPTED)
    accepted = frozenset(event.accepted)
    return {
        claim.id: ReviewState.ACCEPTED if claim.id in accepted else ReviewState.DRAFT
        for claim in event.claims
    }


def hash_of_text(document: Document) -> str | None:
    """The hash of a document's text, None when neither the text is there nor a hash of it came along."""
    return document.sha256 if document.text or document.digest else None


def _rows(
    node: _Node, value: Value, spot: Spot, event: Event, states: Mapping[str, ReviewState]
) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    spot = spot._replace(state=_state(node.table, value, spot, event, states))
    yield node.table.name, tuple([cell(value, spot) for cell in node.cells])
    for at, get, child in node.children:
        inner = spot._replace(parent=spot.n, list=at.rpartition(".")[2])
        for n, pointer, item in _items(get(value)):
            inside = inner._replace(n=n, pointer=pointer)
            if isinstance(item, Claim):
                inside = inside._replace(claim=item.id, document=item.document_id)
            yield from _rows(child, item, inside, event, states)


def _items(found: Value) -> Iterator[tuple[int, str | None, Value]]:
    """(position, pointer, value) of what nests; spans stand under pointers, and a chosen place is alone."""
    if isinstance(found, Mapping):
        for pointer, spans in found.items():
            for n, span in enumerate(spans, start=1):
                yield n, pointer, span
    elif isinstance(found, tuple):
        for n, item in enumerate(found, start=1):
            yield n, None, item
    elif found is not None:
        yield 1, None, found


def _state(
    table: Table, value: Value, spot: Spot, event: Event, states: Mapping[str, ReviewState]
) -> ReviewState:
    """Whose review state a row carries, by the table's rule."""
    if table.state == "claim":
        claim = spot.claim or value.claim
        return states.get(claim, event.review_state)
    if table.state == "document":
        made = [states[claim.id] for claim in event.claims if claim.document_id == value.id]
        return ReviewState.ACCEPTED if made and ReviewState.DRAFT not in made else ReviewState.DRAFT
    return event.review_state


@cache
def _root() -> _Node:
    tables = {table.name: table for table in list_tables()}
    return _node(tables["events"], tuple(tables.values()))


def _node(table: Table, tables: tuple[Table, ...]) -> _Node:
    return _Node(
        table,
        tuple(_cell(column.path) for column in table.columns),
        tuple(
            (at, attrgetter(at), _node(child, tables))
            for child in tables
            if child.parent == table.name
            for at in child.at
        ),
    )


def _cell(path: str) -> Callable[[Value, Spot], Cell]:
    """How the cell of a path is found."""
    if path.startswith("@"):
        index = Spot._fields.index(path[1:])
        return lambda value, spot: spot[index]
    name = path.removeprefix("=")
    if name in _COUNTED:
        counted = _COUNTED[name]
        return lambda value, spot: counted(value)
    if "." not in name:
        get = attrgetter(name)
        return lambda value, spot: get(value)
    names = name.split(".")
    return lambda value, spot: _through(value, names)


def _through(value: Value, names: list[str]) -> Cell:
    """The field at the end of a path; None when something on the way is None."""
    for name in names:
        if value is None:
            return None
        value = getattr(value, name)
    return value


_COUNTED: dict[str, Callable[[Value], Cell]] = {
    "count_claims": lambda event: len(event.claims),
    "sha256": hash_of_text,
}

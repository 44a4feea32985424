"""A query and a place in its list -> one page of rows, and the places where the pages before and after it begin.

A page is found by the last row that was seen (its value and key), never by counting rows, so page 8,000 costs what
page 1 costs. Rows are looked for in stretches that an index can give in order on SQLite and PostgreSQL alike: equal
values, then smaller ones, then rows without the value, which come last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet

from dragoman.desk.events.query import SORTS, EventQuery
from dragoman.desk.models import EventRow

PAGE_SIZE = 50
MOST_COUNTED = 1000

Value = date | datetime | int | None


@dataclass(frozen=True, slots=True)
class Cursor:
    """A row as the end of a page: its value in the column of the sort, and its key."""

    value: Value
    key: int

    def write(self) -> str:
        """As a part of an address, such as "2024-05-03~812"."""
        value = self.value
        told = "" if value is None else str(value) if isinstance(value, int) else value.isoformat()
        return f"{told}~{self.key}"


@dataclass(frozen=True, slots=True)
class Page:
    """Rows in their order; `before` and `after` are cursors of the pages beside, "" where there is none."""

    rows: tuple[EventRow, ...]
    before: str
    after: str
    is_first: bool = True


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Rows that one index gives in one order."""

    where: Q
    order: tuple[str, ...]


def find_page(
    query: EventQuery,
    *,
    after: str = "",
    before: str = "",
    size: int = PAGE_SIZE,
    rows: QuerySet[EventRow] | None = None,
    is_slim: bool = False,
) -> Page:
    """A page of the events that a query finds, the greatest values of its sort first.

    Args:
        after: the cursor of the last row of the page before; `before` that of the first row of the page after.
            One that cannot be read gives the first page.
        size: how many rows at most.
        rows: other rows than the query's, in the same order.
        is_slim: the rows come without their long column, which no list shows.
    """
    column = SORTS[query.sort]
    is_back = bool(before) and not after
    cursor = read_cursor(before if is_back else after, query.sort)
    is_back = is_back and cursor is not None
    source = query.rows() if rows is None else rows
    source = source.defer("line") if is_slim else source
    found = _gather(source, _stretches(column, cursor, is_back), size + 1)
    more = len(found) > size
    found = found[:size]
    if is_back:
        found.reverse()
    return Page(
        tuple(found),
        _cursor_of(found[0], column) if found and (more if is_back else cursor is not None) else "",
        _cursor_of(found[-1], column) if found and (is_back or more) else "",
        cursor is None,
    )


def count_up_to(rows: QuerySet[EventRow], most: int = MOST_COUNTED) -> tuple[int, bool]:
    """How many rows there are, counting no further than `most`; and whether there are more."""
    found = int(rows.order_by().values("pk")[: most + 1].count())
    return min(found, most), found > most


def read_cursor(text: str, sort: str) -> Cursor | None:
    """The cursor of an address; None for what is none."""
    match = re.fullmatch(r"([0-9T:.+Z-]{0,40})~([0-9]{1,18})", text, re.ASCII)
    if match is None:
        return None
    value, key = match[1], int(match[2])
    if not value:
        return Cursor(None, key)
    try:
        if sort == "day":
            return Cursor(date.fromisoformat(value), key)
        if sort == "killed":
            return Cursor(int(value), key) if re.fullmatch("[0-9]{1,18}", value) else None
        instant = datetime.fromisoformat(value)
        return Cursor(instant, key) if instant.tzinfo else None
    except ValueError:
        return None


def _stretches(column: str, cursor: Cursor | None, is_back: bool) -> tuple[_Stretch, ...]:
    some, none = Q(**{f"{column}__isnull": False}), Q(**{f"{column}__isnull": True})
    if is_back:
        assert cursor is not None
        if cursor.value is None:
            return _Stretch(none & Q(id__gt=cursor.key), ("id",)), _Stretch(some, (column, "id"))
        return (
            _Stretch(Q(**{column: cursor.value, "id__gt": cursor.key}), ("id",)),
            _Stretch(Q(**{f"{column}__gt": cursor.value}), (column, "id")),
        )
    if cursor is None:
        return _Stretch(some, (f"-{column}", "-id")), _Stretch(none, ("-id",))
    if cursor.value is None:
        return (_Stretch(none & Q(id__lt=cursor.key), ("-id",)),)
    return (
        _Stretch(Q(**{column: cursor.value, "id__lt": cursor.key}), ("-id",)),
        _Stretch(Q(**{f"{column}__lt": cursor.value}), (f"-{column}", "-id")),
        _Stretch(none, ("-id",)),
    )


def _gather(rows: QuerySet[EventRow], stretches: Sequence[_Stretch], most: int) -> list[EventRow]:
    found: list[EventRow] = []
    for stretch in stretches:
        if len(found) < most:
            found += list(rows.filter(stretch.where).order_by(*stretch.order)[: most - len(found)])
    return found


def _cursor_of(row: EventRow, column: str) -> str:
    return Cursor(getattr(row, column), row.pk).write()

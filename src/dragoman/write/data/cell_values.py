"""A cell of a CSV file -> its value as JSON, checked against the kind of its column."""

from __future__ import annotations

import json

from dragoman.base.codec import Json
from dragoman.base.errors import BadLine
from dragoman.write.data.cells import split_items, unguard
from dragoman.write.data.table import Column, Kind

_BOOLEANS = {"true": True, "false": False}
MAX_DIGITS = 30


def cell_value(column: Column, cell: str, where: str) -> Json:
    """The value of a cell; None for an empty one, [] for an empty list.

    Args:
        where: file, line and column, for the message.

    Raises:
        BadLine: the cell does not hold what its column holds.
    """
    text = unguard(cell)
    kind = column.kind
    if kind is Kind.LIST:
        return list[Json](split_items(text))
    if text is None:
        return [] if kind is Kind.JSON else None
    if kind in (Kind.TEXT, Kind.CODE, Kind.DATE):
        return text
    try:
        return _parsed(kind, text)
    except (ValueError, KeyError, RecursionError):
        raise BadLine(f"{where}: {text[:40]!r} is no {kind}. Correct it.") from None


def _parsed(kind: Kind, text: str) -> Json:
    if kind is Kind.JSON:
        value: Json = json.loads(text)
        return value
    if kind is Kind.BOOLEAN:
        return _BOOLEANS[text.lower()]
    if len(text) > MAX_DIGITS:
        raise ValueError
    return int(text) if kind is Kind.INTEGER else float(text)

"""A Vega-Lite specification -> the same, when it is one that we would write; anything else is refused.

A specification may come from anybody, in a bundle. Vega-Lite can load addresses, make rows out of nothing and work
out formulas, and one line of it can keep a machine busy for an hour. So only the words of our own charts are let
through, their data stand in them, and their sizes have limits.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.base.errors import ComposeError

MOST_ROWS = 20_000
"""A chart of 240 months and every status has 1,200 rows."""
_MOST_CHARS = 8_000_000
_MOST_DEEP = 20
_MOST_ITEMS = 2_000
_LARGEST = 10_000
"""The largest number outside the data: sizes in pixels, counts of ticks."""
_KEYS = frozenset(
    ["$schema", "anchor", "axis", "background", "bar", "color", "data", "description", "domain", "dx", "dy", "encoding",
     "field", "filled", "filter", "fontSize", "format", "height", "labelAngle", "labelOverlap", "layer", "mark",
     "opacity", "order", "range", "scale", "shape", "size", "sort", "stack", "step", "strokeWidth", "text",
     "tickCount", "tickMinStep", "title", "tooltip", "transform", "type", "width", "x", "x2", "xOffset", "y", "y2",
     "values", "zero"]
)  # fmt: skip
_FILTERS = ("isValid(datum.low)", "datum.open")
_MARKS = frozenset(["bar", "line", "point", "rule", "text"])


def read_plain(specification: str, name: str) -> dict[str, Any]:
    """The specification.

    Raises:
        ComposeError: it is no JSON, or holds what no chart of ours does; the message names the chart and the key.
    """
    if len(specification) > _MOST_CHARS:
        raise ComposeError(f"chart {name}: its specification is longer than {_MOST_CHARS:,} characters.")
    try:
        value = json.loads(specification, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise ComposeError(f"chart {name}: its specification is not JSON ({str(error)[:80]}).") from error
    for problem in _problems(value):
        raise ComposeError(
            f"chart {name}: its specification cannot be drawn ({problem}). Compose the report again."
        )
    assert isinstance(value, dict)
    return value


def _problems(value: object) -> Iterator[str]:
    if not isinstance(value, dict):
        yield "it is no object"
        return
    data = value.get("data", {"values": []})
    rows = data.get("values") if isinstance(data, dict) else None
    if not isinstance(rows, list) or set(data) != {"values"} or len(rows) > MOST_ROWS:
        yield f"its data do not stand in it, in at most {MOST_ROWS:,} rows"
    elif not all(isinstance(row, dict) and all(map(_is_cell, row.values())) for row in rows):
        yield "a row of its data is no row of texts and numbers"
    else:
        yield from _odd({key: one for key, one in value.items() if key != "data"}, _MOST_DEEP)


def _odd(value: object, deep: int) -> Iterator[str]:
    """What stands in a specification beside its data and in none of ours."""
    if deep == 0:
        yield "it is nested too deeply"
    elif isinstance(value, Mapping):
        for key, one in value.items():
            if key not in _KEYS or key == "data":
                yield f"{key[:40]!r} stands in none of ours"
            elif key == "filter" and one not in _FILTERS:
                yield "it filters by a formula of its own"
            elif key == "mark" and _mark(one) not in _MARKS:
                yield f"no such mark of ours: {str(_mark(one))[:40]!r}"
            else:
                yield from _odd(one, deep - 1)
    elif isinstance(value, list) and len(value) > _MOST_ITEMS:
        yield f"a list in it has more than {_MOST_ITEMS:,} items"
    elif isinstance(value, list):
        for one in value:
            yield from _odd(one, deep - 1)
    elif isinstance(value, (int, float)) and not abs(value) <= _LARGEST:
        yield "a number in it is too large"


def _mark(value: object) -> object:
    mark = value.get("type") if isinstance(value, dict) else value
    return mark if isinstance(mark, str) else None


def _is_cell(value: object) -> bool:
    return isinstance(value, (str, bool, type(None))) or (
        isinstance(value, (int, float)) and math.isfinite(value) and abs(value) <= 1e15
    )


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is no number")

"""The specification of a chart -> whether it draws what the table beside it says, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from dragoman.base.errors import ComposeError
from dragoman.write.plain_chart import read_plain
from dragoman.write.report import Chart


def chart_problems(chart: Chart, known: Collection[str]) -> Iterator[str]:
    """What is wrong with a chart.

    Args:
        known: the numbers that its table says, and 0.
    """
    try:
        drawn = _drawn(read_plain(chart.specification, chart.name))
    except ComposeError as error:
        yield str(error)
        return
    strange = [number for number in drawn if number not in known]
    if strange:
        yield f"it draws {strange[0]}, which its table does not say"


def _drawn(specification: Mapping[str, Any]) -> list[str]:
    """Every number in the data that is drawn as a length or a place."""
    shown = set(_fields(specification))
    rows = specification.get("data", {}).get("values", ())
    values = [value for row in rows for key, value in row.items() if key in shown]
    return [
        f"{value:.15g}" for value in values if isinstance(value, (int, float)) and not isinstance(value, bool)
    ]


def _fields(value: object, channel: str = "") -> Iterator[str]:
    """The fields that are drawn; by that of the channel "order" bars are only stacked."""
    if isinstance(value, dict):
        if isinstance(value.get("field"), str) and channel != "order":
            yield value["field"]
        for key, one in value.items():
            yield from _fields(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from _fields(one, channel)

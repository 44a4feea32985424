"""The fields of a report -> the same with every text a word of its own, by which it is found again in what a template
makes of them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator
from typing import Any

from dragoman.write.render.fields import FootnoteField, MarkField, ReportFields, SentenceField

FIRST_NUMBER = 7000
"""Footnotes are numbered from here, so that no other number is taken for one of theirs."""
TRACE = re.compile(r"qz\d{4}q")
_KEPT = frozenset(
    ["lang", "dir", "kind", "id", "back", "svg", "href", "archived_href", "fact", "claim", "words"]
)
"""Fields that no reader sees as words."""


class Tracer:
    """Makes traced fields.

    Args:
        dress: what a traced word is wrapped in; a hostile one tries to get out of its place.
    """

    def __init__(self, dress: Callable[[str], str] = str) -> None:
        self._count = 0
        self._dress = dress

    def trace(self, report: ReportFields) -> ReportFields:
        """The fields with every text traced."""
        traced: ReportFields = self._value(report)
        return traced

    def _value(self, value: Any, name: str = "") -> Any:
        if name in _KEPT or value is None:
            return value
        if isinstance(value, str):
            return self._word() if value else value
        if isinstance(value, tuple):
            return tuple(self._value(one, name) for one in value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            changed = {f.name: self._value(getattr(value, f.name), f.name) for f in dataclasses.fields(value)}
            if isinstance(value, (MarkField, FootnoteField)):
                changed["number"] = FIRST_NUMBER + value.number
                if isinstance(value, FootnoteField):
                    changed["id"] = f"fn-{changed['number']}"
            if "pieces" in changed:
                changed["text"] = "".join(piece.text for piece in changed["pieces"])
            return dataclasses.replace(value, **changed)
        return value

    def _word(self) -> str:
        self._count += 1
        return self._dress(f"qz{self._count:04}q")


def paragraphs_of(report: ReportFields) -> list[tuple[str, tuple[SentenceField, ...], str]]:
    """(where, sentences, box) of every paragraph, in order."""
    rows = [("report.lead", report.lead.sentences, report.lead.box)]
    return rows + [("section.paragraphs", p.sentences, p.box) for s in report.sections for p in s.paragraphs]


def cells_of(report: ReportFields) -> Iterator[tuple[str, Any]]:
    """(where, cell) of every cell of every table."""
    for table in report.tables:
        yield from (("report.tables", cell) for row in table.rows for cell in row)
    for chart in report.charts:
        yield from (("chart.table", cell) for row in chart.table.rows for cell in row)

"""A toml file of this folder -> the columns of somebody else's format and what we say about them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.base.event import Event
from dragoman.write.data.exporter import Losses
from dragoman.write.data.grounds import short_quote, text_hashes


@dataclass(frozen=True, slots=True)
class FieldTable:
    """`columns` in order, theirs and ours; `date_codes` are (most days, code); `held` the kinds of fact of `facts.py`
    that the format holds; `why` the reasons for losses of kinds, `values` those for single values by the field;
    `rest` all else that the file says."""

    columns: tuple[str, ...]
    date_codes: tuple[tuple[int, int], ...]
    held: frozenset[str]
    why: Mapping[str, str]
    values: Mapping[str, str]
    rest: Mapping[str, Any]

    def date_code(self, days: int | None) -> int | None:
        """The format's code for how exactly the day is known; None where it has none."""
        return next((code for most, code in self.date_codes if days and days <= most), None)

    def count_values(self, event: Event, losses: Losses, lost: Mapping[str, bool]) -> None:
        """Count the values, by the field they are reported under, that were lost."""
        for name, is_lost in lost.items():
            if is_lost:
                losses.add(name, self.values[name], event.id)

    def count_lineage(self, event: Event, losses: Losses) -> None:
        """Count hashes that are not known and quotes that are cut."""
        for document, sha256 in text_hashes(event).items():
            if sha256 is None:
                losses.add("documents/sha256", self.why["sha256"], document)
        for claim in event.claims:
            for spans in claim.spans.values():
                if any(short_quote(span.quote)[1] for span in spans):
                    losses.add("lineage/quote", self.why["quote"], claim.id)


@cache
def load_table(name: str) -> FieldTable:
    """The table of a file of this folder."""
    row = tomllib.loads(files("dragoman.write.data").joinpath(name).read_text(encoding="utf-8"))
    return FieldTable(
        columns=(*row.pop("columns", ()), *row.pop("own_columns", ())),
        date_codes=tuple((code["days"], code["code"]) for code in row.pop("date_prec", ())),
        held=frozenset(row.pop("held")),
        why=row.pop("why"),
        values=row.pop("values"),
        rest=row,
    )

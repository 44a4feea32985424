"""A text -> whether it is a CSV table that we wrote: it looks like a document and is none."""

from __future__ import annotations

from functools import cache

from dragoman.write.data.table import flat_table, list_tables

_LEAST = 3
"""So few names may stand in a line of anybody's."""


def is_own_table(text: str) -> bool:
    """Whether the first line of a text holds names of our columns and nothing else."""
    head = text[:4096].lstrip("\ufeff").partition("\n")[0].rstrip("\r")
    names = [name.strip('"') for name in head.split(",")]
    if len(text) > len(head) and len(head) >= 4090:
        names.pop()  # cut in the middle
    return len(names) >= _LEAST and set(names) <= _columns()


@cache
def _columns() -> frozenset[str]:
    tables = (flat_table(), *list_tables())
    return frozenset(column.name for table in tables for column in table.columns)

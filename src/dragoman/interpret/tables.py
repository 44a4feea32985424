"""A table of data/ -> its rows by column. Lines that begin with "#" are for people."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources


def read_table(name: str) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated file beside this module; a column that a row lacks is empty."""
    yield from parse_table(
        resources.files("dragoman.interpret").joinpath(f"data/{name}").read_text(encoding="utf-8")
    )


def parse_table(text: str) -> Iterator[dict[str, str]]:
    """The rows of a tab-separated text."""
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t") if lines else []
    for line in lines[1:]:
        cells = line.split("\t")
        cells += [""] * (len(columns) - len(cells))
        yield dict(zip(columns, cells, strict=False))

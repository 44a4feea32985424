"""The tables of English beside words.toml: phrases of claims, numbers, nouns, countries."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from dragoman.tell import tables


def load_table(name: str) -> Mapping[str, Any]:
    """A table of this folder, such as "phrases"."""
    return tables.load_table("en", name)


def phrase(*path: str) -> str:
    """A phrase of the table "phrases".

    Raises:
        UnknownTerm: there is none; the message names it.
    """
    return str(tables.find_term("en", "phrases", *path))

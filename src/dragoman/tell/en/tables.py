"""The tables of English beside words.toml: phrases of claims, numbers, nouns, countries."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from dragoman.base.errors import UnknownTerm


@cache
def load_table(name: str) -> Mapping[str, Any]:
    """A table of this folder, such as "phrases"."""
    return MappingProxyType(tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text("utf-8")))


def phrase(*path: str) -> str:
    """A phrase of the table "phrases".

    Raises:
        UnknownTerm: there is none; the message names it.
    """
    node: Any = load_table("phrases")
    for key in path:
        if not isinstance(node, Mapping) or key not in node:
            raise UnknownTerm(f"English has no phrase {'.'.join(path)!r}. Add it to tell/en/phrases.toml.")
        node = node[key]
    return str(node)

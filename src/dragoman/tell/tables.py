"""A language and the name of a table -> the table, and its terms by path.

Every folder `tell/<tag>` holds its tables as `*.toml`; what a language lacks is an error that names the term.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from dragoman.base.errors import UnknownTerm


@cache
def load_table(lang: str, name: str) -> Mapping[str, Any]:
    """A table of a language, such as ("en", "phrases")."""
    text = files("dragoman.tell").joinpath(lang, f"{name}.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))


def find_term(lang: str, name: str, *path: str) -> Any:
    """What a table of a language has at a path.

    Raises:
        UnknownTerm: there is nothing; the message names it.
    """
    node: Any = load_table(lang, name)
    for key in path:
        if not isinstance(node, Mapping) or key not in node:
            raise UnknownTerm(
                f"language {lang!r} has no {'.'.join(path)!r}. Add it to tell/{lang}/{name}.toml."
            )
        node = node[key]
    return node

"""A language -> its lists of words for publishing: `lists.<language>.toml` beside this file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

FALLBACK = "en"


@cache
def lists(lang: str = FALLBACK) -> Mapping[str, Any]:
    """The lists of a language; English where it has none of its own."""
    tag = lang.split("-")[0].lower()
    file = files("dragoman.write").joinpath(f"lists.{tag}.toml")
    if not re.fullmatch("[a-z]{2,3}", tag) or not file.is_file():
        return lists() if tag != FALLBACK else {}
    return tomllib.loads(file.read_text(encoding="utf-8"))


def marker(name: str, lang: str = FALLBACK) -> str:
    """What stands in the place of something that is withheld, or a remark on it."""
    return str(lists(lang)["marker"][name])

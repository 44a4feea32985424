"""words.toml -> the words of the inbox."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


def inbox_word(group: str, key: str) -> str:
    """The word of a key; the key itself where the table has none."""
    return inbox_words(group).get(key, key)


@cache
def inbox_words(group: str) -> dict[str, str]:
    """All words of a group, in the order of the table."""
    text = files("dragoman.desk.inbox").joinpath("words.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, str]] = tomllib.loads(text)
    return table[group]

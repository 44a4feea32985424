"""words.toml -> the words of the inbox."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files

from dragoman.desk.wording import table_word


def inbox_word(group: str, key: str) -> str:
    """The word of a key; the key itself where the table has none."""
    return inbox_words(group).get(key, key)


def inbox_words(group: str) -> dict[str, str]:
    """All words of a group, in the order of the table."""
    return {key: table_word("inbox", group, told) for key, told in _words(group).items()}


@cache
def _words(group: str) -> dict[str, str]:
    text = files("dragoman.desk.inbox").joinpath("words.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, str]] = tomllib.loads(text)
    return table[group]

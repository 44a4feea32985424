"""A code of the tray -> the words that a person reads, from `words.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dragoman.desk.wording import table_count, table_word
from dragoman.page.words import number_words


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def tray_word(group: str, code: str) -> str:
    """The word for a code; a code without one is shown as it is."""
    told = _words().get(group, {}).get(code)
    return code if told is None else table_word("tray", group, told)


def count_words(group: str, code: str, n: int) -> str:
    """Words that count; those for one are under CODE_one."""
    table = _words()[group]
    return table_count("tray", group, table[f"{code}_one"], table[code], n).format(n=number_words(n))

"""A code of the tray -> the words that a person reads, from `words.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def tray_word(group: str, code: str) -> str:
    """The word for a code; a code without one is shown as it is."""
    return _words().get(group, {}).get(code, code)


def count_words(group: str, code: str, n: int) -> str:
    """Words that count; those for one are under CODE_one."""
    return tray_word(group, f"{code}_one") if n == 1 else tray_word(group, code).format(n=n)

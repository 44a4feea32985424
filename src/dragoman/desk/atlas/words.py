"""A code of the room -> the word that a person reads, from `words.toml`."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from dragoman.desk.wording import table_word

TABLES = ("groups", "outlets", "places", "arms", "unlisted")


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    source = files("dragoman.desk.atlas").joinpath("words.toml").read_text(encoding="utf-8")
    return {group: dict(table) for group, table in tomllib.loads(source).items()}


def room_word(group: str, code: str) -> str:
    """The room's word for a code; a code without one is shown as it is, underscores as blanks."""
    told = _words().get(group, {}).get(code)
    return code.replace("_", " ") if told is None else table_word("atlas", group, told)


def help_word(column: str) -> str:
    """What a field of a form is for, "" where its name says it."""
    return table_word("atlas", "help", _words()["help"].get(column, ""))


def script_of(name: str) -> str:
    """The script of a name's first letter: latin, arabic, cyrillic or other."""
    letter = next((char for char in name if char.isalpha()), "")
    told = unicodedata.name(letter, "").partition(" ")[0].lower()
    return told if told in ("latin", "arabic", "cyrillic") else "other"


def by_script(names: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Names under the words for their scripts, in the order of those words; scripts without a name are left out."""
    held: dict[str, list[str]] = {script: [] for script in _words()["scripts"]}
    for name in names:
        held[script_of(name)].append(name)
    return tuple((room_word("scripts", script), tuple(group)) for script, group in held.items() if group)

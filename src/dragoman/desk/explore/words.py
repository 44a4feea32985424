"""Words of the explore room: `words.toml`, and numbers and bounds as they are shown."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dragoman.desk.explore.numbers import Bounds
from dragoman.desk.wording import isolated, table_word
from dragoman.page.words import number_words


@cache
def _words() -> Mapping[str, Mapping[str, str | list[str]]]:
    text = files("dragoman.desk.explore").joinpath("words.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def told(group: str, name: str, /, **values: object) -> str:
    """The words of a name in a group, with values put in; whole numbers have their thousands parted."""
    shown = {
        key: number_words(value) if isinstance(value, int) else isolated(str(value))
        for key, value in values.items()
    }
    return table_word("explore", group, str(_words()[group][name])).format(**shown)


def parts() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """(name, heading, names of its figures) of each part of the page, in order."""
    return tuple((name, told("parts", name), tuple(names)) for name, names in _words()["order"].items())


def compared() -> tuple[str, ...]:
    """The names of the figures that two queries are compared by, in order."""
    return tuple(_words()["compare"]["order"])


def bounds_told(bounds: Bounds) -> str:
    """Bounds in words: "3", "3 to 8", "8 or more"; "" where no account gives a number."""
    if not bounds.told:
        return ""
    if bounds.low == bounds.high:
        return told("bounds", "or_more", n=bounds.high) if bounds.is_open else number_words(bounds.high)
    span = told("bounds", "between", low=bounds.low, high=bounds.high)
    return told("bounds", "or_more", n=span) if bounds.is_open else span


def span_told(bounds: Bounds) -> str:
    """Bounds as a figure that stands alone, without what opens them: "3–8"; "" where no account gives a number."""
    if not bounds.told:
        return ""
    return (
        number_words(bounds.high)
        if bounds.low == bounds.high
        else f"{number_words(bounds.low)}–{number_words(bounds.high)}"
    )

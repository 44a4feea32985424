"""A code of the room -> the word that a person reads, from `words.toml`; codes of claims are worded by `page.words`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from dragoman.desk.events.query import CHOICES, LISTS
from dragoman.desk.wording import table_word
from dragoman.page.words import word

_OF_PAGE: Mapping[str, str] = {
    "type": "event_type",
    "status": "event_status",
    "category": "category",
    "disposition": "disposition",
    "outcome": "outcome",
    "grade": "reliability",
    "precision_max": "precision",
}
ORDERS: Mapping[str, tuple[str, ...]] = {
    "status": ("claimed", "reported", "corroborated", "disputed", "denied"),
    "role": ("perpetrator", "target"),
    "review": ("draft", "accepted", "open"),
    "precision_max": ("1", "2", "3", "4", "5", "6"),
}


@cache
def _words() -> Mapping[str, Mapping[str, str]]:
    source = files("dragoman.desk.events").joinpath("words.toml").read_text(encoding="utf-8")
    return {
        group: {code: str(told) for code, told in table.items()}
        for group, table in tomllib.loads(source).items()
    }


def room_word(group: str, code: str) -> str:
    """The room's word for a code; a code without one is shown as it is."""
    told = _words().get(group, {}).get(code)
    return code.replace("_", " ") if told is None else table_word("events", group, told)


def choice_word(name: str, code: str) -> str:
    """The word for a choice of a filter."""
    if name == "grade":
        return f"{code}, {word('reliability', code)}"
    if name in _OF_PAGE:
        return word(_OF_PAGE[name], code)
    return room_word(name, code)


def choices_of(name: str) -> tuple[tuple[str, str], ...]:
    """(code, word) of every choice of a filter, in the order that people read them."""
    codes = ORDERS.get(name) or tuple(sorted(LISTS.get(name, CHOICES.get(name, frozenset()))))
    told = [(code, choice_word(name, code)) for code in codes]
    return tuple(told if name in ORDERS or name == "grade" else sorted(told, key=lambda pair: pair[1]))

"""English words of ours, with values in them -> the same words in the language of who reads.

`say("{n} of {all} open", n=2, all=3)` looks the whole sentence up, then puts the values in, so that a language may
order them as it does. Numbers are grouped as the language groups them; a value that runs the other way than the
sentence is isolated. Words of a table (`words.toml` of a room) are looked up under the table's name and group.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from string import Formatter
from typing import Any

from django.utils.translation import get_language_bidi, gettext, ngettext, npgettext, pgettext

from dragoman.page.shown import has_rtl
from dragoman.page.words import number_words

_FIRST_ISOLATE, _LAST_ISOLATE = "\u2068", "\u2069"


class _Values(Formatter):
    """Puts values into a sentence: `{n}` of a whole number is grouped, a text is isolated where it runs otherwise."""

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, int) and not isinstance(value, bool) and not format_spec:
            return number_words(value)
        return isolated(str(super().format_field(value, format_spec)))


_FORMATTER = _Values()


def say(text: str, /, **values: object) -> str:
    """A sentence of ours with its values."""
    return _FORMATTER.vformat(gettext(text), (), values)


def say_many(one: str, many: str, n: int, /, **values: object) -> str:
    """A sentence that counts `{n}` things."""
    return _FORMATTER.vformat(ngettext(one, many, n), (), {"n": n, **values})


def table_word(table: str, group: str, text: str) -> str:
    """The word of a table in the language of who reads; "" stays ""."""
    return pgettext(f"{table}.{group}", text) if text else ""


def table_count(table: str, group: str, one: str, many: str, n: int) -> str:
    """Words of a table that count, for one and for many."""
    return npgettext(f"{table}.{group}", one, many, n)


def in_a_row(items: Iterable[str]) -> str:
    """Words one after the other: "a, b, c"."""
    return gettext(", ").join(items)


def isolated(text: str) -> str:
    """The text fit to stand in a sentence: where it runs the other way, it moves nothing beside it."""
    if _FIRST_ISOLATE in text:
        return text
    runs_otherwise = has_ltr(text) if get_language_bidi() else has_rtl(text)
    return f"{_FIRST_ISOLATE}{text}{_LAST_ISOLATE}" if runs_otherwise else text


def has_ltr(text: str) -> bool:
    """Whether any character runs from left to right of its own."""
    return any(unicodedata.bidirectional(char) == "L" for char in text)

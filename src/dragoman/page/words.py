"""A code of the codebook -> the word that a person reads, from `assets/words.<lang>.toml`.

Also dates and figures in words: "6–7 September 2023", "51 or more". No word here adds to a value. Words are English
until `speak` says otherwise, for one thread or task.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.base.claim import DatePrecision, Qualifier
from dragoman.page.shown import show_line

LANGUAGES = ("en", "fr", "ar")
_VALUE_GROUPS = (
    *("event_type", "outcome", "assertion", "fields", "precision", "date_precision", "basis", "side"),
    *("disposition", "category", "event_status", "language", "evidence", "chain_role"),
)
_LANG: ContextVar[str] = ContextVar("lang", default="en")


@contextmanager
def speak(lang: str) -> Iterator[None]:
    """Words in a language until the block ends; in English where there is no table of it."""
    before = _LANG.set(lang if lang in LANGUAGES else "en")
    try:
        yield
    finally:
        _LANG.reset(before)


def spoken() -> str:
    """The language that words are in now."""
    return _LANG.get()


@cache
def _table(lang: str) -> dict[str, dict[str, Any]]:
    source = files("dragoman.page").joinpath(f"assets/words.{lang}.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


def _words() -> dict[str, dict[str, Any]]:
    return _table(_LANG.get())


def word(group: str, code: str) -> str:
    """The word for a code; a code without one is shown as it is, underscores as blanks."""
    return str(_words()[group].get(code, code.replace("_", " ")))


def same_word(told: str) -> str:
    """An English word of a code in the language that is spoken; what is none is given back as it is.

    >>> with speak("fr"):
    ...     same_word("within the country")
    'dans le pays'
    """
    found = _codes_by_word().get(told.lower())
    return word(*found) if found else told


@cache
def _codes_by_word() -> dict[str, tuple[str, str]]:
    """English word -> its group and code, of the groups whose words are values of claims and events."""
    return {
        str(told).lower(): (group, code)
        for group in reversed(_VALUE_GROUPS)
        for code, told in _table("en")[group].items()
    }


def runs_rtl() -> bool:
    """Whether the words run from right to left."""
    return _LANG.get() == "ar"


def comma() -> str:
    """What stands between words in a row."""
    return "، " if runs_rtl() else ", "


def number_words(number: float, decimals: int = 0) -> str:
    """A number in figures, grouped as the language does.

    >>> number_words(12345)
    '12,345'
    """
    signs = _words()["numbers"]
    told = f"{number:,.{decimals}f}"
    return told.translate({ord(","): str(signs["group"]), ord("."): str(signs["decimal"])})


def family_names() -> tuple[tuple[str, str], ...]:
    """(family, its name) in the order of the legend."""
    return tuple(_words()["families"].items())


def family_of(pointer: str) -> str:
    """The field family that a value's JSON pointer belongs to."""
    steps = pointer.strip("/").split("/")
    table = _table("en")["family_of"]
    if steps[-1] == "source":
        return str(table["source"])
    return str(table.get(steps[0], "act"))


def field_label(pointer: str) -> str:
    """A JSON pointer in words: "/killed/1/source" -> "Killed 2, source"."""
    steps = show_line(pointer).strip("/").split("/")  # a pointer may come from elsewhere
    label = word("fields", steps[0])
    for step in steps[1:]:
        label += (
            f" {int(step) + 1}" if re.fullmatch(r"[0-9]{1,6}", step) else f"{comma()}{word('fields', step)}"
        )
    return label


def figure_words(low: int | None, high: int | None, qualifier: Qualifier) -> str:
    """Bounds in words, with what qualifies them where the bounds alone lose it.

    Args:
        low, high: inclusive bounds; None is open.
    """
    if low is None and high is None:
        bounds = word("bounds", "open_both")
    elif low is None or (low == 0 and high and qualifier is Qualifier.UP_TO):
        bounds = word("bounds", "at_most").format(high=number_words(high or 0))
    elif high is None:
        bounds = word("bounds", "at_least").format(low=number_words(low))
    elif low == high:
        bounds = number_words(low)
    else:
        bounds = word("bounds", "between").format(low=number_words(low), high=number_words(high))
    return word("qualifier", qualifier).replace("{}", bounds)


def date_words(value: str | None, precision: DatePrecision = DatePrecision.DAY) -> str | None:
    """An ISO date or interval in words; what is no ISO date is shown as it is.

    >>> date_words("2023-09-06/2023-09-07")
    '6–7 September 2023'
    """
    if value is None:
        return None
    try:
        days = [date.fromisoformat(part) for part in value.split("/")]
    except ValueError:
        return value
    first, last = days[0], days[-1]
    if (
        precision is DatePrecision.MONTH
        and len(days) == 2
        and (first.year, first.month) == (last.year, last.month)
    ):
        return f"{_month(first)} {first.year}"
    end = f"{_day(last)} {_month(last)} {last.year}"
    if first == last:
        return end
    if (first.year, first.month) == (last.year, last.month):
        said = {"first": _day(first), "last": _day(last), "month": _month(last), "year": str(last.year)}
        return str(_words()["dates"]["span"]).format_map(said)
    head = f"{_day(first)} {_month(first)}" + ("" if first.year == last.year else f" {first.year}")
    return str(_words()["dates"]["wide"]).format(first=head, last=end)


def span_words(edtf: str, start: str | None, end: str | None) -> str:
    """A span of days in words; a side that is None is open.

    Args:
        edtf: the span as EDTF, whose "~", "?" and precision to the month are kept.

    >>> span_words("../2023-09-07", None, "2023-09-07")
    '7 September 2023 or earlier'
    """
    precision = DatePrecision.MONTH if re.fullmatch(r"\d{4}-\d\d[~?%]?", edtf) else DatePrecision.DAY
    if start and end:
        told = date_words(f"{start}/{end}", precision) or ""
    elif start or end:
        day = date_words(start or end) or ""
        told = word("text", "on_or_after" if start else "on_or_before").replace("{date}", day)
    else:
        return word("text", "day_not_known")
    if any(sign in edtf for sign in "?%"):
        told = word("text", "unsure_date").replace("{date}", told)
    if any(sign in edtf for sign in "~%"):
        told = word("text", "about_date").replace("{date}", told)
    return told


def bounds_words(low: int | None, high: int | None) -> str:
    """Bounds in words, without what qualifies them."""
    return figure_words(low, high, Qualifier.EXACT)


def _day(day: date) -> str:
    return str(_words()["dates"].get("first", "1")) if day.day == 1 else str(day.day)


def _month(day: date) -> str:
    return str(_words()["months"]["names"][day.month - 1])

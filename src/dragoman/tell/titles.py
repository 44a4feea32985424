"""What, where and when -> the short title of an event: "Ambush at Koumbori, Burkina Faso, 4 September 2023".

A title names no person and no perpetrator: who did it is what accounts differ on, and stands below it.
"""

from __future__ import annotations

import re
import tomllib
from calendar import monthrange
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.base.claim import EventType
from dragoman.tell.terms import comma_of, tell_place

LONGEST_ACRONYM = 5
NEAR, REGION = 2, 3
"""UCDP where_prec from which a place is told as near a point, and as an area."""


@cache
def _words(lang: str) -> dict[str, Any]:
    return tomllib.loads(files("dragoman.tell").joinpath(lang, "words.toml").read_text(encoding="utf-8"))


def event_title(
    event_type: EventType,
    *,
    place: str | None,
    precision: int,
    country: str | None,
    start: str | None,
    end: str | None,
    lang: str = "en",
) -> str:
    """The title of an event.

    Args:
        place: as written, None when no claim names one. precision: UCDP where_prec of it, 1 to 7.
        country: its name, left out where it is the place itself.
        start, end: ISO days, both included; None where open.
        lang: a language that there is a table of words for.
    """
    words = _words(lang)
    place = tell_place(place_in_words(place), lang) if place else None
    act = words["act"][event_type]
    title, comma = words["title"], comma_of(lang)
    if place is None and country is None:
        head = title["nowhere"].format(act=act)
    elif place is None or place == country:
        head = title["in"].format(act=act, place=country or place)
    else:
        form = "in" if REGION <= precision < 7 else "near" if precision == NEAR else "at"
        head = title[form].format(act=act, place=place) + (f"{comma}{country}" if country else "")
    return f"{_joined(head, words)}{comma}{tell_days(start, end, lang=lang)}"


def tell_days(start: str | None, end: str | None, *, lang: str = "en") -> str:
    """A span of days in words.

    >>> tell_days("2023-09-06", "2023-09-07")
    '6–7 September 2023'
    """
    words = _words(lang)
    if start is None:
        return words["title"]["until"].format(day=_day(end, words)) if end else str(words["title"]["undated"])
    if end is None or start == end:
        return _day(start, words)
    first, last = date.fromisoformat(start), date.fromisoformat(end)
    if is_whole_month(first, last):
        return f"{_month(first, words)} {first.year}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{_number(first, words)}–{_day(end, words)}"
    if first.year == last.year:
        return f"{_number(first, words)} {_month(first, words)} – {_day(end, words)}"
    return f"{_day(start, words)} – {_day(end, words)}"


def is_whole_month(first: date, last: date) -> bool:
    """Whether two days are the first and the last of one month."""
    days = monthrange(first.year, first.month)[1]
    return (first.year, first.month, first.day, last.day) == (last.year, last.month, 1, days)


def place_in_words(name: str) -> str:
    """A place in capitals, as datelines have it, as other words are written: "BAGHDAD" is Baghdad, "TIBÚ" is Tibú,
    "UNHCR" stays."""
    is_word = len(name) > LONGEST_ACRONYM or not name.isascii()
    return name.title() if name.isupper() and is_word else name


def _day(iso: str, words: dict[str, Any]) -> str:
    day = date.fromisoformat(iso)
    return f"{_number(day, words)} {_month(day, words)} {day.year}"


def _number(day: date, words: dict[str, Any]) -> str:
    """The number of a day; a language may have a word of its own for the first."""
    return str(words["months"].get("first", 1)) if day.day == 1 else str(day.day)


def _joined(title: str, words: dict[str, Any]) -> str:
    """A title whose small words are joined with the name that follows, where a language does so."""
    for pattern, said in words["title"].get("joined", ()):
        title = re.sub(pattern, said, title)
    return title


def _month(day: date, words: dict[str, Any]) -> str:
    return str(words["months"]["names"][day.month - 1])

"""A claim and a JSON pointer -> the value there, and which numbers the words of a sentence may have from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from dragoman.base.claim import Attribution, Claim, Materiel, Qualifier, Toll
from dragoman.base.codec import to_json
from dragoman.write.bundle.amounts import Words, decimals_in, numbers_in

DATES: Final = frozenset({"/event_date", "/claimed_on"})
NAMES: Final = ("/perpetrator", "/target", "/claimant", "/outlet", "/platform", "/places")
_STEP = re.compile(r"[a-z_]+|\d{1,4}")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def value_at(claim: Claim, pointer: str) -> object:
    """The value that a pointer names; None where there is none."""
    value: object = claim
    if not pointer.startswith("/"):
        return None
    for step in pointer[1:].split("/"):
        if not _STEP.fullmatch(step):
            return None
        if isinstance(value, tuple):
            value = value[int(step)] if step.isdigit() and int(step) < len(value) else None
        else:
            value = getattr(value, step, None) if hasattr(value, "__dataclass_fields__") else None
    return value


def is_name(pointer: str) -> bool:
    """Whether a pointer names a party, an outlet, a platform or a place."""
    return pointer in NAMES or pointer.startswith("/places/")


def numbers_of(value: object, words: Words) -> frozenset[str]:
    """The numbers that words may have from a value: its bounds, and those in its own words, names and dates."""
    texts = texts_of(value)
    numbers = {number for text in texts for number in (*numbers_in(text, words), *decimals_in(text))}
    if isinstance(value, (Toll, Materiel)):
        numbers |= bound_numbers(value)
    elif isinstance(value, str):
        numbers |= {number for day in days_in(value) for number in (str(day.day), str(day.year))}
    return frozenset(numbers)


def bound_numbers(figure: Toll | Materiel) -> set[str]:
    """The numbers by which the bounds of a toll or item may be told."""
    low, high = (figure.min, figure.max) if isinstance(figure, Toll) else (figure.qty_min, figure.qty_max)
    numbers = {str(bound) for bound in (low, high) if bound is not None}
    if figure.qualifier is Qualifier.MORE_THAN and low:
        numbers.add(str(low - 1))  # "over 50" is 51 and more
    return numbers


def days_in(value: object) -> tuple[date, ...]:
    """The days of an ISO date or interval; none when it is no date."""
    if not isinstance(value, str):
        return ()
    days = []
    for text in _ISO.findall(value):
        try:
            days.append(date.fromisoformat(text))
        except ValueError:
            continue
    return tuple(days)


def own_words(value: object) -> str | None:
    """The source's words for a number or a name, as the claim keeps them."""
    if isinstance(value, (Toll, Materiel)):
        return value.text
    if isinstance(value, Attribution):
        return value.by
    return value if isinstance(value, str) else None


def texts_of(value: object) -> Iterator[str]:
    """Every string inside a value that is no date."""
    found = [to_json(value)]
    while found:
        item = found.pop()
        if isinstance(item, str) and not _ISO.match(item):
            yield item
        elif isinstance(item, list):
            found += item
        elif isinstance(item, dict):
            found += item.values()

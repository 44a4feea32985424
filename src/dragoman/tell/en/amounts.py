"""Bounds and the words of a source -> a number told in English with its qualifier kept.

The source's own words stay ("over 50", "thirteen") when all of them are an English number phrase that says exactly the
claim's bounds; otherwise the number is told from the bounds. So a number can be re-worded and never changed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from babel.numbers import format_decimal

from dragoman.base.claim import Qualifier
from dragoman.tell.amounts import OPEN, Amount, bound
from dragoman.tell.en.tables import load_table

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}", re.ASCII)
_QUOTES = str.maketrans("", "", "\"“”«»'‘’")


def tell_amount(amount: Amount, text: str = "") -> str:
    """The words of a number, its source's own where they say exactly this.

    Args:
        text: the words of the source; a noun after the number is left out.

    >>> tell_amount(Amount(51, None, Qualifier.MORE_THAN), "over 50")
    'over 50'
    >>> tell_amount(Amount(20, 20, Qualifier.ABOUT), "une vingtaine")
    'about 20'
    """
    return own_words(amount, text) or _from_bounds(amount)


def own_words(amount: Amount, text: str) -> str | None:
    """The number phrase that a source's words begin with, when it is plain English and says exactly this amount."""
    said, found = find_amount(text)
    is_padded = any(word.startswith("0") and len(word) > 1 for word in said.split())
    return said.lower() if found is not None and not is_padded and found.says_same(amount) else None


MOST_WORDS = 8


def find_amount(text: str) -> tuple[str, Amount | None]:
    """The longest number phrase that a text begins with, and what it says."""
    words = text.translate(_QUOTES).split()
    for end in range(min(len(words), MOST_WORDS), 0, -1):
        said = " ".join(words[:end])
        found = parse_amount(said)
        if found is not None:
            return said, found
    return "", None


@lru_cache(maxsize=4096)
def parse_amount(text: str) -> Amount | None:
    """What an English number phrase says, None when it is none or says more than a number."""
    said = " ".join(text.lower().split())
    vague = load_table("numbers")["vague"].get(said)
    if vague is not None:
        low, high, qualifier = vague
        return Amount(low, None if high == OPEN else high, Qualifier(qualifier))
    return _parse_qualified(said) or _parse_range(said) or _exact(said)


def _exact(said: str) -> Amount | None:
    value = parse_cardinal(said)
    return Amount(value, value, Qualifier.EXACT if value else Qualifier.NONE) if value is not None else None


def _parse_qualified(said: str) -> Amount | None:
    table = load_table("numbers")
    for name, words in table["before"].items():
        for word in words:
            if said.startswith(f"{word} "):
                return bound(parse_cardinal(said[len(word) + 1 :]), Qualifier(name))
    for name, words in table["after"].items():
        for word in words:
            if said.endswith(f" {word}"):
                return bound(parse_cardinal(said[: -len(word) - 1]), Qualifier(name))
    return None


def _parse_range(said: str) -> Amount | None:
    table = load_table("numbers")["range"]
    for word in table["open"]:
        said = said.removeprefix(f"{word} ")
    for join in table["join"]:
        first, found, second = said.partition(join if not join.isalpha() else f" {join} ")
        low, high = parse_cardinal(first.strip()), parse_cardinal(second.strip())
        if found and low is not None and high is not None and low < high:
            return Amount(low, high, Qualifier.RANGE)
    return None


def parse_cardinal(said: str) -> int | None:
    """An English cardinal in figures or words: "1,200", "twenty-one", "three hundred and five", "two dozen"."""
    if _GROUPED.fullmatch(said):
        return int(said.replace(",", ""))
    table = load_table("numbers")
    total, last, seen = 0, 0, ""
    for word in said.replace("-", " ").split():
        if word == "and" and seen == "scale":
            continue
        if word in table["scale"]:
            scale = table["scale"][word]
            if seen not in ("unit", "figure"):
                return None
            total, last, seen = total + last * scale, 0, "scale"
        elif word in table["cardinal"]:
            value = table["cardinal"][word]
            if seen == "figure" or (
                seen == "unit" and not (last % 10 == 0 and last >= 20 and 0 < value < 10)
            ):
                return None
            last, seen = last + value, "unit"
        elif _GROUPED.fullmatch(word) and not seen:
            last, seen = int(word.replace(",", "")), "figure"
        else:
            return None
    return total + last if seen else None


def _from_bounds(amount: Amount) -> str:
    qualifier = amount.fitting()
    low, high = amount.low, amount.high
    form = load_table("numbers")["told"][qualifier]
    return str(form).format(
        low=tell_cardinal(low or 0),
        under=tell_cardinal(max((low or 1) - 1, 0)),
        high=tell_cardinal(high or 0),
    )


def tell_cardinal(number: int) -> str:
    """A number as a word below ten, else in figures."""
    words = load_table("numbers")["told_small"]["words"]
    return str(words[number]) if 0 < number < len(words) else tell_figures(number)


def tell_figures(number: int) -> str:
    """A number in figures: 1,200."""
    return str(format_decimal(number, locale="en"))

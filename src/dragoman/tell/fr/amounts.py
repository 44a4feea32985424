"""Bounds and the words of a source -> a number told in French with its qualifier kept.

The source's own words stay ("une vingtaine", "plus de 50") when all of them are a French number phrase that says
exactly the claim's bounds; otherwise the number is told from the bounds. A number can be re-worded and never changed.
"""

from __future__ import annotations

import re
from functools import lru_cache

from babel.numbers import format_decimal

from dragoman.base.claim import Qualifier
from dragoman.tell.amounts import OPEN, Amount, bound
from dragoman.tell.concepts import Gender
from dragoman.tell.fr.elision import join_words
from dragoman.tell.fr.nouns import one_word
from dragoman.tell.fr.tables import load_table

MOST_WORDS = 8
_GROUPED = re.compile(r"\d{1,3}(?:[ .\u00a0\u202f]\d{3})+|\d{1,9}", re.ASCII)
_QUOTES = str.maketrans("", "", '"“”«»‘')


def tell_amount(amount: Amount, text: str = "", gender: Gender = Gender.MASCULINE) -> str:
    """The words of a number, its source's own where they are French and say exactly this.

    Args:
        text: the words of the source; a noun after the number is left out. gender: of what is counted.

    >>> tell_amount(Amount(51, None, Qualifier.MORE_THAN), "over 50")
    'plus de 50'
    """
    said = own_words(amount, text) or _from_bounds(amount)
    if gender is Gender.FEMININE:
        return re.sub(r"(?<!\w)(un|aucun)$", r"\1e", said)
    return re.sub(r"(?<!\w)(un|aucun)e$", r"\1", said)


def tell_counted(amount: Amount, text: str, gender: Gender) -> str:
    """The words of a number as they stand before a noun: "des dizaines de", "une vingtaine de", "trois"."""
    return with_de(tell_amount(amount, text, gender))


def with_de(words: str) -> str:
    """A number with the "de" that it needs before its noun."""
    last = words.split(" ")[-1]
    return f"{words} de" if last in load_table("numbers")["told_small"]["before_de"] else words


def own_words(amount: Amount, text: str) -> str | None:
    """The number phrase that a source's words begin with, when it is plain French and says exactly this amount."""
    said, found = find_amount(text)
    if found is None or not found.says_same(amount):
        return None
    is_padded = any(word.startswith("0") and len(word) > 1 for word in said.split())
    return None if is_padded or _is_long(said) else said.lower().removesuffix(" de").replace("’", "'")


def _is_long(said: str) -> bool:
    """Whether a phrase spells out a number that is easier read in figures: "quatre-vingt-dix-sept"."""
    table = load_table("numbers")
    words = [word for word in re.split(r"[\s\-']+", said.lower()) if word in table["cardinal"]]
    return len(words) > 1 or any(
        table["cardinal"][word] > table["told_small"]["most_spelled"] for word in words
    )


def find_amount(text: str) -> tuple[str, Amount | None]:
    """The longest number phrase that a text begins with, and what it says."""
    words = text.translate(_QUOTES).replace("’", "'").split()
    for end in range(min(len(words), MOST_WORDS), 0, -1):
        said = " ".join(words[:end])
        found = parse_amount(said)
        if found is not None:
            return said, found
    return "", None


@lru_cache(maxsize=4096)
def parse_amount(text: str) -> Amount | None:
    """What a French number phrase says, None when it is none or says more than a number."""
    said = " ".join(text.lower().replace("’", "'").split())
    vague = load_table("numbers")["vague"].get(said)
    if vague is not None:
        low, high, qualifier = vague
        return Amount(low, None if high == OPEN else high, Qualifier(qualifier))
    return _parse_qualified(said) or _parse_range(said) or _exact(said)


def _exact(said: str) -> Amount | None:
    value = parse_cardinal(said)
    if value is None:
        return None
    is_about = any(name in said for name in load_table("numbers")["collective"])
    qualifier = Qualifier.ABOUT if is_about and not said.startswith("deux") else Qualifier.EXACT
    return Amount(value, value, qualifier if value else Qualifier.NONE)


def _parse_qualified(said: str) -> Amount | None:
    table = load_table("numbers")
    for name, words in table["before"].items():
        for word in words:
            joined = word if word.endswith("'") else f"{word} "
            if said.startswith(joined):
                return bound(parse_cardinal(said[len(joined) :]), Qualifier(name))
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
        if not join.isalpha() and not (first.strip()[-1:].isdigit() and second.strip()[:1].isdigit()):
            continue  # "quatre-vingt" is no range
        low, high = parse_cardinal(first.strip()), parse_cardinal(second.strip())
        if found and low is not None and high is not None and low < high:
            return Amount(low, high, Qualifier.RANGE)
    return None


def parse_cardinal(said: str) -> int | None:
    """A French cardinal in figures or words: "2 500", "vingt et un", "quatre-vingt-dix-sept", "une vingtaine"."""
    said = said.removesuffix(" de").removesuffix(" d'")
    if _GROUPED.fullmatch(said):
        return int(re.sub(r"\D", "", said))
    table = load_table("numbers")
    words = re.split(r"[\s\-]+", said)
    if words[-1].removesuffix("s") in table["collective"]:
        many = parse_cardinal(" ".join(words[:-1])) if len(words) > 1 else None
        return many * int(table["collective"][words[-1].removesuffix("s")]) if many else None
    return _spelled(words)


def _spelled(words: list[str]) -> int | None:
    """A number in words: each is added, but multiplied by "vingts", "cent" and "mille"."""
    cardinal = load_table("numbers")["cardinal"]
    total, part, before = 0, 0, 0
    for n, word in enumerate(words):
        if word == "et" and 0 < n < len(words) - 1 and before >= 20:
            continue
        value = cardinal.get(word)
        if value is None or (value == 0 and len(words) > 1):
            return None
        if value == 1000:
            total, part = total + max(part, 1) * 1000, 0
        elif value == 100 and 1 < part < 10:
            part *= 100
        elif value == 20 and part % 100 == 4 and before == 4:
            part += 76
        elif before and not _may_follow(before, value):
            return None
        else:
            part += value
        before = value
    return total + part


def _may_follow(before: int, value: int) -> bool:
    """Whether a number may be added to the one before it: "vingt deux", "soixante quinze", "cent trois", "dix sept"."""
    if before in (100, 1000):
        return value < before
    if before == 10:
        return value in (7, 8, 9)
    return before in (20, 30, 40, 50, 60, 70, 80, 90) and (value < 10 or (before in (20, 60) and value < 20))


def _from_bounds(amount: Amount) -> str:
    form = load_table("numbers")["told"][amount.fitting()]
    low, high = amount.low, amount.high
    said = str(form).format(
        low=tell_cardinal(low or 0),
        under=tell_cardinal(max((low or 1) - 1, 0)),
        high=tell_cardinal(high or 0),
    )
    return join_words(said)


def tell_cardinal(number: int, gender: Gender = Gender.MASCULINE) -> str:
    """A number as a word below ten, else in figures."""
    words = load_table("numbers")["told_small"]["words"]
    if number == 1:
        return one_word(gender)
    return str(words[number]) if 0 < number < len(words) else tell_figures(number)


def tell_figures(number: int) -> str:
    """A number in figures: 1 200, with a narrow no-break space."""
    return str(format_decimal(number, locale="fr"))

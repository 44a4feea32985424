"""A sentence -> the numbers in it as sets of possible values, so that two languages can be compared.

Figures are read here: digits of every script, and a separator that one language groups thousands with and another cuts
decimals with, so that "2.000" may be 2000 or 2. Number words are read by whoever knows the language: a stage knows no
other stage, so the reader of words is passed in. Hours and decades, which count nothing, are in data/number_words.tsv.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.interpret.tables import read_table

# Digits with separators inside: 12 500, 12,500.75, ١٢٫٥; a space groups only before exactly three digits.
_FIGURE = re.compile("\\d+(?:[.,\u066b\u066c'’][\\d]+|[ \u00a0\u202f]\\d{3}(?!\\d))*")
_SEPARATORS = ".,\u066b\u066c'’"
_SPACES = re.compile("[ \u00a0\u202f]")
_AFTERNOON = re.compile(r"(?:[:.]\d\d)? ?p\.?m\b", re.IGNORECASE)
MOST_DIGITS = 15
NOON = 12


@dataclass(frozen=True, slots=True)
class SaidNumber:
    """A number at [start, end) of a sentence: its words, and the values that they can mean.

    `values` are decimal numerals; for bounds "51.." (more than 50) and "15..20", and "~20" for about 20, so that a lost
    "more than" is a lost number.
    One that is not `is_sure` may answer a number of the other side, and is itself no fault when nothing answers it: the
    other language's number words are not known.
    """

    start: int
    end: int
    text: str
    values: frozenset[str]
    is_sure: bool = True


WordReader = Callable[[str, str], Iterable[SaidNumber]]
"""(sentence, language) -> the numbers of it that are written in words, or qualified; none for a language not known."""


def no_words(sentence: str, lang: str) -> Iterable[SaidNumber]:
    """Reads no number words."""
    return ()


def find_numbers(sentence: str, lang: str, words: WordReader = no_words) -> tuple[SaidNumber, ...]:
    """Every number of a sentence in order; where words and figures overlap, what the reader of words says stands."""
    said = list(_hours_and_decades(sentence, lang))
    said += [one for one in words(sentence, lang) if not _is_taken(one.start, one.end, said)]
    for match in _FIGURE.finditer(sentence):
        if not _is_taken(match.start(), match.end(), said):
            values = _values(match[0])
            if _AFTERNOON.match(sentence, match.end()):
                values |= {
                    str(int(value) + NOON) for value in values if value.isdecimal() and int(value) < NOON
                }
            said.append(SaidNumber(match.start(), match.end(), match[0], values))
    return tuple(sorted(said, key=lambda one: (one.start, one.end)))


def figure_values(text: str) -> frozenset[str]:
    """The values that one figure can mean: "2.000" is 2000 or 2, "12,7" is 12.7."""
    return _values(text)


def _is_taken(start: int, end: int, said: Iterable[SaidNumber]) -> bool:
    return any(one.start < end and start < one.end for one in said)


def _hours_and_decades(sentence: str, lang: str) -> Iterator[SaidNumber]:
    table = _said_in_words(lang)
    if table is None:
        return
    pattern, values = table
    for match in pattern.finditer(sentence):
        yield SaidNumber(match.start(), match.end(), match[0], values[match[0].lower()], is_sure=False)


@lru_cache(maxsize=16)
def _said_in_words(lang: str) -> tuple[re.Pattern[str], dict[str, frozenset[str]]] | None:
    """The phrases of a language, the longer first, and what each can stand for."""
    values = {
        row["words"]: frozenset(row["values"].split())
        for row in read_table("number_words.tsv")
        if row["lang"] == lang
    }
    if not values:
        return None
    phrases = "|".join(map(re.escape, sorted(values, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{phrases})(?![\w-])", re.IGNORECASE), values


def _values(figure: str) -> frozenset[str]:
    digits = "".join(str(unicodedata.digit(c, 0)) if c.isdigit() else c for c in _SPACES.sub("", figure))
    if sum(c.isdigit() for c in digits) > MOST_DIGITS:
        return frozenset({digits})
    parts = re.split(f"[{re.escape(_SEPARATORS)}]", digits)
    if len(parts) == 1:
        return frozenset({_whole(parts[0])})
    found = set()
    if all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3:
        found.add(_whole("".join(parts)))
    separators = [c for c in digits if c in _SEPARATORS]
    if all(len(part) == 3 for part in parts[1:-1]) and separators.count(separators[-1]) == 1:
        found.add(_decimal("".join(parts[:-1]), parts[-1]))
    return frozenset(found or {" ".join(map(_whole, parts))})


def _whole(digits: str) -> str:
    return digits.lstrip("0") or "0"


def _decimal(whole: str, part: str) -> str:
    rest = part.rstrip("0")
    return f"{_whole(whole)}.{rest}" if rest else _whole(whole)

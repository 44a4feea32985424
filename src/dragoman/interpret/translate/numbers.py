"""A sentence -> the numbers in it as sets of possible values, so that two languages can be compared.

Figures are read here: digits of every script, and a separator that one language groups thousands with and another cuts
decimals with, so that "2.000" may be 2000 or 2. Number words are read by whoever knows the language: a stage knows no
other stage, so the reader of words is passed in.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

# Digits with separators inside: 12 500, 12,500.75, ١٢٫٥; a space groups only before exactly three digits.
_FIGURE = re.compile("\\d+(?:[.,\u066b\u066c'’][\\d]+|[ \u00a0\u202f]\\d{3}(?!\\d))*")
_SEPARATORS = ".,\u066b\u066c'’"
_SPACES = re.compile("[ \u00a0\u202f]")
MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class SaidNumber:
    """A number at [start, end) of a sentence: its words, and the values that they can mean.

    `values` are decimal numerals, and for bounds "51.." (more than 50), so that a lost "more than" is a lost number.
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
    said = list(words(sentence, lang))
    for match in _FIGURE.finditer(sentence):
        if not any(one.start < match.end() and match.start() < one.end for one in said):
            values = _values(match[0])
            if values:
                said.append(SaidNumber(match.start(), match.end(), match[0], values))
    return tuple(sorted(said, key=lambda one: (one.start, one.end)))


def figure_values(text: str) -> frozenset[str]:
    """The values that one figure can mean: "2.000" is 2000 or 2, "12,7" is 12.7."""
    return _values(text)


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

"""A text -> the scripts of its letters, the one most of it is written in, and words that mix look-alike scripts.

The ranges are data/scripts.tsv. Chinese is told simplified or traditional by the characters of data/han.tsv, since
BCP 47 gives the two forms scripts of their own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from dragoman.interpret.tables import read_table

UNKNOWN = "Zyyy"
"""ISO 15924 for a text without letters, or with letters of no script named here."""

_DENSE = {"Hani": 3, "Jpan": 2, "Kore": 2, "Ethi": 2}  # one such character holds as much as this many letters
_KANA_SHARE = 0.1  # of Han and kana together; Japanese news has over half, Chinese none
_WORD = re.compile(r"[^\W\d_]{3,}")
_CHINESE = ("Hans", "Hant")


class Direction(StrEnum):
    """Which way a script runs."""

    LTR = "ltr"
    RTL = "rtl"


@dataclass(frozen=True, slots=True)
class Script:
    """One row of data/scripts.tsv."""

    code: str
    name: str
    direction: Direction
    is_look_alike: bool


@dataclass(frozen=True, slots=True)
class MixedWord:
    """A word at [start, end) whose letters are of several scripts that look alike; `scripts` in their order."""

    start: int
    end: int
    text: str
    scripts: tuple[str, ...]


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[int, ...], tuple[tuple[int, str], ...], dict[str, Script]]:
    """The first code points in order, for each the last one and the script, and the scripts by code."""
    ranges: list[tuple[int, int, str]] = []
    scripts: dict[str, Script] = {}
    for row in read_table("scripts.tsv"):
        scripts[row["code"]] = Script(
            row["code"], row["name"], Direction(row["direction"]), row["look_alike"] == "yes"
        )
        for part in row["ranges"].split():
            first, _, last = part.partition("-")
            ranges.append((int(first, 16), int(last or first, 16), row["code"]))
    ranges.sort()
    return tuple(r[0] for r in ranges), tuple((r[1], r[2]) for r in ranges), scripts


@lru_cache(maxsize=4096)
def script_of(letter: str) -> str | None:
    """The script of one character; None for digits, marks and letters of scripts that we do not name."""
    if not letter.isalpha():
        return None
    firsts, rest, _ = _table()
    at = bisect_right(firsts, ord(letter)) - 1
    return rest[at][1] if at >= 0 and ord(letter) <= rest[at][0] else None


def count_scripts(text: str) -> Counter[str]:
    """How many letters of each script a text holds."""
    counts: Counter[str] = Counter()
    for letter, number in Counter(text).items():
        script = script_of(letter)
        if script:
            counts[script] += number
    return counts


def main_script(text: str) -> str:
    """The script that most of a text is written in; Hans or Hant for Chinese, Zyyy when there is none."""
    counts = count_scripts(text)
    if not counts:
        return UNKNOWN
    han, kana = counts["Hani"], counts["Jpan"]
    if kana and kana >= _KANA_SHARE * (han + kana):
        counts["Jpan"] = han + kana
        del counts["Hani"]
    best = max(counts, key=lambda code: (counts[code] * _DENSE.get(code, 1), code))
    return _chinese_form(text) if best == "Hani" else best


def direction_of(script: str) -> Direction:
    """Which way it runs; left to right for a script that we do not name."""
    row = _table()[2].get(script)
    return row.direction if row else Direction.LTR


def script_name(script: str) -> str:
    """The English name of an ISO 15924 code."""
    if script in _CHINESE:
        return "simplified Han" if script == "Hans" else "traditional Han"
    row = _table()[2].get(script)
    return row.name if row else "no script we name"


def find_mixed_words(text: str) -> Iterator[MixedWord]:
    """The words in which letters of Latin, Greek, Cyrillic, Armenian or Cherokee stand side by side.

    An Arabic article before a Latin acronym is no such word: nobody takes one for the other.
    """
    if text.isascii():
        return
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii():
            continue
        scripts = tuple(dict.fromkeys(s for s in map(script_of, word) if s and _table()[2][s].is_look_alike))
        if len(scripts) > 1:
            yield MixedWord(match.start(), match.end(), word, scripts)


@lru_cache(maxsize=1)
def _han() -> dict[str, frozenset[str]]:
    return {row["script"]: frozenset(row["characters"]) for row in read_table("han.tsv")}


def _chinese_form(text: str) -> str:
    """Simplified where nothing speaks for the other: both forms share most characters."""
    hits = {form: sum(c in marks for c in text) for form, marks in _han().items()}
    return "Hant" if hits["Hant"] > hits["Hans"] else "Hans"

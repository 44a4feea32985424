"""A language -> the words that nobody may add, drop or move when rewording a report in it (`guard.LANG.toml`).

Words are compared as `plain` writes them, so that vowel signs, alef variants and curly apostrophes make no difference.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_AS_PLAIN = str.maketrans(
    {
        "’": "'",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ـ": "",
        **dict.fromkeys("\u2066\u2067\u2068\u2069", ""),
    }
)
_ARABIC_MARKS = re.compile("[\u064b-\u065f\u0670\u06d6-\u06ed]")


@dataclass(frozen=True, slots=True, eq=False)
class Guard:
    """The word lists of a language: family -> what finds its words.

    Args:
        in_place: stay as many, in their order. kept: do not become fewer. not_new: are not added.
        refers_back: finds a sentence that speaks of the one before it by its first words. stands_alone: finds one that
            only seems to.
        has_capitals: whether a name shows by its first letter. unbroken: finds blanks that break no line.
    """

    in_place: re.Pattern[str]
    kept: Mapping[str, re.Pattern[str]]
    not_new: Mapping[str, re.Pattern[str]]
    refers_back: re.Pattern[str]
    stands_alone: re.Pattern[str] | None
    has_capitals: bool
    unbroken: re.Pattern[str] | None

    def find_in_place(self, text: str) -> Iterator[tuple[str, str]]:
        """(family, word) of each word that keeps its place, in order."""
        for match in self.in_place.finditer(plain(text)):
            yield str(match.lastgroup), match[0].lower()

    def begins_back(self, text: str) -> bool:
        """Whether a sentence begins with a word that speaks of the sentence before it."""
        begin = plain(text).strip()
        if self.stands_alone is not None and self.stands_alone.match(begin):
            return False
        return bool(self.refers_back.match(begin))


def plain(text: str) -> str:
    """A text without what two spellings of a word may differ in: apostrophes, Arabic vowel signs, alefs, tatweel.

    >>> plain("قُتِلَ أَحَدُهُم")
    'قتل احدهم'
    """
    return _ARABIC_MARKS.sub("", unicodedata.normalize("NFC", text)).translate(_AS_PLAIN)


@cache
def load_guard(lang: str) -> Guard | None:
    """The lists of a language tag; None where there are none, and then nothing can be reworded in it."""
    tag = lang.split("-")[0].lower()
    source = files(__package__).joinpath(f"guard.{tag}.toml")
    if not tag.isalpha() or not source.is_file():
        return None
    table = tomllib.loads(plain(source.read_text("utf-8")))
    before, after = table["edges"]["before"], table["edges"]["after"]
    families = "|".join(f"(?P<{name}>{_any(words)})" for name, words in table["in_place"].items())

    def find(words: str) -> re.Pattern[str]:
        return re.compile(rf"{before}(?:{words}){after}", re.IGNORECASE)

    back = table["refers_back"]
    return Guard(
        in_place=find(families),
        kept={name: find(_any(words)) for name, words in table["kept"].items()},
        not_new={name: find(_any(words)) for name, words in table["not_new"].items()},
        refers_back=_begin(back["words"]),
        stands_alone=_begin(back["not"]) if back.get("not") else None,
        has_capitals=table["edges"]["has_capitals"],
        unbroken=re.compile(table["edges"]["unbroken"]) if "unbroken" in table["edges"] else None,
    )


def _begin(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(words)})(?!\w)", re.IGNORECASE)


def _any(words: list[str]) -> str:
    """Any of the words, the longest first; "*" at the end of one stands for any ending."""
    ranked = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(_one(word) for word in ranked)


def _one(word: str) -> str:
    escaped = re.escape(word.rstrip("*")).replace(r"\ ", r"\s+")
    return rf"{escaped}\w*" if word.endswith("*") else escaped

"""A language -> the words that nobody may add, drop or move when rewording a report in it (`guard.LANG.toml`)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, eq=False)
class Guard:
    """The word lists of a language: family -> what finds its words.

    Args:
        in_place: stay as many, in their order. kept: do not become fewer. not_new: are not added.
        refers_back: finds a sentence that speaks of the one before it by its first words.
    """

    in_place: re.Pattern[str]
    kept: Mapping[str, re.Pattern[str]]
    not_new: Mapping[str, re.Pattern[str]]
    refers_back: re.Pattern[str]

    def find_in_place(self, text: str) -> Iterator[tuple[str, str]]:
        """(family, word) of each word that keeps its place, in order."""
        for match in self.in_place.finditer(text):
            yield str(match.lastgroup), match[0].lower()

    def begins_back(self, text: str) -> bool:
        """Whether a sentence begins with a word that speaks of the sentence before it."""
        return bool(self.refers_back.match(text.strip()))


@cache
def load_guard(lang: str) -> Guard | None:
    """The lists of a language tag; None where there are none, and then nothing can be reworded in it."""
    tag = lang.split("-")[0].lower()
    source = files(__package__).joinpath(f"guard.{tag}.toml")
    if not tag.isalpha() or not source.is_file():
        return None
    table = tomllib.loads(source.read_text("utf-8"))
    families = "|".join(f"(?P<{name}>{_any(words)})" for name, words in table["in_place"].items())
    return Guard(
        in_place=re.compile(rf"(?<![\w'’])(?:{families})(?![\w'’])", re.IGNORECASE),
        kept={name: _finder(words) for name, words in table["kept"].items()},
        not_new={name: _finder(words) for name, words in table["not_new"].items()},
        refers_back=re.compile(rf"(?:{_any(table['refers_back']['words'])})(?!\w)", re.IGNORECASE),
    )


def _finder(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w'’])(?:{_any(words)})(?![\w'’])", re.IGNORECASE)


def _any(words: list[str]) -> str:
    """Any of the words, the longest first."""
    ranked = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ranked)

"""words.toml -> the checker's own English, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Bounds = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class CheckerWords:
    """Number words, bounding words, verbs by what they do to people and things, and date words."""

    numbers: dict[str, int]
    scales: dict[str, int]
    qualifiers: tuple[tuple[str, str], ...]
    qualifiers_after: tuple[tuple[str, str], ...]
    quantities: tuple[tuple[str, Bounds], ...]
    tolls: dict[str, tuple[str, ...]]
    weapons: dict[str, tuple[str, ...]]
    dispositions: dict[str, tuple[str, ...]]
    idioms: dict[str, tuple[str, ...]]
    victims: dict[str, tuple[str, ...]]
    parties: dict[str, tuple[str, ...]]
    event_types: dict[str, tuple[str, ...]]
    months: dict[str, int]
    islamic_months: dict[str, int]
    weekdays: dict[str, int]
    feasts: dict[str, tuple[int, int]]
    relative: tuple[tuple[str, tuple[int, int]], ...]


@cache
def load_words() -> CheckerWords:
    """The tables of words.toml, phrases with the longest first."""
    table = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    quantities = {
        phrase: (low, None if high < 0 else high) for phrase, (low, high) in table["quantities"].items()
    }
    relative = {phrase: (first, last) for phrase, (first, last) in table["relative"].items()}
    return CheckerWords(
        numbers=table["numbers"],
        scales=table["scales"],
        qualifiers=longest_first((p, kind) for kind, phrases in table["qualifiers"].items() for p in phrases),
        qualifiers_after=longest_first(
            (p, kind) for kind, ps in table["qualifiers_after"].items() for p in ps
        ),
        quantities=tuple(sorted(quantities.items(), key=lambda pair: -len(pair[0]))),
        tolls={name: tuple(words) for name, words in table["tolls"].items()},
        weapons={name: tuple(words) for name, words in table["weapons"].items()},
        dispositions={name: tuple(words) for name, words in table["dispositions"].items()},
        idioms={name: tuple(words) for name, words in table["idioms"].items()},
        victims={name: tuple(words) for name, words in table["victims"].items()},
        parties={name: tuple(words) for name, words in table["parties"].items()},
        event_types={name: tuple(words) for name, words in table["event_types"].items()},
        months=table["months"],
        islamic_months=table["islamic_months"],
        weekdays=table["weekdays"],
        feasts={name: (month, day) for name, (month, day) in table["feasts"].items()},
        relative=tuple(sorted(relative.items(), key=lambda pair: -len(pair[0]))),
    )


def longest_first(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Phrases with their kind, so that "well over" is tried before "over"."""
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


def has_word(text: str, beginnings: Iterable[str]) -> bool:
    """Whether a word of the text begins with one of these, or the text holds one that is a phrase."""
    return first_word(text, beginnings) >= 0


def last_word(text: str, beginnings: Iterable[str]) -> int:
    """Where the last word with one of these beginnings stands; -1 when none does."""
    return max((match.start() for match in beginning_pattern(tuple(beginnings)).finditer(text)), default=-1)


def first_word(text: str, beginnings: Iterable[str]) -> int:
    """Where the first word with one of these beginnings stands; -1 when none does."""
    match = beginning_pattern(tuple(beginnings)).search(text)
    return match.start() if match else -1


@cache
def beginning_pattern(beginnings: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of a word with one of these beginnings."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, beginnings)) + ")", re.IGNORECASE)

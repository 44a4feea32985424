"""languages/<tag>.toml -> the checker's own words of a language, read once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.dates import get_month_names

from bench.checker.plain import plain

Bounds = tuple[int | None, int | None]
LANGUAGES = ("en", "fr", "ar")
CLDR_LOCALES = {"fr": ("fr",), "ar": ("ar", "ar_SY", "ar_DZ", "ar_MA", "ar_TN", "ar_IQ")}


@dataclass(frozen=True, slots=True)
class CheckerWords:
    """Number words, bounding words, verbs by what they do to people and things, date words, patterns."""

    lang: str
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
    phrases: dict[str, tuple[str, ...]]
    units: dict[str, tuple[str, ...]]
    months: dict[str, int]
    islamic_months: dict[str, int]
    weekdays: dict[str, int]
    feasts: dict[str, tuple[int, int]]
    relative: tuple[tuple[str, tuple[int, int]], ...]
    patterns: dict[str, re.Pattern[str]]
    counted: tuple[str, ...]

    def plain(self, text: str) -> str:
        """A text in the spelling of these tables."""
        return plain(text, self.lang)

    def has(self, text: str, beginnings: Iterable[str]) -> bool:
        """Whether a word of the text begins with one of these, or the text holds one that is a phrase."""
        return self.first(text, beginnings) >= 0

    def last(self, text: str, beginnings: Iterable[str]) -> int:
        """Where the last word with one of these beginnings stands in the plain text; -1 when none does."""
        found = self._beginning(beginnings).finditer(self.plain(text))
        return max((match.start() for match in found), default=-1)

    def first(self, text: str, beginnings: Iterable[str]) -> int:
        """Where the first word with one of these beginnings stands in the plain text; -1 when none does."""
        match = self._beginning(beginnings).search(self.plain(text))
        return match.start() if match else -1

    def says(self, name: str, text: str) -> bool:
        """Whether a text, once plain, holds what a pattern of the language looks for; blanks at its ends count."""
        pattern = self.patterns.get(name)
        if pattern is None:
            return False
        lead, trail = (" " if end.isspace() else "" for end in (text[:1], text[-1:]))
        return bool(pattern.search(f"{lead}{self.plain(text)}{trail}"))

    def _beginning(self, beginnings: Iterable[str]) -> re.Pattern[str]:
        written_on = self.patterns.get("written_on")
        return beginning_pattern(tuple(beginnings), written_on.pattern if written_on else "")


@cache
def load_words(lang: str = "en") -> CheckerWords:
    """The tables of a language, phrases with the longest first."""
    file = Path(__file__).parent / "languages" / f"{lang}.toml"
    table = tomllib.loads(file.read_text(encoding="utf-8"))

    def spelled(words: Iterable[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(plain(word, lang) for word in words))

    def lists(name: str) -> dict[str, tuple[str, ...]]:
        return {key: spelled(words) for key, words in table.get(name, {}).items()}

    def values(name: str) -> dict[str, int]:
        return {plain(word, lang): value for word, value in table[name].items()}

    quantities = {
        plain(p, lang): (low, None if high < 0 else high) for p, (low, high) in table["quantities"].items()
    }
    relative = {plain(phrase, lang): (first, last) for phrase, (first, last) in table["relative"].items()}
    return CheckerWords(
        lang=lang,
        numbers=values("numbers"),
        scales=values("scales"),
        qualifiers=longest_first((p, kind) for kind, phrases in lists("qualifiers").items() for p in phrases),
        qualifiers_after=longest_first(
            (p, kind) for kind, ps in lists("qualifiers_after").items() for p in ps
        ),
        quantities=tuple(sorted(quantities.items(), key=lambda pair: -len(pair[0]))),
        tolls=lists("tolls"),
        weapons=lists("weapons"),
        dispositions=lists("dispositions"),
        idioms=lists("idioms"),
        victims=lists("victims"),
        parties=lists("parties"),
        event_types=lists("event_types"),
        phrases=lists("phrases"),
        units=lists("units"),
        months={**cldr_months(lang), **values("months")},
        islamic_months=values("islamic_months"),
        weekdays=values("weekdays"),
        feasts={plain(name, lang): (month, day) for name, (month, day) in table.get("feasts", {}).items()},
        relative=tuple(sorted(relative.items(), key=lambda pair: -len(pair[0]))),
        patterns={name: re.compile(pattern) for name, pattern in table["patterns"].items()},
        counted=tuple(table["counted"]["patterns"]),
    )


def cldr_months(lang: str) -> dict[str, int]:
    """The names of months that CLDR gives for the countries of a language; none where the table has them all."""
    return {
        plain(name, lang): number
        for locale in CLDR_LOCALES.get(lang, ())
        for number, name in get_month_names("wide", locale=locale).items()
    }


def longest_first(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Phrases with their kind, so that "well over" is tried before "over"."""
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def beginning_pattern(beginnings: tuple[str, ...], written_on: str) -> re.Pattern[str]:
    """The pattern of a word with one of these beginnings, behind what the language writes onto words."""
    return re.compile(r"\b" + written_on + "(?:" + "|".join(map(re.escape, beginnings)) + ")")

"""A phrase such as "the Malian army" -> which country's force it names, and which branch.

The patterns are data (`force_patterns.tsv`): each has one hole, {country} or {demonym}, so that every
country has its army, police and ministries without a row for each.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.atlas.entries import data_files
from dragoman.atlas.folding import fold_words
from dragoman.atlas.tables import read_rows
from dragoman.atlas.values import Country

HOLES = ("{country}", "{demonym}")
_FIRST_ARABIC = "\u0600"
_ARTICLE = "ال"


@dataclass(frozen=True, slots=True)
class ForcePattern:
    """The words around a country's name or demonym that together name a force."""

    before: str
    after: str
    hole: str
    branch: str
    pattern: str
    lang: str
    source: str


@dataclass(frozen=True, slots=True)
class Force:
    """A state force found by pattern: whose it is, which branch, and by which pattern."""

    country: Country
    branch: str
    pattern: ForcePattern


def load_force_patterns(folders: Sequence[Path]) -> tuple[ForcePattern, ...]:
    """The patterns of `force_patterns.tsv`, embedded ones first.

    Raises:
        AtlasError: a pattern has no hole or two.
    """
    patterns: list[ForcePattern] = []
    for path in data_files("force_patterns.tsv", folders):
        for row in read_rows(path, ("pattern", "branch")):
            pattern = row.required("pattern")
            holes = [hole for hole in HOLES if hole in pattern]
            if len(holes) != 1 or pattern.count(holes[0]) != 1:
                raise row.error(
                    f"pattern {pattern!r} has not exactly one hole", "Write {country} or {demonym} once."
                )
            before, after = pattern.split(holes[0])
            if not fold_words(before + after):
                raise row.error(
                    f"pattern {pattern!r} has no word of its own", "Write the words of the force."
                )
            patterns.append(
                ForcePattern(
                    before=fold_words(before),
                    after=fold_words(after),
                    hole=holes[0],
                    branch=row.required("branch"),
                    pattern=pattern,
                    lang=row.text("lang"),
                    source=row.text("source"),
                )
            )
    return tuple(patterns)


class ForceTable:
    """Patterns and countries -> one look-up a phrase."""

    def __init__(self, patterns: Iterable[ForcePattern], countries: Iterable[Country]) -> None:
        self._patterns: dict[tuple[str, str], list[ForcePattern]] = {}
        for pattern in patterns:
            self._patterns.setdefault((pattern.before, pattern.after), []).append(pattern)
        self._names: dict[str, dict[str, Country]] = {hole: {} for hole in HOLES}
        for country in countries:
            for name in (country.name, *country.names):
                self._names["{country}"].setdefault(fold_words(name), country)
            for demonym in country.demonyms:
                self._names["{demonym}"].setdefault(fold_words(demonym), country)
                if demonym[0] >= _FIRST_ARABIC:
                    self._names["{demonym}"].setdefault(fold_words(_ARTICLE + demonym), country)

    def match(self, text: str) -> Force | None:
        """The force that the whole phrase names; determiners are not part of it."""
        words = _without_possessive(text)
        count = len(words)
        for start in range(count):
            for end in range(count, start, -1):
                patterns = self._patterns.get((" ".join(words[:start]), " ".join(words[end:])))
                if not patterns:
                    continue
                middle = " ".join(words[start:end])
                for pattern in patterns:
                    country = self._names[pattern.hole].get(middle)
                    if country is not None:
                        return Force(country, pattern.branch, pattern)
        return None


def _without_possessive(text: str) -> list[str]:
    """The folded words of a phrase, "'s" cut off: "Mali's army" and "Mali army" are one pattern."""
    words = text.replace("’", "'").replace("'s ", " ").replace("s' ", "s ")
    return fold_words(words).split()

"""A language's file of place words (data/wordings/en.toml) -> what each word says in a place wording."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from dragoman.atlas.entries import DATA_FOLDER
from dragoman.atlas.folding import fold_words
from dragoman.base.errors import AtlasError

FOLDER = DATA_FOLDER / "wordings"
SHORTEST_HOST = 3  # letters of a word with a clitic; a shorter one is a word of its own


class Sign(StrEnum):
    """What a word does in a place wording."""

    NAME = "name"
    KIND = "kind"
    NUMBER = "number"
    UNIT = "unit"
    DISTANCE = "distance"  # a number and a unit in one word
    BEARING = "bearing"
    SIDE = "side"
    NEAR = "near"
    EDGE = "edge"
    BETWEEN = "between"
    AND = "and"
    OF = "of"
    FROM = "from"
    TO = "to"
    IN = "in"
    LINK = "link"
    BORDER = "border"
    ROUGH = "rough"
    CENTRE = "centre"
    FILLER = "filler"
    MARK = "mark"


class Kind(StrEnum):
    """The kind of place that a word beside a name states."""

    COUNTRY = "country"
    REGION = "region"
    DISTRICT = "district"
    TOWNSHIP = "township"
    TRACT = "tract"
    SETTLEMENT = "settlement"
    SITE = "site"
    LINE = "line"
    ROAD = "road"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Meaning:
    """One sense of a word: a number, kilometres a unit or degrees as `value`, the kind of a kind word."""

    sign: Sign
    value: float = 0.0
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class PlaceWords:
    """The place words of one language.

    `meanings` is keyed by words in lower case with single spaces, or as written where the file has a
    capital; `longest` is the number of words of the longest entry. `loose` holds the same by folded words,
    for a language whose accents or vowel signs are often left out. `elisions` and `clitics` stand joined
    before a word, `joined_and` before the second of two ends; `second_end` are the words that bring it in
    after a word for a road. With `is_construct` a direction right before a name is "north of", with
    `is_kind_first` a kind belongs to the name after it.
    """

    meanings: dict[str, tuple[Meaning, ...]]
    possessives: tuple[str, ...]
    longest: int
    loose: dict[str, tuple[Meaning, ...]]
    elisions: tuple[str, ...] = ()
    clitics: tuple[str, ...] = ()
    joined_and: str = ""
    second_end: tuple[str, ...] = ()
    is_construct: bool = False
    is_kind_first: bool = False

    def look_up(self, text: str) -> tuple[Meaning, ...]:
        """The senses of a word or words as written, () when they say nothing."""
        found = self.meanings.get(text) or self.meanings.get(text.casefold())
        if found or not self.loose:
            return found or ()
        key = fold_words(text)
        found = self.loose.get(key) if key else None
        if not found and key[:1] in self.clitics and len(key) > SHORTEST_HOST:
            found = self.loose.get(key[1:])
        return found or ()


@cache
def languages() -> tuple[str, ...]:
    """The languages that have a file, as ISO 639-1 codes in order."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def place_words(language: str) -> PlaceWords:
    """The place words of a language, read once.

    Raises:
        AtlasError: the language has no file, or the file says something unknown.
    """
    if language not in languages():
        raise AtlasError(
            f"place words of {language!r}: there is no such file. Languages: {', '.join(languages())}."
        )
    path = FOLDER / f"{language}.toml"
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    meanings: dict[str, list[Meaning]] = {}
    try:
        for word, meaning in _entries(data):
            meanings.setdefault(word, []).append(meaning)
    except ValueError as error:
        raise AtlasError(f"{path}: {error}. Correct the name of the list.") from error
    return PlaceWords(
        {word: tuple(senses) for word, senses in meanings.items()},
        tuple(data.get("possessives", ())),
        max(word.count(" ") + 1 for word in meanings),
        _loose(meanings) if data.get("loose") else {},
        tuple(data.get("elisions", ())),
        tuple(data.get("clitics", ())),
        str(data.get("joined_and", "")),
        tuple(data.get("second_end", ())),
        bool(data.get("construct", False)),
        bool(data.get("kind_first", False)),
    )


def _loose(meanings: dict[str, list[Meaning]]) -> dict[str, tuple[Meaning, ...]]:
    """The entries by folded words; those with a capital, which count only as written, are left out."""
    loose: dict[str, tuple[Meaning, ...]] = {}
    for word, senses in meanings.items():
        if word == word.casefold():
            loose.setdefault(fold_words(word), tuple(senses))
    return loose


def _entries(data: dict[str, Any]) -> Iterator[tuple[str, Meaning]]:
    tables = (
        ("units_km", Sign.UNIT),
        ("distances_km", Sign.DISTANCE),
        ("numbers", Sign.NUMBER),
        ("bearings_deg", Sign.BEARING),
        ("sides_deg", Sign.SIDE),
    )
    for table, sign in tables:
        for word, value in data.get(table, {}).items():
            yield word, Meaning(sign, float(value))
    for name, words in data.get("kinds", {}).items():
        for word in words:
            yield word, Meaning(Sign.KIND, kind=Kind(name))
    for name, words in data.get("words", {}).items():
        for word in words:
            yield word, Meaning(Sign(name))

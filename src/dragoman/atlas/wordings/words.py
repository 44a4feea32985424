"""A language's file of place words (data/wordings/en.toml) -> what each word says in a place wording."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any

from dragoman.atlas.entries import DATA_FOLDER
from dragoman.base.errors import AtlasError

FOLDER = DATA_FOLDER / "wordings"


class Sign(StrEnum):
    """What a word does in a place wording."""

    NAME = "name"
    KIND = "kind"
    NUMBER = "number"
    UNIT = "unit"
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
    capital; `longest` is the number of words of the longest entry.
    """

    meanings: dict[str, tuple[Meaning, ...]]
    possessives: tuple[str, ...]
    longest: int

    def look_up(self, text: str) -> tuple[Meaning, ...]:
        """The senses of a word or words as written, () when they say nothing."""
        return self.meanings.get(text) or self.meanings.get(text.casefold()) or ()


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
    )


def _entries(data: dict[str, Any]) -> Iterator[tuple[str, Meaning]]:
    tables = (
        ("units_km", Sign.UNIT),
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

"""A common noun in any of our languages -> the concept that it names, with its forms in each of them.

A claim's words are those of its document. So that a desk can tell it in another language without any translation
engine, `concepts.tsv` lists the nouns that claims are full of, and `demonyms.tsv` the adjectives of countries; what is
in neither is told as it is written. The tables were typed by hand; a bilingual dictionary was dropped, because a wrong
sense of "magazine" or "round" would be told as a fact.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType


class Gender(StrEnum):
    """The grammatical gender of a noun."""

    MASCULINE = "m"
    FEMININE = "f"


class Counting(StrEnum):
    """Whether a noun is counted, told in the plural only, or told with no number at all."""

    COUNTED = ""
    PLURAL = "p"
    MASS = "-"


class Number(StrEnum):
    """In which number a source wrote a noun."""

    ONE = "one"
    TWO = "two"
    MANY = "many"


@dataclass(frozen=True, slots=True)
class Forms:
    """A concept in one language; `two` is the Arabic dual, "" where there is none; English has no gender here."""

    one: str
    two: str
    many: str
    gender: Gender | None
    counting: Counting


@dataclass(frozen=True, slots=True)
class Concept:
    """What a common noun names, and its forms by language."""

    key: str
    forms: Mapping[str, Forms]
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A concept and the number in which it was written."""

    concept: Concept
    number: Number


@dataclass(frozen=True, slots=True)
class Demonym:
    """The adjective of a country or people: "Malian", "malien" and "malienne", "مالي"; plurals follow the rules."""

    en: tuple[str, ...]
    fr_masculine: str
    fr_feminine: str
    ar: str


@lru_cache(maxsize=8192)
def find_concept(noun: str) -> Found | None:
    """The concept that a noun of a claim names, None when the table has none.

    Args:
        noun: in English, French or Arabic, with or without the Arabic article and case endings.

    >>> find_concept("policemen").concept.forms["fr"].many
    'policiers'
    """
    return _index().get(_fold(noun))


@lru_cache(maxsize=8192)
def find_demonym(word: str) -> Demonym | None:
    """The adjective that a word is, in English, French (either gender, either number) or Arabic (either gender)."""
    return _demonyms().get(_fold(word))


@cache
def _demonyms() -> Mapping[str, Demonym]:
    index: dict[str, Demonym] = {}
    for row in _rows("demonyms.tsv"):
        found = Demonym(tuple(row["en"].split("|")), row["fr_m"], row["fr_f"], row["ar"])
        french = (found.fr_masculine, found.fr_feminine)
        arabic = (found.ar, f"{found.ar}ة", f"ال{found.ar}", f"ال{found.ar}ة")
        for spelling in (*found.en, *french, *(f"{form}s" for form in french), *arabic):
            index.setdefault(_fold(spelling), found)
    return index


def load_concepts() -> tuple[Concept, ...]:
    """The concepts of the table, in its order."""
    return _concepts()


@cache
def _concepts() -> tuple[Concept, ...]:
    return tuple(_concept(row) for row in _rows("concepts.tsv"))


def _rows(name: str) -> Iterator[Mapping[str, str]]:
    """The rows of a table of this folder, by the names of its columns."""
    lines = files("dragoman.tell").joinpath(name).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    for row in rows[1:]:
        yield dict(zip(rows[0], row, strict=True))


def _concept(row: Mapping[str, str]) -> Concept:
    forms = {
        "en": Forms(row["en"], "", row["en_pl"], None, Counting.COUNTED),
        "fr": Forms(row["fr"], "", row["fr_pl"], *_grammar(row["fr_gender"])),
        "ar": Forms(row["ar"], row["ar_dual"], row["ar_pl"], *_grammar(row["ar_gender"])),
    }
    also = tuple(name for name in row["also"].split("|") if name)
    return Concept(row["key"], MappingProxyType(forms), also)


def _grammar(cell: str) -> tuple[Gender, Counting]:
    return Gender(cell[:1]), Counting(cell[1:])


@cache
def _index() -> Mapping[str, Found]:
    index: dict[str, Found] = {}
    for concept in _concepts():
        for spelling, number in _spellings(concept):
            for written in _as_written(spelling):
                index.setdefault(_fold(written), Found(concept, number))
    return index


def _spellings(concept: Concept) -> Iterator[tuple[str, Number]]:
    """How a concept is written, with the number of each form."""
    for forms in concept.forms.values():
        if forms.one == forms.many:
            yield forms.one, Number.MANY if forms.counting is Counting.PLURAL else Number.ONE
            continue
        yield forms.one, Number.ONE
        yield forms.many, Number.MANY
        if forms.two:
            yield forms.two, Number.TWO
    for spelling in concept.also:
        yield spelling, Number.MANY if _looks_plural(spelling) else Number.ONE


_MANY = re.compile(r"(?:[^s]s|men|people|women|children|personnel)$")


def _looks_plural(spelling: str) -> bool:
    """Whether one of the other spellings, Latin ones all, is a plural: "IEDs", "membres d'équipage"."""
    words = spelling.split(" of ")[0].split(" ")
    return bool(_MANY.search(words[0 if " d" in spelling else -1]))


_ARABIC = re.compile(r"[\u0600-\u06ff]")


def _as_written(spelling: str) -> Iterator[str]:
    """A spelling, and in Arabic its oblique, accusative and definite forms too."""
    yield spelling
    if not _ARABIC.search(spelling):
        return
    cases = {spelling, *_oblique(spelling)}
    for form in cases:
        yield form
        yield " ".join(_definite(word) for word in form.split(" "))
        first, _, rest = form.partition(" ")
        if rest:
            yield f"{first} {' '.join(_definite(word) for word in rest.split(' '))}"


def _oblique(spelling: str) -> Iterator[str]:
    words = spelling.split(" ")
    yield " ".join(re.sub(r"(?<=\w\w)(?:ون|ان)$", "ين", word) for word in words)
    yield " ".join(word if word.endswith(("ة", "ا", "ء", "ى")) else word + "ا" for word in words)
    yield words[0] + "ا" + spelling[len(words[0]) :]


def _definite(word: str) -> str:
    return word if word.startswith("ال") or not _ARABIC.match(word) else f"ال{word}"


def _fold(text: str) -> str:
    """A spelling without case, accents, hamza seats and kinds of apostrophe and hyphen."""
    low = " ".join(text.casefold().split()).translate(_SAME)
    return "".join(c for c in unicodedata.normalize("NFKD", low) if not unicodedata.combining(c))


_SAME = str.maketrans({"’": "'", "‑": "-", "–": "-", "ـ": None, "أ": "ا", "إ": "ا", "آ": "ا"})

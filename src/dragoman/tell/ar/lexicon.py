"""Tables of this folder -> Arabic bodies, adjectives and places by a source's words, and the gender of Arabic words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from babel import Locale

from dragoman.tell.ar.nouns import find_noun
from dragoman.tell.ar.words import Gender, define
from dragoman.tell.concepts import Number, find_demonym
from dragoman.tell.tables import load_table
from dragoman.tell.terms import load_places


@dataclass(frozen=True, slots=True)
class Body:
    """An armed body, authority or speaker in Arabic, as a subject, and its gender."""

    text: str
    gender: Gender


def find_body(name: str) -> Body | None:
    """The body that a name is of; one in small letters in the table is found in any."""
    return _bodies().get(name) or _bodies().get(name.casefold())


def gender_of(words: str) -> Gender:
    """The gender of Arabic words by the first of them.

    >>> gender_of("جبهة الراية"), gender_of("تنظيم الفجر"), gender_of("مسلحون مجهولون")
    (<Gender.FEMININE: 'f'>, <Gender.MASCULINE: 'm'>, <Gender.PEOPLE: 'p'>)
    """
    listed = load_table("ar", "phrases")["gender"]
    first = re.sub(r"^[«\"“(]+|[»\"”),،]+$", "", words.split(" ")[0])
    plain = first.removeprefix("ال")
    if plain in listed["masculine"]:
        return Gender.MASCULINE
    if plain in listed["feminine"]:
        return Gender.FEMININE
    found = find_noun(plain)
    if found:
        noun, number = found
        if number is Number.ONE and not noun.is_plural:
            return noun.gender
        return Gender.PEOPLE if noun.is_people else Gender.FEMININE
    if plain.endswith(("ون", "ين")) and len(plain) > 4:
        return Gender.PEOPLE
    return Gender.FEMININE if plain.endswith(("ة", "اء", "ات", "ى")) else Gender.MASCULINE


@lru_cache(maxsize=4096)
def find_adjective(word: str) -> str | None:
    """The masculine Arabic adjective that a word is, None for none.

    >>> find_adjective("Malian"), find_adjective("maliennes"), find_adjective("gouvernementales")
    ('مالي', 'مالي', 'حكومي')
    """
    demonym = find_demonym(word)
    if demonym:
        return demonym.ar
    low = word.casefold()
    for end in ("", "s", "e", "es", "x"):
        stem = low.removesuffix(end) if end else low
        found = _adjectives().get(stem) if stem and (not end or low.endswith(end)) else None
        if found:
            return found
    return _adjectives().get(re.sub(r"(?:aux|ales?)$", "al", low))


@cache
def _adjectives() -> Mapping[str, str]:
    return {
        word.casefold(): row[0]
        for row in read_rows("adjectives")
        for word in "|".join(row[1:]).split("|")
        if word
    }


def qualify_body(body: Body, adjective: str) -> Body:
    """A body with an adjective, given as masculine: "القوات المسلحة المالية"."""
    instead = load_table("ar", "nouns")["instead"].get(adjective)
    if instead:
        return Body(f"{body.text} {instead}", body.gender)
    first, _, rest = adjective.partition(" ")
    ending = "" if body.gender is Gender.MASCULINE else "ة"
    tail = f" {define(rest)}" if rest else ""
    return Body(f"{body.text} {define(first)}{ending}{tail}", body.gender)


@cache
def _bodies() -> Mapping[str, Body]:
    """A name as written, and one in small letters as folded, -> the Arabic one."""
    found: dict[str, Body] = {}
    for row in read_rows("bodies"):
        body = Body(row[0], Gender(row[1]))
        for name in "|".join(row[2:]).split("|"):
            if name:
                found.setdefault(name.replace("’", "'"), body)
                if name.islower():
                    found.setdefault(name.casefold(), body)
        found.setdefault(row[0], body)
    return found


def find_place(name: str) -> str | None:
    """The Arabic name of a place that the table has, or of a country; None for any other.

    >>> find_place("Timbuktu"), find_place("Burkina Faso"), find_place("Kasana")
    ('تمبكتو', 'بوركينا فاسو', None)
    """
    told = name.replace("’", "'")
    return load_places("ar").get(told) or find_country(told)


def find_country(name: str) -> str | None:
    """The Arabic name of a country by its name in English or French."""
    code = _country_codes().get(_plain(name))
    return country_name(code) if code else None


def country_name(code: str | None) -> str | None:
    """The Arabic name of a country by its ISO 3166 code; None where there is no such code."""
    own = load_table("ar", "countries")["names"].get(code or "")
    name = own or Locale("ar").territories.get(code or "")
    return str(name) if name and len(code or "") == len("BF") else None


def _plain(name: str) -> str:
    return name.casefold().replace("’", "'")


@cache
def _country_codes() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for lang in ("en", "fr", "ar"):
        for code, name in Locale(lang).territories.items():
            if len(code) == len("BF") and code.isalpha():
                found.setdefault(_plain(name), code)
    for name, code in load_table("ar", "countries")["also"].items():
        found.setdefault(_plain(name), code)
    return found


@cache
def read_rows(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of a table of this folder, its comments left out."""
    lines = files("dragoman.tell.ar").joinpath(f"{name}.tsv").read_text("utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line.strip() and not line.startswith("#"))

"""A country by its ISO code -> its French name with article and preposition: "le Mali", "au Mali", "du Mali"."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from babel import Locale

from dragoman.tell.fr.elision import begins_with_vowel, join_words
from dragoman.tell.fr.tables import load_table


@dataclass(frozen=True, slots=True)
class Country:
    """A country's name, its article ("" for none), and the preposition of being there: "au", "en", "aux", "à"."""

    name: str
    article: str
    preposition: str

    @property
    def with_article(self) -> str:
        """ "le Mali", "l'Irak", "Haïti"."""
        return join_words(f"{self.article} {self.name}".strip())

    @property
    def there(self) -> str:
        """ "au Mali", "en Irak", "aux Philippines", "à Cuba"."""
        return join_words(f"{self.preposition} {self.name}")


@cache
def find_country(code: str) -> Country | None:
    """The country of an ISO 3166 alpha-2 code, None when it is none."""
    table = load_table("countries")
    own = table["names"].get(code)
    name = own[0] if own else Locale("fr").territories.get(code)
    if not name or len(code) != 2:
        return None
    name = name.replace("’", "'")
    if code in table["islands"]:
        is_isle = name.startswith("Île ")
        return Country(name, "la" if is_isle else "", "sur la" if is_isle else "à")
    if code in table["bare_en"]:
        return Country(name, "", "en")
    if code in table["plural_feminine"] or code in table["plural_masculine"]:
        return Country(name, "les", "aux")
    if code in table["feminine"]:
        return Country(name.removeprefix("La "), "la", "en")
    return Country(name, "le", "en" if begins_with_vowel(name) else "au")


@cache
def _codes() -> Mapping[str, str]:
    """Every known spelling of a country -> its code."""
    found: dict[str, str] = {}
    table = load_table("countries")["names"]
    for first in (True, False):  # "Congo" is the country that is told by this name
        for code, names in table.items():
            for name in names[:1] if first else names[1:]:
                found.setdefault(_fold(name), code)
    for lang in ("fr", "en", "ar"):
        for code, name in Locale(lang).territories.items():
            if len(code) == 2 and code.isalpha() and code not in ("EU", "EZ", "UN", "ZZ", "XA", "XB", "QO"):
                found.setdefault(_fold(name), code)
    return found


def country_code(name: str) -> str | None:
    """The code of a country by one of its spellings in French, English or Arabic; None when it is no country."""
    return _codes().get(_fold(name))


def is_country(name: str, code: str | None) -> bool:
    """Whether a name is that of a country in one of its usual spellings."""
    known = load_table("countries")["names"].get(code, ())
    return bool(code) and (country_code(name) == code or _fold(name) in {_fold(other) for other in known})


def definite_country(name: str) -> str | None:
    """A country's French name with its article, by one of its spellings: "Niger" is "le Niger"."""
    code = country_code(name)
    country = find_country(code) if code else None
    return country.with_article if country else None


def _fold(name: str) -> str:
    low = unicodedata.normalize("NFKD", name.casefold().replace("’", "'")).removeprefix("the ")
    return "".join(char for char in low if not unicodedata.combining(char)).strip()

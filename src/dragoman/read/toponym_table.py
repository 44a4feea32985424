"""The tables of a language about place names in general text -> look-ups of the finder of toponyms.

`toponyms.tsv` has abbreviations and adjectives that the gazetteer lacks, `toponyms.toml` the words that
stand in and around place names, `toponym_signs.tsv` what each sign weighs.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files

from dragoman.atlas import Atlas, PlaceEntry
from dragoman.read.lexicon import Classes, is_acronym, table_rows

ALWAYS = "always"


class Form(StrEnum):
    """How a form stands for a place: its short name, a code of two letters, its adjective, or the seat of its power."""

    SHORT = "short"
    CODE = "code"
    ADJECTIVE = "adjective"
    SEAT = "seat"


@dataclass(frozen=True, slots=True)
class KnownForm:
    """A form that a table has for one place, whatever the gazetteer says of the same letters."""

    form: Form
    entry: PlaceEntry


@dataclass(frozen=True, slots=True)
class ToponymTable:
    """Forms as written -> what they stand for; the word classes; what signs weigh.

    `kinds` has what a type word asks of an entry, `expansions` the full words of abbreviated ones.
    """

    forms: dict[str, KnownForm]
    classes: Classes
    kinds: dict[str, tuple[str, ...]]
    expansions: dict[str, str]
    weights: dict[str, float]

    @classmethod
    def load(cls, lang: str, atlas: Atlas) -> ToponymTable:
        """The tables of a language; the atlas's countries and their adjectives are filed beside them."""
        forms = dict(_country_forms(atlas))
        for row in table_rows(lang, "toponyms.tsv"):
            entry = atlas.places.get(row["id"])
            if entry is not None:
                forms[row["form"]] = KnownForm(Form(row["kind"]), entry)
        path = files("dragoman.read") / "lexicons" / lang / "toponyms.toml"
        words = tomllib.loads(path.read_text(encoding="utf-8"))
        classes = Classes((name, frozenset(members)) for name, members in words["classes"].items())
        kinds = {word: tuple(codes) for word, codes in words["kinds"].items()}
        weights = {row["sign"]: float(row["weight"]) for row in table_rows(lang, "toponym_signs.tsv")}
        return cls(forms, classes, kinds, words["expansions"], weights)

    def is_type(self, low: str) -> bool:
        """Whether a folded word says what kind of place or site a name is of."""
        classes = ("site_types", "nature_types", "area_types", "opening_types", "body_types")
        return any(low in self.classes[name] for name in classes)

    def expand(self, name: str) -> str:
        """A name with its abbreviated words in full ("Mt. Pleasant": Mount Pleasant), "" when it has none."""
        words = name.split()
        full = [self.expansions.get(word.casefold(), word) for word in words]
        return " ".join(full) if len(words) > 1 and full != words else ""


def _country_forms(atlas: Atlas) -> list[tuple[str, KnownForm]]:
    """Abbreviated names and the adjectives of the countries that have a point; a name wins.

    Names in full are left to the gazetteer, where others may share them ("Georgia").
    """
    found: dict[str, KnownForm] = {}
    for form in (Form.SHORT, Form.ADJECTIVE):
        for country in atlas.countries:
            entries = atlas.places.find(country.name, country.iso2, abroad=False)
            entry = next((e for e in entries if e.feature_code.startswith("PCL")), None)
            if entry is None:
                continue
            names = (country.name, *country.names) if form is Form.SHORT else country.demonyms
            for name in names:
                if name[:1].isupper() and (form is Form.ADJECTIVE or is_acronym(name)):
                    found.setdefault(name, KnownForm(form, entry))
    return list(found.items())

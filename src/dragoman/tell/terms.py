"""A noun or place as its source writes it, standing alone in a table -> the same in the language of a report.

What the tables know is told in that language; everything else stays as written, a name in its own letters.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from dragoman.tell.concepts import Number, find_concept

FSI, PDI = "\u2068", "\u2069"
_COMMA, _POINT = re.compile(r"(?<=\d),(?=\d)"), re.compile(r"(?<=\d)\.(?=\d)")
_ARABIC = re.compile(r"[\u0600-\u06ff]")


def tell_term(noun: str, lang: str) -> str:
    """A common noun in a language, in the number in which it is written.

    >>> tell_term("soldiers", "ar"), tell_term("soldiers", "en"), tell_term("PKM", "ar")
    ('جنود', 'soldiers', 'PKM')
    """
    found = find_concept(noun)
    if found is None or _is_written_in(noun, lang):
        return noun
    forms = found.concept.forms.get(lang)
    if forms is None:
        return noun
    told = {Number.ONE: forms.one, Number.TWO: forms.two or forms.many, Number.MANY: forms.many}
    return keep_decimals(told[found.number], noun)


def keep_decimals(told: str, written: str) -> str:
    """Words with each calibre as its source writes it: "12,7" is not told as "12.7", a number that nobody wrote.

    >>> keep_decimals("رشاش عيار 12.7 ملم", "mitrailleuse 12,7 mm")
    'رشاش عيار 12,7 ملم'
    """
    if _COMMA.search(written):
        return _POINT.sub(",", told)
    return _COMMA.sub(".", told) if _POINT.search(written) else told


def _is_written_in(noun: str, lang: str) -> bool:
    """Whether a noun needs no other word: English stays English, Arabic Arabic."""
    return bool(_ARABIC.search(noun)) if lang == "ar" else lang == "en" and not _ARABIC.search(noun)


def tell_place(name: str, lang: str) -> str:
    """A place by the name that a language has for it, where its folder has a table of places.

    >>> tell_place("Timbuktu", "ar"), tell_place("Timbuktu", "en")
    ('تمبكتو', 'Timbuktu')
    """
    return load_places(lang).get(name.replace("’", "'"), name)


@cache
def load_places(lang: str) -> Mapping[str, str]:
    """Every spelling of a place -> its name in a language; empty where the language has no table `places.tsv`."""
    file = files("dragoman.tell").joinpath(lang, "places.tsv")
    if not file.is_file():
        return MappingProxyType({})
    rows = [line.split("\t") for line in file.read_text("utf-8").splitlines() if line and line[0] != "#"]
    return MappingProxyType({name.replace("’", "'"): row[0] for row in rows for name in row[1].split("|")})


def comma_of(lang: str) -> str:
    """What stands between two values in a row."""
    return "، " if lang == "ar" else ", "

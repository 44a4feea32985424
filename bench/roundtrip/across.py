"""A claim, and what was read of its telling in another language -> which of its values came back.

Enumerations, days, countries and the bounds and qualifiers of figures are one in any language and have to be equal.
Names are those by which the claim is told: one actor or place of the atlas, or the same letters. Nouns are compared
where our table of concepts, or the grammar, says what a word is in the other language; the noun of an item of materiel
is left to its category.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bench.roundtrip.compare import (
    ACTORS,
    SCALARS,
    TOLLS,
    Names,
    Value,
    is_country_told,
    many,
    one,
)
from bench.roundtrip.telling import Form
from dragoman.atlas import Atlas
from dragoman.base.claim import Claim, Materiel, Qualifier, Toll
from dragoman.tell import Grammar
from dragoman.tell import Names as TellingNames
from dragoman.tell.concepts import find_concept
from dragoman.tell.terms import tell_place

SIGNIFICANT = {
    Form.FULL: (*SCALARS, *ACTORS, "basis", "places", *TOLLS, "materiel", "inventory_open"),
    Form.SHORT: (*SCALARS, *ACTORS, "places"),
}
"""What a form tells: the short one leaves out most figures, and all arms."""


def compare_across(
    told: Claim,
    read: Claim | None,
    atlas: Atlas,
    grammar: Grammar,
    names: TellingNames,
    form: Form = Form.FULL,
) -> Iterator[Value]:
    """Every value of a claim that a form tells, and every value that was read beside it.

    Args:
        names: those by which the claim was told.
    """
    bearers = Bearers(Names(atlas, told.country), atlas, grammar, names)
    values = _values(told, read, bearers)
    yield from (value for value in values if value.field in SIGNIFICANT[form])


def _values(told: Claim, read: Claim | None, bearers: Bearers) -> Iterator[Value]:
    for field in SCALARS:
        yield from one(field, getattr(told, field), read and getattr(read, field), _is_equal)
    for field in ACTORS:
        yield from one(field, getattr(told, field), read and getattr(read, field), bearers.is_same)
    if told.attribution is not None:
        basis = read.attribution.basis if read and read.attribution else None
        yield from one("basis", told.attribution.basis, basis, _is_equal)
    yield from many("places", *bearers.places(told, read), bearers.is_same_place)
    for field in TOLLS:
        rows = [_toll(toll) for toll in getattr(told, field)]
        found = [_toll(toll) for toll in getattr(read, field)] if read else []
        yield from many(field, rows, found, bearers.is_same_toll)
    items = [_item(item, bearers.atlas) for item in told.materiel]
    found = [_item(item, bearers.atlas) for item in read.materiel] if read else []
    yield from many("materiel", items, found, _is_equal)
    is_open = read and (read.inventory_open or None)
    yield from one("inventory_open", told.inventory_open or None, is_open, _is_equal)


def _toll(toll: Toll) -> tuple[Any, ...]:
    """What of a toll has to come back; the least of "dozens" is what a language's word says, 24 or 20."""
    least = None if toll.qualifier is Qualifier.DOZENS else toll.min
    return (str(toll.side), least, toll.max, str(toll.qualifier), toll.source)


def _item(item: Materiel, atlas: Atlas) -> tuple[Any, ...]:
    """What of an item has to come back; its class is the atlas's where the atlas knows it."""
    known = atlas.find_arm(item.item).matches
    category = known[0].value.category if known else item.category
    least = None if item.qualifier is Qualifier.DOZENS else item.qty_min
    return (str(category), least, item.qty_max, str(item.disposition))


def _is_equal(told: Any, read: Any) -> bool:
    return bool(told == read)


@dataclass(frozen=True, slots=True)
class Bearers:
    """Comparing names and nouns of two languages; `names` are those by which the claim was told."""

    known: Names
    atlas: Atlas
    grammar: Grammar
    names: TellingNames

    def is_same(self, told: str, read: str) -> bool:
        """Whether what was read is the name or noun that was told."""
        name = self.names.get(told, told)
        forms = {fold_any(form) for form in (told, name, self.grammar.tell_party(name))}
        if fold_any(read) in forms or fold_any(self.grammar.tell_party(read)) in forms:
            return True
        if any(self.known.is_same_actor(form, read) for form in (told, name)):
            return True
        concepts = [_concept(noun) for noun in (told, name)]
        return any(key is not None and key == _concept(read) for key in concepts)

    def is_same_place(self, told: str, read: str) -> bool:
        """Whether two names are one place, by the gazetteer or by the name that the language has for it."""
        name = self.names.get(told, told)
        if self.known.is_same_place(told, read) or self.known.is_same_place(name, read):
            return True
        forms = {fold_any(form) for form in (told, name, tell_place(name, self.grammar.lang))}
        return fold_any(read) in forms or self._is_same_country(told, read)

    def _is_same_country(self, told: str, read: str) -> bool:
        codes = [{m.value.iso2 for m in self.atlas.find_country(name).matches} for name in (told, read)]
        return bool(codes[0] & codes[1])

    def is_same_toll(self, told: tuple[Any, ...], read: tuple[Any, ...]) -> bool:
        """Whether two tolls agree in side, bounds, qualifier and who gives them."""
        *rest, source = told
        *found, giver = read
        if rest != found or (source is None) != (giver is None):
            return False
        return source is None or self.is_same(source, giver)

    def places(self, told: Claim, read: Claim | None) -> tuple[list[str], list[str]]:
        """The places of both, without a country's name that stands for the country that was told."""
        found = list(read.places) if read else []
        if told.country and not any(is_country_told(name, told.country, self.atlas) for name in told.places):
            found = [name for name in found if not is_country_told(name, told.country, self.atlas)]
        return list(told.places), found


@lru_cache(maxsize=4096)
def _concept(noun: str) -> str | None:
    found = find_concept(noun)
    return found.concept.key if found else None


_OPENING = re.compile(r"^(?:the|an?|les?|la|l'|des?|du|une?|d') ?(?=\S)")
_SAME = str.maketrans({"’": "'", "‘": "'", "أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه", "ـ": None})


def fold_any(name: str) -> str:
    """A name without case, accents, quotation marks, isolates, leading article and Arabic articles.

    >>> fold_any("« des soldats maliens »") == fold_any("soldats maliens"), fold_any("الجيش المالي")
    (True, 'جيش مالي')
    """
    low = unicodedata.normalize("NFKD", name.casefold().translate(_SAME))
    plain = "".join(c for c in low if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    words = re.sub(r"[«»“”\"\u00a0]", " ", plain).split()
    return _OPENING.sub("", " ".join(word.removeprefix("ال") if len(word) > 4 else word for word in words))

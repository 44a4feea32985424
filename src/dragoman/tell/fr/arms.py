"""Materiel -> words: "deux véhicules, une mitrailleuse PK, neuf caisses de munitions et d'autres équipements"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.base.claim import Disposition, Materiel
from dragoman.tell.amounts import Amount
from dragoman.tell.concepts import Counting, Number
from dragoman.tell.fr.amounts import tell_counted
from dragoman.tell.fr.elision import join_words
from dragoman.tell.fr.nouns import Noun, one_word
from dragoman.tell.fr.tables import phrase
from dragoman.tell.fr.telling import Telling
from dragoman.tell.pieces import Pieces, join

Row = tuple[int, Materiel]


def by_disposition(telling: Telling, told: Sequence[int] = ()) -> list[tuple[Disposition, tuple[Row, ...]]]:
    """The items of each disposition with their places in the claim, without those told, in the order of the codes."""
    rows = [row for row in enumerate(telling.claim.materiel) if row[0] not in told]
    groups = [(d, tuple(row for row in rows if row[1].disposition is d)) for d in Disposition]
    return [(d, group) for d, group in groups if group]


def tell_items(telling: Telling, rows: Sequence[Row], *, is_open: bool) -> Pieces:
    """A list of items, open where the source says that there was more."""
    items = [telling.piece(tell_item(telling, item), f"/materiel/{n}") for n, item in rows]
    if is_open:
        items.append(telling.piece(phrase("materiel", "other"), "/inventory_open"))
    return join(items, phrase("list", "comma"), phrase("list", "and"))


def tell_item(telling: Telling, item: Materiel) -> str:
    """One item with its number and unit."""
    noun = telling.counted(item.item)
    amount = Amount(item.qty_min, item.qty_max, item.qualifier)
    if item.unit:
        unit = telling.noun(item.unit)
        name = noun.one if noun.counting is Counting.MASS else noun.many
        return join_words(f"{_count(amount, item.text, unit)} de {name}")
    return _count(amount, item.text, noun)


def agreement(telling: Telling, rows: Sequence[Row], *, is_open: bool) -> Noun:
    """A noun with which the verb of a list agrees: masculine where anything in it is."""
    nouns = [telling.noun(item.unit or item.item) for _, item in rows]
    is_one = len(rows) == 1 and rows[0][1].qty_max == 1 and not is_open
    is_mass = len(rows) == 1 and nouns[0].counting is Counting.MASS and not is_open
    is_feminine = all(noun.is_feminine for noun in nouns) and not is_open
    gender = nouns[0].gender if is_feminine or len(nouns) == 1 and not is_open else _MASCULINE.gender
    is_single = (is_one and nouns[0].counting is not Counting.PLURAL) or is_mass
    return Noun("", "", gender, number=Number.ONE if is_single else Number.MANY)


_MASCULINE = Noun("", "")


def _count(amount: Amount, text: str, noun: Noun) -> str:
    many = noun.in_number(Number.MANY)
    if noun.counting is Counting.MASS:
        return noun.with_article() if amount.is_unstated or amount.is_one else _number(amount, text, noun)
    if amount.is_unstated:
        return (
            f"des {noun.many}" if noun.counting is Counting.PLURAL or not noun.is_unique else many.definite()
        )
    if amount.is_one:
        if noun.counting is Counting.PLURAL:
            return f"des {noun.many}"
        return f"{one_word(noun.gender)} {noun.one}"
    return _number(amount, text, noun)


def _number(amount: Amount, text: str, noun: Noun) -> str:
    is_none = amount.is_none and noun.counting is not Counting.PLURAL
    return join_words(f"{tell_counted(amount, text, noun.gender)} {noun.one if is_none else noun.many}")

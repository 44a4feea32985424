"""Materiel -> words: "two vehicles, a 14-mm weapon, nine boxes of ammunition and other unspecified equipment"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.base.claim import Disposition, Materiel
from dragoman.tell.amounts import Amount
from dragoman.tell.en.amounts import tell_amount
from dragoman.tell.en.nouns import article, is_mass, is_plural, plural, singular
from dragoman.tell.en.tables import phrase
from dragoman.tell.en.telling import Telling
from dragoman.tell.en.tolls import with_of
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
    return join(items, ", ", " and ")


def tell_item(telling: Telling, item: Materiel) -> str:
    """One item with its number and unit."""
    name = telling.say(item.item)
    amount = Amount(item.qty_min, item.qty_max, item.qualifier)
    if item.unit:
        unit = telling.say(item.unit)
        return (
            _count(amount, item.text, unit)
            + f" {phrase('toll', 'of')} "
            + (name if is_mass(name) else plural(name))
        )
    return _count(amount, item.text, name)


def _count(amount: Amount, text: str, noun: str) -> str:
    if amount.is_unstated:
        return plural(noun)
    if amount.is_one:
        one = singular(noun)
        return one if is_mass(one) or is_plural(one) else f"{article(one)} {one}"
    return f"{with_of(tell_amount(amount, text))} {plural(noun)}"

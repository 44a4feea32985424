"""Materiel -> Arabic: "مركبتين وتسعة صناديق من الذخيرة ومعدات أخرى لم تُحدد", in the genitive."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.base.claim import Category, Disposition, Materiel
from dragoman.tell.amounts import Amount
from dragoman.tell.ar.amounts import counted
from dragoman.tell.ar.named import tell_named
from dragoman.tell.ar.nouns import Noun, extend, find_noun
from dragoman.tell.ar.telling import Telling, phrase
from dragoman.tell.ar.words import Case, attach, is_arabic, isolate
from dragoman.tell.pieces import Pieces, clean, join
from dragoman.tell.tables import load_table
from dragoman.tell.terms import keep_decimals

Row = tuple[int, Materiel]
PIECE = Noun("قطعة", "قطعتان", "قطع", is_feminine=True, is_people=False)
"""What is counted of something that has no number, or whose name no table knows."""
_INNER = str.maketrans("«»", "“”")
"""Quotation marks within quotation marks."""
_CALIBRE = re.compile(
    r"^(?P<a>\d{1,3}(?:[.,]\d{1,2})?)[ -]?mm (?P<b>.+)$|^(?P<c>.+?) (?:de )?(?P<d>\d{1,3}(?:[.,]\d{1,2})?) ?mm$"
)


def by_disposition(telling: Telling, told: Sequence[int] = ()) -> list[tuple[Disposition, tuple[Row, ...]]]:
    """The items of each disposition with their places in the claim, without those told, in the order of the codes."""
    rows = [row for row in enumerate(telling.claim.materiel) if row[0] not in told]
    groups = [(d, tuple(row for row in rows if row[1].disposition is d)) for d in Disposition]
    return [(d, group) for d, group in groups if group]


def tell_items(telling: Telling, rows: Sequence[Row], *, is_open: bool) -> list[Pieces]:
    """Items one by one, open where the source says that there was more."""
    items = [telling.piece(tell_item(telling, item), f"/materiel/{n}") for n, item in rows]
    if is_open:
        items.append(telling.piece(phrase("materiel", "other"), "/inventory_open"))
    return items


def with_fate(telling: Telling, disposition: Disposition, items: Sequence[Pieces]) -> Pieces:
    """What became of items: "الاستيلاء على مركبتين", "إلحاق أضرار بشاحنة"."""
    listed = join(items, phrase("list", "and"), phrase("list", "and"))
    if disposition is not Disposition.DAMAGED:
        return (*telling.fill(phrase("harm", disposition) + " "), *listed)
    first = listed[0]
    pointers = tuple(fact.pointer for fact in first.facts)
    begun = telling.piece(attach("ب", first.text), *pointers)
    return (*telling.fill(phrase("harm", disposition) + " "), *begun, *listed[1:])


def tell_item(telling: Telling, item: Materiel, case: Case = Case.GENITIVE) -> str:
    """One item with its number and unit."""
    amount = Amount(item.qty_min, item.qty_max, item.qualifier)
    found = item_noun(telling.say(item.item), item.category)
    if item.unit:
        return phrase("materiel", "of").format(
            count=_units(telling, item, amount, case), item=_defined(found)
        )
    if amount.is_unstated:
        return found.single(case) if found.is_mass else found.several(case)
    if found.is_mass or found.is_plural:
        return phrase("materiel", "of").format(count=counted(amount, PIECE, case), item=_defined(found))
    return counted(amount, found, case, with_one=False)


def _units(telling: Telling, item: Materiel, amount: Amount, case: Case) -> str:
    unit = clean(telling.say(item.unit or ""))
    found = find_noun(unit)
    known = found[0] if found else extend(PIECE, f"(«{isolate(unit)}»)")
    return known.several(case) if amount.is_unstated else counted(amount, known, case, with_one=False)


def _defined(found: Noun) -> str:
    foreign = load_table("ar", "nouns")["foreign"]
    if any(word.isascii() or word in foreign for word in found.one.split(" ")):  # "ذخيرة PK"
        return found.single(Case.GENITIVE) if found.is_mass else found.several(Case.GENITIVE)
    if found.is_mass:
        return found.single(Case.GENITIVE, definite=True)
    return found.several(Case.GENITIVE, definite=True)


def item_noun(name: str, category: Category) -> Noun:
    """What an item is: by its name, by its kind and model, else by its category with the source's word beside it."""
    name = clean(name)
    found = find_noun(name)
    known = (found[0] if found else None) or _of_calibre(name) or tell_named(name).noun
    if known is not None:
        forms = (keep_decimals(form, name) for form in (known.one, known.two, known.many))
        one, two, many = forms
        return replace(known, one=one, two=two, many=many)
    kind = _kind(category)
    if _is_model(name):
        model = phrase("materiel", "model").format(noun="", model=isolate(name)).strip()
        return extend(kind or PIECE, model)
    shown = f"«{isolate(name.translate(_INNER))}»"
    return extend(kind, f"({shown})") if kind else extend(PIECE, f"من {shown}")


def _kind(category: Category) -> Noun | None:
    forms = load_table("ar", "phrases")["category"].get(category)
    if forms is None:
        return None
    one, two, many, gender = forms
    return Noun(one, two, many, is_feminine=gender == "f", is_people=False)


def _of_calibre(name: str) -> Noun | None:
    """ "12.7 mm machine gun": a kind and its calibre."""
    match = _CALIBRE.match(name)
    if match is None:
        return None
    found = find_noun(match["b"] or match["c"])
    size = f"{match['a'] or match['d']} ملم"
    return (
        extend(found[0], phrase("materiel", "calibre").format(noun="", calibre=size).strip())
        if found
        else None
    )


def _is_model(name: str) -> bool:
    """Whether words are the name of a model: every one with a capital or a figure."""
    return not is_arabic(name) and all(
        any(char.isupper() or char.isdigit() for char in word) for word in name.split(" ")
    )

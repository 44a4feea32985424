"""Points -> English sentences, by the templates of kinds.toml.

A template names its slots in braces. `{acts:be}` agrees with the number of a slot, `{country:in}` is a preposition
that is told only once, and what stands in square brackets is left out when a slot in it is empty.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.base.errors import UnknownTerm
from dragoman.tell.en.deeds import tell_count
from dragoman.tell.en.totals import tell_bounds
from dragoman.tell.grammar import Grammar
from dragoman.tell.kinds import Count, Counted, Days, Land, Named, Point, Row, Slot, Total
from dragoman.tell.told import How, Piece, Sentence, join_pieces

Pieces = tuple[Piece, ...]
Slots = Mapping[str, Slot | tuple[Slot | Row, ...]]
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")
_HOW = {
    Counted.ACTS: How.COUNT,
    Counted.BARE: How.COUNT,
    Counted.SOURCES: How.SOURCES,
}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("dragoman.tell.en").joinpath("kinds.toml").read_text(encoding="utf-8"))


class KindWords:
    """English; keeps the protocol `dragoman.tell.kinds.KindWords`."""

    def label(self, *path: str) -> str:
        """A heading, or a word of a table or chart."""
        return _word("label", *path)

    def tell(self, grammar: Grammar, point: Point) -> Sentence:
        """A sentence."""
        return _sentence(_fill(grammar, _word("point", point.topic), point.slots), stop=".")

    def tell_headline(self, grammar: Grammar, point: Point) -> Sentence:
        """A headline."""
        return _sentence(_fill(grammar, _word("point", point.topic), point.slots), stop="")


def _word(*path: str) -> str:
    node: Any = _table()
    for key in path:
        if not isinstance(node, Mapping) or key not in node:
            raise UnknownTerm(f"English has no word for {'.'.join(path)!r}. Add it to tell/en/kinds.toml.")
        node = node[key]
    return str(node)


def _fill(grammar: Grammar, template: str, slots: Slots) -> Pieces:
    """A template with its slots filled; optional parts with an empty slot are left out."""
    kept = _OPTIONAL.sub(
        lambda m: m[1] if all(slots.get(s[1]) for s in _SLOT.finditer(m[1])) else "", template
    )
    pieces: list[Piece] = []
    end = 0
    for match in _SLOT.finditer(kept):
        pieces.append(Piece(kept[end : match.start()]))
        pieces += _slot(grammar, match[1], match[2], slots)
        end = match.end()
    return (*pieces, Piece(kept[end:]))


def _slot(grammar: Grammar, name: str, form: str | None, slots: Slots) -> Pieces:
    held = slots.get(name)
    if held is None:
        raise UnknownTerm(
            f"a point of tell/en/kinds.toml has the slot {name!r}, and nothing was given for it."
        )
    if form:
        return (Piece(_agree(form, held)),)
    if not isinstance(held, tuple):
        return _value(grammar, held)
    rows = [_row(grammar, one) if isinstance(one, Row) else _value(grammar, one) for one in held]
    parts = _table()["parts"]
    if any(isinstance(one, Row) and one.key in _table()["clause"] for one in held):
        return join_pieces(rows, parts["semicolon"], parts["semicolon"])
    return join_pieces(rows, parts["comma"], parts["and"])


def _row(grammar: Grammar, row: Row) -> Pieces:
    table = "clause" if row.key in _table()["clause"] else "row"
    return _fill(grammar, _word(table, row.key), row.slots)


def _agree(form: str, held: Slot | tuple[Slot | Row, ...]) -> str:
    """The form of a word that goes with one, or with several."""
    one, many = _table()["agree"][form]
    if isinstance(held, tuple):
        return str(one if len(held) == 1 else many)
    if isinstance(held, Total):
        return str(one if held.low == held.high == 1 else many)
    return str(one if not isinstance(held, Count) or held.number == 1 else many)


def _value(grammar: Grammar, slot: Slot) -> Pieces:
    """A value in words, its facts with it."""
    if isinstance(slot, Count):
        return _count(grammar, slot)
    if isinstance(slot, Total):
        return _total(grammar, slot)
    if isinstance(slot, Named):
        return (Piece(grammar.tell_party(slot.name), slot.facts, How.TOLD),)
    if isinstance(slot, Days):
        return (Piece(grammar.tell_days(slot.start, slot.end), slot.facts, How.TOLD),)
    if isinstance(slot, Land):
        return (Piece(grammar.tell_country(slot.code), slot.facts, How.TOLD),)
    return (Piece(slot.text, slot.facts, How.TOLD if slot.facts else How.FRAME),)


def _count(grammar: Grammar, count: Count) -> Pieces:
    number = Piece(tell_count(grammar, count.number), count.facts, _HOW[count.counted])
    if count.counted is Counted.BARE:
        return (number,)
    one, many = _table()["counted"][str(count.event_type or count.counted)]
    return number, Piece(f" {one if count.number == 1 else many}")


def _total(grammar: Grammar, total: Total) -> Pieces:
    """A sum with its noun where it is of things; people are counted by the words around it."""
    told = tell_bounds(grammar, total.low, total.high, is_about=total.is_about)
    if total.high == 0:
        told = _table()["parts"]["none"]
    elif total.is_about and total.high not in (None, total.low):
        told = _table()["parts"]["about"].format(n=told)
    number = Piece(told, total.facts, How.SUM)
    if total.category is None:
        return (number,)
    one, many = _table()["category"][str(total.category)]
    is_one = total.low == 1 and total.high in (1, None)
    return number, Piece(f" {one if is_one else many}")


def _sentence(pieces: Pieces, *, stop: str) -> Sentence:
    """Pieces as one sentence: empty ones out, frames in one piece, a capital first and a full stop last."""
    told: list[Piece] = []
    for piece in (piece for piece in pieces if piece.text):
        if told and told[-1].how is How.FRAME is piece.how:
            told[-1] = Piece(told[-1].text + piece.text)
        else:
            told.append(piece)
    first, last = told[0], told[-1]
    told[0] = Piece(first.text[:1].upper() + first.text[1:], first.facts, first.how)
    return Sentence((*told, Piece(stop)) if stop and not last.text.endswith(stop) else tuple(told))

"""Points -> sentences, by the templates of a language's kinds.toml.

A template names its slots in braces. `{acts:be}` is a word that agrees with a slot, or another form of its value, as
the language says; what stands in square brackets is left out when a slot in it is empty. A language derives its
`KindWords` from `TemplateWords` and says how its counts, totals and forms are told.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from dragoman.base.errors import UnknownTerm
from dragoman.tell.grammar import Grammar
from dragoman.tell.kinds import Count, Counted, Days, Land, Named, Point, Row, Slot, Total
from dragoman.tell.pieces import Pieces
from dragoman.tell.tables import find_term
from dragoman.tell.told import How, Piece, Sentence, join_pieces

Held = Slot | tuple[Slot | Row, ...]
"""What a slot of a template holds: one value, or several that are told in a row."""
HOW = {
    Counted.ACTS: How.COUNT,
    Counted.BARE: How.COUNT,
    Counted.SOURCES: How.SOURCES,
}
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")


class TemplateWords:
    """The words of one language for round-ups, digests, profiles, ledgers and trends."""

    lang: ClassVar[str]

    def label(self, *path: str) -> str:
        """A heading, or a word of a table or chart."""
        return str(self.term("label", *path))

    def tell(self, grammar: Grammar, point: Point) -> Sentence:
        """A sentence."""
        return self.finish(self._fill(grammar, self.term("point", point.topic), point.slots), stop=".")

    def tell_headline(self, grammar: Grammar, point: Point) -> Sentence:
        """A headline."""
        return self.finish(self._fill(grammar, self.term("point", point.topic), point.slots), stop="")

    def term(self, *path: str) -> Any:
        """What kinds.toml of the language has at a path.

        Raises:
            UnknownTerm: there is nothing; the message names it.
        """
        return find_term(self.lang, "kinds", *path)

    def formed(self, grammar: Grammar, form: str, held: Held) -> Pieces:
        """What `{slot:form}` stands for; a word of the table [agree] for one, or for several."""
        one, many = self.term("agree", form)
        return (Piece(str(one if is_one(held) else many)),)

    def value(self, grammar: Grammar, slot: Slot) -> Pieces:
        """A value in words, its facts with it."""
        if isinstance(slot, Count):
            return self.count(grammar, slot)
        if isinstance(slot, Total):
            return self.total(grammar, slot)
        if isinstance(slot, Named):
            return (Piece(grammar.tell_party(slot.name), slot.facts, How.TOLD),)
        if isinstance(slot, Days):
            return (Piece(grammar.tell_days(slot.start, slot.end), slot.facts, How.TOLD),)
        if isinstance(slot, Land):
            return (Piece(grammar.tell_country(slot.code), slot.facts, How.TOLD),)
        return (Piece(slot.text, slot.facts, How.TOLD if slot.facts else How.FRAME),)

    def count(self, grammar: Grammar, count: Count) -> Pieces:
        """How many of what."""
        raise NotImplementedError

    def total(self, grammar: Grammar, total: Total) -> Pieces:
        """A sum with its noun where it is of things; people are counted by the words around it."""
        raise NotImplementedError

    def finish(self, pieces: Sequence[Piece], *, stop: str) -> Sentence:
        """Pieces as one sentence: empty ones out, frames in one piece, a capital first and a full stop last."""
        return whole_sentence(pieces, stop=stop)

    def row_of(self, rows: Sequence[Pieces], *, is_clauses: bool) -> Pieces:
        """Several values told in a row."""
        parts = self.term("parts")
        if is_clauses:
            return join_pieces(rows, parts["semicolon"], parts["semicolon"])
        return join_pieces(rows, parts["comma"], parts["and"])

    def _fill(self, grammar: Grammar, template: str, slots: Mapping[str, Held]) -> Pieces:
        """A template with its slots filled; optional parts with an empty slot are left out."""
        kept = _OPTIONAL.sub(
            lambda m: m[1] if all(slots.get(s[1]) for s in _SLOT.finditer(m[1])) else "", template
        )
        pieces: list[Piece] = []
        end = 0
        for match in _SLOT.finditer(kept):
            pieces.append(Piece(kept[end : match.start()]))
            pieces += self._slot(grammar, match[1], match[2], slots)
            end = match.end()
        return (*pieces, Piece(kept[end:]))

    def _slot(self, grammar: Grammar, name: str, form: str | None, slots: Mapping[str, Held]) -> Pieces:
        held = slots.get(name)
        if held is None:
            raise UnknownTerm(
                f"a point of tell/{self.lang}/kinds.toml has the slot {name!r}, and nothing was given for it."
            )
        if form:
            return self.formed(grammar, form, held)
        if not isinstance(held, tuple):
            return self.value(grammar, held)
        rows = [self._row(grammar, one) if isinstance(one, Row) else self.value(grammar, one) for one in held]
        is_clauses = any(isinstance(one, Row) and one.key in self.term("clause") for one in held)
        return self.row_of(rows, is_clauses=is_clauses)

    def _row(self, grammar: Grammar, row: Row) -> Pieces:
        table = "clause" if row.key in self.term("clause") else "row"
        return self._fill(grammar, self.term(table, row.key), row.slots)


def is_one(held: Held) -> bool:
    """Whether a word that goes with a slot is told of one and not of several."""
    if isinstance(held, tuple):
        return len(held) == 1
    if isinstance(held, Total):
        return held.low == held.high == 1
    return not isinstance(held, Count) or held.number == 1


def whole_sentence(pieces: Sequence[Piece], *, stop: str) -> Sentence:
    """Pieces as one sentence: empty ones out, frames in one piece, a capital first and `stop` last."""
    told: list[Piece] = []
    for piece in (piece for piece in pieces if piece.text):
        if told and told[-1].how is How.FRAME is piece.how:
            told[-1] = Piece(told[-1].text + piece.text)
        else:
            told.append(piece)
    first, last = told[0], told[-1]
    told[0] = Piece(first.text[:1].upper() + first.text[1:], first.facts, first.how)
    return Sentence((*told, Piece(stop)) if stop and not last.text.endswith(stop) else tuple(told))

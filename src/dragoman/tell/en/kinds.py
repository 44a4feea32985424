"""Points -> English sentences: how English counts in them, by the templates of kinds.toml."""

from __future__ import annotations

from dragoman.tell.en.deeds import tell_count
from dragoman.tell.en.totals import tell_bounds
from dragoman.tell.grammar import Grammar
from dragoman.tell.kinds import Count, Counted, Total
from dragoman.tell.pieces import Pieces
from dragoman.tell.templates import HOW, TemplateWords
from dragoman.tell.told import How, Piece


class KindWords(TemplateWords):
    """English; keeps the protocol `dragoman.tell.kinds.KindWords`."""

    lang = "en"

    def count(self, grammar: Grammar, count: Count) -> Pieces:
        """A small number as a word, and its noun."""
        number = Piece(tell_count(grammar, count.number), count.facts, HOW[count.counted])
        if count.counted is Counted.BARE:
            return (number,)
        one, many = self.term("counted", str(count.event_type or count.counted))
        return number, Piece(f" {one if count.number == 1 else many}")

    def total(self, grammar: Grammar, total: Total) -> Pieces:
        """Bounds in words, with a noun where they are of things."""
        told = tell_bounds(grammar, total.low, total.high, is_about=total.is_about)
        if total.high == 0:
            told = self.term("parts", "none")
        elif total.is_about and total.high not in (None, total.low):
            told = self.term("parts", "about").format(n=told)
        number = Piece(told, total.facts, How.SUM)
        if total.category is None:
            return (number,)
        one, many = self.term("category", str(total.category))
        is_one = total.low == 1 and total.high in (1, None)
        return number, Piece(f" {one if is_one else many}")

"""Points -> French sentences: how French counts and agrees in them, by the templates of kinds.toml."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.tell.concepts import Gender
from dragoman.tell.fr.countries import find_country
from dragoman.tell.fr.deeds import tell_count
from dragoman.tell.fr.elision import join_pieces, join_words
from dragoman.tell.fr.totals import tell_bounds
from dragoman.tell.fr.when import tell_days
from dragoman.tell.grammar import Grammar
from dragoman.tell.kinds import Count, Counted, Days, Land, Named, Row, Slot, Total, Value
from dragoman.tell.pieces import Pieces
from dragoman.tell.templates import HOW, Held, TemplateWords, is_one, whole_sentence
from dragoman.tell.told import How, Piece, Sentence


class KindWords(TemplateWords):
    """French; keeps the protocol `dragoman.tell.kinds.KindWords`."""

    lang = "fr"

    def label(self, *path: str) -> str:
        """A heading, or a word of a table or chart, with its no-break spaces."""
        return join_words(super().label(*path))

    def count(self, grammar: Grammar, count: Count) -> Pieces:
        """A small number as a word, and its noun."""
        one, many, code = self.term("counted", str(count.event_type or _noun_key(count)))
        number = Piece(tell_count(grammar, count.number, Gender(code)), count.facts, HOW[count.counted])
        if count.counted is Counted.BARE:
            return (number,)
        return number, Piece(f" {one if count.number < 2 else many}")

    def total(self, grammar: Grammar, total: Total) -> Pieces:
        """Bounds in words, with a noun where they are of things."""
        noun = self.term("category", str(total.category)) if total.category else None
        gender = Gender(noun[2]) if noun else Gender.MASCULINE
        told = tell_bounds(grammar, total.low, total.high, is_about=total.is_about, gender=gender)
        if total.high == 0:
            told = self.term("parts", "none") + ("e" if gender is Gender.FEMININE else "")
        elif total.is_about and total.high not in (None, total.low):
            told = self.term("parts", "about").format(n=told)
        number = Piece(told, total.facts, How.SUM)
        if noun is None:
            return (number,)
        is_single = total.high == 0 or total.low == 1 and total.high in (1, None)
        return number, Piece(f" {noun[0] if is_single else noun[1]}")

    def formed(self, grammar: Grammar, form: str, held: Held) -> Pieces:
        """An ending, a word that agrees, a country with its preposition, days behind a noun, a group by its name."""
        if form == "full" and isinstance(held, Count):
            return self.count(grammar, replace(held, counted=Counted.ACTS))
        if form == "s":
            return (Piece(self._ending(held)),)
        if form.lower() == "there":
            return self._there(grammar, held)
        if form == "of" and isinstance(held, Days):
            return (Piece(tell_days(held.start, held.end, of=True), held.facts, How.TOLD),)
        if form == "named" and isinstance(held, Named | Value):
            name = held.name if isinstance(held, Named) else held.text
            return (Piece(grammar.tell_party(name), held.facts, How.TOLD),)
        return super().formed(grammar, form, held)

    def finish(self, pieces: Sequence[Piece], *, stop: str) -> Sentence:
        """Pieces as one sentence, words joined."""
        return whole_sentence(join_pieces(pieces), stop=stop)

    def _ending(self, held: Held) -> str:
        """The ending of a participle that agrees with a count."""
        if isinstance(held, Count):
            code = self.term("counted", str(held.event_type or _noun_key(held)))[2]
            return ("e" if code == "f" else "") + ("s" if held.number > 1 else "")
        return "" if is_one(held) else "s"

    def _there(self, grammar: Grammar, held: Held) -> Pieces:
        """Countries with their prepositions: "au Mali, en Irak et ailleurs"."""
        values = held if isinstance(held, tuple) else (held,)
        rows = [self._land(grammar, one) for one in values]
        return self.row_of(rows, is_clauses=False)

    def _land(self, grammar: Grammar, one: Slot | Row) -> Pieces:
        if isinstance(one, Land):
            country = find_country(one.code)
            return (Piece(country.there if country else one.code, one.facts, How.TOLD),)
        return () if isinstance(one, Row) else self.value(grammar, one)


def _noun_key(count: Count) -> str:
    """What a bare count is of: acts."""
    return str(Counted.ACTS if count.counted is Counted.BARE else count.counted)

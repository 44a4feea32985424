"""Points -> Arabic sentences: how Arabic counts in them, by the templates of kinds.toml."""

from __future__ import annotations

from dragoman.tell.ar.amounts import bounded, count, count_alone
from dragoman.tell.ar.deeds import act_noun
from dragoman.tell.ar.nouns import Noun
from dragoman.tell.ar.totals import tell_bounds
from dragoman.tell.ar.when import tell_dated
from dragoman.tell.ar.words import Case, isolate
from dragoman.tell.grammar import Grammar
from dragoman.tell.kinds import Count, Counted, Days, Slot, Total, Value
from dragoman.tell.pieces import Pieces
from dragoman.tell.tables import find_term
from dragoman.tell.templates import HOW, Held, TemplateWords
from dragoman.tell.terms import tell_term
from dragoman.tell.told import How, Piece

_CASES = {"nom": Case.NOMINATIVE, "acc": Case.ACCUSATIVE}


class KindWords(TemplateWords):
    """Arabic; keeps the protocol `dragoman.tell.kinds.KindWords`."""

    lang = "ar"

    def formed(self, grammar: Grammar, form: str, held: Held) -> Pieces:
        """A count as a subject or an object; of anything else there is one form."""
        if isinstance(held, Count):
            return (self._counted(held, _CASES[form]),)
        if isinstance(held, Days):
            return (Piece(tell_dated(held.start, held.end), held.facts, How.TOLD),)
        return self.value(grammar, held) if not isinstance(held, tuple) else ()

    def value(self, grammar: Grammar, slot: Slot) -> Pieces:
        """A value in words; the name of an item in Arabic, any other with its foreign letters isolated."""
        if isinstance(slot, Value):
            text = isolate(tell_term(slot.text, self.lang))
            return (Piece(text, slot.facts, How.TOLD if slot.facts else How.FRAME),)
        return super().value(grammar, slot)

    def count(self, grammar: Grammar, count: Count) -> Pieces:
        """A number with its noun, which shows the number where it is one or two."""
        return (self._counted(count, Case.GENITIVE),)

    def total(self, grammar: Grammar, total: Total) -> Pieces:
        """Bounds in words, with a noun where they are of things."""
        of = self._noun("category", str(total.category)) if total.category else None
        if total.high == 0:
            return (Piece(self.term("parts", "none"), total.facts, How.SUM),)
        told = tell_bounds(total.low, total.high, of, is_about=total.is_about)
        if total.is_about and total.high not in (None, total.low):
            told = bounded("about", n=told)
        return (Piece(told, total.facts, How.SUM),)

    def _counted(self, held: Count, case: Case) -> Piece:
        how = HOW[held.counted]
        if held.counted is Counted.BARE:
            return Piece(count_alone(held.number, is_feminine=True, case=case), held.facts, how)
        noun = self._noun("counted", str(held.counted))
        if held.event_type:
            noun = act_noun(held.event_type)
        return Piece(count(held.number, noun, case), held.facts, how)

    def _noun(self, table: str, name: str) -> Noun:
        one, two, many, gender = find_term(self.lang, "kinds", table, name)
        return Noun(one, two, many, is_feminine=gender.startswith("f"), is_people=False)

"""The grammar of Arabic: what every composer and screen asks for, each thing made in a file of its own."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.base.claim import Claim, Toll
from dragoman.tell.amounts import Amount
from dragoman.tell.ar import claims, headlines, totals
from dragoman.tell.ar.amounts import tell_amount, tell_figures
from dragoman.tell.ar.lexicon import country_name
from dragoman.tell.ar.named import tell_named
from dragoman.tell.ar.nouns import find_noun
from dragoman.tell.ar.telling import Telling, quote_loaded
from dragoman.tell.ar.when import tell_days
from dragoman.tell.ar.words import Case, isolate
from dragoman.tell.grammar import AS_WRITTEN, Names
from dragoman.tell.plans import Saying, Tally
from dragoman.tell.tables import find_term
from dragoman.tell.told import Fact, Sentence


class LanguageGrammar:
    """Arabic; keeps the protocol `Grammar`."""

    lang = "ar"
    direction = "rtl"

    def word(self, *path: str) -> str:
        """A label of the table of words."""
        return str(find_term(self.lang, "words", *path))

    def tell_claim(
        self, claim: Claim, *, names: Names = AS_WRITTEN, speaker: str | None = None
    ) -> tuple[Sentence, ...]:
        """A claim as a paragraph."""
        return claims.tell_claim(Telling(claim, names, speaker))

    def tell_in_short(
        self, claim: Claim, *, names: Names = AS_WRITTEN, speaker: str | None = None
    ) -> Sentence:
        """A claim as one plain sentence."""
        return claims.tell_in_short(Telling(claim, names, speaker))

    def tell_headline(self, sayings: Sequence[Saying]) -> Sentence:
        """A headline that counts and attributes."""
        return headlines.tell_headline(self, sayings)

    def tell_lead(self, sayings: Sequence[Saying]) -> tuple[Sentence, ...]:
        """A standfirst."""
        return headlines.tell_lead(self, sayings)

    def tell_tally(self, tally: Tally) -> str:
        """A total in words and its noun."""
        return totals.tell_tally(tally)

    def tell_toll(self, toll: Toll) -> str:
        """The number of a toll with its qualifier kept; never the name of a person."""
        return tell_amount(Amount(toll.min, toll.max, toll.qualifier))

    def tell_differences(self, fields: Sequence[str], facts: tuple[Fact, ...]) -> Sentence:
        """That accounts differ, and on what."""
        return headlines.tell_differences(self, fields, facts)

    def tell_country(self, code: str) -> str:
        """A country; a code that is none is told as it is."""
        return country_name(code) or code

    def tell_party(self, name: str) -> str:
        """A party as it stands after a preposition."""
        return quote_loaded(tell_named(name).say(Case.GENITIVE))

    def tell_plural(self, noun: str) -> str:
        """The plural of a noun; one that no table has stays."""
        found = find_noun(noun)
        return found[0].several(Case.GENITIVE) if found else isolate(noun)

    def tell_days(self, start: str | None, end: str | None) -> str:
        """A span of ISO days, both included."""
        return tell_days(start, end)

    def tell_number(self, number: int) -> str:
        """A number in figures: 1,200."""
        return tell_figures(number)

    def tell_list(self, items: Sequence[str]) -> str:
        """Words in a row, each behind "و"."""
        return " و".join(items) if items else ""

"""The grammar of French: what every composer and screen asks for, each thing made in a file of its own."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.base.claim import Claim, Toll
from dragoman.tell.amounts import Amount
from dragoman.tell.fr import across, claims, countries, headlines, totals, when
from dragoman.tell.fr.amounts import tell_amount, tell_figures
from dragoman.tell.fr.elision import join_words
from dragoman.tell.fr.telling import Telling
from dragoman.tell.grammar import AS_WRITTEN, Names
from dragoman.tell.plans import Saying, Tally
from dragoman.tell.tables import find_term
from dragoman.tell.told import Fact, Sentence


class LanguageGrammar:
    """French; keeps the protocol `Grammar`."""

    lang = "fr"
    direction = "ltr"

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
        return totals.tell_tally(self, tally)

    def tell_toll(self, toll: Toll) -> str:
        """The number of a toll with its qualifier kept; never the name of a person."""
        return tell_amount(Amount(toll.min, toll.max, toll.qualifier), toll.text)

    def tell_differences(self, fields: Sequence[str], facts: tuple[Fact, ...]) -> Sentence:
        """That accounts differ, and on what."""
        return headlines.tell_differences(self, fields, facts)

    def tell_country(self, code: str) -> str:
        """A country by its name; a code that is none is told as it is."""
        country = countries.find_country(code)
        return country.name if country else code

    def tell_party(self, name: str) -> str:
        """A party with its article."""
        return join_words(across.find_bearer(name).with_article())

    def tell_plural(self, noun: str) -> str:
        """The plural of a noun, told in French where it is known."""
        return across.find_noun(noun).many if across.is_known(noun) else noun

    def tell_days(self, start: str | None, end: str | None) -> str:
        """A span of ISO days, both included."""
        return when.tell_days(start, end)

    def tell_number(self, number: int) -> str:
        """A number in figures: 1 200."""
        return tell_figures(number)

    def tell_list(self, items: Sequence[str]) -> str:
        """ "a, b et c"."""
        *most, last = items or ("",)
        return f"{', '.join(most)} et {last}" if most else last

"""The grammar of English: what every composer and screen asks for, each thing made in a file of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from dragoman.base.claim import Claim, Toll
from dragoman.base.errors import UnknownTerm
from dragoman.tell import titles
from dragoman.tell.amounts import Amount
from dragoman.tell.en import claims, headlines, nouns, places, totals
from dragoman.tell.en.amounts import tell_amount, tell_figures
from dragoman.tell.en.telling import Telling
from dragoman.tell.grammar import AS_WRITTEN, Names, load_words
from dragoman.tell.plans import Saying, Tally
from dragoman.tell.told import Fact, Sentence


class LanguageGrammar:
    """English; keeps the protocol `Grammar`."""

    lang = "en"
    direction = "ltr"

    def word(self, *path: str) -> str:
        """A label of the table of words."""
        node: Any = load_words(self.lang)
        for key in path:
            if not isinstance(node, dict) and node is not load_words(self.lang) or key not in node:
                raise UnknownTerm(
                    f"English has no word for {'.'.join(path)!r}. Add it to tell/en/words.toml."
                )
            node = node[key]
        return str(node)

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
        """A country, with "the" where it takes it; a code that is none is told as it is."""
        return places.tell_country(code) or code

    def tell_party(self, name: str) -> str:
        """A party with its article."""
        return nouns.with_article(name)

    def tell_plural(self, noun: str) -> str:
        """The plural of a noun."""
        return nouns.plural(noun)

    def tell_days(self, start: str | None, end: str | None) -> str:
        """A span of ISO days, both included."""
        return titles.tell_days(start, end, lang=self.lang)

    def tell_number(self, number: int) -> str:
        """A number in figures: 1,200."""
        return tell_figures(number)

    def tell_list(self, items: Sequence[str]) -> str:
        """ "a, b and c"."""
        *most, last = items or ("",)
        return f"{', '.join(most)} and {last}" if most else last

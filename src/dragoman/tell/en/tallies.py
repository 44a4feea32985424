"""A total over acts -> its number and noun: "at least 63 soldiers", "over 50 killed"."""

from __future__ import annotations

from dragoman.base.claim import Qualifier
from dragoman.tell.en.amounts import Amount, tell_amount
from dragoman.tell.en.nouns import plural, singular
from dragoman.tell.en.tables import phrase
from dragoman.tell.en.tolls import with_of
from dragoman.tell.plans import Tally


def tell_tally(tally: Tally) -> str:
    """The number of a total, with the source's words when one account alone gives it, and who or what is counted."""
    amount = Amount(tally.low, tally.high, _qualifier(tally))
    noun = tally.noun or _noun(tally)
    words = with_of(tally.words or tell_amount(amount))
    return f"{words} {singular(noun) if amount.is_one else plural(noun)}"


def _qualifier(tally: Tally) -> Qualifier:
    if tally.high is None:
        return Qualifier.AT_LEAST
    if tally.low != tally.high:
        return Qualifier.RANGE
    return Qualifier.ABOUT if tally.is_about else Qualifier.EXACT


def _noun(tally: Tally) -> str:
    return phrase("category", tally.category) if tally.category else phrase("tally", "people")

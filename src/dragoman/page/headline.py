"""A claim -> its plain headline: "Assault on Burkinabe forces · Koumbori (BF) · 4 September 2023".

It names what is said to have been attacked, where and when, and no perpetrator: who did it is the claim's to
say, with its hedge beside it.
"""

from __future__ import annotations

from collections.abc import Callable

from dragoman.base.claim import Assertion, Claim, Outcome
from dragoman.page.names import names_withheld, withhold
from dragoman.page.shown import isolate, show_line
from dragoman.page.words import comma, date_words, runs_rtl, word

_PLACES_SHOWN = 3


def headline(claim: Claim, country: Callable[[str], str] | None = None) -> str:
    """Act and target, place and country, date; what is not stated is left out.

    Args:
        country: the name of a country by its code; without it the code stands in brackets.
    """
    names = names_withheld(claim)
    parts = (
        _act(claim, names),
        _where(claim, country),
        show_line(date_words(claim.event_date, claim.date_precision) or ""),
    )
    return " · ".join(part for part in parts if part)


def _act(claim: Claim, names: tuple[str, ...]) -> str:
    act = word("event_type", claim.event_type)
    if claim.target:
        act = _fill(
            "headline", claim.event_type, "{target}", _isolate(withhold(show_line(claim.target), names))
        )
    if claim.outcome is Outcome.REPELLED:
        act = _fill("headline", "repelled", "{headline}", act)
    if claim.assertion is Assertion.DENIED:
        act = _fill("headline", "denied", "{headline}", act)
    return act


def _fill(group: str, code: str, slot: str, text: str) -> str:
    # `replace`, not `format`: a target may hold braces.
    return word(group, code).replace(slot, text)


def _where(claim: Claim, name_of: Callable[[str], str] | None) -> str:
    places = comma().join(_isolate(show_line(name)) for name in claim.places[:_PLACES_SHOWN])
    country = show_line(claim.country or "")
    if name_of is not None and country:
        name = show_line(name_of(country))
        named = {show_line(place).casefold() for place in claim.places[:_PLACES_SHOWN]}
        return places if name.casefold() in named else comma().join(part for part in (places, name) if part)
    return f"{places} ({country})" if places and country else places or country


def _isolate(text: str) -> str:
    """Words of a document, fit to stand in a headline that may run the other way."""
    return f"\u2068{text}\u2069" if runs_rtl() and text else isolate(text)

"""A claim's places -> where the act was: " في كونا، موبتي، مالي"."""

from __future__ import annotations

import re

from dragoman.tell.ar.lexicon import country_name, find_country, find_place
from dragoman.tell.ar.named import tell_named
from dragoman.tell.ar.telling import Telling, phrase
from dragoman.tell.ar.words import is_arabic
from dragoman.tell.pieces import Pieces, clean, join
from dragoman.tell.tables import load_table
from dragoman.tell.titles import place_in_words


def tell_place(name: str) -> str:
    """A place in Arabic where the tables know it or it is Arabic, else in its own letters."""
    written = place_in_words(name)
    known = find_place(written)
    if known or written[:1].isupper():
        return known or written  # "Tank" is a town
    named = tell_named(written)
    return named.genitive if named.is_known or is_arabic(written) else written


def where(telling: Telling) -> Pieces:
    """Every place of the act, the most specific first, and its country, but for what the target's words name."""
    claim = telling.claim
    target = _fold(telling.say(claim.target)) if claim.target else ""
    names = [(n, place_in_words(telling.say(place))) for n, place in enumerate(claim.places)]
    rest = [(n, name) for n, name in names if not is_named_in(name, target)]
    groups = [telling.piece(tell_place(name), f"/places/{n}") for n, name in rest]
    country = country_name(claim.country)
    same = load_table("ar", "countries")["same"].get(claim.country, [])
    if country and not any(country in (find_country(name), name) or name in same for _, name in names):
        groups.append(telling.piece(country, "/country"))
    if not groups:
        return ()
    is_target = any(_fold(name) == target for _, name in names)
    first = rest[0][1] if rest else ""
    lead = phrase("list", "comma") if is_target else phrase("where", "on" if _is_along(first) else "in")
    return (*telling.fill(lead), *join(groups, phrase("list", "comma"), phrase("list", "comma")))


def is_named_in(place: str, target: str) -> bool:
    """Whether a target's words, folded, name a place."""
    return bool(re.search(rf"(?<!\w){re.escape(_fold(place))}(?!\w)", target))


def named_in_target(telling: Telling) -> tuple[str, ...]:
    """The pointers of the places that the words of the target name."""
    claim = telling.claim
    target = _fold(telling.say(claim.target)) if claim.target else ""
    return tuple(
        f"/places/{n}" for n, place in enumerate(claim.places) if is_named_in(telling.say(place), target)
    )


def _is_along(place: str) -> bool:
    """Whether one is on it and not in it: a road, a bridge, a border."""
    words = place.casefold().split()
    listed = load_table("ar", "phrases")["where"]["on_words"]
    return bool(words) and (words[-1] in listed or words[0] in listed)


def _fold(name: str) -> str:
    return clean(name).casefold().removeprefix("the ")

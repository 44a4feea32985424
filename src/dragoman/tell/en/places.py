"""A claim's places -> where the act was: " in Koumbori, Ouahigouya, Burkina Faso"."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from dragoman.tell.en.nouns import takes_the
from dragoman.tell.en.tables import load_table, phrase
from dragoman.tell.en.telling import Telling, fold
from dragoman.tell.pieces import Pieces, join
from dragoman.tell.titles import place_in_words


def where(telling: Telling) -> Pieces:
    """Every place of the act, the most specific first, and its country, but for what the target's words name."""
    claim = telling.claim
    target = fold(telling.say(claim.target)) if claim.target else ""
    names = [(n, place_in_words(telling.say(place))) for n, place in enumerate(claim.places)]
    told = [(n, name) for n, name in names if not is_named_in(name, target)]
    groups = [telling.piece(_with_the(name), f"/places/{n}") for n, name in told]
    country = tell_country(claim.country)
    if country and not any(is_country(name, claim.country) for _, name in names):
        groups.append(telling.piece(country, "/country"))
    if not groups:
        return ()
    begun = any(fold(name) == target for _, name in names)
    first = groups[0][0].text
    lead = phrase("list", "comma") if begun else phrase("where", "on" if _is_along(first) else "in")
    return (*telling.fill(lead), *join(groups, phrase("list", "comma"), phrase("list", "comma")))


def is_named_in(place: str, target: str) -> bool:
    """Whether a target's words, folded, name a place."""
    return bool(re.search(rf"(?<!\w){re.escape(fold(place))}(?!\w)", target))


def named_in_target(telling: Telling) -> tuple[str, ...]:
    """The pointers of the places that the words of the target name."""
    claim = telling.claim
    target = fold(telling.say(claim.target)) if claim.target else ""
    return tuple(
        f"/places/{n}" for n, place in enumerate(claim.places) if is_named_in(telling.say(place), target)
    )


def _with_the(place: str) -> str:
    """A place with the article that seas, rivers and ranges take: "the Red Sea"."""
    words = place.lower().split()
    takes = words and words[0] != "the" and words[-1] in load_table("phrases")["where"]["the_words"]
    return f"the {place}" if takes else place


def _is_along(place: str) -> bool:
    """Whether one is on it and not in it: a road, a river, a hill."""
    words = place.lower().split()
    listed = load_table("phrases")["where"]["on_words"]
    return bool(words) and (words[-1] in listed or words[0] in listed)


@cache
def tell_country(code: str | None) -> str | None:
    """The name of a country by its ISO 3166 code, None when there is no such code."""
    if not code:
        return None
    own = load_table("countries")["names"].get(code)
    name = own[0] if own else Locale("en").territories.get(code)
    return f"the {name}" if name and takes_the_country(name) else name


def takes_the_country(name: str) -> bool:
    """Whether a country's name takes "the"."""
    return name in load_table("countries")["the"] or takes_the(name.lower())


def is_country(place: str, code: str | None) -> bool:
    """Whether a place is a country's name in one of its usual spellings."""
    own = load_table("countries")["names"].get(code, [])
    names = [*own, *(Locale(lang).territories.get(code or "", "") for lang in ("en", "fr", "ar"))]
    return fold(place) in {fold(name) for name in names if name}

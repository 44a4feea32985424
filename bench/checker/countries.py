"""A country code and the words of its spans -> whether the atlas knows the words for that country.

The atlas is data that every stage shares; how a reader ranks places is not used here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bench.checker.grounds import Grounds, Problem
from dragoman.atlas import Atlas, fold


def country_problems(grounds: Grounds, atlas: Atlas) -> Iterator[Problem]:
    """A country that neither its quotes nor the claim's places imply."""
    value, quotes = grounds.text("country"), grounds.quotes("/country")
    if value is None or not quotes:
        return
    named = {code for quote in quotes for code in named_countries(quote, atlas)}
    if value in named:
        return
    places = grounds.claim.get("places")
    names = [*quotes, *map(str, places if isinstance(places, list) else [])]
    if named or not any(is_in_country(name, value, atlas) for name in names):
        yield grounds.problem(
            "/country", value, f"{quotes} says {sorted(named) or 'no country of that code'}"
        )


def named_countries(quote: str, atlas: Atlas) -> set[str]:
    """The countries that a quote names, by name, demonym or through a force of theirs."""
    words = [re.sub(r"['’]s$|\.$", "", word) for word in re.findall(r"[\w'’.-]+", quote)]
    table = country_words(atlas)
    runs = (
        (start, stop)
        for start in range(len(words))
        for stop in range(start + 1, min(start + 5, len(words)) + 1)
    )
    return {code for start, stop in runs for code in table.get(fold(" ".join(words[start:stop])), ())}


@cache
def country_words(atlas: Atlas) -> dict[str, frozenset[str]]:
    """Folded names and demonyms of countries, and names of forces, with the countries that they imply."""
    table: dict[str, set[str]] = {}
    for country in atlas.countries:
        for name in (country.name, *country.names, *country.demonyms):
            table.setdefault(fold(name), set()).add(country.iso2)
    for actor in atlas.actors:
        for name in (actor.name, *actor.names):
            table.setdefault(fold(name), set()).update(actor.countries)
    return {name: frozenset(codes) for name, codes in table.items()}


def is_in_country(name: str, country: str, atlas: Atlas) -> bool:
    """Whether the gazetteer has a place of that name in the country."""
    bare = re.sub(r"^(?:the|in|near|at)\s+", "", name)
    short = re.sub(r"\s+(?:Island|Islands|town|city|village|district)$", "", bare)
    found = (entry for form in {bare, short} for entry in atlas.places.find(form, country=country))
    return any(entry.country == country for entry in found)

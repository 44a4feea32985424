"""A claim's places -> where the act was: " à Koumbori, Ouahigouya, au Burkina Faso"."""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.tell.fr.countries import country_code, find_country, is_country
from dragoman.tell.fr.elision import join_words
from dragoman.tell.fr.names import fold_name
from dragoman.tell.fr.tables import load_table, phrase
from dragoman.tell.fr.telling import Telling, fold
from dragoman.tell.pieces import Pieces, join
from dragoman.tell.terms import tell_place
from dragoman.tell.titles import place_in_words


def where(telling: Telling) -> Pieces:
    """Every place of the act, the most specific first, and its country, but for what the target's words name."""
    claim = telling.claim
    target = fold(telling.say(claim.target)) if claim.target else ""
    names = [(n, tell_place(place_in_words(telling.say(p)), "fr")) for n, p in enumerate(claim.places)]
    country = find_country(claim.country) if claim.country else None
    told = [
        (n, name)
        for n, name in names
        if not is_named_in(name, target) and not is_named_in(telling.say(claim.places[n]), target)
    ]
    areas = {
        n: _as_area(country.name if country and is_country(name, claim.country) else name) for n, name in told
    }
    groups = [telling.piece(areas[n] or name, f"/places/{n}") for n, name in told]
    if country and not any(is_country(name, claim.country) for _, name in names):
        groups.append(telling.piece(country.there, "/country"))
    if not groups:
        return ()
    begun = any(target in (fold(name), fold(telling.say(claim.places[n]))) for n, name in names)
    needs_at = bool(told) and areas[told[0][0]] is None
    lead = phrase("list", "comma") if begun else phrase("where", "at" if needs_at else "there")
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


@lru_cache(maxsize=4096)
def _as_area(place: str) -> str | None:
    """A country, region, road or lake with its own preposition: "au Nord-Kivu", "dans la région de Gao"."""
    table = load_table("countries")
    folded = fold_name(place)
    region = table["regions"].get(folded)
    if region:
        return str(region)
    code = country_code(place)
    country = find_country(code) if code else None
    if country is not None:
        return country.there
    for kind, form in table["areas"].items():
        if folded.endswith(f" {kind}"):
            return join_words(str(form).format(name=place[: -len(kind) - 1]))
    for kind, form in table["areas_before"].items():
        if folded.startswith(f"{fold_name(kind)} "):
            return join_words(str(form).format(name=place[len(kind) + 1 :]))
    return None

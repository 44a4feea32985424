"""The country in a claim's headline and in a place's facts: by its code, or by its name where the caller knows it."""

from __future__ import annotations

import dataclasses

import pytest
from made_claims import english

from dragoman.base.claim import Place
from dragoman.page.claim_view import place_facts
from dragoman.page.headline import headline

NAMES = {"BF": "Burkina Faso"}


@pytest.mark.parametrize(
    ("places", "country", "where"),
    [
        (("Koumbori", "Ouahigouya"), "BF", "Koumbori, Ouahigouya, Burkina Faso"),
        (("Koumbori", "Burkina Faso"), "BF", "Koumbori, Burkina Faso"),
        (("burkina faso",), "BF", "burkina faso"),
        ((), "BF", "Burkina Faso"),
        (("Koumbori",), "ZZ", "Koumbori, ZZ"),
        (("Koumbori",), None, "Koumbori"),
    ],
    ids=["added", "named already", "in small letters", "alone", "a code without a name", "no country"],
)
def test_headline_names_the_country_once(places: tuple[str, ...], country: str | None, where: str) -> None:
    claim = dataclasses.replace(english()[1].claims[0], places=places, place_detail=(), country=country)
    told = headline(claim, lambda code: NAMES.get(code, code)).replace("\u2068", "").replace("\u2069", "")
    assert told.split(" · ")[1] == where


def test_place_facts_name_the_country_where_it_is_known() -> None:
    place = Place("Djibo", id="geonames:2360615", country="BF", admin1="Sahel", precision=1, candidates=1)
    assert place_facts(place, NAMES) == ("Sahel, Burkina Faso", "exact place", "geonames:2360615")
    assert place_facts(place) == ("Sahel, BF", "exact place", "geonames:2360615")

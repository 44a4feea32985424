"""The points of countries, regions, continents and oceans in the index as it is shipped."""

from __future__ import annotations

import pytest

from dragoman.atlas import Atlas, Country
from dragoman.atlas.sphere import distance_km
from dragoman.read.place_scene import Gazetteer

ATLAS = Atlas.open()
# No land of their own to speak of, or parts of a state in GeoNames' eyes: regions there, not countries.
POINTLESS = {"AQ", "BQ", "BV", "CC", "CX", "GF", "GP", "GS", "HM", "MQ", "RE", "SJ", "TF", "UM", "YT"}


def test_every_country_has_a_point() -> None:
    lacking = {
        country.iso2
        for country in ATLAS.countries
        if not any(
            entry.feature_code.startswith("PCL") and entry.lat is not None
            for entry in ATLAS.places.find(country.name, country.iso2, abroad=False)
        )
    }
    assert lacking == POINTLESS


@pytest.mark.parametrize("country", [c for c in ATLAS.countries if c.capital], ids=lambda c: c.iso2)
def test_a_country_lies_not_far_from_its_capital(country: Country) -> None:
    """A point in another part of the world would be a row gone wrong; Russia's capital is 3,800 km away."""
    states = [
        e
        for e in ATLAS.places.find(country.name, country.iso2, abroad=False)
        if e.feature_code.startswith("PCL")
    ]
    towns = [
        e
        for e in ATLAS.places.find(country.capital or "", country.iso2, abroad=False)
        if e.feature_class == "P"
    ]
    for state, town in zip(states[:1], towns[:1], strict=False):
        assert (
            state.lat is not None and state.lon is not None and town.lat is not None and town.lon is not None
        )
        assert distance_km((state.lat, state.lon), (town.lat, town.lon)) < 4_000


@pytest.mark.parametrize(
    ("name", "country", "point"),
    [
        ("Western Australia", "AU", (-26, 122)),
        ("Ontario", "CA", (50, -85)),
        ("Texas", "US", (31, -99)),
        ("Sakha", "RU", (66, 130)),
    ],
    ids=["Western Australia", "Ontario", "Texas", "Sakha"],
)
def test_a_large_region_stands_in_its_middle(name: str, country: str, point: tuple[float, float]) -> None:
    entry = next(e for e in ATLAS.places.find(name, country) if e.feature_code == "ADM1")
    assert entry.lat is not None and entry.lon is not None
    assert distance_km((entry.lat, entry.lon), point) < 161


@pytest.mark.parametrize(
    ("name", "code"), [("Africa", "CONT"), ("Atlantic Ocean", "OCN"), ("Red Sea", "SEA")]
)
def test_what_lies_in_no_country_is_known_but_locates_no_act(name: str, code: str) -> None:
    assert any(e.feature_code == code and e.country == "" for e in ATLAS.places.find(name))
    assert all(e.country for e in Gazetteer(ATLAS.places).find(name))


@pytest.mark.parametrize(
    ("name", "country"), [("Scotland", "GB"), ("Puntland", "SO"), ("Gaza", "PS"), ("West Bank", "PS")]
)
def test_a_part_of_a_country_is_not_first_of_all_the_country(name: str, country: str) -> None:
    first = ATLAS.places.find(name, country)[0]
    assert not first.feature_code.startswith("PCL")

"""A place wording's words -> references: distances, directions, kinds, lists, dangling words."""

from __future__ import annotations

import math

import pytest

from dragoman.atlas.wordings import Reference, Relation, languages, parse, place_words, scan
from dragoman.atlas.wordings.scan import number_of
from dragoman.base.errors import AtlasError

COUNTRIES = frozenset({"Mali", "Niger", "Malian", "Thai", "Myanmar"})


def read(text: str) -> tuple[Reference, ...]:
    return parse(scan(text, place_words("en"), COUNTRIES.__contains__))


def told(text: str) -> list[tuple[object, ...]]:
    """Relation, names with kinds, km and degrees of each reference, without what is not given."""
    return [
        (
            r.relation.value,
            *(f"{n.name}/{n.kind}" if n.kind else n.name for n in r.names),
            *(() if r.km is None else (f"{r.km:.1f} km",)),
            *(() if r.bearing_deg is None else (f"{r.bearing_deg:g}°",)),
        )
        for r in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("", []),
        ("30 km north of Koumbori", [("offset", "Koumbori", "30.0 km", "0°")]),
        ("some 30km north of koumbori", [("offset", "koumbori", "30.0 km", "0°")]),
        ("about 12 miles south-east of Djibo", [("offset", "Djibo", "19.3 km", "135°")]),
        ("eight kilometres from Bamba", [("away", "Bamba", "8.0 km")]),
        ("500 metres outside Gao", [("away", "Gao", "0.5 km")]),
        ("1,200 metres west of Gao", [("offset", "Gao", "1.2 km", "270°")]),
        ("2,5 km west of Gao", [("offset", "Gao", "2.5 km", "270°")]),
        ("5 km NE of Gao", [("offset", "Gao", "5.0 km", "45°")]),
        ("10 km north and 10 km east of Gao", [("offset", "Gao", "14.1 km", "45°")]),
        ("north of Gao", [("toward", "Gao", "0°")]),
        ("near Gao", [("near", "Gao")]),
        ("on the outskirts of Gao", [("edge", "Gao")]),
        ("between Gao and Kidal", [("between", "Gao", "Kidal")]),
        ("between Kutkai and Namtu townships", [("between", "Kutkai/township", "Namtu/township")]),
        ("on the Gao-Kidal road", [("along", "Gao", "Kidal")]),
        ("Gao - Kidal highway", [("along", "Gao", "Kidal")]),
        ("from Gao to Kidal", [("along", "Gao", "Kidal")]),
        ("northern Shan State", [("part", "Shan/region", "0°")]),
        ("Shan State (North)", [("part", "Shan/region", "0°")]),
        ("near the border with Niger", [("border", "Niger/country")]),
        ("the Thai-Myanmar border", [("border", "Thai/country", "Myanmar/country")]),
        ("the border of Gao and Kidal", [("between", "Gao", "Kidal")]),
        ("Niger State", [("at", "Niger/region")]),
        ("5 km N of the Malian town of Gao", [("at", "Malian/country"), ("offset", "Gao/settlement", "5.0 km", "0°")]),
        ("village of In Ma", [("at", "In Ma/settlement")]),
        ("villages in Pauk township", [("at", "Pauk/township")]),
        ("Kin and Sat Kone villages", [("at", "Kin/settlement", "Sat Kone/settlement")]),
        ("Shan State’s Kutkai township", [("at", "Shan/region"), ("at", "Kutkai/township")]),
        ("Gao town (10 km north of)", [("offset", "Gao/settlement", "10.0 km", "0°")]),
        ("Tin village, Gao cercle", [("at", "Tin/settlement"), ("at", "Gao/district")]),
        ("near a village in Gao cercle", [("at", "Gao/district")]),
        ("Niger River", [("at", "Niger/line")]),
        ("20 km, Gao", [("away", "Gao", "20.0 km")]),
        ("20 km", []),
        ("km of", []),
    ],
)  # fmt: skip
def test_parse(text: str, references: list[tuple[object, ...]]) -> None:
    assert told(text) == references


def test_parse_keeps_the_middle_and_half_the_range_of_two_numbers() -> None:
    (reference,) = read("20-30 km west of Gao")
    assert (reference.km, reference.spread_km) == (25.0, 5.0)


@pytest.mark.parametrize("text", ["غاو", "加奥", "Гао", "ကိုယ်", "gao 🌍"])
def test_parse_takes_a_name_in_any_script(text: str) -> None:
    assert [r.relation for r in read(text)] == [Relation.AT]


@pytest.mark.parametrize(
    ("token", "number"),
    [("8", 8.0), ("1,200", 1200.0), ("2.5", 2.5), ("2,5", 2.5), ("1.2.3", 1.23), ("9" * 400, math.inf)],
)
def test_number_of(token: str, number: float) -> None:
    assert number_of(token) == number


def test_place_words_refuses_a_language_without_a_file() -> None:
    assert "en" in languages()
    with pytest.raises(AtlasError, match="place words of 'xx': there is no such file"):
        place_words("xx")

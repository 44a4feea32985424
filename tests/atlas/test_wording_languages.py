"""Place wordings in French, Arabic and Spanish -> the same references as in English."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.atlas.wordings import languages, parse, place_words, scan

COUNTRIES = frozenset({"Mali", "Niger", "النيجر"})


def told(text: str, language: str) -> list[tuple[object, ...]]:
    """Relation, names with kinds, km and degrees of each reference, without what is not given."""
    return [
        (
            r.relation.value,
            *(f"{n.name}/{n.kind}" if n.kind else n.name for n in r.names),
            *(() if r.km is None else (f"{r.km:.1f} km",)),
            *(() if r.bearing_deg is None else (f"{r.bearing_deg:g}°",)),
        )
        for r in parse(scan(text, place_words(language), COUNTRIES.__contains__))
    ]


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("à 20 km au nord de Gao", [("offset", "Gao", "20.0 km", "0°")]),
        ("a 20 kilometres a l'ouest de Gao", [("offset", "Gao", "20.0 km", "270°")]),
        ("à une vingtaine de kilomètres à l’est d’Ansongo", [("offset", "Ansongo", "20.0 km", "90°")]),
        ("à trente-cinq kilomètres au sud-ouest de Téra", [("offset", "Téra", "35.0 km", "225°")]),
        ("à environ 8 kilomètres de Bamba", [("away", "Bamba", "8.0 km")]),
        ("à 500 mètres du village de Tin", [("away", "Tin/settlement", "0.5 km")]),
        ("au sud de Gao", [("toward", "Gao", "180°")]),
        ("dans le nord de la région de Gao", [("part", "Gao/region", "0°")]),
        ("près de Gao", [("near", "Gao")]),
        ("aux environs d’Ansongo", [("near", "Ansongo")]),
        ("à la sortie sud de Gao", [("edge", "Gao")]),
        ("entre Gao et Kidal", [("between", "Gao", "Kidal")]),
        ("sur l'axe Gao-Kidal", [("along", "Gao", "Kidal")]),
        ("sur l'axe Gao - Kidal", [("along", "Gao", "Kidal")]),
        ("sur la route reliant Gao à Kidal", [("along", "Gao", "Kidal")]),
        ("dans le village de Tessit, cercle d'Ansongo", [("at", "Tessit/settlement"), ("at", "Ansongo/district")]),
        ("près de la frontière avec le Niger", [("border", "Niger/country")]),
        ("20 km", []),
        ("de", []),
        ("", []),
    ],
)  # fmt: skip
def test_parse_reads_french(text: str, references: list[tuple[object, ...]]) -> None:
    assert told(text, "fr") == references


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("على بعد 20 كيلومترا شمال غاو", [("offset", "غاو", "20.0 km", "0°")]),
        ("على بُعد ٢٠ كيلومتراً غرب مدينة غاو", [("offset", "غاو/settlement", "20.0 km", "270°")]),
        ("على بعد نحو عشرين كيلومترا إلى الجنوب الغربي من غاو", [("offset", "غاو", "20.0 km", "225°")]),
        ("على بعد كيلومترين من غاو", [("away", "غاو", "2.0 km")]),
        ("شمالي غاو", [("toward", "غاو", "0°")]),
        ("جنوب شرقي مدينة الميادين", [("toward", "الميادين/settlement", "135°")]),
        ("بالقرب من مدينة غاو", [("near", "غاو/settlement")]),
        ("في محيط غاو", [("near", "غاو")]),
        ("على مشارف غاو", [("edge", "غاو")]),
        ("بين غاو وكيدال", [("between", "غاو", "كيدال")]),
        ("بين واو وود مدني", [("between", "واو", "ود مدني")]),
        ("على الطريق الرابط بين غاو وكيدال", [("along", "غاو", "كيدال")]),
        ("على طريق غاو - كيدال", [("along", "غاو", "كيدال")]),
        ("من غاو إلى كيدال", [("along", "غاو", "كيدال")]),
        ("في قرية تيسيت بمحافظة غاو", [("at", "تيسيت/settlement"), ("at", "غاو/region")]),
        ("قرب الحدود مع النيجر", [("border", "النيجر/country")]),
        ("وادي مدني", [("at", "مدني/area")]),
        ("كم", []),
    ],
)  # fmt: skip
def test_parse_reads_arabic(text: str, references: list[tuple[object, ...]]) -> None:
    assert told(text, "ar") == references


@pytest.mark.parametrize(
    ("text", "references"),
    [
        ("a 20 km al norte de Tibú", [("offset", "Tibú", "20.0 km", "0°")]),
        ("en la vereda La Unión, municipio de Tibú", [("at", "La Unión/settlement"), ("at", "Tibú/township")]),
        ("en el norte del departamento de Cauca", [("part", "Cauca/region", "0°")]),
        ("en la vía Cúcuta-Tibú", [("along", "Cúcuta", "Tibú")]),
    ],
)  # fmt: skip
def test_parse_reads_spanish(text: str, references: list[tuple[object, ...]]) -> None:
    assert told(text, "es") == references


def test_every_language_names_eight_directions_and_a_kilometre() -> None:
    assert languages() == ("ar", "en", "es", "fr")
    for language in languages():
        meanings = [m for senses in place_words(language).meanings.values() for m in senses]
        assert {m.value for m in meanings if m.sign == "bearing"} >= {45.0 * n for n in range(8)}
        assert {m.sign for m in meanings} >= {
            "unit",
            "near",
            "edge",
            "between",
            "border",
            "rough",
            "in",
            "to",
        }


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(["ar", "es", "fr"]), st.text(max_size=80))
def test_parse_reads_any_text_in_any_language(language: str, text: str) -> None:
    told(text, language)

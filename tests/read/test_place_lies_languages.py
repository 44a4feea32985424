"""French and Arabic words around a place name -> the point and the code of `place_detail`, in real places."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.atlas import Atlas
from dragoman.base.claim import Place
from dragoman.base.document import Document
from dragoman.read.reader import RuleReader

READER = RuleReader(Atlas.open())


def details_of(text: str, lang: str) -> dict[str, Place]:
    (claim,) = READER.read(Document("t", text, "", lang=lang, published=date(2024, 5, 15))).claims
    return {place.name: place for place in claim.place_detail}


def french(words: str) -> dict[str, Place]:
    return details_of(f"Cinq soldats ont été tués lundi {words}, au Mali, par des hommes armés.", "fr")


def arabic(words: str) -> dict[str, Place]:
    return details_of(f"قتل خمسة جنود يوم الاثنين في هجوم شنه مسلحون {words} في مالي.", "ar")


@pytest.mark.parametrize(
    ("words", "precision", "north_deg"),
    [
        ("à Ansongo", 1, 0.0),
        ("près d'Ansongo", 2, 0.0),
        ("à l'entrée d'Ansongo", 2, 0.0),
        ("au sud d’Ansongo", 2, 0.0),
        ("à 20 km au nord d'Ansongo", 2, 0.18),
        ("à une vingtaine de kilomètres au nord d'Ansongo", 2, 0.18),
        ("à environ 90 km au nord d'Ansongo", 5, 0.81),
        ("à 15 kilomètres d'Ansongo", 2, 0.0),
    ],
)
def test_french_words_move_the_point_and_say_its_code(words: str, precision: int, north_deg: float) -> None:
    at, detail = french("à Ansongo")["Ansongo"], french(words)["Ansongo"]
    assert at.lat is not None and detail.lat is not None
    assert detail.precision == precision
    assert detail.lat - at.lat == pytest.approx(north_deg, abs=0.01)


@pytest.mark.parametrize(
    "words", ["entre Gao et Ansongo", "sur l'axe Gao-Ansongo", "sur la route reliant Gao à Ansongo"]
)
def test_both_ends_of_a_french_road_get_its_middle(words: str) -> None:
    places = french(words)
    gao, ansongo = places["Gao"], places["Ansongo"]
    assert (gao.lat, gao.lon, gao.precision) == (ansongo.lat, ansongo.lon, 5)
    assert gao.id != ansongo.id


@pytest.mark.parametrize(
    ("words", "precision", "north_deg"),
    [
        ("في غاو", 1, 0.0),
        ("قرب غاو", 2, 0.0),
        ("على مشارف غاو", 2, 0.0),
        ("شمالي غاو", 2, 0.0),
        ("على بعد 15 كم من غاو", 2, 0.0),
        ("على بعد نحو عشرين كيلومترا جنوب مدينة غاو", 2, -0.18),
        ("على بعد ٢٠ كيلومتراً شمال غاو", 2, 0.18),
    ],
)
def test_arabic_words_move_the_point_and_say_its_code(words: str, precision: int, north_deg: float) -> None:
    at, detail = arabic("في غاو")["غاو"], arabic(words)["غاو"]
    assert at.lat is not None and detail.lat is not None
    assert detail.precision == precision
    assert detail.lat - at.lat == pytest.approx(north_deg, abs=0.01)


def test_a_direction_before_a_comma_does_not_move_the_next_name() -> None:
    assert french("dans le sud du pays, à Ansongo")["Ansongo"].precision == 1

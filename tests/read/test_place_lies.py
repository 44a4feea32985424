"""Words around a place name -> the point and the code of `place_detail`; invented texts, real places."""

from __future__ import annotations

from datetime import date

import pytest

from dragoman.atlas import Atlas
from dragoman.base.claim import Claim, Place
from dragoman.base.document import Document
from dragoman.read.reader import RuleReader

READER = RuleReader(Atlas.open())


def claim_of(text: str) -> Claim:
    (claim,) = READER.read(Document("t", text, "", lang="en", published=date(2024, 5, 15))).claims
    return claim


def detail_of(text: str, name: str) -> Place:
    claim = claim_of(text)
    return claim.place_detail[claim.places.index(name)]


@pytest.mark.parametrize(
    ("words", "precision"),
    [
        ("in Ansongo", 1),
        ("near Ansongo", 2),
        ("on the outskirts of Ansongo", 2),
        ("some 20 km north of Ansongo", 2),
        ("about 90 km north of Ansongo", 5),
        ("15 miles south-east of Ansongo", 2),
    ],
)
def test_place_detail_has_the_code_that_the_words_allow(words: str, precision: int) -> None:
    detail = detail_of(f"Gunmen killed five soldiers {words}, Mali, on Monday.", "Ansongo")
    assert detail.precision == precision


def test_place_detail_is_moved_by_distance_and_direction() -> None:
    at = detail_of("Gunmen killed five soldiers in Ansongo, Mali, on Monday.", "Ansongo")
    north = detail_of("Gunmen killed five soldiers 30 km north of Ansongo, Mali, on Monday.", "Ansongo")
    assert at.lat is not None and north.lat is not None
    assert north.lat - at.lat == pytest.approx(0.2698, abs=1e-3)
    assert north.lon == pytest.approx(at.lon, abs=1e-3)
    assert (north.id, north.name, north.country) == (at.id, at.name, at.country)


@pytest.mark.parametrize(
    "words", ["between Gao and Ansongo", "on the Gao-Ansongo road"], ids=["between", "road"]
)
def test_both_ends_get_the_middle_of_the_way(words: str) -> None:
    claim = claim_of(f"Gunmen ambushed an army convoy {words} in Mali on Monday, killing four soldiers.")
    gao, ansongo = (d for d in claim.place_detail if d.name in ("Gao", "Ansongo"))
    assert (gao.lat, gao.lon, gao.precision) == (ansongo.lat, ansongo.lon, 5)
    assert gao.lat == pytest.approx(15.97, abs=0.02)
    assert gao.id != ansongo.id


def test_an_absurd_distance_leaves_no_point() -> None:
    detail = detail_of("Gunmen killed three soldiers 4,000 km east of Gao, Mali, on Monday.", "Gao")
    assert (detail.lat, detail.lon, detail.precision) == (None, None, 7)


def test_the_words_do_not_change_the_names() -> None:
    text = "Gunmen killed five soldiers {} Ansongo, Mali, on Monday."
    assert claim_of(text.format("30 km north of")).places == claim_of(text.format("in")).places

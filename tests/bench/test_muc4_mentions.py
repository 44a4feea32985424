"""The mentions that the MUC-4 adapter makes of a claim's words; every name is invented."""

from __future__ import annotations

import pytest

from bench.muc4.mentions import Nouns, bare_phrase, full_name, person_name
from bench.muc4.recase import recase
from dragoman.atlas import Atlas


@pytest.fixture(scope="module")
def nouns() -> Nouns:
    return Nouns.of(Atlas.open())


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("retired General Pilar de la Osei", "Pilar de la Osei"),
        ("bodyguard Tomas Anku", "Tomas Anku"),
        ("mayor of the town", None),
        ("two soldiers", None),
    ],
)
def test_person_name_leaves_titles_out(nouns: Nouns, phrase: str, name: str | None) -> None:
    assert person_name(phrase, nouns) == name


@pytest.mark.parametrize(
    ("phrase", "kind"), [("town hall", "thing"), ("bodyguards of the mayor", "people"), ("Anku", "person")]
)
def test_kind_asks_the_head_of_a_phrase(nouns: Nouns, phrase: str, kind: str) -> None:
    assert nouns.kind(phrase) == kind


def test_names_are_filled_up_and_counts_left_out(nouns: Nouns) -> None:
    assert full_name("Anku", "Tomas Anku was hurt. Anku died.") == "Tomas Anku"
    assert bare_phrase("the two bombs", nouns) == "bombs"


def test_recase_writes_names_of_the_atlas_and_spelt_out_acronyms() -> None:
    text = "BOGOTA -- [TEXT] THE COLOMBIAN RED COLUMN FRONT [RCF] USED AK-47 RIFLES AND A CAR BOMB."
    written = recase(text, Atlas.open())
    assert written.upper() == text
    assert written.endswith("The Colombian Red Column Front [RCF] used AK-47 rifles and a car bomb.")

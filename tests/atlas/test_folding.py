"""Folding: which spellings share a key, and which must not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.atlas import fold, fold_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Tim buktu", "Timbuktu", id="broken word"),
        pytest.param("Gorom-Gorom", "GOROM GOROM", id="hyphen and case"),
        pytest.param("N'Djaména", "N’Djamena", id="apostrophes and accent"),
        pytest.param("Me\u0301naka", "Ménaka", id="combining accent"),
        pytest.param("Ḩaḑramawt", "Hadramawt", id="dots below"),
        pytest.param("Ma‘rib", "Marib", id="ayn"),
        pytest.param("أنصار", "انصار", id="Arabic hamza"),
        pytest.param("الرقّة", "الرقه", id="Arabic shadda and ta marbuta"),
        pytest.param("كراچى", "کراچی", id="Arabic and Persian letters"),
        pytest.param("غـــاو", "غاو", id="Arabic tatweel"),
        pytest.param("Camp ١٢", "camp 12", id="Arabic digits"),
        pytest.param("ＧＡＯ", "Gao", id="full width"),
        pytest.param("Ƙaura Ɓirnin", "Kaura Birnin", id="Hausa letters"),
        pytest.param("Łódź", "Lodz", id="Polish"),
        pytest.param("ΑΘΗΝΑ", "αθηνα", id="Greek"),
    ],
)
def test_fold_gives_spellings_of_one_name_one_key(one: str, other: str) -> None:
    assert fold(one) == fold(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("Gao", "Goa", id="letters in another order"),
        pytest.param("Moura", "Mora", id="vowel"),
        pytest.param("غاو", "غار", id="Arabic letter"),
        pytest.param("မြန်မာ", "မန်မာ", id="Burmese sign"),
        pytest.param("कश", "कशि", id="Devanagari vowel sign"),
        pytest.param("が", "か", id="kana voicing"),
        pytest.param("Nambija 1", "Nambija 2", id="number"),
    ],
)
def test_fold_keeps_different_names_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["", " ", "-'’", "🙂", "\u200b\u064b"])
def test_fold_of_what_has_no_letter_is_empty(text: str) -> None:
    assert fold(text) == ""


@given(st.text(), st.text())
def test_fold_of_two_texts_is_their_keys_joined(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@given(st.text())
def test_fold_of_a_key_is_the_key(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_fold_words_keeps_word_borders() -> None:
    assert fold_words("L'État-Major  du Mali !") == "letat major du mali"

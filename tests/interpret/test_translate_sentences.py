"""cut_sentences: a text -> sentences whose offsets slice back, and which together hold all of it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.interpret.translate import cut_sentences
from dragoman.interpret.translate.sentences import MOST_CHARS


@pytest.mark.parametrize(
    ("lang", "text", "sentences"),
    [
        ("fr", "Gao est calme. Trois morts à Niono !", ["Gao est calme.", "Trois morts à Niono !"]),
        ("ar", "قتل ثلاثة جنود. هل سقط المعسكر؟ لا.", ["قتل ثلاثة جنود.", "هل سقط المعسكر؟", "لا."]),
        ("zh", "三名士兵被俘。道路中断。", ["三名士兵被俘。", "道路中断。"]),
        ("my", "တပ်မတော်က ငြင်းဆိုသည်။ လမ်းပိတ်ထားသည်။", ["တပ်မတော်က ငြင်းဆိုသည်။", "လမ်းပိတ်ထားသည်။"]),
        ("en", "Title without a stop\n\n  - one\r\n- two", ["Title without a stop", "- one", "- two"]),
        ("en", "", []),
        ("en", " \n ", []),
        ("xx", "Gao 🔥 12.", ["Gao 🔥 12."]),
    ],
    ids=["fr", "ar", "zh", "my", "lines", "empty", "blank", "unknown-language"],
)
def test_cut_sentences_by_the_rules_of_the_language(lang: str, text: str, sentences: list[str]) -> None:
    found = cut_sentences(text, lang)
    assert [one.text for one in found] == sentences
    assert [text[one.start : one.end] for one in found] == sentences


def test_a_sentence_that_no_engine_would_take_is_cut_at_a_space() -> None:
    text = "Gao " * 400
    found = cut_sentences(text, "en")
    assert max(len(one.text) for one in found) <= MOST_CHARS
    assert " ".join(one.text for one in found) == text.strip()


@given(st.text(max_size=200), st.sampled_from(["en", "fr", "ar", "zh"]))
def test_sentences_hold_every_character_that_is_no_space(text: str, lang: str) -> None:
    found = cut_sentences(text, lang)
    assert all(text[one.start : one.end] == one.text for one in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert "".join("".join(one.text.split()) for one in found) == "".join(text.split())

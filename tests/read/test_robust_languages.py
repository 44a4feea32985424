"""French, Arabic and Spanish texts, broken in any way, are read without a crash and in linear time."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.fuzz.checks import STEEPEST, SURE_FROM_S, find_faults, seconds_to_read
from bench.fuzz.inputs import fuzzed_documents, large_texts
from dragoman.atlas import Atlas
from dragoman.base.document import Document
from dragoman.read import RuleReader

SMALL, LARGE = 4_000, 16_000
LANGUAGES = ("fr", "ar", "es")
PIECES = {
    "fr": ["l'armée", "a tué", "n'a pas", "plus d'une", "quinzaine de", "soldats", "à Gao", "lundi", "«", "\n\n", "05"],
    "ar": ["قتل", "ثلاثة", "عشر", "جنديًا", "و", "لل", "في غاو", "يوم الاثنين", "٣١", "صفر", "\u200f", "ـ", "\n\n", "."],
    "es": ["el ejército", "mató a", "al menos", "cinco", "soldados", "en Cauca", "el lunes", "«", "\n\n", ".", "05"],
}  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> RuleReader:
    reader = RuleReader(Atlas.open())
    for lang in LANGUAGES:
        reader.tables(lang)  # loaded once, outside the clocks of the tests
    return reader


@pytest.mark.parametrize("lang", LANGUAGES)
def test_read_takes_broken_documents_of_a_language(reader: RuleReader, lang: str) -> None:
    documents = fuzzed_documents(120, seed=11, lang=lang)
    assert [fault for document in documents for fault in find_faults(reader, document)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_read_takes_pieces_of_a_language_in_any_order(
    reader: RuleReader, lang: str, data: st.DataObject
) -> None:
    strange = st.text(st.characters(exclude_categories=()), max_size=40)
    text = " ".join(data.draw(st.lists(st.sampled_from(PIECES[lang]) | strange, max_size=40)))
    assert list(find_faults(reader, Document("made", text, lang=lang, published=date(2024, 1, 2)))) == []


@pytest.mark.parametrize(
    ("lang", "name"), [(lang, name) for lang in LANGUAGES for name, _ in large_texts(64, lang)]
)
def test_read_takes_time_in_proportion_to_a_text_of_a_language(
    reader: RuleReader, lang: str, name: str
) -> None:
    small, large = (dict(large_texts(size, lang))[name] for size in (SMALL, LARGE))
    seconds = seconds_to_read(reader, large, lang)
    growth = (seconds / len(large)) / (seconds_to_read(reader, small, lang) / len(small))
    assert growth <= STEEPEST or seconds < SURE_FROM_S, (
        f"{growth:.1f} times as long a character, {seconds:.2f} s"
    )

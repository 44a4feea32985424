"""interpret_document: a document -> language, script and direction, by paragraph, with what a person should know."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.base.document import Document
from dragoman.interpret import Direction, Interpretation, ParagraphRun, interpret_document

READABLE = ("ar", "en", "fr")
ENGLISH = "The Dune Front said on Monday that it had taken the post at Tessalit."
FRENCH = "Le Front des Dunes a annoncé lundi que ses hommes avaient pris le poste de Tessalit."
ARABIC = "قالت جبهة الكثبان إن مقاتليها سيطروا على نقطة تيساليت."


def interpret(text: str, lang: str | None = None) -> Interpretation:
    return interpret_document(Document("d", text, lang=lang), READABLE)


def test_interpret_document_gives_every_value_of_a_plain_text() -> None:
    assert interpret(ARABIC) == Interpretation(
        "ar",
        "Arab",
        Direction.RTL,
        0.97,
        "py3langid",
        (ParagraphRun(0, len(ARABIC), "ar", "Arab", Direction.RTL, 45),),
        (),
    )


def test_interpret_document_tells_the_paragraphs_of_a_mixed_document() -> None:
    text = f"{ENGLISH}\n\n{FRENCH}\n{FRENCH}\n\n  {ARABIC}\n\n12 / 34\n"
    found = interpret(text)
    assert [(run.lang, text[run.start : run.end]) for run in found.paragraphs] == [
        ("en", ENGLISH),
        ("fr", f"{FRENCH}\n{FRENCH}"),
        ("ar", f"{ARABIC}\n\n12 / 34"),
    ]
    assert found.is_mixed
    assert found.notes == ("in several languages: French 58%, English 23%, Arabic 19%",)


def test_a_title_in_another_script_counts_in_what_is_read() -> None:
    document = Document("d", ENGLISH, title="جبهة الكثبان")
    found = interpret_document(document, READABLE)
    assert [(run.lang, document.read_text[run.start : run.end]) for run in found.paragraphs] == [
        ("ar", "جبهة الكثبان"),
        ("en", ENGLISH),
    ]


def test_a_quoted_name_in_french_makes_no_document_mixed() -> None:
    text = f"{ENGLISH}\n\nFront de Libération des Dunes\n\n{ENGLISH}"
    assert [run.lang for run in interpret(text).paragraphs] == ["en"]


@pytest.mark.parametrize(
    ("text", "lang", "tag", "notes"),
    [
        (FRENCH, "en", "fr", ("declared en, reads as fr",)),
        ("军方否认有士兵被俘。", None, "zh-Hans", ("kept for people: Chinese",)),
        ("軍方否認有士兵被俘，將繼續作戰。", "zh", "zh-Hant", ("kept for people: Chinese",)),
        ("日本の部隊は村に入った。", None, "ja", ("kept for people: Japanese",)),
        ("Војска је саопштила да су њени војници у селу.", None, "sr", ("kept for people: Serbian",)),
        ("Sojoji sun kashe 'yan ta'adda a kauyen.", None, "ha", ("kept for people: Hausa",)),
        ("", None, "und", ("kept for people: nobody can tell its language",)),
        ("\ud800 12 !!", None, "und", ("kept for people: nobody can tell its language",)),
    ],
    ids=["wrong-tag", "simplified", "traditional", "japanese", "serbian", "hausa", "empty", "surrogate"],
)
def test_interpret_document_names_what_is_kept_for_people(
    text: str, lang: str | None, tag: str, notes: tuple[str, ...]
) -> None:
    found = interpret(text, lang)
    assert (found.lang, found.notes) == (tag, notes)


def test_words_that_mix_look_alike_scripts_are_told_and_change_no_language() -> None:
    text = ENGLISH.replace("Front", "Frоnt").replace("post", "pоst")  # Cyrillic o
    found = interpret(text)
    assert found.lang == "en"
    assert found.notes == (
        "words that mix scripts, where one letter may stand for another: "
        "'Frоnt' (Latin and Cyrillic), 'pоst' (Latin and Cyrillic)",
    )


def test_an_acronym_in_arabic_is_no_mixed_word() -> None:
    assert interpret("قالت الـVDP إن ثلاثة من عناصرها قتلوا في كمين قرب نونا.").notes == ()


@given(st.text(max_size=300))
def test_runs_are_in_order_and_slice_to_text_without_outer_space(text: str) -> None:
    runs = interpret(text).paragraphs
    assert all(text[r.start : r.end].strip("\n\r ") == text[r.start : r.end].strip() for r in runs)
    assert all(one.end <= two.start and one.lang != two.lang for one, two in pairwise(runs))

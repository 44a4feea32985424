"""translation_page and translation_table: what a person sees of a document beside its translation."""

from __future__ import annotations

import re

import pytest

from dragoman.base.document import Document
from dragoman.base.translation import Fault, FaultKind, Mark, Passage, PassageState, Translation
from dragoman.page import translation_page, translation_table
from dragoman.page.translation_view import fault_words

ARABIC = "قتلت جبهة الكثبان ١٢ جنديا."
HOSTILE = 'See https://example.org/\x1b[2J <b>"x"</b> \u202e12'


def passage(original: str, translation: str | None, **values: object) -> Passage:
    start = int(str(values.pop("start", 0)))
    state = PassageState(str(values.pop("state", PassageState.MACHINE)))
    return Passage(start, start + len(original), original, translation, state, **values)  # type: ignore[arg-type]


def page(document: Document, *passages: Passage, source: str = "ar", target: str = "en") -> str:
    return translation_page(
        [(document, Translation(document.id, source, target, "book 1", passages))], title="Translation"
    )


def test_arabic_runs_right_to_left_beside_english_with_its_marks() -> None:
    made = page(
        Document("d", ARABIC, title="جبهة"),
        passage(
            ARABIC,
            "The Dune Front killed 12 soldiers.",
            marks=(Mark(5, 17, "actor"), Mark(18, 20, "number")),
            translation_marks=(Mark(4, 14, "actor"), Mark(22, 24, "number")),
        ),
    )
    assert '<p class="side-text" lang="ar" dir="rtl">' in made
    assert '<mark class="f-actor">جبهة الكثبان</mark> <mark class="f-toll">١٢</mark>' in made
    assert '<p class="side-text translated" lang="en" dir="ltr">' in made
    assert '<mark class="f-actor">Dune Front</mark> killed <mark class="f-toll">12</mark>' in made
    assert '<p class="state is-machine">machine</p>' in made
    assert "1 sentences; all numbers and known names are kept" in made


def test_a_fault_stands_under_its_sentence_and_the_original_stays() -> None:
    made = page(
        Document("d", ARABIC),
        passage(ARABIC, None, state=PassageState.NONE, faults=(Fault(FaultKind.TIMEOUT, "book: late."),)),
    )
    assert "1 of 1 sentences with something missing or changed" in made
    assert "the engine did not answer in time: book: late." in made
    assert ARABIC in made and '<p class="side-text is-missing">not translated</p>' in made


def test_hostile_words_are_shown_and_do_nothing() -> None:
    made = page(Document("d", HOSTILE), passage(HOSTILE, HOSTILE), source="en", target="fr")
    assert "https://example.org" not in made and "hxxps://example.org" in made
    assert "\x1b" not in made and "\u202e" not in made and '<b>"x"' not in made
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', made)
    assert policy and policy[1].startswith("default-src &#39;none&#39;")


def test_the_same_items_give_the_same_bytes() -> None:
    document, one = Document("d", ARABIC), passage(ARABIC, "Killed 12.")
    assert page(document, one) == page(document, one)


@pytest.mark.parametrize("kind", list(FaultKind))
def test_every_fault_has_words(kind: FaultKind) -> None:
    assert fault_words(Fault(kind, "12")) != ""


def test_translation_table_has_two_columns_and_says_what_is_missing() -> None:
    document = Document("d", "Trois morts.\nDeux blessés.", title="")
    table = translation_table(
        document,
        Translation(
            "d",
            "fr",
            "en",
            "book 1",
            (
                passage("Trois morts.", "Dead.", faults=(Fault(FaultKind.NUMBER_MISSING, "Trois"),)),
                passage("Deux blessés.", None, start=13, state=PassageState.NONE),
            ),
        ),
        width=60,
    )
    assert table == (
        "Trois morts.\n"
        "fr into en by book 1, a machine: 1 of 2 sentences with\n"
        "something missing or changed\n"
        "\n"
        "Trois morts.                  Dead.\n"
        "                              ! number of the original\n"
        "                              missing: Trois\n"
        "\n"
        "Deux blessés.                 (as in the original)\n"
    )

"""translation_page in three languages: the same words in each, Arabic from right to left, document text escaped."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from dragoman.base.document import Document
from dragoman.base.translation import Fault, FaultKind, Passage, PassageState, Translation
from dragoman.page import translation_page, translation_table
from dragoman.page.words import speak

TEXT = "12 soldats <b>"
DOCUMENT = Document("d", TEXT)
TRANSLATION = Translation(
    "d",
    "fr",
    "en",
    "book 1",
    (
        Passage(
            0, 14, TEXT, "21 men <script>", PassageState.MACHINE, (Fault(FaultKind.NUMBER_MISSING, "12"),)
        ),
    ),
)


def table(lang: str) -> dict[str, dict[str, str]]:
    source = files("dragoman.page").joinpath(f"assets/translation.{lang}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["en", "fr", "ar"])
def test_every_language_has_a_word_for_every_fault_and_state(lang: str) -> None:
    words = table(lang)
    assert set(words["fault"]) == {str(kind) for kind in FaultKind}
    assert set(words["state"]) == {*map(str, PassageState), "same"}
    assert set(words["text"]) == set(table("en")["text"])
    assert all(
        word.count("{}") == table("en")["fault"][kind].count("{}") for kind, word in words["fault"].items()
    )


@pytest.mark.parametrize(
    ("lang", "opening", "fault"),
    [
        ("en", '<html lang="en">', "number of the original missing: 12"),
        ("fr", '<html lang="fr">', "nombre de l&#39;original manquant : 12"),
        ("ar", '<html lang="ar" dir="rtl">', "عدد من الأصل مفقود: 12"),
    ],
)
def test_translation_page_speaks_the_language_and_escapes_both_sides(
    lang: str, opening: str, fault: str
) -> None:
    with speak(lang):
        page = translation_page([(DOCUMENT, TRANSLATION)], title="t")
    assert opening in page and fault in page
    assert "12 soldats &lt;b&gt;" in page and "21 men &lt;script&gt;" in page
    assert "<b>" not in page


def test_translation_table_speaks_the_language() -> None:
    with speak("fr"):
        assert "fr vers en par book 1, une machine" in translation_table(DOCUMENT, TRANSLATION)

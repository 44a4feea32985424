"""What each language asks of the engine: how tokens are cut, folded and put in the singular."""

from __future__ import annotations

import pytest

from dragoman.base.errors import SettingsError
from dragoman.read.folding import fold_pieces, fold_word
from dragoman.read.languages import open_language
from dragoman.read.languages.arabic_words import split_clitics

ARABIC_WORDS = frozenset(
    {
        "جيش",
        "قوات",
        "جنود",
        "قتل",
        "عمليه",
        "ولايه",
        "هجوم",
        "مواقع",
        "وقع",
        "بلده",
        "كتيبه",
        "فجر",
        "قاعده",
        "قال",
    }
)


def known(low: str) -> bool:
    return low in ARABIC_WORDS


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("l'armée", ((0, "l'"), (2, "armée"))),
        ("L’attaque", ((0, "l'"), (2, "attaque"))),
        ("d'", ()),
        ("jusqu'à", ((0, "jusqu'"), (6, "à"))),
        ("qu'il", ((0, "qu'"), (3, "il"))),
        ("aujourd'hui", ()),
        ("presqu'île", ()),
        ("N'Djamena", ()),
        ("armée", ()),
    ],
)
def test_french_elisions_are_cut(word: str, parts: tuple[tuple[int, str], ...]) -> None:
    assert open_language("fr").cut(word, known) == parts


@pytest.mark.parametrize(
    ("bare", "parts"),
    [
        ("والجيش", [(0, "و"), (1, "جيش")]),
        ("للجيش", [(0, "ل"), (1, "جيش")]),
        ("وللقوات", [(0, "و"), (1, "ل"), (2, "قوات")]),
        ("بولاية", [(0, "ب"), (1, "ولايه")]),
        ("جنودها", [(0, "جنود"), (4, "ـها")]),
        ("عمليتهم", [(0, "عمليه"), (5, "ـهم")]),
        ("وقواته", [(0, "و"), (1, "قوات"), (5, "ـه")]),
        ("فقتل", [(0, "ف"), (1, "قتل")]),
        ("والميادين", [(0, "و"), (1, "ميادين")]),
        ("لميادين", []),
        ("وهران", []),
    ],
)
def test_arabic_clitics_are_cut_off_known_words(bare: str, parts: list[tuple[int, str]]) -> None:
    assert split_clitics(bare, known) == parts


@pytest.mark.parametrize("word", ["وقع", "فجر", "كتيبة", "بلدة", "ولاية", "قاعدة"])
def test_a_known_word_is_left_whole(word: str) -> None:
    assert open_language("ar").cut(word, known) == ()


def test_offsets_count_vowel_signs() -> None:
    assert open_language("ar").cut("وَالجَيْش", known) == ((0, "و"), (2, "جيش"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("الجيش", "جيش"),
        ("أنصار", "انصار"),
        ("الإرهابيين", "إرهابيين"),
        ("مدرسة", "مدرسه"),
        ("قُتِلَ", "قتل"),
        ("عـــاجل", "عاجل"),
        ("١٢", "12"),
        ("رؤية", "روية"),
    ],
)
def test_arabic_spellings_fold_to_one(one: str, other: str) -> None:
    assert fold_word(one) == fold_word(other)


def test_a_short_word_keeps_what_looks_like_an_article() -> None:
    assert (fold_word("ألف"), fold_word("التي")) == ("الف", "التي")


def test_phrases_of_latin_letters_fold_as_before() -> None:
    assert fold_pieces("Jama'at Nusrat al-Islam’s État") == ["jamaat", "nusrat", "al", "islam", "s", "etat"]


def test_a_language_without_a_module_is_named() -> None:
    with pytest.raises(SettingsError, match="language 'qq'"):
        open_language("qq")

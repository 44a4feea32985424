"""name_language and require_language: a text -> its language, or a refusal that names it."""

from __future__ import annotations

import subprocess
import sys

import pytest

from dragoman.base.document import Document
from dragoman.base.errors import NoReader
from dragoman.interpret import Guess, name_language, require_language
from dragoman.interpret.language import BELIEVED

ENGLISH = "The Dune Front said on Monday that it had killed 12 soldiers of the Desert Guard near Koumbori."
OTHERS = {
    "fr": "Le Front des Dunes a annoncé lundi que ses hommes avaient tué douze soldats près de Koumbori.",
    "ar": "أعلنت جبهة الكثبان يوم الاثنين أنها قتلت اثني عشر جنديا قرب كومبوري.",
    "es": "El Frente de las Dunas dijo el lunes que había matado a doce soldados cerca de Koumbori.",
    "pt": "A Frente das Dunas disse na segunda-feira que matou doze soldados perto de Koumbori.",
    "uk": "Фронт дюн заявив у понеділок, що вбив дванадцять солдатів біля села Кумборі.",
    "my": "ဗမာစစ်တပ်က ရွာကို တိုက်ခိုက်ခဲ့သည်။",
    "zh": "沙丘阵线周一表示，在昆博里附近打死了十二名士兵。",
    "ha": "Sojoji sun kashe 'yan ta'adda goma sha biyu a kauyen Koumbori ranar Litinin.",
}


@pytest.mark.parametrize(("lang", "text"), OTHERS.items(), ids=list(OTHERS))
def test_require_language_refuses_other_languages_by_name(lang: str, text: str) -> None:
    with pytest.raises(NoReader, match=f"^{lang}: no reader for [A-Z][a-z]+ yet"):
        require_language(Document("d", text), ["en"])


def test_require_language_says_what_to_do_in_full() -> None:
    with pytest.raises(NoReader) as refused:
        require_language(Document("d", OTHERS["fr"]), ["en"])
    assert str(refused.value) == (
        "fr: no reader for French yet (there is one for English); kept for people. "
        "If it is not French, name its language."
    )


@pytest.mark.parametrize(
    "text",
    [
        ENGLISH,
        ENGLISH.upper(),
        "Niger: 27 soldiers dead in attack near Mali border",
        "Mogadishu hotel siege ends",
        "Fighters ambushed soldiers between Ouahigouya, Koumbori, Djibo and Titao",
        "Ansar al-Kathib, Jaish al-Wadi and Liwa al-Nahr claimed attacks in Al-Fashir, Nyala and El Geneina",
        "Le Relais du Désert, quoting the Front de Libération des Dunes, said three soldiers were killed.",
    ],
    ids=["plain", "capitals", "headline", "short", "places", "arabic-names", "french-names"],
)
def test_english_with_many_foreign_names_is_english(text: str) -> None:
    assert name_language(text, readable=["en"]).lang == "en"


def test_a_declared_language_is_trusted_where_the_words_tell_nothing() -> None:
    assert name_language("Gao 12", declared="en-GB", readable=["en"]) == Guess(
        "en", "declared", None, BELIEVED
    )
    assert name_language("Niono, Gao, Djibo", declared="xx") == Guess("xx", "declared", None, BELIEVED)
    assert name_language("Al-jaysh yanfi", declared="ar-Latn").lang == "ar"
    assert name_language("Pinsalaan", declared="fil-PH").lang == "tl"


@pytest.mark.parametrize(
    ("text", "declared", "guess"),
    [
        (ENGLISH, "fr", Guess("en", "function words", "fr")),
        (OTHERS["fr"], "en", Guess("fr", "py3langid", "en", 0.97)),
        (OTHERS["ha"], "en", Guess("ha", "py3langid", "en", 0.97)),
        (OTHERS["ar"], "en", Guess("ar", "py3langid", "en", 0.97)),
        (OTHERS["uk"], "ru", Guess("uk", "letters", "ru")),
        (OTHERS["my"], "en-US", Guess("my", "script", "en")),
        (ENGLISH, "hr", Guess("en", "function words", "hr")),
    ],
    ids=["en-as-fr", "fr-as-en", "ha-as-en", "ar-as-en", "uk-as-ru", "my-as-en", "tag-we-do-not-know"],
)
def test_a_wrong_tag_is_denied_and_the_denial_is_kept(text: str, declared: str, guess: Guess) -> None:
    found = name_language(text, declared=declared)
    assert found == guess
    assert found.note == f"declared {guess.denied}, reads as {guess.lang}"


def test_french_names_in_an_english_text_deny_no_tag() -> None:
    text = "Le Relais du Désert, quoting the Front de Libération des Dunes, said three soldiers were killed."
    assert name_language(text, declared="en").by == "declared"
    assert name_language("Front de Libération des Dunes: 3 morts", declared="en").by == "declared"


@pytest.mark.parametrize(
    "text", ["12 345", "!!!", "", "Gao 12", "\ud800"], ids=["digits", "marks", "empty", "word", "surrogate"]
)
def test_require_language_refuses_what_nobody_can_tell(text: str) -> None:
    with pytest.raises(NoReader, match=r"^und: too few words"):
        require_language(Document("d", text), ["en"])


def test_require_language_obeys_a_person_where_the_script_allows_it() -> None:
    said_english = Document("d", OTHERS["fr"], lang="en")
    assert require_language(said_english, ["en"], is_told=True) == Guess("en", "declared", None, BELIEVED)
    with pytest.raises(NoReader, match=r"^fr: no reader for French"):
        require_language(said_english, ["en"])
    with pytest.raises(NoReader, match=r"^ar: no reader for Arabic"):
        require_language(Document("d", OTHERS["ar"], lang="en"), ["en"], is_told=True)


def test_require_language_refuses_a_script_of_no_language_that_it_names() -> None:
    with pytest.raises(NoReader) as refused:
        require_language(Document("d", "ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ ᎠᏂᏣᎳᎩ"), ["en"])
    assert str(refused.value) == (
        "und: in the script of no language that we name; kept for people. Name its language."
    )


def test_plain_english_does_not_load_the_model() -> None:
    code = (
        "import sys; from dragoman.interpret import name_language; "
        f"assert name_language({ENGLISH!r}).by == 'function words'; assert 'numpy' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

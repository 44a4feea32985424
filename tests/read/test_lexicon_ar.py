"""The Arabic tables: clitics are cut off, duals and lemma classes hold together, and the screen lets fighting through.

What it shares with the others is tried in `test_lexicon_tables.py`.
"""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from dragoman.atlas import Atlas
from dragoman.read.folding import fold_pieces
from dragoman.read.lexicon import Lexicon, frame_slots, load_lexicon, table_rows
from dragoman.read.screen import ScreenTable, screen_out


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon("ar", Atlas.open())


@pytest.mark.parametrize(
    "word",
    ["قوات", "ولاية", "بلدة", "كتيبة", "لواء", "فجر", "وقع", "وصل", "فتح", "بنادق", "كمين", "لغم", "فقد", "سقط",
     "كانت", "بعد", "قتلهم_", "مدينتهم_"],
)  # fmt: skip
def test_a_word_that_begins_like_a_clitic_is_whole_and_others_are_cut(lexicon: Lexicon, word: str) -> None:
    assert bool(lexicon.cut(word.rstrip("_"))) == word.endswith("_")


@pytest.mark.parametrize(
    ("word", "lows"),
    [
        ("وبالقرب", ["و", "ب", "قرب"]),
        ("للجيش", ["ل", "جيش"]),
        ("بسيارتهم", ["ب", "سياره", "ـهم"]),
        ("فاستولوا", ["ف", "استولوا"]),
        ("وتبنت", ["و", "تبنت"]),
        ("سيهاجمون", ["س", "يهاجمون"]),
        ("كجنود", ["ك", "جنود"]),
    ],
)
def test_clitics_are_cut_off_words_of_the_tables(lexicon: Lexicon, word: str, lows: list[str]) -> None:
    assert [low for _, low in lexicon.cut(word)] == lows


def test_a_phrase_without_a_role_for_a_hole_has_none() -> None:
    for row in table_rows("ar", "acts.tsv"):
        if "gap" not in frame_slots(row["frame"]):
            assert "…" not in row["forms"], row["lemma"]


def test_a_dual_form_is_no_other_form_of_its_row() -> None:
    for name in ("persons.tsv", "targets.tsv", "units.tsv"):
        for row in table_rows("ar", name):
            others = {tuple(fold_pieces(form)) for form in (row["form"], *row["plural"].split("|"))}
            duals = [form for form in row["dual"].split("|") if form]
            assert [form for form in duals if tuple(fold_pieces(form)) in others] == [], row["form"]


@pytest.mark.parametrize(
    ("classes", "table", "column"),
    [
        (("casualties", "casualty_phrases", "plain_claims", "light_acts", "own_verbs", "lasting_states", "of_people",
          "leaving", "no_toll_acts", "hurt_at_all", "shooting_down", "telling_of_acts", "mutual_acts",
          "denials_of_doing"), "acts.tsv", "lemma"),
        (("general_people", "attackers", "own_people", "martyrs", "enemy_people", "members", "suicide_doers", "kin"),
         "persons.tsv", "form"),
    ],
    ids=["acts", "persons"],
)  # fmt: skip
def test_a_class_of_lemmas_names_rows_of_its_table(classes: tuple[str, ...], table: str, column: str) -> None:
    lemmas = {row[column] for row in table_rows("ar", table)}
    grammar = files("dragoman.read") / "lexicons" / "ar" / "grammar.toml"
    held = tomllib.loads(grammar.read_text(encoding="utf-8"))["classes"]
    assert {name: set(held[name]) - lemmas for name in classes if set(held[name]) - lemmas} == {}


def test_every_word_of_a_phrase_has_a_tag(lexicon: Lexicon) -> None:
    phrases = [
        *(form for row in table_rows("ar", "acts.tsv") for form in (row["lemma"], *row["forms"].split("|"))),
        *(form for name in ("targets.tsv", "units.tsv", "sources.tsv", "persons.tsv") for row in table_rows("ar", name)
          for form in (row["form"], *row["plural"].split("|"))),
    ]  # fmt: skip
    missing = {
        low
        for phrase in phrases
        for low in lexicon.pieces(phrase.replace("…", " "))
        if not lexicon.has(low) and len(low) > 2
    }
    assert missing == set()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("هاجم مسلحون قرية قرب غاو فقتلوا ستة من أهلها.", None),
        ("استعاد الجيش بلدة بامبا يوم الاثنين وقتل ستة مقاتلين.", None),
        ("قتل جنديان حين انفجر لغم بشاحنتهما.", None),
        ("تغني الجوقة مساء الجمعة في الكاتدرائية.", "no word for an act"),
    ],
)
def test_fighting_is_read_and_everyday_news_is_not(lexicon: Lexicon, text: str, reason: str | None) -> None:
    assert screen_out(text, ScreenTable.of(lexicon)) == reason

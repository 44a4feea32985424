"""The French tables: every word of a phrase is known, apostrophes cut off, and the screen lets fighting through.

What it shares with the others is tried in `test_lexicon_tables.py`.
"""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files

import pytest

from dragoman.atlas import Atlas
from dragoman.read.lexicon import Lexicon, load_lexicon, table_rows
from dragoman.read.screen import ScreenTable, screen_out

WORD = re.compile(r"(?:jusqu|lorsqu|puisqu|qu|[ldsnjcmt])'|[^\W_]+(?:-[^\W_]+)*(?:'[^\W_]+)?")
NAMES = frozenset({"1er", "afrique", "ambassagou", "dan", "na", "patres"})


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon("fr", Atlas.open())


def test_attaque_is_a_noun_before_it_is_a_form_of_the_verb(lexicon: Lexicon) -> None:
    first, *others = lexicon.words["attaque"]
    assert first == "NOUN"
    assert set(others) <= {"VBZ", "VBN"}


def test_every_word_of_a_phrase_has_a_tag(lexicon: Lexicon) -> None:
    grammar = files("dragoman.read") / "lexicons" / "fr" / "grammar.toml"
    classes = tomllib.loads(grammar.read_text(encoding="utf-8"))["classes"]
    closed = {word for words in classes.values() for word in words}
    known = closed | set(lexicon.words) | NAMES
    phrases = [
        *(form for row in table_rows("fr", "acts.tsv") for form in (row["lemma"], *row["forms"].split("|"))),
        *(form for name in ("targets.tsv", "units.tsv", "sources.tsv") for row in table_rows("fr", name)
          for form in (row["form"], row["plural"])),
    ]  # fmt: skip
    missing = {
        word
        for phrase in phrases
        for word in WORD.findall(phrase.lower())
        if word not in known and not all(part in known for part in word.rstrip("'").split("-"))
    }
    assert missing == set()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Des hommes armés ont attaqué un village près de Gao.", None),
        ("L’armée a repris Bamba lundi, tuant six combattants.", None),
        ("Deux soldats sont morts quand leur camion a sauté sur une mine.", None),
        ("05 terroristes neutralisés, 02 motos récupérées par les FAMa.", None),
        ("La chorale chante vendredi à la cathédrale.", "no word for an act"),
        ("Le prix de l'orge frappe les ménages.", "words for acts, but nobody armed"),
    ],
)
def test_fighting_is_read_and_everyday_news_is_not(lexicon: Lexicon, text: str, reason: str | None) -> None:
    assert screen_out(text, ScreenTable.of(lexicon)) == reason

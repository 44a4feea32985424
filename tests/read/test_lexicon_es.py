"""The Spanish tables: every word of a phrase is known, and the screen lets fighting through.

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

WORD = re.compile(r"[^\W_]+")
PREPOSITIONS = frozenset({"a", "al", "con", "de", "del", "en", "entre", "como", "contra", "sin"})


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon("es", Atlas.open())


def test_every_word_of_a_phrase_has_a_tag(lexicon: Lexicon) -> None:
    grammar = files("dragoman.read") / "lexicons" / "es" / "grammar.toml"
    classes = tomllib.loads(grammar.read_text(encoding="utf-8"))["classes"]
    closed = {word for words in classes.values() for word in words}
    known = closed | set(lexicon.words) | PREPOSITIONS
    phrases = [
        *(form for row in table_rows("es", "acts.tsv") for form in (row["lemma"], *row["forms"].split("|"))),
        *(form for name in ("targets.tsv", "units.tsv", "sources.tsv") for row in table_rows("es", name)
          for form in (row["form"], row["plural"])),
    ]  # fmt: skip
    missing = {word for phrase in phrases for word in WORD.findall(phrase.lower()) if word not in known}
    assert missing == set()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Hombres armados atacaron una aldea cerca de Tumaco.", None),
        ("El Ejército retomó Tibú el lunes y mató a seis combatientes.", None),
        ("Dos soldados murieron cuando su camión pisó una mina.", None),
        ("El coro canta el viernes en la catedral.", "no word for an act"),
        ("La sequía desata protestas entre los ganaderos.", "words for acts, but nobody armed"),
    ],
)
def test_fighting_is_read_and_everyday_news_is_not(lexicon: Lexicon, text: str, reason: str | None) -> None:
    assert screen_out(text, ScreenTable.of(lexicon)) == reason

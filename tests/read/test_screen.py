"""The screen lets through whatever tells an act near somebody armed, and turns everyday news away with a reason."""

from __future__ import annotations

import tomllib
from importlib.resources import files

import pytest

from dragoman.atlas import Atlas
from dragoman.base.document import Document
from dragoman.read import RuleReader
from dragoman.read.lexicon import load_lexicon
from dragoman.read.screen import ScreenTable, screen_out


@pytest.fixture(scope="module")
def table() -> ScreenTable:
    return ScreenTable.of(load_lexicon("en", Atlas.open()))


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a village near Gao.",
        "The army took Bamba on Monday.",
        "The army’s column hit a landmine.",
        "Two soldiers died when their truck was booby-trapped.",
        "FLASH - SOLDIERS KILLED IN BAMBA",
        "Militants of the Salt Front set the depot on fire.",
        "Police arrested nine kidnappers.",
    ],
)
def test_an_act_near_somebody_armed_is_read(table: ScreenTable, text: str) -> None:
    assert screen_out(text, table) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The choir sings in the cathedral on Friday.", "no word for an act"),
        ("Shares fell and the price of barley hit 90 euros.", "words for acts, but nobody armed"),
        (
            "Rangers beat Rovers; the company took over the team.",
            "words for acts, but nobody surely armed near them",
        ),
        (
            "Rangers held Rovers to a draw, mourned a lost point and drove onto the next ground.",
            "words for acts, but nobody surely armed near them",
        ),
        ("The armyworm attacked the maize.", "words for acts, but nobody armed"),
        (
            "The librarian of the army museum reads. " + "A day passes quietly there. " * 40 + "Prices fell.",
            "words for acts, but nobody surely armed near them",
        ),
    ],
)
def test_everyday_news_is_turned_away_with_a_reason(table: ScreenTable, text: str, reason: str) -> None:
    assert screen_out(text, table) == reason


def test_words_of_the_lists_stand_in_the_tables_that_they_name() -> None:
    lexicon = load_lexicon("en", Atlas.open())
    path = files("dragoman.read") / "lexicons" / "en" / "screen.toml"
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    entries = [entry for rows in lexicon.trie.values() for _, entry in rows]
    acts = {entry.key for entry in entries if entry.kind == "act"}
    armed = [entry for entry in entries if entry.kind in ("unit", "person", "arm")]
    arms = {name for entry in armed for name in (entry.key, entry.name)}
    assert [word for word in lists["everyday_acts"] if word not in acts] == []
    assert [word for word in lists["everyday_arms"] if word not in arms] == []


def test_the_reader_gives_the_reason() -> None:
    reading = RuleReader(Atlas.open()).read(Document("a", "The choir sings in Bamba on Friday.", lang="en"))
    assert (reading.claims, reading.screened) == ((), "no word for an act")

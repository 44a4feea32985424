"""Forms and spellings of the lexicon files: what they match, and how a wrong one is refused."""

from __future__ import annotations

import re

import pytest

from dragoman.base.errors import SettingsError
from dragoman.read.grammar.forms import FormParser
from dragoman.read.grammar.runs import lower_in_place
from dragoman.read.grammar.tables import load_tables
from dragoman.read.grammar.trie import plain, spellings_pattern

SETS = {"day": "D", "month": "MN", "of": "o"}


def parser() -> FormParser:
    """Forms over three classes, with one macro."""
    return FormParser("dates of language xx", SETS, frozenset({"day", "month"}), {"date": "day of? month"})


@pytest.mark.parametrize(
    ("form", "letters", "matches"),
    [
        ("day of? month", "DM", True),
        ("day of? month", "DoN", True),
        ("day of? month", "DooN", False),
        ("date | month", "M", True),
        ("date | month", "DoM", True),
        ("(day | of) month", "oM", True),
        ("(day | of) month", "M", False),
    ],
)
def test_parse_reads_rows_choices_and_options(form: str, letters: str, matches: bool) -> None:
    pattern = parser().parse("sample", form)
    assert bool(re.fullmatch(pattern.plain, letters)) is matches
    assert bool(re.fullmatch(pattern.guarded, letters)) is matches


def test_parse_names_slots_and_leaves_out_marked_words() -> None:
    pattern = parser().parse("sample", "day _month month2")
    match = re.fullmatch(pattern.slotted, "DMN")
    assert match is not None and match.groupdict() == {"day": "D", "month2": "N"}


def test_parse_knows_the_first_letters() -> None:
    assert set(parser().parse("sample", "of? (day | month)").first) == set("oDMN")


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ("day week", "no table has the class 'week'"),
        ("(day month", "a bracket is not closed"),
        ("day) month", "a bracket too many"),
        ("? day", "'\\?' stands after nothing"),
        ("day + month", "cannot read"),
    ],
)
def test_parse_refuses_a_wrong_form(form: str, message: str) -> None:
    with pytest.raises(SettingsError, match=f"Form 'sample' of the dates of language xx: {message}"):
        parser().parse("sample", form)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("new year's eve", "new year's eve"),
        ("new\nyear’s eve", "new\nyear’s eve"),
        ("newest", "new"),
        ("a.m.", "a.m."),
        ("old", None),
    ],
)
def test_spellings_pattern_takes_the_longest_in_any_shape(text: str, found: str | None) -> None:
    match = re.match(spellings_pattern(["new", "new year's eve", "a.m.", "a.m"]), text)
    assert (match.group() if match else None) == found


def test_plain_gives_the_spelling_of_the_lexicon() -> None:
    assert plain("new\n year’s  eve") == "new year's eve"


@pytest.mark.parametrize("text", ["İSTANBUL", "ǅ", "Київ", "النيجر", "ẞ", "😀A"])
def test_lower_in_place_keeps_the_length(text: str) -> None:
    assert len(lower_in_place(text)) == len(text)


def test_load_tables_refuses_a_path() -> None:
    with pytest.raises(SettingsError, match="has no lexicon of dates"):
        load_tables("../en", "dates")

"""The tables of words and the catalogues of messages: complete in each language, made of the sources as they are."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

import pytest
from babel.messages.catalog import Catalog

from tools.message_lines import find_lines
from tools.messages import DESK, find_faults, find_words, made_files, read_catalog


def table(lang: str) -> dict[str, Any]:
    """The words of the page."""
    return tomllib.loads(
        files("dragoman.page").joinpath(f"assets/words.{lang}.toml").read_text(encoding="utf-8")
    )


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_every_code_of_the_page_has_its_word(lang: str) -> None:
    english, told = table("en"), table(lang)
    lacking = {
        f"{group}.{code}"
        for group, rows in english.items()
        if group not in ("family_of", "dates", "numbers")
        for code in rows
        if not told.get(group, {}).get(code)
    }
    too_many = {
        f"{group}.{code}" for group, rows in told.items() for code in rows if code not in english[group]
    }
    assert (lacking, too_many - {"dates.first"}) == (set(), set())


@pytest.mark.parametrize("lang", ["fr", "ar"])
def test_the_words_of_the_page_have_the_same_holes(lang: str) -> None:
    english, told = table("en"), table(lang)
    differ = [
        f"{group}.{code}"
        for group, rows in english.items()
        if group in told
        for code, text in rows.items()
        if isinstance(text, str)
        and sorted(re.findall(r"\{\w*\}", text)) != sorted(re.findall(r"\{\w*\}", told[group].get(code, "")))
    ]
    assert differ in ([], ["text.by"])  # in Arabic the column names it


def test_catalogues_are_made_of_the_sources_as_they_are() -> None:
    stale = [path.name for path, data in made_files() if not path.exists() or path.read_bytes() != data]
    assert stale == [], "run: python -m tools.messages"


def test_every_message_is_translated_in_both_languages() -> None:
    assert [fault for lang in ("fr", "ar") for fault in find_faults(lang, read_catalog(lang))] == []


def test_a_message_with_a_changed_hole_is_a_fault() -> None:
    catalog = Catalog(locale="fr")
    catalog.add("{n} of {all} open", "{n} sur {tout} ouvertes")
    catalog.add('<b class="odds">x</b>', "<i>x</i>")
    catalog.add("Sort", "")
    assert [fault.rpartition(": ")[2] for fault in find_faults("fr", catalog)] == [
        "['{all}', '{tout}']",
        "tags differ",
        "not translated",
    ]


def test_find_words_reads_templates_code_scripts_and_tables() -> None:
    found = {(word.context, word.text) for word in find_words()}
    assert {
        ("", "Skip to the content"),
        ("", "Your password is set. Sign in with it."),
        ("", "The desk does not answer. Nothing was saved; try again."),
        ("events.filters", "Group or force"),
        ("ClaimState", "accepted"),
        ("line", "account {username}: is closed. Open it first."),
    } <= found


def test_find_lines_keeps_what_people_read_and_leaves_the_command_line_out() -> None:
    lines = {line.one for line in find_lines(DESK)}
    assert "The place is not exact: {what}." in lines
    assert not [line for line in lines if "--data" in line]

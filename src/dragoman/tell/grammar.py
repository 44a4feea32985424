"""A language tag -> its grammar: the one door to the language modules.

A language is a folder `tell/<tag>` with `words.toml` and `grammar.py`, whose class `LanguageGrammar` keeps the
protocol `Grammar`. Nothing outside such a folder holds a word of any language.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Protocol

from dragoman.base.claim import Claim, Toll
from dragoman.base.errors import UnknownLanguage
from dragoman.tell.plans import Saying, Tally
from dragoman.tell.told import Fact, Sentence

Names = Mapping[str, str]
"""A name as written in a claim -> the name to tell it by; a name that is missing is told as written."""

AS_WRITTEN: Names = MappingProxyType({})


class Grammar(Protocol):
    """What a language module gives."""

    lang: str
    direction: str
    """"ltr" or "rtl"."""

    def word(self, *path: str) -> str:
        """A label of the table of words, such as ("report", "sources").

        Raises:
            UnknownTerm: the language has none; the message names it.
        """

    def tell_claim(
        self, claim: Claim, *, names: Names = AS_WRITTEN, speaker: str | None = None
    ) -> tuple[Sentence, ...]:
        """A claim as a paragraph: the act with its attribution first, then what does not fit there.

        Args:
            speaker: whose word it is by the event's sources, told where the claim itself names nobody.
        """

    def tell_in_short(
        self, claim: Claim, *, names: Names = AS_WRITTEN, speaker: str | None = None
    ) -> Sentence:
        """A claim as one plain sentence: by whose word, who did what to whom, where, when, with which main toll."""

    def tell_headline(self, sayings: Sequence[Saying]) -> Sentence:
        """A headline that counts and attributes."""

    def tell_lead(self, sayings: Sequence[Saying]) -> tuple[Sentence, ...]:
        """A standfirst: when it was said, by whom, of what, with totals."""

    def tell_differences(self, fields: Sequence[str], facts: tuple[Fact, ...]) -> Sentence:
        """That accounts differ, and on which fields ("killed of target", "places")."""

    def tell_tally(self, tally: Tally) -> str:
        """A total in words and its noun: "at least 63 soldiers"."""

    def tell_toll(self, toll: Toll) -> str:
        """The number of a toll with its qualifier kept: "over 50", "about 20", "an unstated number"."""

    def tell_days(self, start: str | None, end: str | None) -> str:
        """A span of ISO days, both included."""

    def tell_number(self, number: int) -> str:
        """A number in figures, grouped as the language does."""

    def tell_list(self, items: Sequence[str]) -> str:
        """Words in a row: "a, b and c"."""

    def tell_country(self, code: str) -> str:
        """A country by its ISO 3166 alpha-2 code, as it stands in a sentence."""

    def tell_party(self, name: str) -> str:
        """Who was attacked, or who attacked, as it stands in a sentence, with its article where it needs one."""

    def tell_plural(self, noun: str) -> str:
        """A noun as it stands after a number above one; one that is plural already stays."""


@cache
def open_grammar(lang: str) -> Grammar:
    """The grammar of a language.

    Args:
        lang: BCP 47 tag; its first part decides ("en-GB" is "en").

    Raises:
        UnknownLanguage: there is no module for it; the message names those there are.
    """
    tag = lang.split("-")[0].lower()
    if tag not in languages():
        raise UnknownLanguage(
            f"language {lang!r}: reports are not written in it. There is {', '.join(languages())}."
        )
    grammar: Grammar = import_module(f"dragoman.tell.{tag}.grammar").LanguageGrammar()
    return grammar


@cache
def languages() -> tuple[str, ...]:
    """The tags of the languages that there are modules for."""
    folder = files("dragoman.tell")
    return tuple(
        sorted(f.name for f in folder.iterdir() if f.is_dir() and f.joinpath("words.toml").is_file())
    )


@cache
def load_words(lang: str) -> Mapping[str, Any]:
    """The table of words of a language."""
    return MappingProxyType(
        tomllib.loads(files("dragoman.tell").joinpath(lang, "words.toml").read_text("utf-8"))
    )

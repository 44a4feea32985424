"""A document -> the sentence in which somebody threatens lives, if there is one.

A threat is no act, so the reader makes no claim of it; a person must see it first all the same. The words are in
threats.toml, language by language. Names, sides and causes are not looked at: only what is announced. Words of harm
alone were tried and dropped: reports of what has happened are full of them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.atlas import fold_words
from dragoman.base.document import Document
from dragoman.base.span import Span

_SENTENCE = re.compile(r"[^.!?؟।\n]+(?:[.!?؟।](?=\S)[^.!?؟।\n]*)*[.!?؟।]?[\"”’»]?")
_NO_LETTER = re.compile("[^\\w\\s\u0300-\u036f\u064b-\u065f\u0670]|_")
_MOST_CHARACTERS = 200_000
_MOST_SHOWN = 600
"""Characters of one sentence: a text without full stops is one."""
_GAP_WORDS = 7


@dataclass(frozen=True, slots=True)
class _Words:
    """The patterns of one language: what threatens by itself, what announces harm, what takes a sentence out."""

    threatens: re.Pattern[str]
    announces: re.Pattern[str]
    unless: re.Pattern[str] | None

    def are_in(self, folded: str) -> bool:
        """Whether a folded sentence threatens."""
        if not (self.threatens.search(folded) or self.announces.search(folded)):
            return False
        return self.unless is None or not self.unless.search(folded)


def find_threat(document: Document) -> str | None:
    """The first threatening sentence of a document, None when there is none.

    Args:
        document: with its language, as a BCP 47 tag, or with none, when every language of the table is tried; in a
            language that the table lacks nothing is found.
    """
    span = find_threat_span(document)
    return span.quote if span else None


def find_threat_span(document: Document) -> Span | None:
    """Where the first threatening sentence stands, at most 600 characters of it; None when there is none."""
    words = _words_of(document.lang)
    if not words:
        return None
    text = document.read_text[:_MOST_CHARACTERS]
    for start, end in _sentences(text):
        folded = fold_words(_plain(text[start:end]))
        if any(one.are_in(folded) for one in words):
            return document.span_at(start, min(end, start + _MOST_SHOWN))
    return None


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence stands, white space around it left out; none goes over the end of a line."""
    for found in _SENTENCE.finditer(text):
        sentence = found.group()
        start = found.start() + len(sentence) - len(sentence.lstrip())
        if sentence.strip():
            yield start, start + len(sentence.strip())


def _words_of(lang: str | None) -> tuple[_Words, ...]:
    table = _table()
    if not lang or lang == "und":
        return tuple(table.values())
    found = table.get(lang.lower().replace("_", "-").split("-")[0])
    return (found,) if found else ()


@cache
def _table() -> dict[str, _Words]:
    text = files("dragoman.review").joinpath("threats.toml").read_text(encoding="utf-8")
    return {lang: _compile(rows) for lang, rows in tomllib.loads(text).items()}


def _compile(rows: dict[str, list[str]]) -> _Words:
    negated = "|".join(_pattern(word, "") for word in rows["negated"])
    gap = rf"(?: (?!(?:{negated})(?: |$))\S+){{0,{_GAP_WORDS}}}?"
    joined = rows.get("joined", [""])[0]
    threatens, announces, harms, unless = (
        [_pattern(phrase, gap) for phrase in rows[name]]
        for name in ("threatens", "announces", "harms", "unless")
    )
    lead = rf"(?:^| )[{joined}]?" if joined else "(?:^| )"
    return _Words(
        re.compile(rf"{lead}(?:{'|'.join(threatens)})(?= |$)"),
        re.compile(rf"{lead}(?:{'|'.join(announces)}){gap} (?:{'|'.join(harms)})(?= |$)"),
        re.compile(rf"{lead}(?:{'|'.join(unless)})(?= |$)") if unless else None,
    )


def _pattern(phrase: str, gap: str) -> str:
    """A phrase of the table as a pattern over folded words: "..." is a gap, "*" any ending."""
    parts: list[str] = []
    for word in phrase.split():
        if word == "...":
            parts.append(gap)
            continue
        choices = [
            re.escape(fold_words(_plain(choice.rstrip("*")))) + (r"\S*" if choice.endswith("*") else "")
            for choice in word.split("|")
        ]
        parts.append(f"{' ' if parts else ''}(?:{'|'.join(choices)})")
    return "".join(parts)


def _plain(text: str) -> str:
    """A text whose words stand apart: an apostrophe ends one, vowel marks and accents are part of theirs."""
    return _NO_LETTER.sub(" ", text)

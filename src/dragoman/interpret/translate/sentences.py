"""A text -> its sentences with offsets, line by line, by the rules of its language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n]+")
MOST_CHARS = 600  # longer ones are cut at a space: engines drop what goes beyond their own limit
_SPACE_BEFORE = re.compile(r"\s(?=\S*$)")


@dataclass(frozen=True, slots=True)
class SentenceSpan:
    """A sentence at [start, end) of a text, without space at its ends."""

    start: int
    end: int
    text: str


def cut_sentences(text: str, lang: str) -> tuple[SentenceSpan, ...]:
    """The sentences of a text in their order; together they hold every character that is no space.

    Args:
        text: what is to be translated; a line break ends a sentence.
        lang: primary subtag; a language that sentencex does not know is cut by its general rules.
    """
    from sentencex import segment

    found: list[SentenceSpan] = []
    for line in _LINE.finditer(text):
        at = line.start()
        for part in segment(lang, _plain(line[0])):
            start = _find(text, part, at, line.end())
            found += _spans(text, start, min(start + len(part), line.end()))
            at = start + len(part)
        if at < line.end():
            found += _spans(text, at, line.end())
    return tuple(found)


def _plain(line: str) -> str:
    """The line with lone surrogates replaced one for one: the cutter is compiled and takes UTF-8."""
    return line.encode("utf-8", "replace").decode("utf-8")


def _find(text: str, part: str, at: int, end: int) -> int:
    """Where a sentence begins: the cutter drops space between sentences."""
    start = at
    while start < end and text[start] != part[:1] and text[start].isspace():
        start += 1
    return start


def _spans(text: str, start: int, end: int) -> Iterator[SentenceSpan]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    while end - start > MOST_CHARS:
        cut = _SPACE_BEFORE.search(text, start + 1, start + MOST_CHARS)
        at = cut.start() if cut else start + MOST_CHARS
        yield SentenceSpan(start, at, text[start:at])
        start = at
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield SentenceSpan(start, end, text[start:end])

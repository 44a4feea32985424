"""A page's text -> the mention that dates the page itself: its dateline, byline or date line.

A page says its own date in few places: beside a word such as "Published", in a line that holds
little else near the top, in the dateline before the first sentence, or alone in the last lines. A
date inside a sentence is what the page tells of, and is never taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.read.grammar.fold import fold
from dragoman.read.temporal.find import find_dates
from dragoman.read.temporal.lexicon import DateLexicon
from dragoman.read.temporal.mention import DateKind, DateMention

HEAD_CHARS, TAIL_CHARS = 1500, 400
HEAD_LINES, TAIL_LINES = 10, 3
# A date line may hold a byline, a place or a time beside its date, not a sentence.
MOST_BESIDE = 60
_DATELINE_END = re.compile(
    r"[^\S\n]{0,4}(?:\([^()\n]{1,40}\)|\[[^\[\]\n]{1,40}\])?[^\S\n]{0,4}(?:[-‐‑‒–—:]|\.\s|$|\n)"
)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    number: int


def find_published(text: str, title: str, lexicon: DateLexicon) -> DateMention | None:
    """The mention by which the page dates itself, or None.

    Args:
        text: what is read: the title, where it stands apart, and the body; offsets count in it.
        title: the headline; when the text begins with it, its line is not counted as a line.
    """
    head_end = min(len(text), HEAD_CHARS)
    best: tuple[int, DateMention] | None = None
    for mention, line, lines_left in _candidates(text, title, head_end, lexicon):
        score = _score(text, mention, line, lines_left, lexicon)
        if score and (best is None or score > best[0]):
            best = (score, mention)
    return best[1] if best else None


def _candidates(
    text: str, title: str, head_end: int, lexicon: DateLexicon
) -> Iterator[tuple[DateMention, _Line, int | None]]:
    """Dates of the head with their lines, then those of the last lines."""
    at = len(title) if title and text.startswith(title) else 0
    lines = list(_lines(text, 0, head_end, first=0 if at == 0 else -1))
    for line in lines[: HEAD_LINES + 1]:
        for mention in _dates(text, line, lexicon):
            yield mention, line, None
    tail_start = text.find("\n", max(head_end, len(text) - TAIL_CHARS))
    if tail_start >= 0:
        tail = list(_lines(text, tail_start, len(text), first=0))
        for line in tail:
            for mention in _dates(text, line, lexicon):
                yield mention, line, len(tail) - line.number


def _lines(text: str, start: int, end: int, *, first: int) -> Iterator[_Line]:
    """The lines that are not blank, numbered."""
    number = first
    while start < end:
        stop = text.find("\n", start, end)
        stop = end if stop < 0 else stop
        if text[start:stop].strip():
            yield _Line(start, stop, number)
            number += 1
        start = stop + 1


def _dates(text: str, line: _Line, lexicon: DateLexicon) -> Iterator[DateMention]:
    """Days with or without year in the line; a date split by a line break counts to its first line."""
    end = min(len(text), line.end + 20)
    for mention in find_dates(text[line.start : end], lexicon):
        if mention.kind in (DateKind.DAY, DateKind.DAY_MONTH) and not mention.is_period:
            moved = mention.moved(line.start)
            if moved.start < line.end:
                yield moved


def _score(text: str, mention: DateMention, line: _Line, lines_left: int | None, lexicon: DateLexicon) -> int:
    """How surely the page dates itself here; 0 when it does not."""
    before = text[line.start : mention.start]
    after = text[mention.end : max(line.end, mention.end)]
    has_year = 2 if mention.kind is DateKind.DAY else 0
    if lexicon.published.search(fold(before, lexicon.alphabet).text.lower()):
        return 8 + has_year
    if lines_left is not None:
        return (
            1 + has_year
            if lines_left <= TAIL_LINES and len((before + after).strip(" .,،·|-")) <= 20 and has_year
            else 0
        )
    if (
        _opens_line(before, lexicon)
        and (before.strip() or after[:1] != ".")
        and _DATELINE_END.match(text, mention.end)
    ):
        return 5 + has_year - (line.number > 3)
    beside = (before + after).strip()
    if (
        has_year
        and len(beside) <= (2 * MOST_BESIDE if beside.isupper() else MOST_BESIDE)
        and not lexicon.sentence.search(beside)
        and _is_apart(before)
    ):
        return 4 + has_year - (line.number > 4)
    return 0


def _opens_line(before: str, lexicon: DateLexicon) -> bool:
    """Whether only a dateline's place stands before: "NIAMEY, ", "BAMAKO (Mali) - "."""
    place = before.strip()
    if not place:
        return True
    return (
        len(place) <= MOST_BESIDE and place[-1] in ",،-–—:|)(." and not lexicon.sentence.search(place + " ")
    )


def _is_apart(before: str) -> bool:
    """Whether the words before do not lead into the date as a sentence does ("covers 4 May 2024")."""
    words = before.split()
    if before.endswith(("  ", "\t", "\u00a0")):
        return True
    return not words or not words[-1].isalpha() or words[-1] != words[-1].lower() or len(words) == 1

"""A composed sentence and a person's words for it -> the sentence in these words, its values still tied to their facts.

The values of a composed sentence (names, numbers, dates, acts, quotes: every piece with facts) are looked for in the
new words as they are; only the case of their first letter may change. What stands between them is the person's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from dragoman.tell import How, Piece, Sentence

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Aligned:
    """The new sentence, and the values of the composed one that are no longer in it."""

    sentence: Sentence
    lost: tuple[Piece, ...]


def is_locked(piece: Piece) -> bool:
    """Whether a piece states something, so that its words are not the person's to change."""
    return bool(piece.facts) or piece.how is How.QUOTE


def align(composed: Sentence, text: str) -> Aligned:
    """The composed sentence in a person's words.

    Args:
        text: one line, without blanks at its ends.
    """
    offsets = _offsets(composed.text, text)
    at = 0
    waiting: list[tuple[Piece, int | None]] = []
    for piece in composed.pieces:
        core = piece.text.strip()
        if is_locked(piece) and core:
            waiting.append((piece, offsets.get(at + piece.text.index(core))))
        at += len(piece.text)
    taken: list[tuple[int, Piece]] = []
    left: list[Piece] = []
    for piece, start in waiting:
        if start is not None and _stands_at(text, start, piece) and _is_free(start, piece, taken):
            taken.append((start, piece))
        else:
            left.append(piece)
    lost = [piece for piece in left if not _take_anywhere(text, piece, taken)]
    return Aligned(Sentence(_pieces(text, taken)), tuple(lost))


def _offsets(old: str, new: str) -> dict[int, int]:
    """Where characters of one text stand in the other, by the words that both share in order."""
    before, after = list(_TOKEN.finditer(old)), list(_TOKEN.finditer(new))
    matcher = SequenceMatcher(
        None, [m[0].casefold() for m in before], [m[0].casefold() for m in after], autojunk=False
    )
    found: dict[int, int] = {}
    for block in matcher.get_matching_blocks():
        for n in range(block.size):
            one, other = before[block.a + n], after[block.b + n]
            if len(one[0]) == len(other[0]):
                found.update(zip(range(*one.span()), range(*other.span()), strict=True))
    return found


def _stands_at(text: str, start: int, piece: Piece) -> bool:
    core = piece.text.strip()
    there = text[start : start + len(core)]
    is_whole = not (_joins(text, start) or _joins(text, start + len(core)))
    return is_whole and there[1:] == core[1:] and there[:1].casefold() == core[:1].casefold()


def _joins(text: str, at: int) -> bool:
    """Whether a word runs over a place in a text."""
    return 0 < at < len(text) and bool(re.match(r"\w", text[at - 1])) and bool(re.match(r"\w", text[at]))


def _is_free(start: int, piece: Piece, taken: Iterable[tuple[int, Piece]]) -> bool:
    end = start + len(piece.text.strip())
    return all(end <= s or start >= s + len(p.text.strip()) for s, p in taken)


def _take_anywhere(text: str, piece: Piece, taken: list[tuple[int, Piece]]) -> bool:
    """Take the first place where a value stands that no other value has."""
    core = piece.text.strip()
    for match in re.finditer(re.escape(core), text, re.IGNORECASE):
        if _stands_at(text, match.start(), piece) and _is_free(match.start(), piece, taken):
            taken.append((match.start(), piece))
            return True
    return False


def _pieces(text: str, taken: Sequence[tuple[int, Piece]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = 0
    for start, piece in sorted(taken, key=lambda pair: pair[0]):
        end = start + len(piece.text.strip())
        if start > at:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(text[start:end], piece.facts, piece.how))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return tuple(pieces)

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
_CLITICS = re.compile(r"(?<!\w)[وف]?[بلك]?\Z")
"""What Arabic writes before a word without a blank."""
_BARE = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2007": " ", **dict.fromkeys("\u2066\u2067\u2068\u2069")}
)


@dataclass(frozen=True, slots=True)
class Aligned:
    """The new sentence, and the values of the composed one that are no longer in it."""

    sentence: Sentence
    lost: tuple[Piece, ...]


def bare(text: str) -> str:
    """The text as it is compared: every blank alike, without the marks around what runs the other way."""
    return text.translate(_BARE)


def is_locked(piece: Piece) -> bool:
    """Whether a piece states something, so that its words are not the person's to change."""
    return bool(piece.facts) or piece.how is How.QUOTE


def align(composed: Sentence, text: str) -> Aligned:
    """The composed sentence in a person's words.

    Args:
        text: one line, without blanks at its ends.
    """
    typed, text = text, bare(text)
    offsets = _offsets(bare(composed.text), text)
    at = 0
    waiting: list[tuple[Piece, int | None]] = []
    for piece in composed.pieces:
        words = bare(piece.text)
        if is_locked(piece) and words.strip():
            waiting.append((piece, offsets.get(at + words.index(words.strip()))))
        at += len(words)
    taken: list[tuple[int, Piece]] = []
    left: list[Piece] = []
    for piece, start in waiting:
        if start is not None and _stands_at(text, start, piece) and _is_free(start, piece, taken):
            taken.append((start, piece))
        else:
            left.append(piece)
    lost = [piece for piece in left if not _take_anywhere(text, piece, taken)]
    return Aligned(Sentence(_pieces(typed, taken)), tuple(lost))


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
    core = _core(piece)
    there = text[start : start + len(core)]
    is_whole = not (_joins(text, start) or _joins(text, start + len(core)))
    return is_whole and there[1:] == core[1:] and there[:1].casefold() == core[:1].casefold()


def _core(piece: Piece) -> str:
    return bare(piece.text).strip()


def _joins(text: str, at: int) -> bool:
    """Whether a word runs over a place in a text; a clitic before it is a word of its own."""
    runs_over = 0 < at < len(text) and bool(re.match(r"\w\w", text[at - 1 : at + 1]))
    return runs_over and not _CLITICS.search(text, max(0, at - 3), at)


def _is_free(start: int, piece: Piece, taken: Iterable[tuple[int, Piece]]) -> bool:
    end = start + len(_core(piece))
    return all(end <= s or start >= s + len(_core(p)) for s, p in taken)


def _take_anywhere(text: str, piece: Piece, taken: list[tuple[int, Piece]]) -> bool:
    """Take the first place where a value stands that no other value has."""
    for match in re.finditer(re.escape(_core(piece)), text, re.IGNORECASE):
        if _stands_at(text, match.start(), piece) and _is_free(match.start(), piece, taken):
            taken.append((match.start(), piece))
            return True
    return False


def _pieces(text: str, taken: Sequence[tuple[int, Piece]]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at = 0
    for start, piece in sorted(taken, key=lambda pair: pair[0]):
        end = start + len(_core(piece))
        if start > at:
            pieces.append(Piece(text[at:start]))
        pieces.append(Piece(_as_typed(piece.text.strip(), text[start]), piece.facts, piece.how))
        at = end
    if at < len(text):
        pieces.append(Piece(text[at:]))
    return tuple(pieces)


def _as_typed(words: str, first: str) -> str:
    """The value as it was composed, but for the case of its first letter."""
    return first + words[1:] if words[0] != first and words[0].casefold() == first.casefold() else words

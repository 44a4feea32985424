"""A text and the ranges of its values -> pieces in a row, each with the ids of all values that hold it.

Values overlap and nest: "Burkinabe forces" is the target of two claims and holds a country. Cutting the text
at every border of every range gives pieces that tile it, so that no highlight hides another. A sweep over the
borders; linear in the text and in the sum of the pieces' ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

_BLANK_LINES = re.compile(r"(?:\r?\n[^\S\n]*){2,}")


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters [start, end) belong to value `key`."""

    start: int
    end: int
    key: str


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters [start, end), held by the values `keys`: the shortest range first."""

    start: int
    end: int
    keys: tuple[str, ...] = ()


def cut_pieces(start: int, end: int, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """Pieces that tile [start, end), cut at every border of a mark; marks outside are left out."""
    inside = sorted(
        {m for m in marks if m.start < end and m.end > start and m.start < m.end},
        key=lambda m: (m.start, m.end, m.key),
    )
    borders = {start, end}
    for mark in inside:
        borders.update((max(start, mark.start), min(end, mark.end)))
    edges = sorted(borders)
    pieces: list[Piece] = []
    active: list[Mark] = []
    upcoming = 0
    for left, right in pairwise(edges):
        active = [m for m in active if m.end > left]
        while upcoming < len(inside) and inside[upcoming].start <= left:
            if inside[upcoming].end > left:
                active.append(inside[upcoming])
            upcoming += 1
        ranked = sorted(active, key=lambda m: (m.end - m.start, m.start, m.key))
        pieces.append(Piece(left, right, tuple(dict.fromkeys(m.key for m in ranked))))
    return tuple(pieces)


def cut_paragraphs(text: str) -> tuple[tuple[int, int], ...]:
    """Ranges of the paragraphs of a text: what stands between blank lines, edges trimmed."""
    ranges: list[tuple[int, int]] = []
    begin = 0
    for m in _BLANK_LINES.finditer(text):
        ranges.append((begin, m.start()))
        begin = m.end()
    ranges.append((begin, len(text)))
    return tuple((a, b) for a, b in ranges if text[a:b].strip())


def share_out(marks: Sequence[Mark], ranges: Sequence[tuple[int, int]]) -> tuple[tuple[Mark, ...], ...]:
    """For each range (in order, apart) the marks that touch it."""
    shares: list[list[Mark]] = [[] for _ in ranges]
    first = 0
    for mark in sorted(marks, key=lambda m: (m.start, m.end, m.key)):
        while first < len(ranges) and ranges[first][1] <= mark.start:
            first += 1
        at = first
        while at < len(ranges) and ranges[at][0] < mark.end:
            shares[at].append(mark)
            at += 1
    return tuple(tuple(share) for share in shares)

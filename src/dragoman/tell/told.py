"""Words together with the facts they state: what every sentence of ours is made of.

A `Piece` is a run of words and the values of claims that it states. Whoever prints a sentence needs only its text;
whoever cites, explains or proves it reads the facts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """How a piece's words come from its facts.

    frame: words of ours that state no fact. told: the value of one fact. quote: words of the source in quotation marks.
    sum: what its facts add up to over events; within one, accounts bound each other (`write.facts.sum_facts`).
    count: how many different events its facts belong to; of none, 0. claims: how many different claims they belong to.
    sources: how many independent sources the events of its facts list for those claims.
    """

    FRAME = "frame"
    TOLD = "told"
    SUM = "sum"
    COUNT = "count"
    CLAIMS = "claims"
    SOURCES = "sources"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True, order=True)
class Fact:
    """A value of a claim: the claim's id and the JSON pointer of the value in it, such as "/killed/0"."""

    claim: str
    pointer: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words and the facts that it states; a frame states none."""

    text: str
    facts: tuple[Fact, ...] = ()
    how: How = How.FRAME


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or a headline, in pieces."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact stated, each once, in order."""
        return tuple(dict.fromkeys(fact for piece in self.pieces for fact in piece.facts))

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that it rests on, in order."""
        return tuple(dict.fromkeys(fact.claim for fact in self.facts))


def told(text: str, claim: str, *pointers: str, how: How = How.TOLD) -> Piece:
    """A piece that states values of one claim."""
    return Piece(text, tuple(Fact(claim, pointer) for pointer in pointers), how)


def sentence(*parts: Piece | str | None) -> Sentence:
    """A sentence of pieces and words of ours; None and "" are left out."""
    return Sentence(tuple(Piece(p) if isinstance(p, str) else p for p in parts if p))


def join_pieces(groups: Iterable[Iterable[Piece]], comma: str, last: str) -> tuple[Piece, ...]:
    """Groups of pieces in a row: `comma` between them, `last` before the last."""
    rows = [tuple(group) for group in groups]
    joined: list[Piece] = []
    for n, row in enumerate(rows):
        if n:
            joined.append(Piece(last if n == len(rows) - 1 else comma))
        joined += row
    return tuple(joined)

"""A run of words and its facts -> what the words say that the facts do not.

Each way in which words come from facts (`How`) has its rule:

- frame: no number, and no name of a party or place.
- told: it is the title of the facts' event; or every number is one of the values', a bound ("over", "at least") is the
  value's own, and every name is the value's.
- sum: the bounds are added up anew. Accounts of one event bound each other and never add up.
- count, claims, sources: the number is that of the facts' events, claims or independent sources.
- quote: the words stand, as they are, in what the claim quotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.tell import Fact, How, Piece
from dragoman.write.bundle.amounts import Words, numbers_in
from dragoman.write.bundle.count_proofs import count_problems, sum_problems
from dragoman.write.bundle.ground import Ground
from dragoman.write.bundle.told_proofs import name_problems, told_problems

_MARKS = "\"'“”‘’«»„ \u2068\u2069"


def prove_piece(piece: Piece, ground: Ground, *, is_first: bool) -> Iterator[str]:
    """What is wrong with a piece; nothing when its words follow from its facts.

    Args:
        is_first: whether it begins a sentence, where a capital tells nothing.
    """
    for fact in piece.facts:
        yield from _fact_problems(fact, piece, ground)
    if piece.how is How.QUOTE:
        yield from _quote_problems(piece, ground)
        return
    words = ground.words
    if words is None:
        return
    if piece.how is How.SUM:
        yield from sum_problems(piece, ground, words)
    elif piece.how in (How.COUNT, How.CLAIMS, How.SOURCES):
        yield from count_problems(piece, ground, words)
    elif piece.how is How.TOLD:
        yield from told_problems(piece, ground, words, is_first=is_first)
    else:
        yield from _frame_problems(piece, ground, words)
        yield from name_problems(piece, ground, words, is_first=is_first)


def _fact_problems(fact: Fact, piece: Piece, ground: Ground) -> Iterator[str]:
    shown = repr(piece.text.strip()[:40])
    if fact.claim not in ground.claims:
        yield f"{shown} rests on claim {fact.claim[:24]!r}, which is not in the bundle"
    elif ground.value(fact) is None and not (fact.pointer == "/claimed_on" and ground.published(fact.claim)):
        yield f"{shown} rests on {fact.pointer[:40]} of claim {fact.claim}, which is empty"
    else:
        for problem in ground.problems_of(fact):
            yield f"{shown} rests on claim {fact.claim}, {fact.pointer}: {problem}"


def _frame_problems(piece: Piece, ground: Ground, words: Words) -> Iterator[str]:
    numbers = numbers_in(piece.text, words)
    if numbers and not piece.facts:
        yield f"the number {numbers[0]} in {piece.text.strip()[:40]!r} rests on no fact"
    elif numbers:
        yield f"the number {numbers[0]} in {piece.text.strip()[:40]!r} is told as if it were none"
    named = ground.name_pattern.search(piece.text) if ground.name_pattern and not piece.facts else None
    if named:
        yield f"the name {named[0][:40]!r} in {piece.text.strip()[:40]!r} rests on no fact"


def _quote_problems(piece: Piece, ground: Ground) -> Iterator[str]:
    """Whether words in quotation marks stand so in what their claim quotes."""
    text = " ".join(piece.text.strip(_MARKS).split())
    parts = [part.strip() for part in re.split(r"…|\[[^\]]*\]", text) if part.strip()]
    held: list[str] = []
    for fact in piece.facts:
        claim = ground.claims.get(fact.claim)
        if claim:
            held += [" ".join(span.quote.split()) for spans in claim.spans.values() for span in spans]
    if not parts or not all(any(part in quote for quote in held) for part in parts):
        yield f"the quoted words {piece.text[:60]!r} stand in no quote of the claim"

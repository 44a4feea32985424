"""Sentences and the claims that they tell -> hedges that were lost on the way: a suspicion told as a fact, a denied act
told as one that nobody denies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dragoman.base.claim import Assertion, Basis, Claim
from dragoman.tell import Fact, How, Piece
from dragoman.write.bundle.amounts import Words, has_wording, load_words
from dragoman.write.checks.lines import Line
from dragoman.write.checks.problem import Problem, Rule, refused
from dragoman.write.report import Report

_HEDGED = frozenset({Basis.ACCUSED, Basis.SUSPECTED})


def dropped_hedges(report: Report, lines: Iterable[Line]) -> Iterator[Problem]:
    """A problem for each sentence that names who is suspected, or an act that is denied, and does not say so.

    Headline, lead and the paragraphs of claims are read; a sentence on what accounts differ over tells no act. A
    language without a table of such words is not checked.
    """
    words = load_words(report.lang)
    if words is None:
        return
    claims = {claim.id: claim for event in report.events for claim in event.claims}
    for line in lines:
        if line.claim is None and line.where != "headline" and not line.where.startswith("lead"):
            continue
        told = (piece for piece in line.sentence.pieces if piece.how in (How.TOLD, How.FRAME))
        for fact in dict.fromkeys(fact for piece in told for fact in _telling(piece)):
            claim = claims.get(fact.claim)
            lost = _lost(fact, claim, line.text, words) if claim else None
            if lost:
                why = f"claim {fact.claim} is {lost}, and the sentence does not say so"
                remedy = "Say who suspects, accuses or denies, and that it is no more than that."
                yield refused(Rule.DROPPED_HEDGE, line.where, line.text, why, remedy)
                break


def _telling(piece: Piece) -> tuple[Fact, ...]:
    """The facts that a piece tells; who did it is told by the name alone, not by words of ours that rest on it."""
    return tuple(f for f in piece.facts if piece.how is How.TOLD or f.pointer != "/perpetrator")


def _lost(fact: Fact, claim: Claim, text: str, words: Words) -> str | None:
    """Which hedge of a claim a sentence that states the fact must say and does not; None when there is none."""
    basis = claim.attribution.basis if claim.attribution else None
    if (
        fact.pointer == "/perpetrator"
        and basis in _HEDGED
        and not has_wording(text, words.suspicion[str(basis)])
    ):
        return f"one in which the perpetrator is {basis}"
    is_denied = claim.assertion is Assertion.DENIED and fact.pointer == "/event_type"
    return "a denial" if is_denied and not has_wording(text, words.voice["denied"]) else None

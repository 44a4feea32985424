"""What needs a person, and the legal decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.review.acceptance import Acceptances, Accepted, mark_accepted, mark_events
from dragoman.review.current import current_claims
from dragoman.review.current_claim import ClaimState, CurrentClaim, Difference, DifferenceKind
from dragoman.review.decisions import append_decision, make_decision, read_decisions, require_decision
from dragoman.review.edits import apply_edit, make_edit
from dragoman.review.final import FinalEvent, LeftOut, final_events
from dragoman.review.grounds import span_at
from dragoman.review.recoding import blank_claim, merge_claims, split_claim

if TYPE_CHECKING:
    from dragoman.review.triage import Flag, flag_claim, priority

__all__ = [
    "Acceptances",
    "Accepted",
    "ClaimState",
    "CurrentClaim",
    "Difference",
    "DifferenceKind",
    "FinalEvent",
    "Flag",
    "LeftOut",
    "append_decision",
    "apply_edit",
    "blank_claim",
    "current_claims",
    "final_events",
    "flag_claim",
    "make_decision",
    "make_edit",
    "mark_accepted",
    "mark_events",
    "merge_claims",
    "priority",
    "read_decisions",
    "require_decision",
    "span_at",
    "split_claim",
]


def __getattr__(name: str) -> object:
    # The reasons are told in the words of pages; who only reads does not wait for these.
    if name in ("Flag", "flag_claim", "priority"):
        from dragoman.review import triage

        return getattr(triage, name)
    raise AttributeError(f"module 'dragoman.review' has no attribute {name!r}")

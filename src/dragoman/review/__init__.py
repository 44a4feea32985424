"""What needs a person, and the legal decisions."""

from dragoman.review.acceptance import Acceptances, Accepted, mark_accepted, mark_events
from dragoman.review.decisions import append_decision, make_decision, read_decisions, require_decision
from dragoman.review.final import FinalEvent, LeftOut, final_events

__all__ = [
    "Acceptances",
    "Accepted",
    "FinalEvent",
    "LeftOut",
    "append_decision",
    "final_events",
    "make_decision",
    "mark_accepted",
    "mark_events",
    "read_decisions",
    "require_decision",
]

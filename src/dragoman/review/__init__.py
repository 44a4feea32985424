"""What needs a person, and the legal decisions."""

from dragoman.review.decisions import append_decision, make_decision, read_decisions, require_decision

__all__ = ["append_decision", "make_decision", "read_decisions", "require_decision"]

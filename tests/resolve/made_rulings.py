"""Decisions made by hand: who and why do not matter, the minute orders them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from dragoman.base.claim import Claim
from dragoman.base.decision import Decision, DecisionKind, Edit
from dragoman.base.digest import claim_digest
from dragoman.review import make_decision


def rule(kind: DecisionKind, minute: int = 0, by: str = "A. Analyst", **values: Any) -> Decision:
    """A decision of 1 October 2023, so many minutes after eight."""
    at = datetime(2023, 10, 1, 8, tzinfo=UTC) + timedelta(minutes=minute)
    return make_decision(kind, by=by, why="read both", at=at, **values)


def rule_same(*claims: str, minute: int = 0) -> Decision:
    """The claims tell one event."""
    return rule(DecisionKind.SAME, minute, claims=claims)


def rule_not_same(*claims: str, minute: int = 0) -> Decision:
    """No two of the claims tell one event."""
    return rule(DecisionKind.NOT_SAME, minute, claims=claims)


def rule_split(claims: tuple[str, ...], others: tuple[str, ...], minute: int = 0) -> Decision:
    """The claims leave the others."""
    return rule(DecisionKind.SPLIT, minute, claims=claims, others=others)


def rule_move(claims: tuple[str, ...], to: str, others: tuple[str, ...] = (), minute: int = 0) -> Decision:
    """The claims leave the others and join the event of `to`."""
    return rule(DecisionKind.MOVE, minute, claims=claims, others=others, to=to)


def rule_same_actor(*actors: str, minute: int = 0) -> Decision:
    """The actors are one."""
    return rule(DecisionKind.SAME_ACTOR, minute, actors=actors)


def accept(*claims: Claim, minute: int = 0, by: str = "A. Analyst") -> Decision:
    """The claims are accepted as they stand."""
    digests = tuple(claim_digest(claim) for claim in claims)
    return rule(DecisionKind.ACCEPT, minute, by, claims=tuple(c.id for c in claims), digests=digests)


def correct(claim: Claim, *edits: Edit, minute: int = 0, by: str = "A. Analyst") -> Decision:
    """Fields of the claim have other values."""
    return rule(DecisionKind.CORRECT, minute, by, claims=(claim.id,), edits=edits)


def reject(*claims: Claim, minute: int = 0, by: str = "A. Analyst") -> Decision:
    """The claims are none."""
    return rule(DecisionKind.REJECT, minute, by, claims=tuple(claim.id for claim in claims))


def defer(*claims: Claim, minute: int = 0, by: str = "A. Analyst") -> Decision:
    """The claims wait."""
    return rule(DecisionKind.DEFER, minute, by, claims=tuple(claim.id for claim in claims))


def recode(claims: tuple[Claim, ...], *made: Claim, minute: int = 0, by: str = "A. Analyst") -> Decision:
    """The claims made stand in place of the others."""
    return rule(DecisionKind.RECODE, minute, by, claims=tuple(claim.id for claim in claims), made=made)


def undo(decision: Decision, minute: int = 30) -> Decision:
    """The decision no longer holds."""
    return rule(DecisionKind.UNDO, minute, undoes=decision.id)

"""What a person rules on claims and names -> a Decision, written once and never changed.

Decisions are kept in the order they were made. Undoing one is a decision too, so the record of who ruled what,
when and why stays whole and the events can return to exactly what they were.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class DecisionKind(StrEnum):
    """What is ruled.

    same: the claims tell one event. not_same: no two of them do, or, where there are `others`, none of `claims` does
    with any of `others`. split: `claims` leave the event that they shared
    with `others`, and stay together. move: `claims` leave `others` and join the event of `to`. same_actor: the
    actors (atlas ids or names) are one. accept: the claims may be published with the values that `digests` name.
    undo: the decision `undoes` no longer holds.
    """

    SAME = "same"
    NOT_SAME = "not_same"
    SPLIT = "split"
    MOVE = "move"
    SAME_ACTOR = "same_actor"
    ACCEPT = "accept"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Decision:
    """One ruling.

    Args:
        id: "d-" and 12 hexadecimal digits, the hash of all else in it.
        claims: ids of claims (or of events, which stand for the claim that named them).
        others: the claims that `claims` are kept apart from (split, move).
        to: a claim or event whose event is joined (move). joined: the claims that it holds, which stay together.
        actors: atlas ids or names that are one (same_actor).
        undoes: the id of the decision that no longer holds (undo).
        by: who ruled. at: UTC instant, ISO 8601. why: the reason, in words.
        digests: the `claim_digest` of each of `claims` when it was accepted, in their order (accept).
    """

    id: str
    kind: DecisionKind
    by: str
    at: str
    why: str
    claims: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    to: str | None = None
    actors: tuple[str, ...] = ()
    undoes: str | None = None
    joined: tuple[str, ...] = ()
    digests: tuple[str, ...] = ()


def decision_id(decision: Decision) -> str:
    """The id of a decision, from all else in it: "d-" and 12 hexadecimal digits."""
    d = decision
    parts = (str(d.kind), d.by, d.at, d.why, *d.claims, "\x1e", *d.others, "\x1e", d.to or "", *d.actors)
    parts += ("\x1e", d.undoes or "") + (("\x1e", *d.joined) if d.joined else ())
    parts += ("\x1d", *d.digests) if d.digests else ()  # a decision without them keeps the id it has had
    return "d-" + hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]

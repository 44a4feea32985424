"""What a person rules on claims and names -> a Decision, written once and never changed.

Decisions are kept in the order they were made. Undoing one is a decision too, so the record of who ruled what,
when and why stays whole and the events can return to exactly what they were.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as data_field
from datetime import UTC, datetime
from enum import StrEnum

from dragoman.base.claim import Claim
from dragoman.base.json_value import Json, to_json
from dragoman.base.span import Span


class DecisionKind(StrEnum):
    """What is ruled.

    same: the claims tell one event. not_same: no two of them do, or, where there are `others`, none of `claims` does
    with any of `others`. split: `claims` leave the event that they shared
    with `others`, and stay together. move: `claims` leave `others` and join the event of `to`. same_actor: the
    actors (atlas ids or names) are one. accept: the claims may be published with the values that `digests` name.
    correct: the one claim has the values of `edits`. reject: the claims are none. defer: they wait. recode: `made`
    stand in place of `claims`. undo: the decision `undoes` no longer holds.
    """

    SAME = "same"
    NOT_SAME = "not_same"
    SPLIT = "split"
    MOVE = "move"
    SAME_ACTOR = "same_actor"
    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    DEFER = "defer"
    RECODE = "recode"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Edit:
    """The new value of one field of a claim.

    Args:
        field: the JSON pointer of a top-level field of a claim, such as "/target" or "/killed".
        was: the machine's value that stood there, as JSON.
        value: the whole new value of the field, as JSON; null empties it.
        spans: the words that say it: every pointer at or under `field` with its spans.
        note: why a value stands that no words say; without one such a value is refused.
    """

    field: str
    was: Json
    value: Json
    spans: Mapping[str, tuple[Span, ...]] = data_field(default_factory=dict)
    note: str = ""


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
        edits: the new values of the one claim (correct).
        made: the claims that stand in place of `claims`, which may be none (recode).
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
    edits: tuple[Edit, ...] = ()
    made: tuple[Claim, ...] = ()


def decision_id(decision: Decision) -> str:
    """The id of a decision, from all else in it: "d-" and 12 hexadecimal digits."""
    d = decision
    parts = (str(d.kind), d.by, d.at, d.why, *d.claims, "\x1e", *d.others, "\x1e", d.to or "", *d.actors)
    parts += ("\x1e", d.undoes or "") + (("\x1e", *d.joined) if d.joined else ())
    parts += ("\x1d", *d.digests) if d.digests else ()  # a decision without them keeps the id it has had
    parts += ("\x1c", _line(d.edits)) if d.edits else ()
    parts += ("\x1b", _line(d.made)) if d.made else ()
    return "d-" + hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def decision_order(decision: Decision) -> tuple[str, str]:
    """What decisions are sorted by: the instant, whatever its offset and fraction of a second, and then the id."""
    return instant_order(decision.at), decision.id


def instant_order(at: str) -> str:
    """An instant in a form whose letters sort by time; what is no instant stays as it is."""
    try:
        instant = datetime.fromisoformat(at)
        if instant.utcoffset() is None:
            return at
        return instant.astimezone(UTC).isoformat(timespec="microseconds")
    except (ValueError, OverflowError):
        return at


def _line(values: tuple[object, ...]) -> str:
    """One text for equal values, in whatever order the keys of their objects were kept."""
    return json.dumps(to_json(values), sort_keys=True, separators=(",", ":"))

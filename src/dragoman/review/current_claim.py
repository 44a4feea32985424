"""What stands of one claim now: the values of these types are what `current_claims` gives and what a desk shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from dragoman.base.claim import Claim
from dragoman.base.decision import Edit
from dragoman.base.event import Acceptance
from dragoman.base.json_value import Json


class ClaimState(StrEnum):
    """Where a claim stands.

    open: nobody has settled it as it now stands. accepted: enough people have. rejected: a person says that it is no
    claim. deferred: it waits. replaced: claims that a person made stand in its place. gone: the reader no longer makes
    it and nobody had ruled on it, or a person's claims that cannot stand.
    """

    OPEN = "open"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    DEFERRED = "deferred"
    REPLACED = "replaced"
    GONE = "gone"


class DifferenceKind(StrEnum):
    """How the machine and a person have come apart since the person ruled.

    value: the reader reads another value. words: the same value in other words. gone: the reader no longer makes the
    claim. accepted: the claim that was accepted is not what stands now. lost: words that a person pointed at do not
    stand in the document. misfit: a ruling that cannot be followed.
    """

    VALUE = "value"
    WORDS = "words"
    GONE = "gone"
    ACCEPTED = "accepted"
    LOST = "lost"
    MISFIT = "misfit"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing for a person to look at again.

    Args:
        field: the JSON pointer of the field, "" for the whole claim.
        was: the machine's value when the person ruled. now: its value now. person: what the person ruled.
        why: a sentence for the person.
    """

    field: str
    kind: DifferenceKind
    was: Json
    now: Json
    person: Json
    why: str


@dataclass(frozen=True, slots=True)
class StandingEdit:
    """The latest edit of a field, by whom and when; `machine` is the machine's value now, `is_applied` whether the
    claim has the edit's value."""

    edit: Edit
    by: str
    at: str
    decision: str
    machine: Json
    is_applied: bool


@dataclass(frozen=True, slots=True)
class Ungrounded:
    """A value that a person gave and no words say: kept and shown, in no claim; `note` says why it stands."""

    value: Json
    note: str


@dataclass(frozen=True, slots=True)
class CurrentClaim:
    """One claim as it stands.

    Args:
        claim: what people accept, and what is handed on: the machine's or the accepted values with the standing edits,
            each with words that stand in the document.
        machine: what the latest reading makes of it; None where it makes no such claim.
        edits: the latest of each field, by field.
        ungrounded: JSON pointer, as in the edit's value, -> the value that is kept out of `claim`.
        differences: what has changed since people ruled.
        acceptances: those that hold for `claim` as it is, the latest of each person, by time.
        decisions: ids of the standing decisions on this claim, by time.
    """

    claim: Claim
    machine: Claim | None
    state: ClaimState
    edits: tuple[StandingEdit, ...]
    ungrounded: Mapping[str, Ungrounded]
    differences: tuple[Difference, ...]
    acceptances: tuple[Acceptance, ...]
    decisions: tuple[str, ...]

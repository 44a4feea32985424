"""Claims as a person saw them -> accepted as they stand."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from dragoman.base.decision import DecisionKind
from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.actions.ruling import documents_of, keep_and_refresh, last_ruling_on, rows_as_seen
from dragoman.desk.errors import Conflict, NotAllowed, WrongInput
from dragoman.desk.keeping.checks import signers, unchecked_flags
from dragoman.desk.keeping.refresh import LIVE
from dragoman.desk.models import ClaimRow, ClaimState, Desk, User
from dragoman.review import make_decision


class AcceptClaims(Action[tuple[ClaimRow, ...]]):
    """Accept claims, each with every value that it has now; a flagged value must have been looked at first.

    Args:
        seen: claim id -> the revision that the person saw (None: whatever stands).
        why: the reason, in words.
        seconds: how long the person looked, for the desk's median; None is unknown.
    """

    name: ClassVar[str] = "accept claims"
    right: ClassVar[Right] = Right.DECIDE

    def __init__(
        self,
        by: User,
        seen: Mapping[str, int | None],
        *,
        why: str = "read against the source",
        seconds: float | None = None,
        at: datetime | None = None,
    ) -> None:
        super().__init__(by, at=at)
        self.seen, self.why, self.seconds = dict(seen), why, seconds

    def perform(self) -> Done[tuple[ClaimRow, ...]]:
        rows = rows_as_seen(self.seen)
        for row in rows:
            self._require_acceptable(row)
        documents = documents_of(rows)
        self.rule_after(last_ruling_on(documents))
        decision = make_decision(
            DecisionKind.ACCEPT,
            by=self.by.signature,
            why=self.why,
            at=self.at,
            claims=tuple(row.claim_id for row in rows),
            digests=tuple(row.digest for row in rows),
        )
        keep_and_refresh([decision], self.by, documents)
        ClaimRow.objects.filter(pk__in=[row.pk for row in rows]).update(seconds=self.seconds)
        accepted = tuple(ClaimRow.objects.filter(pk__in=[row.pk for row in rows]).order_by("position"))
        return Done(
            accepted,
            f"accepted {_named(rows)}{_waiting(accepted)}",
            "claim",
            rows[0].claim_id if len(rows) == 1 else "",
            (decision.id,),
            {"claims": [row.claim_id for row in rows], "seconds": self.seconds},
            tuple(document for document in documents if document.unsettled),
        )

    def _require_acceptable(self, row: ClaimRow) -> None:
        if row.state not in LIVE:
            raise WrongInput(f"claim {row.claim_id}: is {row.get_state_display()}. Undo that first.")
        waiting = unchecked_flags(row)
        if waiting:
            raise WrongInput(
                f"claim {row.claim_id}: look first at: {'; '.join(flag.why for flag in waiting)}"
            )
        if row.state == ClaimState.ACCEPTED and not row.differs:
            if any(decision.by_id == self.by.pk for decision in signers(row)):
                raise Conflict(f"claim {row.claim_id}: you accepted it already, as it stands.")
        elif Desk.load().requires_two:
            self._require_second(row)

    def _require_second(self, row: ClaimRow) -> None:
        """Where two persons are needed: the second is another account than the first, and may confirm."""
        signed = signers(row)
        if any(decision.by_id == self.by.pk for decision in signed):
            raise NotAllowed(f"claim {row.claim_id}: you accepted it; a second person has to confirm it.")
        if signed and not holds(self.by, Right.CONFIRM):
            raise NotAllowed(f"claim {row.claim_id}: a reviewer has to confirm it, being the second person.")


def _waiting(rows: tuple[ClaimRow, ...]) -> str:
    """What the log adds where a second person has still to confirm."""
    return "; a second person has to confirm" if any(row.state == ClaimState.OPEN for row in rows) else ""


def _named(rows: tuple[ClaimRow, ...]) -> str:
    return rows[0].headline if len(rows) == 1 else f"{len(rows)} claims"

"""Claims and a person's edits -> corrected claims; the machine's values stay beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from dragoman.base.decision import DecisionKind, Edit
from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.actions.ruling import documents_of, keep_and_refresh, last_ruling_on, rows_as_seen
from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.refresh import LIVE
from dragoman.desk.models import ClaimRow, User
from dragoman.review import make_decision


class CorrectClaims(Action[tuple[ClaimRow, ...]]):
    """Correct fields of claims. Each edit was made by `review.edits.make_edit`, which holds people to grounding.

    Args:
        edits: claim id -> its edits; several claims when one correction is applied to other open items too.
        seen: claim id -> the revision that the person saw.
        why: the reason, in words.
    """

    name: ClassVar[str] = "correct claims"
    right: ClassVar[Right] = Right.DECIDE

    def __init__(
        self,
        by: User,
        edits: Mapping[str, Sequence[Edit]],
        seen: Mapping[str, int | None],
        *,
        why: str = "corrected against the source",
        at: datetime | None = None,
    ) -> None:
        super().__init__(by, at=at)
        self.edits, self.seen, self.why = dict(edits), dict(seen), why

    def perform(self) -> Done[tuple[ClaimRow, ...]]:
        if set(self.edits) != set(self.seen) or not all(self.edits.values()):
            raise WrongInput(f"{self.name}: nothing to correct. Change a value first.")
        rows = rows_as_seen(self.seen)
        documents = documents_of(rows)
        self.rule_after(last_ruling_on(documents))
        decisions = []
        for row in rows:
            if row.state not in LIVE:
                raise WrongInput(f"claim {row.claim_id}: is {row.get_state_display()}. Undo that first.")
            decisions.append(
                make_decision(
                    DecisionKind.CORRECT,
                    by=self.by.signature,
                    why=self.why,
                    at=self.at,
                    claims=(row.claim_id,),
                    edits=tuple(self.edits[row.claim_id]),
                )
            )
        keep_and_refresh(decisions, self.by, documents)
        corrected = tuple(ClaimRow.objects.filter(pk__in=[row.pk for row in rows]).order_by("position"))
        fields = sorted({edit.field for edits in self.edits.values() for edit in edits})
        what = rows[0].headline if len(rows) == 1 else f"{len(rows)} claims"
        return Done(
            corrected,
            f"corrected {', '.join(fields)} of {what}",
            "claim",
            rows[0].claim_id if len(rows) == 1 else "",
            tuple(decision.id for decision in decisions),
            {"claims": [row.claim_id for row in rows], "fields": fields},
            documents,
        )

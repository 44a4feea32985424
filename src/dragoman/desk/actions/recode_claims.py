"""Claims of a document -> others in their place: one that the reader missed, one split, two merged."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import ClassVar

from dragoman.base.claim import Claim
from dragoman.base.decision import DecisionKind
from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.actions.ruling import keep_and_refresh, last_ruling_on, rows_as_seen
from dragoman.desk.errors import Conflict, WrongInput
from dragoman.desk.keeping.refresh import LIVE
from dragoman.desk.models import ClaimRow, DocumentRow, User
from dragoman.review import make_decision


class RecodeClaims(Action[tuple[ClaimRow, ...]]):
    """Put claims that a person made (`review.recoding`: blank_claim, split_claim, merge_claims) in place of others.

    Args:
        document: where they all stand.
        made: the new claims.
        seen: the claims that they replace -> the revision that the person saw; empty adds a claim.
        why: the reason, in words.
    """

    name: ClassVar[str] = "recode claims"
    right: ClassVar[Right] = Right.DECIDE

    def __init__(
        self,
        by: User,
        document: DocumentRow,
        made: Sequence[Claim],
        seen: Mapping[str, int | None],
        *,
        why: str,
        at: datetime | None = None,
    ) -> None:
        super().__init__(by, at=at)
        self.document, self.made, self.seen, self.why = document, tuple(made), dict(seen), why

    def perform(self) -> Done[tuple[ClaimRow, ...]]:
        rows = rows_as_seen(self.seen)
        if any(row.document_id != self.document.pk for row in rows):
            raise WrongInput("recode claims: they stand in several documents. Take those of one.")
        if not self.made:
            raise WrongInput("recode claims: no claim was made. Reject the claim instead.")
        self._require_free(rows)
        self.rule_after(last_ruling_on([self.document]))
        decision = make_decision(
            DecisionKind.RECODE,
            by=self.by.signature,
            why=self.why,
            at=self.at,
            claims=tuple(row.claim_id for row in rows),
            made=self.made,
        )
        keep_and_refresh([decision], self.by, [self.document])
        ids = [claim.id for claim in self.made]
        made = tuple(ClaimRow.objects.filter(claim_id__in=ids).order_by("position"))
        told = {0: "added a claim to", 1: "split a claim of"}.get(len(rows), "merged claims of")
        return Done(
            made,
            f"{told} {self.document.title}",
            "claim",
            ids[0],
            (decision.id,),
            {"claims": ids, "replaced": list(self.seen)},
            (self.document,),
        )

    def _require_free(self, rows: tuple[ClaimRow, ...]) -> None:
        """Refuse to replace what no longer stands, and to make what is here: of two such decisions one has no effect.

        Raises:
            WrongInput: a claim to be replaced was rejected or replaced. Conflict: a claim to be made is there already.
        """
        for row in rows:
            if row.state not in LIVE:
                raise WrongInput(f"claim {row.claim_id}: is {row.get_state_display()}. Undo that first.")
        made = ClaimRow.objects.filter(claim_id__in=[claim.id for claim in self.made], state__in=LIVE)
        here = made.exclude(pk__in=[row.pk for row in rows]).first()
        if here is not None:
            raise Conflict(f"claim {here.claim_id}: is here already. Nothing was doubled; look at it again.")

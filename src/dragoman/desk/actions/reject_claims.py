"""Claims -> rejected (they are no claims), deferred (later), or open again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from dragoman.base.decision import DecisionKind
from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.actions.ruling import documents_of, keep_and_refresh, last_ruling_on, rows_as_seen
from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.refresh import LIVE
from dragoman.desk.models import ClaimRow, User
from dragoman.review import make_decision


class _Ruling(Action[tuple[ClaimRow, ...]]):
    kind: ClassVar[DecisionKind]
    done_words: ClassVar[str]
    right: ClassVar[Right] = Right.DECIDE

    def __init__(
        self,
        by: User,
        seen: Mapping[str, int | None],
        *,
        why: str,
        seconds: float | None = None,
        at: datetime | None = None,
    ) -> None:
        super().__init__(by, at=at)
        self.seen, self.why, self.seconds = dict(seen), why, seconds

    def perform(self) -> Done[tuple[ClaimRow, ...]]:
        rows = rows_as_seen(self.seen)
        if not self.why.strip():
            raise WrongInput(f"{self.name}: why? Say it in a few words.")
        for row in rows:
            if row.state not in LIVE:
                raise WrongInput(f"claim {row.claim_id}: is {row.get_state_display()}. Undo that first.")
        documents = documents_of(rows)
        self.rule_after(last_ruling_on(documents))
        decision = make_decision(
            self.kind,
            by=self.by.signature,
            why=self.why.strip(),
            at=self.at,
            claims=tuple(row.claim_id for row in rows),
        )
        keep_and_refresh([decision], self.by, documents)
        ClaimRow.objects.filter(pk__in=[row.pk for row in rows]).update(seconds=self.seconds)
        ruled = tuple(ClaimRow.objects.filter(pk__in=[row.pk for row in rows]).order_by("position"))
        what = rows[0].headline if len(rows) == 1 else f"{len(rows)} claims"
        return Done(
            ruled,
            f"{self.done_words} {what}",
            "claim",
            rows[0].claim_id if len(rows) == 1 else "",
            (decision.id,),
            {"claims": [row.claim_id for row in rows], "seconds": self.seconds},
            tuple(document for document in documents if document.unsettled),
        )


class RejectClaims(_Ruling):
    """Say that claims are none: misread, or not an act. They leave their events; undo brings them back.

    Args:
        seen: claim id -> revision that the person saw.
        why: the reason, which is wanted.
    """

    name: ClassVar[str] = "reject claims"
    kind: ClassVar[DecisionKind] = DecisionKind.REJECT
    done_words: ClassVar[str] = "rejected"


class DeferClaims(_Ruling):
    """Put claims aside for later, with a word why; they stay in their events as drafts."""

    name: ClassVar[str] = "defer claims"
    kind: ClassVar[DecisionKind] = DecisionKind.DEFER
    done_words: ClassVar[str] = "deferred"

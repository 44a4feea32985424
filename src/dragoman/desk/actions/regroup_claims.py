"""Claims of several events -> ruled to tell one event, or not; with a preview of what becomes of the events."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from dragoman.base.decision import Decision, DecisionKind
from dragoman.base.event import Event
from dragoman.base.ids import event_id
from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.actions.ruling import last_grouping, require_new
from dragoman.desk.errors import Conflict, WrongInput
from dragoman.desk.keeping.decisions import keep_decision
from dragoman.desk.keeping.evidence import open_evidence
from dragoman.desk.keeping.refresh import LIVE
from dragoman.desk.keeping.settle import closure
from dragoman.desk.keeping.turns import take_turn
from dragoman.desk.models import ClaimRow, EventRow, User
from dragoman.review import make_decision


class RegroupClaims(Action[tuple[EventRow, ...]]):
    """Rule which claims tell one event (`same`), which do not (`not_same`), which leave theirs (`split`), or which
    join another one (`move`).

    Args:
        kind: one of the four.
        claims: ids of claims: of `same` all that are one; of the others those that leave.
        others: of `split` and `not_same`, the claims that they are kept apart from.
        to: of `move`, a claim of the event that is joined.
        why: the reason, in words.
        expected: event id -> revision, as the person saw them; an event that changed since is a conflict.
    """

    name: ClassVar[str] = "regroup claims"
    right: ClassVar[Right] = Right.DECIDE

    def __init__(
        self,
        by: User,
        kind: DecisionKind,
        claims: Sequence[str],
        *,
        why: str,
        others: Sequence[str] = (),
        to: str | None = None,
        expected: dict[str, int] | None = None,
        at: datetime | None = None,
    ) -> None:
        super().__init__(by, at=at)
        self.kind, self.claims, self.others, self.to = kind, tuple(claims), tuple(others), to
        self.why, self.expected = why, expected or {}

    def preview(self) -> tuple[Event, ...]:
        """The events as they would be; nothing is kept."""
        self.check()
        decision = self._decide()
        with open_evidence(keep=False) as resolver:
            resolver.decide([decision])
            changed = set(resolver.settle())
            changed |= {resolver.event_of(claim) for claim in self._named() if resolver.claims_of(claim)}
            return tuple(closure(resolver, changed))

    def perform(self) -> Done[tuple[EventRow, ...]]:
        take_turn()
        for identity, revision in self.expected.items():
            row = EventRow.objects.filter(event_id=identity).first()
            if row is None or row.revision != revision:
                raise Conflict(
                    f"event {identity}: changed since you opened it. Nothing was overwritten; look again."
                )
        self.rule_after(last_grouping())
        decision = self._decide()
        require_new([decision])
        keep_decision(decision, self.by)
        words = {
            DecisionKind.SAME: "merged",
            DecisionKind.NOT_SAME: "kept apart",
            DecisionKind.SPLIT: "split off",
            DecisionKind.MOVE: "moved",
        }[self.kind]
        told = f"{words} {len(self.claims)} claims"
        row = ClaimRow.objects.filter(claim_id=self.claims[0]).select_related("event").first()
        subject = row.event.event_id if row and row.event else event_id(self.claims[0])
        return Done(
            (),
            told,
            "event",
            subject,
            (decision.id,),
            {"claims": list(self.claims), "others": list(self.others), "kind": str(self.kind)},
            claims=self._named(),
        )

    def execute(self) -> tuple[EventRow, ...]:
        super().execute()
        rows = ClaimRow.objects.filter(claim_id__in=self._named(), event__isnull=False)
        return tuple(EventRow.objects.filter(pk__in=rows.values("event")).order_by("event_id"))

    def _named(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys((*self.claims, *self.others, *([self.to] if self.to else []))))

    def _decide(self) -> Decision:
        known = set(
            ClaimRow.objects.filter(claim_id__in=self._named(), state__in=LIVE).values_list(
                "claim_id", flat=True
            )
        )
        for claim in self._named():
            if claim not in known:
                raise WrongInput(
                    f"claim {claim[:40]}: no open or accepted claim of this desk. Open the event again."
                )
        if not self.why.strip():
            raise WrongInput(f"{self.name}: why? Say it in a few words.")
        joined: tuple[str, ...] = ()
        if self.kind is DecisionKind.MOVE and self.to:
            target = ClaimRow.objects.get(claim_id=self.to)
            joined = tuple(ClaimRow.objects.filter(event=target.event_id).values_list("claim_id", flat=True))
        return make_decision(
            self.kind,
            by=self.by.signature,
            why=self.why.strip(),
            at=self.at,
            claims=self.claims,
            others=self.others,
            to=self.to,
            joined=joined,
        )

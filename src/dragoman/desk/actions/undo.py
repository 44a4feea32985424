"""A log entry -> what it did taken back, by decisions that undo its decisions, or by the action's own reverse.

An undo is an entry too, so it can be undone: what it took back then holds again.
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import transaction

from dragoman.base.decision import DecisionKind
from dragoman.desk.actions.base import Action, Done, write_entry
from dragoman.desk.actions.registry import action_classes
from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.actions.ruling import keep_and_refresh
from dragoman.desk.errors import Conflict, NotAllowed, WrongInput
from dragoman.desk.keeping.decisions import GROUPING
from dragoman.desk.keeping.settle import settle
from dragoman.desk.models import DecisionClaim, DecisionRow, DocumentRow, LogEntry, User
from dragoman.review import make_decision


class Undo(Action[LogEntry]):
    """Take back what one entry of the log did.

    Args:
        entry: the key of the log entry.
        why: the reason, in words.
    """

    name: ClassVar[str] = "undo"
    right: ClassVar[Right] = Right.DECIDE

    def __init__(
        self, by: User, entry: int, *, why: str = "undone at the desk", at: datetime | None = None
    ) -> None:
        super().__init__(by, at=at)
        self.key, self.why = entry, why

    def check(self) -> None:
        entry = LogEntry.objects.filter(pk=self.key).first()
        kind = action_classes().get(entry.action) if entry else None
        if kind is None:
            raise WrongInput(f"log entry {self.key}: there is none. Open the list again.")
        if not holds(self.by, kind.right):
            raise NotAllowed(f"undo: the role of {self.by.username} lacks the right to {kind.right}.")

    def perform(self) -> Done[LogEntry]:
        entry = LogEntry.objects.select_for_update().get(pk=self.key)
        if entry.undone_by_id:
            raise Conflict(f"“{entry.told}” was undone already.")
        if not entry.can_undo:
            raise WrongInput(f"“{entry.told}” cannot be undone.")
        if not entry.decisions:
            done = action_classes()[entry.action].reverse(entry, self.by, self.at)
            return Done(
                entry,
                done.told,
                done.subject_kind,
                done.subject,
                data=done.data,
                documents=done.documents,
                claims=done.claims,
                can_undo=False,
            )
        undone = [
            make_decision(DecisionKind.UNDO, by=self.by.signature, why=self.why, at=self.at, undoes=decision)
            for decision in entry.decisions
        ]
        touched = DecisionClaim.objects.filter(decision__decision_id__in=entry.decisions)
        documents = tuple(DocumentRow.objects.filter(pk__in=touched.values("document")))
        keep_and_refresh(undone, self.by, documents)
        claims = tuple(touched.values_list("claim_id", flat=True)) if self._regroups(entry) else ()
        return Done(
            entry,
            f"undid: {entry.told}" if entry.action != self.name else f"did again: {entry.told}",
            entry.subject_kind,
            entry.subject,
            tuple(decision.id for decision in undone),
            documents=documents,
            claims=claims,
        )

    def _regroups(self, entry: LogEntry) -> bool:
        """Whether its decisions, or those at the end of a chain of undoings, say which claims are one."""
        ids = list(entry.decisions)
        while ids:
            rows = list(DecisionRow.objects.filter(decision_id__in=ids))
            if any(row.kind in set(map(str, GROUPING)) for row in rows):
                return True
            ids = [row.undoes for row in rows if row.undoes]
        return False

    def execute(self) -> LogEntry:
        self.check()
        with transaction.atomic():
            done = self.perform()
            self.entry = write_entry(self, done, undoes=done.result)
            LogEntry.objects.filter(pk=done.result.pk).update(undone_by=self.entry)
            if done.result.undoes_id:  # what was undone holds again, and can be undone again
                LogEntry.objects.filter(pk=done.result.undoes_id).update(undone_by=None)
        if done.documents or done.claims:
            settle(done.documents, claims=done.claims)
        return self.entry

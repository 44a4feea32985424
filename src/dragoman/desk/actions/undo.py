"""A log entry -> what it did taken back, by decisions that undo its decisions, or by the action's own reverse.

An undo is an entry too, so it can be undone: what it took back then holds again.
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import transaction

from dragoman.base.decision import DecisionKind
from dragoman.desk.actions.base import Action, Done, settle_done, told_when_busy, write_entry
from dragoman.desk.actions.registry import action_classes
from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.actions.ruling import keep_and_refresh
from dragoman.desk.errors import Conflict, NotAllowed, WrongInput
from dragoman.desk.keeping.decisions import GROUPING
from dragoman.desk.keeping.turns import take_turn
from dragoman.desk.language.record import in_english
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
        take_turn()
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
        return self._undo_decisions(entry, last_of_chain(entry))

    def _undo_decisions(self, entry: LogEntry, last: LogEntry) -> Done[LogEntry]:
        """Take back what an entry ruled: of one that was undone and done again, by undoing the latter."""
        undone = [
            make_decision(DecisionKind.UNDO, by=self.by.signature, why=self.why, at=self.at, undoes=decision)
            for decision in last.decisions
        ]
        touched = DecisionClaim.objects.filter(decision__decision_id__in=last.decisions)
        is_grouping = self._regroups(entry)
        documents = (
            () if is_grouping else tuple(DocumentRow.objects.filter(pk__in=touched.values("document")))
        )
        keep_and_refresh(undone, self.by, documents)
        claims = tuple(touched.values_list("claim_id", flat=True)) if is_grouping else ()
        return Done(
            last,
            f"undid: {entry.told}" if entry.action != self.name else f"did again: {entry.told}",
            entry.subject_kind,
            entry.subject,
            tuple(decision.id for decision in undone),
            {"root": root_of(entry)},
            documents=documents,
            claims=claims,
        )

    def _regroups(self, entry: LogEntry) -> bool:
        """Whether its decisions, or those at the root of its undoings, say which claims are one."""
        root = entry if root_of(entry) == entry.pk else LogEntry.objects.get(pk=root_of(entry))
        kinds = DecisionRow.objects.filter(decision_id__in=root.decisions).values_list("kind", flat=True)
        return bool(set(kinds) & set(map(str, GROUPING)))

    def execute(self) -> LogEntry:
        self.check()
        with in_english():
            with told_when_busy(self.name), transaction.atomic():
                done = self.perform()
                self.entry = write_entry(self, done, undoes=done.result)
                self._mark(done.result, self.entry)
            settle_done(done)
        return self.entry

    def _mark(self, undone: LogEntry, entry: LogEntry) -> None:
        """Say of what was undone by which entry; what was done first holds again when its undoing is undone.

        An entry and its undoings are a chain, each undoing the one before it; what the first did holds where their
        number is even. Only the first and the last can be undone.
        """
        LogEntry.objects.filter(pk=undone.pk).update(undone_by=entry)
        root = root_of(entry)
        if root not in (undone.pk, entry.pk):
            was_held = LogEntry.objects.filter(pk=root, undone_by=None).exists()
            LogEntry.objects.filter(pk=root).update(undone_by=entry if was_held else None)


def root_of(entry: LogEntry) -> int:
    """The key of the entry with which a chain of undoings begins: the entry itself where it undoes none."""
    return int(entry.data.get("root", entry.pk)) if entry.undoes_id else int(entry.pk)


def last_of_chain(entry: LogEntry) -> LogEntry:
    """The last of an entry and its undoings."""
    last = entry
    while (following := LogEntry.objects.filter(undoes=last).order_by("-pk").first()) is not None:
        last = following
    return last

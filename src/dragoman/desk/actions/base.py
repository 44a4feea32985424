"""The frame of every change of state: check, do, log, all in one transaction; then bring events up to date."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import ClassVar, Generic, TypeVar

from django.db import transaction

from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.errors import NotAllowed
from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.models import DocumentRow, LogEntry, User

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Done(Generic[R]):
    """What an action did, for its one log entry.

    Args:
        result: what `execute` returns.
        told: a line for people ("accepted 3 claims of ..."), without content of documents beyond titles.
        subject_kind, subject: what it was done to ("claim", its id).
        decisions: ids of the decisions that it made; an action with any can be undone.
        data: ids, hashes, counts.
        documents, claims: whose events have to be brought up to date now (claims: of a regrouping).
        can_undo: whether `Undo` can take it back.
    """

    result: R
    told: str
    subject_kind: str = ""
    subject: str = ""
    decisions: tuple[str, ...] = ()
    data: Mapping[str, object] = field(default_factory=dict)
    documents: tuple[DocumentRow, ...] = ()
    claims: tuple[str, ...] = ()
    can_undo: bool | None = None


class Action(ABC, Generic[R]):
    """One change of state by one person. A subclass is constructed with what it needs and executed once."""

    name: ClassVar[str]
    right: ClassVar[Right]

    def __init__(self, by: User, *, at: datetime | None = None) -> None:
        """
        Args:
            by: who does it.
            at: the instant; now by default.
        """
        self.by = by
        self.at = at or datetime.now(UTC)
        self.entry: LogEntry | None = None

    def check(self) -> None:
        """Refuse who may not.

        Raises:
            NotAllowed: the person's role lacks the right.
        """
        if not holds(self.by, self.right):
            raise NotAllowed(
                f"{self.name}: the role of {self.by.username or 'nobody'} lacks the right to {self.right}. "
                "Ask an administrator of the desk."
            )

    @abstractmethod
    def perform(self) -> Done[R]:
        """Do it, inside the transaction."""

    def execute(self) -> R:
        """Check, do, log; then bring the events up to date that it bears on.

        Raises:
            NotAllowed: as `check`. Conflict, WrongInput, DragomanError: as the action says; nothing was changed.
        """
        self.check()
        with transaction.atomic():
            done = self.perform()
            self.entry = write_entry(self, done)
        _settle(done)
        return done.result

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        """Take back what an entry of this action did, where that is not a matter of its decisions.

        Raises:
            NotImplementedError: by an action whose entries never say `can_undo` without decisions.
        """
        raise NotImplementedError(cls.name)


def write_entry(action: Action[R], done: Done[R], *, undoes: LogEntry | None = None) -> LogEntry:
    """The one log entry of an action."""
    return LogEntry.objects.create(
        at=action.at,
        by=action.by,
        by_name=shown_text(action.by.signature, 80),
        action=action.name,
        subject_kind=done.subject_kind,
        subject=shown_text(done.subject, 80),
        told=shown_text(done.told, 300),
        data=dict(done.data),
        decisions=list(done.decisions),
        undoes=undoes,
        can_undo=bool(done.decisions) if done.can_undo is None else done.can_undo,
    )


def _settle(done: Done[R]) -> None:
    if done.documents or done.claims:
        from dragoman.desk.keeping.settle import settle

        settle(done.documents, claims=done.claims)

"""The frame of every change of state: check, do, log, all in one transaction; then bring events up to date."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import ClassVar, Generic, TypeVar

from django.db import OperationalError, transaction

from dragoman.base.errors import StoreError
from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.errors import Busy, NotAllowed, NotYetShown
from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.language.record import in_english
from dragoman.desk.models import DocumentRow, LogEntry, User

log = logging.getLogger("dragoman.desk.actions")
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
        self._is_now = at is None
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

    def rule_after(self, last: datetime | None) -> None:
        """Rule later than what was ruled before, also where a clock went back: the later ruling is the one that holds.

        Args:
            last: the instant of the latest decision on the same; an instant that was given to the action stays.
        """
        if self._is_now and last is not None and last >= self.at:
            self.at = last + timedelta(microseconds=1)

    @abstractmethod
    def perform(self) -> Done[R]:
        """Do it, inside the transaction."""

    def execute(self) -> R:
        """Check, do, log; then bring the events up to date that it bears on.

        Raises:
            NotAllowed: as `check`. Conflict, WrongInput, DragomanError: as the action says; nothing was changed.
            Busy: others were writing for too long; nothing was changed.
            NotYetShown: it is done and kept, but the events are behind; the worker brings them up to date.
        """
        self.check()
        with in_english():
            with told_when_busy(self.name), transaction.atomic():
                done = self.perform()
                self.entry = write_entry(self, done)
            settle_done(done)
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


@contextmanager
def told_when_busy(name: str) -> Iterator[None]:
    """A write lock that another holds for too long is said as what it is.

    Raises:
        Busy: it was so; nothing was changed.
    """
    try:
        yield
    except OperationalError as error:
        if "locked" not in str(error) and "deadlock" not in str(error):
            raise
        raise Busy(
            f"{name}: the desk was busy with other work for too long. Nothing was changed; do it again."
        ) from error


def settle_done(done: Done[R]) -> None:
    """Bring the events up to date that an action bears on, which was kept before.

    Raises:
        NotYetShown: it could not be done now; what is behind is marked, and the worker looks for it (`work.watch`).
    """
    if not (done.documents or done.claims):
        return
    from dragoman.desk.keeping.settle import settle

    try:
        settle(done.documents, claims=done.claims)
    except (StoreError, OperationalError) as error:
        log.warning("events are behind after “%s”: %s", done.told, error)
        raise NotYetShown(
            f"Kept: {done.told}. The events could not be brought up to date at once, since other work is under way; "
            "they follow within a minute. Do not do it again."
        ) from error

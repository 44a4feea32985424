"""A document that threatens lives -> seen to by a person; it no longer stands before all others."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import Conflict, WrongInput
from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.models import DocumentRow, LogEntry, User


class SeeThreat(Action[DocumentRow]):
    """Say that one has seen to a threat: whoever has to know was told, or it is none.

    Args:
        document: the key of its row.
        why: what was done, in words; may be empty.
    """

    name: ClassVar[str] = "see to threat"
    right: ClassVar[Right] = Right.DECIDE

    def __init__(self, by: User, document: int, *, why: str = "", at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.key, self.why = document, why

    def perform(self) -> Done[DocumentRow]:
        row = DocumentRow.objects.select_for_update().filter(pk=self.key, is_threat=True).first()
        if row is None:
            raise WrongInput(f"document {self.key}: holds no threat. Open the list again.")
        if row.threat_seen_at is not None:
            raise Conflict(f"document {row.pk}: {row.threat_seen_by} has seen to it already.")
        row.threat_seen_at, row.threat_seen_by = self.at, shown_text(self.by.signature, 80)
        row.save(update_fields=["threat_seen_at", "threat_seen_by"])
        said = f": {self.why.strip()}" if self.why.strip() else ""
        told = f"saw to the threat in document {row.pk}{said}"
        return Done(row, told, "document", str(row.pk), can_undo=True)

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        DocumentRow.objects.filter(pk=int(entry.subject)).update(threat_seen_at=None, threat_seen_by="")
        return Done(None, f"took back: {entry.told}", entry.subject_kind, entry.subject)

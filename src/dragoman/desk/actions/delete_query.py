"""A saved query -> put away; undoing brings it back."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.own_query import own_query
from dragoman.desk.actions.rights import Right
from dragoman.desk.models import LogEntry, SavedQuery, User


class DeleteQuery(Action[SavedQuery]):
    """Put a saved query of one's own away."""

    name: ClassVar[str] = "delete query"
    right: ClassVar[Right] = Right.READ

    def __init__(self, by: User, key: int, *, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.key = key

    def perform(self) -> Done[SavedQuery]:
        row = own_query(self.key, self.by)
        row.is_binned = True
        row.save(update_fields=["is_binned"])
        told = f"deleted the query “{row.name}”"
        return Done(row, told, "query", str(row.pk), data={"query": row.pk}, can_undo=True)

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        row = own_query(int(entry.data["query"]), by, is_binned=True)
        row.is_binned = False
        row.save(update_fields=["is_binned"])
        return Done(row, f"undid: {entry.told}", "query", str(row.pk), data={"query": row.pk})

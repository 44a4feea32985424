"""A saved query -> the same under another name, shared with the desk or no longer."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.own_query import own_query, query_name
from dragoman.desk.actions.rights import Right
from dragoman.desk.models import LogEntry, SavedQuery, User


class RenameQuery(Action[SavedQuery]):
    """Give a saved query of one's own another name."""

    name: ClassVar[str] = "rename query"
    right: ClassVar[Right] = Right.READ

    def __init__(self, by: User, key: int, title: str, *, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.key, self.title = key, title

    def perform(self) -> Done[SavedQuery]:
        row = own_query(self.key, self.by)
        was, row.name = row.name, query_name(self.title)
        row.save(update_fields=["name"])
        data = {"query": row.pk, "was": was}
        told = f"renamed the query “{was}” to “{row.name}”"
        return Done(row, told, "query", str(row.pk), data=data, can_undo=True)

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        row = own_query(int(entry.data["query"]), by)
        row.name = query_name(str(entry.data["was"]))
        row.save(update_fields=["name"])
        return Done(row, f"undid: {entry.told}", "query", str(row.pk), data={"query": row.pk})


class ShareQuery(Action[SavedQuery]):
    """Let others of the desk see a saved query of one's own, or no longer."""

    name: ClassVar[str] = "share query"
    right: ClassVar[Right] = Right.READ

    def __init__(self, by: User, key: int, is_shared: bool, *, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.key, self.is_shared = key, is_shared

    def perform(self) -> Done[SavedQuery]:
        row = own_query(self.key, self.by)
        was, row.is_shared = row.is_shared, self.is_shared
        row.save(update_fields=["is_shared"])
        data = {"query": row.pk, "was": was}
        told = f"{'shared' if row.is_shared else 'no longer shares'} the query “{row.name}”"
        return Done(row, told, "query", str(row.pk), data=data, can_undo=True)

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        row = own_query(int(entry.data["query"]), by)
        row.is_shared = bool(entry.data["was"])
        row.save(update_fields=["is_shared"])
        return Done(row, f"undid: {entry.told}", "query", str(row.pk), data={"query": row.pk})

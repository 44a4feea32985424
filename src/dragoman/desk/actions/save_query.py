"""A query of events and a name -> a saved query of the person."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.http import QueryDict

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.own_query import MOST_KEPT, own_query, query_name
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import WrongInput
from dragoman.desk.events.query import parse_query
from dragoman.desk.models import LogEntry, SavedQuery, User


class SaveQuery(Action[SavedQuery]):
    """Keep a query under a name.

    Args:
        title: the name.
        query: the part of an address after the question mark; what is no filter in it is left out.
        is_shared: whether others of the desk see it.
    """

    name: ClassVar[str] = "save query"
    right: ClassVar[Right] = Right.READ

    def __init__(
        self, by: User, title: str, query: str, *, is_shared: bool = False, at: datetime | None = None
    ) -> None:
        super().__init__(by, at=at)
        self.title, self.query, self.is_shared = title, query, is_shared

    def perform(self) -> Done[SavedQuery]:
        title = query_name(self.title)
        if SavedQuery.objects.filter(owner=self.by, is_binned=False).count() >= MOST_KEPT:
            raise WrongInput(f"saved query “{title}”: you have {MOST_KEPT}. Delete one first.")
        address = parse_query(QueryDict(self.query[:4000])).address()
        row = SavedQuery.objects.create(owner=self.by, name=title, query=address, is_shared=self.is_shared)
        return Done(
            row, f"saved the query “{title}”", "query", str(row.pk), data={"query": row.pk}, can_undo=True
        )

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        row = own_query(int(entry.data["query"]), by)
        row.is_binned = True
        row.save(update_fields=["is_binned"])
        return Done(row, f"undid: {entry.told}", "query", str(row.pk), data={"query": row.pk})

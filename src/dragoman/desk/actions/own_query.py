"""The key of a saved query -> its row, where the person may change it."""

from __future__ import annotations

from dragoman.desk.errors import NotAllowed, WrongInput
from dragoman.desk.models import SavedQuery, User

MOST_KEPT = 200
"""Saved queries of one person."""
LONGEST_NAME = 120


def own_query(key: int, by: User, *, is_binned: bool = False) -> SavedQuery:
    """The row of a person's own query, locked.

    Raises:
        WrongInput: there is none. NotAllowed: it is somebody else's; who may not see it is told that there is none.
    """
    row = SavedQuery.objects.select_for_update().filter(pk=key, is_binned=is_binned).first()
    if row is None or (row.owner_id != by.pk and not row.is_shared):
        raise WrongInput(f"saved query {key}: there is none. Open the list again.")
    if row.owner_id != by.pk:
        raise NotAllowed(f"saved query “{row.name}”: is another person's. Save one of your own.")
    return row


def query_name(text: str) -> str:
    """A name as it is kept.

    Raises:
        WrongInput: it is empty.
    """
    name = " ".join(text.replace("\x00", " ").split())[:LONGEST_NAME]
    if not name:
        raise WrongInput("saved query: has no name. Give it one.")
    return name

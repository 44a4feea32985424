"""A person -> the saved queries that stand beside the list: their own, and those that others share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.urls import reverse

from dragoman.desk.models import SavedQuery, User
from dragoman.page.shown import show_line

_MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class SavedView:
    """A saved query; `owner` is "" where it is one's own."""

    key: str
    name: str
    url: str
    owner: str
    is_shared: bool


def draw_saved(user: User) -> tuple[SavedView, ...]:
    """One's own, then the shared ones of others, each by name."""
    rows: Sequence[SavedQuery] = (
        SavedQuery.objects.filter(Q(owner=user) | Q(is_shared=True), is_binned=False)
        .select_related("owner")
        .order_by("name", "id")[:_MOST_SHOWN]
    )
    views = [_draw(row, user) for row in rows]
    return tuple(sorted(views, key=lambda view: view.owner != ""))


def _draw(row: SavedQuery, user: User) -> SavedView:
    url = reverse("events:index")
    return SavedView(
        key=str(row.pk),
        name=show_line(row.name),
        url=f"{url}?{row.query}" if row.query else url,
        owner="" if row.owner_id == user.pk else show_line(row.owner.signature),
        is_shared=row.is_shared,
    )

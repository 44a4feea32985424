"""A person's tray -> in another order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import Conflict, WrongInput
from dragoman.desk.models import LogEntry, TrayItem, User


class OrderTray(Action[tuple[int, ...]]):
    """Put one's tray in an order.

    Args:
        order: the keys of all items that are on it, in the new order.
        was: the keys as the person saw them; None: whatever is there.
    """

    name: ClassVar[str] = "order tray"
    right: ClassVar[Right] = Right.REPORT

    def __init__(
        self, by: User, order: Sequence[int], *, was: Sequence[int] | None = None, at: datetime | None = None
    ) -> None:
        super().__init__(by, at=at)
        self.order, self.was = tuple(order), None if was is None else tuple(was)

    def perform(self) -> Done[tuple[int, ...]]:
        before = _arrange(self.by, self.order, self.was)
        data = {"was": list(before), "now": list(self.order)}
        return Done(self.order, "put the tray in another order", "tray", "", data=data, can_undo=True)

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        if entry.by_id != by.pk:
            raise WrongInput("tray: that was another person's. Look at your own.")
        _arrange(by, tuple(entry.data["was"]), tuple(entry.data["now"]))
        return Done(None, f"undid: {entry.told}", "tray", "")


class MoveOnTray(OrderTray):
    """Move one item of one's tray up or down by some places.

    Args:
        key: of the item. step: -1 is one place up; it stops at the ends.
    """

    name: ClassVar[str] = "move on tray"

    def __init__(self, by: User, key: int, step: int, *, at: datetime | None = None) -> None:
        super().__init__(by, (), at=at)
        self.key, self.step = key, step

    def perform(self) -> Done[tuple[int, ...]]:
        keys = _keys(self.by)
        if self.key not in keys:
            raise WrongInput(f"tray: item {self.key} is not on it. Open the tray again.")
        at = keys.index(self.key)
        keys.insert(max(0, min(len(keys) - 1, at + self.step)), keys.pop(at))
        self.order = tuple(keys)
        return super().perform()


def _keys(by: User) -> list[int]:
    rows = TrayItem.objects.select_for_update().filter(owner=by).order_by("position", "id")
    return [row.pk for row in rows]


def _arrange(by: User, order: tuple[int, ...], was: tuple[int, ...] | None) -> tuple[int, ...]:
    """Write the positions; returns the order before.

    Raises:
        Conflict: the tray is not as it was seen. WrongInput: an order of something else.
    """
    before = tuple(_keys(by))
    if was is not None and was != before:
        raise Conflict("tray: it changed since you opened it. Nothing was moved; look at it again.")
    if sorted(order) != sorted(before):
        raise WrongInput("tray: the order is not of what is on it. Open the tray again.")
    for position, key in enumerate(order):
        TrayItem.objects.filter(pk=key, owner=by).update(position=position)
    return before

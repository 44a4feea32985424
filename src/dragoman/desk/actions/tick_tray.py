"""Events and claims -> on a person's tray, or off it again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from django.db.models import Max

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.event_rows import find_event_row
from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.models import ClaimRow, LogEntry, TrayItem, User

MOST_TICKED = 200
"""What one tray holds: a report of more is read by nobody, and composing it would take minutes."""


class TickTray(Action[bool]):
    """Put something on one's tray, or take it off.

    Args:
        kind: "event" or "claim". subject: its id; an id that an event had before finds it.
        is_on: whether it is to be there; None: the other of what it is.

    Returns:
        Whether it is on the tray now.
    """

    name: ClassVar[str] = "tick tray"
    right: ClassVar[Right] = Right.REPORT

    def __init__(
        self, by: User, kind: str, subject: str, *, is_on: bool | None = None, at: datetime | None = None
    ) -> None:
        super().__init__(by, at=at)
        self.kind, self.subject, self.is_on = kind, shown_text(subject, 64), is_on

    def perform(self) -> Done[bool]:
        held = TrayItem.objects.select_for_update().filter(
            owner=self.by, kind=self.kind, subject=self.subject
        )
        known = held.first()
        found = None if known else _find(self.kind, self.subject)
        if found is not None:
            known = TrayItem.objects.filter(owner=self.by, kind=self.kind, subject=found[0]).first()
        is_on = known is None if self.is_on is None else self.is_on
        if known is not None and not is_on:
            data = {"items": [[known.kind, known.subject, known.position]], "ticked": False}
            known.delete()
            return Done(
                False, f"took {_named(self.kind, known.subject)} off the tray", self.kind, known.subject,
                data=data, can_undo=True,
            )  # fmt: skip
        if known is None and is_on:
            identity, title = found if found else _find(self.kind, self.subject)
            position = _append(self.by, self.kind, identity)
            data = {"items": [[self.kind, identity, position]], "ticked": True}
            return Done(True, f"put “{title}” on the tray", self.kind, identity, data=data, can_undo=True)
        return Done(is_on, f"left {_named(self.kind, self.subject)} as it was", self.kind, self.subject)

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        return _reverse(entry, by)


class TickEvents(Action[int]):
    """Put several events on one's tray, in the order given; those that are there already stay where they are.

    Returns:
        How many were put there.
    """

    name: ClassVar[str] = "tick events"
    right: ClassVar[Right] = Right.REPORT

    def __init__(self, by: User, events: Sequence[str], *, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.events = tuple(dict.fromkeys(shown_text(event, 64) for event in events))

    def perform(self) -> Done[int]:
        if not self.events:
            raise WrongInput("tray: no event is ticked. Tick events in the list first.")
        held = set(TrayItem.objects.filter(owner=self.by, kind="event").values_list("subject", flat=True))
        found = dict.fromkeys(_find("event", event)[0] for event in self.events)
        items = [["event", event, _append(self.by, "event", event)] for event in found if event not in held]
        told = f"put {len(items)} event{'' if len(items) == 1 else 's'} on the tray"
        return Done(len(items), told, "tray", "", data={"items": items, "ticked": True}, can_undo=bool(items))

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        return _reverse(entry, by)


class ClearTray(Action[int]):
    """Take everything off one's tray.

    Returns:
        How much that was.
    """

    name: ClassVar[str] = "clear tray"
    right: ClassVar[Right] = Right.REPORT

    def perform(self) -> Done[int]:
        rows = list(TrayItem.objects.select_for_update().filter(owner=self.by).order_by("position", "id"))
        TrayItem.objects.filter(pk__in=[row.pk for row in rows]).delete()
        data = {"items": [[row.kind, row.subject, row.position] for row in rows], "ticked": False}
        return Done(len(rows), f"cleared the tray of {len(rows)}", "tray", "", data=data, can_undo=bool(rows))

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        return _reverse(entry, by)


def _find(kind: str, subject: str) -> tuple[str, str]:
    """The id and the title of something that can be ticked.

    Raises:
        WrongInput: there is none.
    """
    if kind == "event":
        event = find_event_row(subject)
        if event is not None:
            return event.event_id, event.title
    elif kind == "claim":
        claim = ClaimRow.objects.filter(claim_id=subject).first()
        if claim is not None:
            return claim.claim_id, claim.headline
    raise WrongInput(
        f"tray: there is no {kind[:12] or 'kind'} {subject[:24]!r}. Tick events and claims that are there."
    )


def _append(by: User, kind: str, subject: str) -> int:
    held = TrayItem.objects.filter(owner=by)
    if held.count() >= MOST_TICKED:
        raise WrongInput(f"tray: it holds {MOST_TICKED}. Compose a report of them, or take some off.")
    last = held.aggregate(last=Max("position"))["last"]
    position = 0 if last is None else int(last) + 1
    TrayItem.objects.get_or_create(owner=by, kind=kind, subject=subject, defaults={"position": position})
    return position


def _named(kind: str, subject: str) -> str:
    try:
        return f"“{_find(kind, subject)[1]}”"
    except WrongInput:
        return f"{kind} {subject[:24]}"


def _reverse(entry: LogEntry, by: User) -> Done[object]:
    """Off again what was put on, and back in its place what was taken off; on nobody else's tray."""
    if entry.by_id != by.pk:
        raise WrongInput("tray: that was another person's. Look at your own.")
    items: Sequence[Sequence[object]] = entry.data["items"]
    for kind, subject, position in items:
        held = TrayItem.objects.filter(owner=by, kind=kind, subject=subject)
        if entry.data["ticked"]:
            held.delete()
        elif not held.exists():
            TrayItem.objects.create(owner=by, kind=kind, subject=subject, position=position)
    return Done(None, f"undid: {entry.told}", entry.subject_kind, entry.subject)

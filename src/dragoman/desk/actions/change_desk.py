"""The desk's name, and whether a second person confirms -> kept; claims are brought to the new rule by a job."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import Conflict, WrongInput
from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.keeping.turns import take_turn
from dragoman.desk.models import Desk, JobKind, LogEntry, User
from dragoman.desk.work.jobs import start_job


class ChangeDesk(Action[Desk]):
    """Change what holds for the whole desk.

    The demand for a second person holds for every claim, those accepted before it too: one that a single person
    accepted is open again until a second one confirms. Nothing is lost by that, and without the demand it is accepted
    as it was.

    Args:
        title: the desk's name.
        requires_two: whether a second person has to confirm.
    """

    name: ClassVar[str] = "change desk"
    right: ClassVar[Right] = Right.DESK

    def __init__(self, by: User, title: str, *, requires_two: bool, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.title, self.requires_two = " ".join(shown_text(title).split()), requires_two

    def perform(self) -> Done[Desk]:
        return _change(self.by, self.title, self.requires_two)

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        desk = Desk.load()
        if (desk.name, desk.requires_two) != (entry.data["named"], entry.data["two"]):
            raise Conflict("the desk: was changed again since. Nothing was changed.")
        done = _change(by, str(entry.data["was_named"]), bool(entry.data["was_two"]))
        return Done(done.result, done.told, "desk", "1", data=done.data)


def _change(by: User, title: str, requires_two: bool) -> Done[Desk]:
    if not 1 <= len(title) <= 80:
        raise WrongInput(f"name of the desk: has {len(title)} characters. Write 1 to 80.")
    take_turn()
    Desk.load()
    desk = Desk.objects.select_for_update().get(pk=1)
    was_named, was_two = desk.name, desk.requires_two
    if (title, requires_two) == (was_named, was_two):
        raise WrongInput("the desk: is as you want it; nothing was changed.")
    desk.name, desk.requires_two = title, requires_two
    desk.save(update_fields=["name", "requires_two"])
    told = [f"named the desk “{title}”"] if title != was_named else []
    if requires_two != was_two:
        told.append(
            "a second person confirms from now on" if requires_two else "one person's word is enough now"
        )
        start_job(JobKind.REBUILD, "Claims under the new rule", by=by, data={"only": "accepted"})
    return Done(
        desk,
        "; ".join(told),
        "desk",
        "1",
        data={"was_named": was_named, "was_two": was_two, "named": title, "two": requires_two},
        can_undo=True,
    )

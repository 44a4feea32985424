"""An account and a role -> the account has that role from its next click on."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from dragoman.desk.actions.accounts import account_of, require_other_administrator
from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import Conflict, WrongInput
from dragoman.desk.models import LogEntry, Role, User


class ChangeRole(Action[User]):
    """Give a person another role; the last administrator stays one.

    Args:
        person: the key of the account.
        role: one of `Role`.
    """

    name: ClassVar[str] = "change role"
    right: ClassVar[Right] = Right.PEOPLE

    def __init__(self, by: User, person: int, role: str, *, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.person, self.role = person, role

    def perform(self) -> Done[User]:
        return _change(self.person, self.role)

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        person = account_of(int(entry.subject))
        if person.role != entry.data["role"]:
            raise Conflict(
                f"account {person.username}: was given yet another role since. Nothing was changed."
            )
        done = _change(person.pk, str(entry.data["was"]))
        return Done(done.result, done.told, done.subject_kind, done.subject, data=done.data)


def _change(key: int, role: str) -> Done[User]:
    person = account_of(key)
    if role not in Role.values:
        raise WrongInput(f"role {role[:40]!r}: is none of {', '.join(Role.values)}.")
    if role == person.role:
        raise WrongInput(f"account {person.username}: is {person.get_role_display()} already.")
    require_other_administrator(person)
    was, was_word = person.role, person.get_role_display()
    person.role = role
    person.save(update_fields=["role"])
    return Done(
        person,
        f"made {person.signature} {person.get_role_display()}, before {was_word}",
        "account",
        str(person.pk),
        data={"role": role, "was": was},
        can_undo=True,
    )

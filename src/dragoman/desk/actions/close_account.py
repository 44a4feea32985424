"""An account -> closed: sessions and tokens end, nobody enters with it, and decisions keep their name."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from dragoman.desk.actions.accounts import (
    account_of,
    drop_factors,
    end_sessions,
    require_other_administrator,
    revoke_tokens,
)
from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import WrongInput
from dragoman.desk.models import LogEntry, SavedQuery, TrayItem, User


class CloseAccount(Action[User]):
    """Close somebody's account. It can be opened again; sessions and tokens do not come back.

    Args:
        person: the key of the account.
    """

    name: ClassVar[str] = "close account"
    right: ClassVar[Right] = Right.PEOPLE

    def __init__(self, by: User, person: int, *, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.person = person

    def perform(self) -> Done[User]:
        person = account_of(self.person)
        ended = close(person, self.at)
        return Done(
            person,
            f"closed the account of {person.signature}",
            "account",
            str(person.pk),
            data=ended,
            can_undo=True,
        )

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        person = reopen(int(entry.subject))
        return Done(person, f"opened the account of {person.signature} again", "account", entry.subject)


class OpenAccount(Action[User]):
    """Open a closed account again, also one whose owner left."""

    name: ClassVar[str] = "open account"
    right: ClassVar[Right] = Right.PEOPLE

    def __init__(self, by: User, person: int, *, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.person = person

    def perform(self) -> Done[User]:
        person = reopen(self.person)
        return Done(person, f"opened the account of {person.signature} again", "account", str(person.pk))


class LeaveDesk(Action[User]):
    """Close one's own account. What only its owner saw goes: password, second factor, tray, queries not shared."""

    name: ClassVar[str] = "leave desk"
    right: ClassVar[Right] = Right.READ

    def perform(self) -> Done[User]:
        person = account_of(self.by.pk)
        ended = close(person, self.at)
        person.set_unusable_password()
        person.save(update_fields=["password"])
        drop_factors(person)
        TrayItem.objects.filter(owner=person).delete()
        SavedQuery.objects.filter(owner=person, is_shared=False).delete()
        return Done(person, f"{person.signature} left the desk", "account", str(person.pk), data=ended)


def close(person: User, at: datetime) -> dict[str, object]:
    """Close an account; returns what ended with it.

    Raises:
        WrongInput: it is closed already, or the last administrator's.
    """
    if not person.is_active:
        raise WrongInput(f"account {person.username}: is closed already.")
    require_other_administrator(person)
    person.is_active = False
    person.save(update_fields=["is_active"])
    return {"sessions": end_sessions(person), "tokens": revoke_tokens(person, at)}


def reopen(key: int) -> User:
    """Open a closed account.

    Raises:
        WrongInput: it is open.
    """
    person = account_of(key)
    if person.is_active:
        raise WrongInput(f"account {person.username}: is open.")
    person.is_active = True
    person.save(update_fields=["is_active"])
    return person

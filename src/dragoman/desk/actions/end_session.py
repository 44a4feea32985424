"""A session, or all of a person -> signed out there."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from allauth.usersessions.models import UserSession

from dragoman.desk.actions.accounts import account_of, end_sessions
from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import WrongInput
from dragoman.desk.models import User


class EndSession(Action[None]):
    """End one of one's own sessions.

    Args:
        session: the key of its row.
    """

    name: ClassVar[str] = "end session"
    right: ClassVar[Right] = Right.READ

    def __init__(self, by: User, session: int, *, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.session = session

    def perform(self) -> Done[None]:
        row = UserSession.objects.filter(pk=self.session, user=self.by).first()
        if row is None:
            raise WrongInput(f"session {self.session}: you have none of that number. Open the list again.")
        row.end()
        return Done(None, f"{self.by.signature} ended a session", "account", str(self.by.pk))


class EndSessionsOf(Action[int]):
    """Sign a person out everywhere."""

    name: ClassVar[str] = "end sessions"
    right: ClassVar[Right] = Right.PEOPLE

    def __init__(self, by: User, person: int, *, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.person = person

    def perform(self) -> Done[int]:
        person = account_of(self.person)
        ended = end_sessions(person)
        return Done(
            ended,
            f"ended the sessions of {person.signature}",
            "account",
            str(person.pk),
            data={"sessions": ended},
        )

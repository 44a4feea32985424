"""A name and a role -> an account without a password, which its owner sets by a one-time link."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.core.exceptions import ValidationError

from dragoman.desk.actions.accounts import signing_name
from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import WrongInput
from dragoman.desk.models import Role, User


class MakePerson(Action[User]):
    """Make an account.

    Args:
        username: what the person enters with; nobody else's, whatever the case of its letters.
        role: one of `Role`.
        shown_name: what decisions carry; "" is the username.
    """

    name: ClassVar[str] = "make account"
    right: ClassVar[Right] = Right.PEOPLE

    def __init__(
        self, by: User, username: str, role: str, *, shown_name: str = "", at: datetime | None = None
    ) -> None:
        super().__init__(by, at=at)
        self.username, self.role, self.shown_name = username.strip(), role, shown_name.strip()

    def perform(self) -> Done[User]:
        try:
            User._meta.get_field("username").run_validators(self.username)
        except ValidationError as error:
            raise WrongInput(f"name {self.username[:40]!r}: {' '.join(error.messages)}") from error
        if not self.username:
            raise WrongInput("name: is empty. Write what the person is to enter with.")
        if self.role not in Role.values:
            raise WrongInput(f"role {self.role[:40]!r}: is none of {', '.join(Role.values)}.")
        name = signing_name(self.username)
        shown = signing_name(self.shown_name) if self.shown_name else ""
        person = User(username=name, role=self.role, shown_name=shown)
        person.set_unusable_password()
        person.save()
        return Done(
            person,
            f"made an account for {person.signature}, {person.get_role_display()}",
            "account",
            str(person.pk),
            data={"role": self.role},
        )

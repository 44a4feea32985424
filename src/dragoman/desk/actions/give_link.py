"""An account -> a one-time link by which its owner sets a new password; the old one ends at once."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from dragoman.desk.actions.accounts import account_of, drop_factors, end_sessions
from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import WrongInput
from dragoman.desk.models import User


class GiveLink(Action[User]):
    """End a person's password and sessions, so that a new link is the only way in; `people.links` makes the link.

    Args:
        person: the key of the account.
        without_factor: take the second factor away too, as when the phone is lost.
    """

    name: ClassVar[str] = "give link"
    right: ClassVar[Right] = Right.PEOPLE

    def __init__(
        self, by: User, person: int, *, without_factor: bool = False, at: datetime | None = None
    ) -> None:
        super().__init__(by, at=at)
        self.person, self.without_factor = person, without_factor

    def perform(self) -> Done[User]:
        person = account_of(self.person)
        if not person.is_active:
            raise WrongInput(f"account {person.username}: is closed. Open it first.")
        if person.pk == self.by.pk:
            raise WrongInput("your own password is changed on the page Password.")
        person.set_unusable_password()
        person.save(update_fields=["password"])
        dropped = self.without_factor and drop_factors(person)
        factor = ", without the second factor" if dropped else ""
        return Done(
            person,
            f"gave {person.signature} a link for a new password{factor}",
            "account",
            str(person.pk),
            data={"sessions": end_sessions(person), "factor_dropped": bool(dropped)},
        )

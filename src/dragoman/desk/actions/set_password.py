"""A one-time link that was followed -> its owner's password."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import WrongInput
from dragoman.desk.models import User


class SetPassword(Action[User]):
    """Set one's own first password, or the first after a new link.

    Args:
        by: whom the link names; the view has checked it.
        password: in clear; only its hash is kept.
    """

    name: ClassVar[str] = "set password"
    right: ClassVar[Right] = Right.READ

    def __init__(self, by: User, password: str, *, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.password = password

    def perform(self) -> Done[User]:
        person = User.objects.select_for_update().get(pk=self.by.pk)
        if person.password != self.by.password:
            raise WrongInput("this link was used already. Ask an administrator of the desk for a new one.")
        try:
            validate_password(self.password, person)
        except ValidationError as error:
            raise WrongInput(" ".join(error.messages)) from error
        person.set_password(self.password)
        person.save(update_fields=["password"])
        return Done(person, f"{person.signature} set a password", "account", str(person.pk))

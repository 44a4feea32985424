"""One's own shown name and language -> kept; nothing else of an account is its owner's to change here."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from dragoman.desk.actions.accounts import account_of, signing_name
from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import WrongInput
from dragoman.desk.models import User


class ChangeProfile(Action[User]):
    """Change how one signs and the language one writes in. Decisions made before keep the name that they carry.

    Args:
        shown_name: "" is the username.
        language: one of `languages`.
    """

    name: ClassVar[str] = "change profile"
    right: ClassVar[Right] = Right.READ

    def __init__(
        self,
        by: User,
        shown_name: str,
        language: str,
        *,
        languages: tuple[str, ...],
        at: datetime | None = None,
    ) -> None:
        super().__init__(by, at=at)
        self.shown_name, self.language, self.languages = shown_name, language, languages

    def perform(self) -> Done[User]:
        person = account_of(self.by.pk)
        if self.language not in self.languages:
            raise WrongInput(f"language {self.language[:20]!r}: is none of {', '.join(self.languages)}.")
        was = person.signature
        person.shown_name = signing_name(self.shown_name, person) if self.shown_name.strip() else ""
        person.language = self.language
        person.save(update_fields=["shown_name", "language"])
        told = (
            f"{was} signs as {person.signature}" if was != person.signature else f"{was} changed the profile"
        )
        return Done(person, told, "account", str(person.pk), data={"language": self.language})

"""The language in which one reads the desk -> kept with the account, for every browser that one signs in from."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings

from dragoman.desk.actions.accounts import account_of
from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import WrongInput
from dragoman.desk.models import User


class ChooseLanguage(Action[User]):
    """Read the desk in a language. What is written, the log and the reports, stays as it is.

    Args:
        language: one of those of the interface.
    """

    name: ClassVar[str] = "choose language"
    right: ClassVar[Right] = Right.READ

    def __init__(self, by: User, language: str, *, at: datetime | None = None) -> None:
        super().__init__(by, at=at)
        self.language = language

    def perform(self) -> Done[User]:
        person = account_of(self.by.pk)
        person.interface = language_known(self.language)
        person.save(update_fields=["interface"])
        told = f"{person.signature} chose a language to read the desk in"
        return Done(person, told, "account", str(person.pk), data={"language": person.interface})


def language_known(lang: str) -> str:
    """The tag, where it is a language of the interface.

    Raises:
        WrongInput: it is not.
    """
    known = dict(settings.LANGUAGES)
    if lang not in known:
        raise WrongInput(f"language {lang[:20]!r}: is none of {', '.join(known)}.")
    return lang

"""What actions on accounts share: the account locked, the last administrator kept, sessions and tokens ended."""

from __future__ import annotations

import unicodedata
from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from dragoman.desk.actions.rights import is_shared
from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.models import ApiToken, LogEntry, Role, User

LONGEST_NAME = 80


def account_of(key: int) -> User:
    """The account of a key, locked together with the administrators, so that two cannot unmake each other.

    Raises:
        WrongInput: there is none, or it is the sample desk's own, which everybody shares.
    """
    list(User.objects.select_for_update().filter(role=Role.ADMINISTRATOR).order_by("pk"))
    person = User.objects.select_for_update().filter(pk=key).first()
    if person is None:
        raise WrongInput(f"account {key}: there is none. Open the list of people again.")
    if is_shared(person):
        raise WrongInput(f"account {person.username}: is shared by everybody who looks at the sample desk.")
    return person


def require_other_administrator(person: User) -> None:
    """Refuse to leave the desk without an administrator.

    Raises:
        WrongInput: nobody else is one.
    """
    others = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).exclude(pk=person.pk)
    if person.role == Role.ADMINISTRATOR and person.is_active and not others.exists():
        raise WrongInput(
            f"account {person.username}: is the last administrator. Make another one administrator first."
        )


def signing_name(text: str, person: User | None = None) -> str:
    """A name to sign with, which nobody else has or has signed with: a decision must not seem to be another's.

    Args:
        person: whose name it is to be; None for a new account.

    Raises:
        WrongInput: it is empty, unreadable, too long or another person's.
    """
    name = " ".join(unicodedata.normalize("NFC", text).split())
    if not name or len(name) > LONGEST_NAME or any(unicodedata.category(c)[0] == "C" for c in name):
        raise WrongInput(
            f"name {shown_text(name, 40)!r}: write 1 to {LONGEST_NAME} visible characters on one line."
        )
    key = person.pk if person else None
    others = User.objects.exclude(pk=key)
    is_held = any(
        _folded(name) in map(_folded, held) for held in others.values_list("username", "shown_name")
    )
    if is_held or LogEntry.objects.filter(by_name=name, by__isnull=False).exclude(by=key).exists():
        raise WrongInput(f"name {name!r}: another person signs or has signed with it. Choose another one.")
    return name


def end_sessions(person: User) -> int:
    """Sign a person out everywhere; returns how many sessions there were."""
    keys = list(UserSession.objects.filter(user=person).values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    UserSession.objects.filter(user=person).delete()
    return len(keys)


def revoke_tokens(person: User, at: datetime) -> int:
    """End the tokens of a person's programs; returns how many."""
    return int(ApiToken.objects.filter(user=person, revoked_at=None).update(revoked_at=at))


def drop_factors(person: User) -> bool:
    """Take the second factor away; returns whether there was one."""
    return bool(Authenticator.objects.filter(user=person).delete()[0])


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold().strip()

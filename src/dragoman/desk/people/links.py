"""An account without a usable password <-> a link that lets its owner set one, once and for three days.

The token is a signature over the account's password hash, so that it is dead as soon as a password is set or another
link is given; nothing is kept of it.
"""

from __future__ import annotations

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import base36_to_int, int_to_base36

from dragoman.desk.models import User


class _Tokens(PasswordResetTokenGenerator):
    key_salt = "dragoman.desk.people.links"


_TOKENS = _Tokens()


def make_link(request: HttpRequest, person: User) -> str:
    """The whole address for the person, to be handed on over a safe way."""
    path = reverse("people:welcome", args=(int_to_base36(person.pk), _TOKENS.make_token(person)))
    return str(request.build_absolute_uri(path))


def find_owner(key: str, token: str) -> User | None:
    """Whose link it is; None when it was used, is older than three days, or is nobody's."""
    try:
        number = base36_to_int(key)
    except ValueError:
        return None
    person: User | None = User.objects.filter(pk=number, is_active=True).first()
    if person is None or person.has_usable_password() or not _TOKENS.check_token(person, token):
        return None
    return person

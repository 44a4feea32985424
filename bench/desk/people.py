"""A number -> so many accounts of analysts, and cookies by which they are signed in."""

from __future__ import annotations

from django.conf import settings
from django.test import Client

from dragoman.desk.models import User

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def make_people(many: int) -> list[int]:
    """The keys of the accounts, made when missing; nobody can sign in to them by a password."""
    for number in range(many):
        if not User.objects.filter(username=f"bench-{number}").exists():
            User.objects.create_user(username=f"bench-{number}", password=None)
    return list(
        User.objects.filter(username__startswith="bench-").order_by("pk").values_list("pk", flat=True)
    )


def cookies_of(many: int) -> list[str]:
    """A header's worth of cookie for each of so many people."""
    people = User.objects.filter(pk__in=make_people(many)[:many])
    found = []
    for person in people:
        client = Client()
        client.force_login(person, backend=_BACKEND)
        name = settings.SESSION_COOKIE_NAME
        found.append(f"{name}={client.cookies[name].value}")
    return found

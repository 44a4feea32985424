"""A request -> who calls and what for: a token with scopes, or (to read) a signed-in person's own browser."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.core.cache import cache
from django.http import HttpRequest
from ninja.security import HttpBearer
from ninja.security.base import AuthBase

from dragoman.desk.actions.make_token import SCOPES, token_digest
from dragoman.desk.actions.rights import holds
from dragoman.desk.errors import NotAllowed
from dragoman.desk.models import ApiToken, User

PER_MINUTE = {"read": 600, "import": 60, "decide": 120}
"""Requests that one caller has in a minute, by what they need."""
_SEEN_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Caller:
    """Who calls: the person, and the token where it is a program."""

    user: User
    token: ApiToken | None


class TooMany(Exception):
    """The caller has had its requests of this minute."""

    def __init__(self, limit: int, wait_s: int) -> None:
        super().__init__(limit, wait_s)
        self.limit, self.wait_s = limit, wait_s


class Token(HttpBearer):
    """`Authorization: Bearer drg_...` with the scope that a route needs; the owner's role must hold the right too."""

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def authenticate(self, request: HttpRequest, token: str) -> Caller | None:
        now = datetime.now(UTC)
        row = (
            ApiToken.objects.select_related("user")
            .filter(digest=token_digest(token), revoked_at=None)
            .first()
        )
        if row is None or not row.user.is_active or (row.ends_at and row.ends_at <= now):
            return None
        if self.scope not in row.scopes.split():
            raise NotAllowed(f"This token has not the scope {self.scope}. Make one that has.")
        _require_right(row.user, self.scope)
        _count(f"token:{row.pk}", self.scope)
        if row.used_at is None or now - row.used_at > _SEEN_EVERY:
            ApiToken.objects.filter(pk=row.pk).update(used_at=now)
        return Caller(row.user, row)


class Session(AuthBase):
    """A signed-in person's browser may read; to change anything through the API takes a token."""

    openapi_type = None

    def __init__(self, scope: str) -> None:
        super().__init__()
        self.scope = scope

    def __call__(self, request: HttpRequest) -> Caller | None:
        if request.method not in ("GET", "HEAD") or not request.user.is_authenticated:
            return None
        _require_right(request.user, self.scope)
        _count(f"user:{request.user.pk}", self.scope)
        return Caller(request.user, None)


def needs(scope: str) -> list[AuthBase]:
    """Who may call a route: a token with the scope; to read, a signed-in person too."""
    return [Token(scope), Session(scope)] if scope == "read" else [Token(scope)]


def caller_of(request: HttpRequest) -> Caller:
    """Who calls, once the route has let them in."""
    caller = request.auth
    assert isinstance(caller, Caller)
    return caller


def _require_right(user: User, scope: str) -> None:
    if not holds(user, SCOPES[scope]):
        raise NotAllowed(f"The role of {user.username} lacks the right to {SCOPES[scope]}.")


def _count(who: str, scope: str) -> None:
    """Count one request of this minute.

    Raises:
        TooMany: there were as many as a minute has.
    """
    now = int(time.time())
    key = f"api:{who}:{scope}:{now // 60}"
    cache.add(key, 0, timeout=120)
    try:
        count = cache.incr(key)
    except ValueError:  # it ended between the two
        return
    if count > PER_MINUTE[scope]:
        raise TooMany(PER_MINUTE[scope], 60 - now % 60)

"""Accounts -> what an administrator sees of each: role, when last seen, second factor, open sessions, live tokens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from dragoman.desk.models import ApiToken, User


@dataclass(frozen=True, slots=True)
class AccountView:
    """One account. `seen_at` is None for one that never entered; `is_waiting`: its link was not followed yet."""

    key: int
    username: str
    shown_name: str
    role: str
    role_word: str
    seen_at: datetime | None
    has_factor: bool
    sessions: int
    tokens: int
    is_open: bool
    is_waiting: bool
    is_shared: bool


def draw_accounts(people: Iterable[User] | None = None) -> tuple[AccountView, ...]:
    """All accounts, open ones first, by name; with four queries however many there are."""
    rows = list(User.objects.order_by("-is_active", "username") if people is None else people)
    keys = [row.pk for row in rows]
    with_factor = set(
        Authenticator.objects.filter(user__in=keys, type=Authenticator.Type.TOTP).values_list(
            "user", flat=True
        )
    )
    seen, held = _sessions(keys)
    tokens = Counter(
        ApiToken.objects.filter(user__in=keys, revoked_at=None, ends_at__gt=datetime.now(UTC)).values_list(
            "user", flat=True
        )
    )
    return tuple(
        AccountView(
            key=row.pk,
            username=row.username,
            shown_name=row.shown_name,
            role=row.role,
            role_word=row.get_role_display(),
            seen_at=max(filter(None, (seen.get(row.pk), row.last_login)), default=None),
            has_factor=row.pk in with_factor,
            sessions=held[row.pk],
            tokens=tokens[row.pk],
            is_open=row.is_active,
            is_waiting=not row.has_usable_password(),
            is_shared=row.is_demo,
        )
        for row in rows
    )


def _sessions(keys: list[int]) -> tuple[dict[int, datetime], Counter[int]]:
    """When each person was last seen in a session, and how many sessions are open."""
    rows = list(UserSession.objects.filter(user__in=keys).values_list("user", "session_key", "last_seen_at"))
    live = set(
        Session.objects.filter(
            session_key__in=[key for _, key, _ in rows], expire_date__gt=datetime.now(UTC)
        ).values_list("session_key", flat=True)
    )
    seen: dict[int, datetime] = {}
    for user, _, at in rows:
        seen[user] = max(at, seen.get(user, at))
    return seen, Counter(user for user, key, _ in rows if key in live)

"""Roles -> rights. This table is the only place that says who may do what."""

from __future__ import annotations

from enum import StrEnum

from django.conf import settings

from dragoman.desk.models import Role, User


class Right(StrEnum):
    """What an action needs."""

    READ = "read"
    IMPORT = "import"
    DECIDE = "decide"
    CONFIRM = "confirm"
    ERASE = "erase"
    REPORT = "report"
    ATLAS = "atlas"
    AUDIT = "audit"
    PEOPLE = "people"
    DESK = "desk"


DEMO_NAME = "demo"
_ANALYST = frozenset({Right.READ, Right.IMPORT, Right.DECIDE, Right.REPORT, Right.ATLAS})
RIGHTS: dict[str, frozenset[Right]] = {
    Role.ANALYST: _ANALYST,
    Role.REVIEWER: _ANALYST | {Right.CONFIRM, Right.AUDIT, Right.ERASE},
    Role.EDITOR: _ANALYST | {Right.CONFIRM, Right.AUDIT},
    Role.ADMINISTRATOR: frozenset(Right),
    Role.CLIENT: frozenset({Right.READ, Right.IMPORT}),
}


def is_shared(user: User) -> bool:
    """Whether it is the account that everybody who looks at a sample desk enters with."""
    return bool(user.is_demo and user.username == DEMO_NAME)


def holds(user: User, right: Right) -> bool:
    """Whether a person's role holds a right; nobody who is not signed in holds any.

    The shared account of a sample desk holds none where the same folder is served as a real desk.
    """
    if not (user.is_authenticated and user.is_active) or (is_shared(user) and not settings.IS_DEMO):
        return False
    return right in RIGHTS.get(user.role, frozenset())

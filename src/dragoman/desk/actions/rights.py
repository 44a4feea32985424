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
    REPORT = "report"
    ATLAS = "atlas"
    AUDIT = "audit"
    PEOPLE = "people"
    DESK = "desk"


_ANALYST = frozenset({Right.READ, Right.IMPORT, Right.DECIDE, Right.REPORT, Right.ATLAS})
RIGHTS: dict[str, frozenset[Right]] = {
    Role.ANALYST: _ANALYST,
    Role.REVIEWER: _ANALYST | {Right.CONFIRM, Right.AUDIT},
    Role.EDITOR: _ANALYST | {Right.CONFIRM, Right.AUDIT},
    Role.ADMINISTRATOR: frozenset(Right),
    Role.CLIENT: frozenset({Right.READ, Right.IMPORT}),
}


def holds(user: User, right: Right) -> bool:
    """Whether a person's role holds a right; nobody who is not signed in holds any.

    The shared account of a sample desk holds none where the same folder is served as a real desk.
    """
    if not (user.is_authenticated and user.is_active) or (user.is_demo and not settings.IS_DEMO):
        return False
    return right in RIGHTS.get(user.role, frozenset())

"""A request -> what every page shows: the desk's name, counts in the navigation, the version."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.keeping.counts import open_count, tray_count
from dragoman.desk.models import Desk


def desk_context(request: HttpRequest) -> dict[str, object]:
    """`desk`, `counts` and, of who is signed in, `can` (the rights that the role holds) for every template."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {
            "desk": {"name": "Dragoman", "demo": settings.IS_DEMO, "version": settings.VERSION},
            "counts": {},
        }
    row = Desk.load()
    return {
        "desk": {
            "name": row.name,
            "demo": settings.IS_DEMO,
            "version": settings.VERSION,
            "two_person": row.requires_two,
        },
        "can": {str(right): True for right in Right if holds(user, right)},
        "counts": {"open": open_count(), "tray": tray_count(user)},
    }

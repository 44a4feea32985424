"""A request of a signed-in person -> when its session was last seen, written once a minute and not at every page."""

from __future__ import annotations

import time

from allauth.usersessions.middleware import UserSessionsMiddleware
from django.http import HttpRequest, HttpResponse

SEEN_EACH_S = 60.0
_MOST_REMEMBERED = 10_000


class TrackSessions(UserSessionsMiddleware):
    """Middleware: as allauth's, which writes a row for each page that is looked at.

    What was written is remembered by this process alone; another address or browser is written at once.
    """

    def __init__(self, get_response: object) -> None:
        super().__init__(get_response)
        self._seen: dict[tuple[str, str, str], float] = {}

    def __call__(self, request: HttpRequest) -> HttpResponse:
        meta = request.META
        who = (
            request.session.session_key or "",
            meta.get("REMOTE_ADDR", ""),
            meta.get("HTTP_USER_AGENT", ""),
        )
        now = time.monotonic()
        if who[0] and now - self._seen.get(who, -SEEN_EACH_S) < SEEN_EACH_S:
            return self.get_response(request)
        response = super().__call__(request)
        if request.session.session_key == who[0] and request.user.is_authenticated:
            if len(self._seen) >= _MOST_REMEMBERED:
                self._seen.clear()
            self._seen[who] = now
        return response

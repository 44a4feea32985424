"""What costs a look at all events -> kept until any event changes, and not sent again to who has it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from dragoman.desk.events.points import version_of_events
from dragoman.page.words import spoken

_KEPT_S = 600
_LAG_S = 60
T = TypeVar("T")


def kept(kind: str, asked: str, make: Callable[[], T], *, may_lag: bool = False) -> T:
    """What `make` gives for what was asked, made once for each state of the events.

    Args:
        kind: what it is; `asked`: all that it depends on beside the events.
        may_lag: of very many events; it may be a minute old.
    """
    key = f"events:{kind}:{hash_of('' if may_lag else version_of_events(), asked, spoken())}"
    found: T | None = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, _LAG_S if may_lag else _KEPT_S)
    return found


def answer_once(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer, or 304 to a browser that has the same already."""
    etag = quote_etag(hashlib.blake2b(response.content, digest_size=16).hexdigest())
    response["ETag"] = etag
    response["Cache-Control"] = "private, max-age=15"
    answer: HttpResponse = get_conditional_response(request, etag=etag, response=response)
    return answer


def hash_of(*parts: str) -> str:
    """A short name for some texts together."""
    return hashlib.blake2b("\n".join(parts).encode("utf-8", "backslashreplace"), digest_size=16).hexdigest()

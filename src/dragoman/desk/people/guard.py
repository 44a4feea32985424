"""What views of this room ask before they answer: the right that a page needs, and whether an address is our own."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.errors import NotAllowed

View = Callable[..., HttpResponse]


def needs(right: Right) -> Callable[[View], View]:
    """A view that answers only those whose role holds a right.

    Raises:
        NotAllowed: from the view, to all others.
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not holds(request.user, right):
                raise NotAllowed(
                    f"this page needs the right “{right}”, which your role does not hold. "
                    "Ask an administrator of the desk."
                )
            return view(request, *args, **kwargs)

        return guarded

    return guard


def next_address(request: HttpRequest, default: str) -> str:
    """Where a form asks to go afterwards, when that is a page of this desk; else the default."""
    target = request.POST.get("next", "")
    is_ours = target.startswith("/") and url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if is_ours else default

"""Pages that belong to no room: not found, and an error of ours."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _lazy

NOT_FOUND = _lazy("Nothing is at this address, or it was erased. Go back, or search for it.")
BROKEN = _lazy(
    "Something of ours went wrong; nothing was changed. The server's log says what. Try again, or report it."
)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """What is answered when nothing is at an address."""
    return render(request, "desk/refused.html", {"words": NOT_FOUND, "status": 404}, status=404)


def broken(request: HttpRequest) -> HttpResponse:
    """What is answered when a page of ours fails."""
    return render(request, "desk/refused.html", {"words": BROKEN, "status": 500}, status=500)

"""Our own errors -> an answer that says what is wrong and what to do, never a page of code."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dragoman.base.errors import DragomanError
from dragoman.desk.errors import Conflict, NotAllowed
from dragoman.page.shown import show_line


class TellRefusals:
    """Middleware: an error of ours becomes a page (or, asked by HTMX, a line) with its words and a fitting status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer to an error of ours, None to others."""
        if not isinstance(error, (DragomanError, PermissionDenied)):
            return None
        status = (
            403
            if isinstance(error, (NotAllowed, PermissionDenied))
            else 409
            if isinstance(error, Conflict)
            else 400
        )
        words = show_line(str(error)) or "You may not do this. Ask an administrator of the desk for the role."
        if getattr(request, "htmx", False):
            response = HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
            response["HX-Reswap"] = "none"
            return response
        return render(request, "desk/refused.html", {"words": words, "status": status}, status=status)

"""Our own errors -> an answer that says what is wrong and what to do, never a page of code."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.core.exceptions import PermissionDenied
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from dragoman.base.errors import DragomanError
from dragoman.desk.errors import Busy, Conflict, NotAllowed, NotYetShown, WrongInput
from dragoman.desk.language.retelling import retell
from dragoman.page.shown import show_line


class TellRefusals:
    """Middleware: an error of ours becomes a page (or, asked by HTMX, a line) with its words and a fitting status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self._get_response(request)

    def process_view(
        self, request: HttpRequest, view: object, args: Sequence[object], kwargs: Mapping[str, object]
    ) -> None:
        """Nothing has an id with a NUL in it, and words of a query go without: PostgreSQL takes none.

        Raises:
            Http404: an id in the address holds one.
        """
        if any("\x00" in str(value) for value in (*args, *kwargs.values())):
            raise Http404
        if "%00" in request.META.get("QUERY_STRING", ""):
            request.GET = QueryDict(request.META["QUERY_STRING"].replace("%00", ""))

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The answer to an error of ours, or to a value that no database takes; None to others."""
        if isinstance(error, DataError):
            error = WrongInput(
                "a value holds what cannot be kept, such as a NUL or too large a number. Correct it."
            )
        if not isinstance(error, (DragomanError, PermissionDenied)):
            return None
        status = (
            403
            if isinstance(error, (NotAllowed, PermissionDenied))
            else 503
            if isinstance(error, (Busy, NotYetShown))
            else 409
            if isinstance(error, Conflict)
            else 400
        )
        words = retell(show_line(str(error))) or _(
            "You may not do this. Ask an administrator of the desk for the role."
        )
        if getattr(request, "htmx", False):
            response = HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
            response["HX-Reswap"] = "none"
            return response
        return render(request, "desk/refused.html", {"words": words, "status": status}, status=status)

"""Forms beside the list -> saved queries kept, renamed, shared, deleted; each answer leads back to where one was."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from dragoman.desk.actions.base import Action
from dragoman.desk.actions.change_query import RenameQuery, ShareQuery
from dragoman.desk.actions.delete_query import DeleteQuery
from dragoman.desk.actions.save_query import SaveQuery
from dragoman.desk.events.done import go_on
from dragoman.desk.models import SavedQuery


@require_POST
def save(request: HttpRequest) -> HttpResponse:
    """Keep the query of the page under a name."""
    given = request.POST
    is_shared = given.get("shared") == "1"
    return _do(
        request, SaveQuery(request.user, given.get("name", ""), given.get("query", ""), is_shared=is_shared)
    )


@require_POST
def rename(request: HttpRequest, key: int) -> HttpResponse:
    """Give a query another name."""
    return _do(request, RenameQuery(request.user, key, request.POST.get("name", "")))


@require_POST
def share(request: HttpRequest, key: int) -> HttpResponse:
    """Share a query with the desk, or no longer."""
    return _do(request, ShareQuery(request.user, key, request.POST.get("shared") == "1"))


@require_POST
def delete(request: HttpRequest, key: int) -> HttpResponse:
    """Put a query away."""
    return _do(request, DeleteQuery(request.user, key))


def _do(request: HttpRequest, action: Action[SavedQuery]) -> HttpResponse:
    action.execute()
    return go_on(request, request.POST.get("next", ""), action.entry)

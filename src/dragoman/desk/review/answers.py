"""What an action did -> the answer: the workspace of what comes next, or a way to it for a page without a script."""

from __future__ import annotations

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.language.retelling import retell
from dragoman.desk.models import ClaimRow, DocumentRow, LogEntry
from dragoman.desk.review.fields_form import load_forms, options_of
from dragoman.desk.review.others import change_of, count_others
from dragoman.desk.review.queue import QueueQuery
from dragoman.desk.review.workspace import claim_url, last_entry, next_after, open_workspace
from dragoman.page.shown import show_line

SAVED, CONFLICT, REFUSED = 303, 409, 422


def show_workspace(
    request: HttpRequest,
    document: DocumentRow,
    query: QueueQuery,
    claim: str | None = None,
    *,
    said: str = "",
    focus: str = "",
    conflict: str = "",
    typed: str = "",
    entry: LogEntry | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a document, whole or as the part that is put in its place.

    Args:
        said: what was just done, for people who do not see it.
        focus: the field that gets the focus.
        conflict: what somebody else changed meanwhile; `typed` is the reason that the person wrote, which is kept.
        entry: the correction that was just made: others may have the same value.
    """
    work = open_workspace(document, request.user, query, claim)
    change = change_of(entry) if entry is not None else None
    context = {
        "work": work,
        "forms": load_forms(),
        "add_types": options_of("event_type", load_forms().inputs["code"][0]),
        "add_assertions": options_of("assertion", load_forms().inputs["code"][0]),
        "said": show_line(said),
        "focus": focus,
        "conflict": conflict,
        "typed": typed,
        "can_decide": holds(request.user, Right.DECIDE),
        "others": count_others(change) if change is not None else 0,
        "entry": entry,
        "more_query": urlencode(query.pairs),
    }
    is_part = bool(getattr(request, "htmx", False)) and not request.htmx.history_restore_request
    response = render(
        request,
        "desk/review/_workspace.html" if is_part else "desk/review/document.html",
        context,
        status=status,
    )
    if is_part:
        hand = work.at_hand
        here = reverse("review:document", args=[document.pk]) + query.encoded
        response["HX-Push-Url"] = claim_url(hand.row.claim_id, query) if hand else here
    response["Vary"] = "HX-Request"
    return response


def go_to(
    request: HttpRequest,
    row: ClaimRow,
    query: QueueQuery,
    said: str,
    *,
    focus: str = "",
    entry: LogEntry | None = None,
) -> HttpResponse:
    """A claim, after something was done to it."""
    if getattr(request, "htmx", False):
        return show_workspace(request, row.document, query, row.claim_id, said=said, focus=focus, entry=entry)
    messages.success(request, retell(show_line(said)))
    return _see_other(claim_url(row.claim_id, query))


def go_on(request: HttpRequest, row: ClaimRow, query: QueueQuery, said: str) -> HttpResponse:
    """What comes after a decision: the next claim of the document, the first of the queue, or the queue itself."""
    following = next_after(row, request.user, query)
    if following is not None:
        return go_to(request, following, query, said)
    last = last_entry(request.user)
    pairs = [*query.pairs, ("entry", str(last.pk))] if last else query.pairs
    index = f"{reverse('review:index')}{'?' if pairs else ''}{urlencode(pairs)}"
    if last is None:
        messages.success(request, retell(show_line(said)))
    if getattr(request, "htmx", False):
        response = HttpResponse(status=204)
        response["HX-Redirect"] = index
        return response
    return _see_other(index)


def _see_other(url: str) -> HttpResponse:
    return HttpResponseRedirect(url, status=SAVED)

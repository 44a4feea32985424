"""The audit page: who did what and when, taken back where that can be, and handed out as a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from dragoman.desk.actions.registry import action_classes
from dragoman.desk.actions.rights import Right
from dragoman.desk.actions.undo import Undo
from dragoman.desk.errors import WrongInput
from dragoman.desk.language.retelling import retell
from dragoman.desk.people.guard import needs, next_address
from dragoman.desk.people.log_query import LogQuery, find_log_page, parse_log_query, people_of_the_log
from dragoman.desk.people.log_view import csv_lines, draw_entries, json_lines
from dragoman.page.shown import show_line

_TOGETHER = 2_000


@require_GET
@needs(Right.AUDIT)
def audit(request: HttpRequest) -> HttpResponse:
    """The log, the newest first."""
    query = parse_log_query(request.GET)
    page = find_log_page(query, after=request.GET.get("after", ""), before=request.GET.get("before", ""))
    here = reverse("people:audit")
    shown = {
        "entries": draw_entries(page.rows, request.user),
        "query": query,
        "people": people_of_the_log(),
        "action_names": sorted(action_classes()),
        "chips": _chips(query, here),
        "clear_url": here,
        "here": request.get_full_path(),
        "newer_url": f"{here}?{query.address(before=page.newer)}" if page.newer else "",
        "older_url": f"{here}?{query.address(after=page.older)}" if page.older else "",
        "csv_url": f"{reverse('people:audit-file', args=('csv',))}?{query.address()}",
        "lines_url": f"{reverse('people:audit-file', args=('jsonl',))}?{query.address()}",
    }
    return render(request, "desk/people/audit.html", shown)


@require_GET
@needs(Right.AUDIT)
def audit_file(request: HttpRequest, form: str) -> StreamingHttpResponse:
    """All entries that the filters find, as CSV or JSON lines."""
    entries = parse_log_query(request.GET).rows().iterator(chunk_size=_TOGETHER)
    lines: Iterator[str] = csv_lines(entries) if form == "csv" else json_lines(entries)
    kind = "text/csv; charset=utf-8" if form == "csv" else "application/x-ndjson; charset=utf-8"
    return StreamingHttpResponse(
        lines, content_type=kind, headers={"Content-Disposition": f'attachment; filename="audit.{form}"'}
    )


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take back one entry: for everybody whose role holds the right of what is undone.

    Asked by HTMX, a toast says so and the page loads again; with `stay` it does not, and the event `undone` tells the
    page to look.
    """
    text = request.POST.get("entry", "")
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise WrongInput(f"log entry {text[:20]!r}: there is none. Open the list again.")
    action = Undo(request.user, int(text))
    action.execute()
    told = retell(show_line(action.entry.told)) if action.entry else ""
    told = f"{told[:1].upper()}{told[1:]}"
    if not getattr(request, "htmx", False):
        messages.success(request, told)
        return redirect(next_address(request, "/"))
    response = HttpResponse(status=204)
    if request.POST.get("stay"):
        response["HX-Trigger"] = json.dumps(
            {"toast": {"text": told, "tone": "good"}, "undone": {"entry": int(text)}}
        )
    else:
        messages.success(request, told)
        response["HX-Refresh"] = "true"
    return response


def _chips(query: LogQuery, here: str) -> list[dict[str, str]]:
    """The filters that are set, each with the address without it."""
    names = dict(people_of_the_log()) if query.person is not None else {}
    chips = []
    for name, value in query.pairs().items():
        shown = names.get(value, value) if name == "person" else value
        rest = urlencode(query.pairs(without=name))
        chips.append({"label": name, "value": shown, "remove_url": f"{here}?{rest}"})
    return chips

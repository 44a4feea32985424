"""Imports and readings: the list, one with its items, its line while it runs; cancelled, tried again."""

from __future__ import annotations

import json
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from dragoman.desk.actions.cancel_job import CancelJob
from dragoman.desk.actions.retry_items import RETRIABLE, RetryItems
from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.errors import WrongInput
from dragoman.desk.inbox.answers import back, to_job
from dragoman.desk.inbox.lines import ItemLine, draw_item
from dragoman.desk.inbox.query import Page, find_page
from dragoman.desk.inbox.words import inbox_words
from dragoman.desk.inbox.works import SHOWN, draw_work
from dragoman.desk.models import ImportItem, ItemState, Job, User
from dragoman.desk.work.intake import ItemOptions

MOST_CHILDREN = 200
"""Lines of one file that a page shows."""


@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    """All imports and readings, the newest first."""
    rows = Job.objects.filter(kind__in=SHOWN).select_related("by")
    page: Page[Job] = find_page(
        rows, after=request.GET.get("after", ""), before=request.GET.get("before", "")
    )
    context = {
        "works": [draw_work(row, request.user) for row in page.rows],
        "newer_url": f"?before={page.newer}" if page.newer else "",
        "older_url": f"?after={page.older}" if page.older else "",
        "may_reread": holds(request.user, Right.CONFIRM),
    }
    return render(request, "desk/inbox/jobs.html", context)


@require_safe
def job(request: HttpRequest, key: int) -> HttpResponse:
    """One job with its items and their reasons."""
    row = _find(key)
    bad = request.GET.get("only") == "bad"
    rows = row.items.filter(parent=None)
    if bad:
        rows = rows.exclude(state__in=[ItemState.DONE, ItemState.COPY])
    page: Page[ImportItem] = find_page(
        rows, after=request.GET.get("after", ""), before=request.GET.get("before", "")
    )
    only = "only=bad&" if bad else ""
    context = {
        "work": draw_work(row, request.user),
        "items": _draw_items(list(page.rows), request.user),
        "only_bad": bad,
        "newer_url": f"?{only}before={page.newer}" if page.newer else "",
        "older_url": f"?{only}after={page.older}" if page.older else "",
        "languages": inbox_words("languages").items(),
    }
    return render(request, "desk/inbox/job.html", context)


def _draw_items(items: list[ImportItem], user: User) -> list[ItemLine]:
    can_retry = holds(user, Right.IMPORT)
    children: dict[int, list[ImportItem]] = {}
    for child in ImportItem.objects.filter(parent__in=items).order_by("id")[:MOST_CHILDREN]:
        children.setdefault(child.parent_id, []).append(child)
    return [
        draw_item(
            item,
            can_retry=can_retry and (item.state in RETRIABLE or item.pk in children),
            children=children.get(item.pk, ()),
        )
        for item in items
    ]


@require_safe
def work(request: HttpRequest, key: int) -> HttpResponse:
    """The line of a job, as it asks for itself each second; at its end it tells the list to load again."""
    line = draw_work(_find(key), request.user)
    response = render(request, "desk/inbox/work.html", {"work": line})
    if not line.poll_url:
        response["HX-Trigger"] = json.dumps({"documents-came": {}})
    return response


@require_POST
def cancel(request: HttpRequest, key: int) -> HttpResponse:
    """Ask a job to stop."""
    return to_job(CancelJob(request.user, _find(key).pk).execute())


@require_POST
def retry_job(request: HttpRequest, key: int) -> HttpResponse:
    """Try again what failed in a job."""
    RetryItems(request.user, job=_find(key).pk, options=_options(request)).execute()
    return to_job(_find(key))


@require_POST
def retry_items(request: HttpRequest) -> HttpResponse:
    """Try single items again, with a date or language where the form names one."""
    keys = [
        int(key)
        for key in request.POST.getlist("item")[:1000]
        if key.isascii() and key.isdigit() and len(key) < 19
    ]
    done = RetryItems(
        request.user, keys, options=_options(request), anew=request.POST.get("anew") == "1"
    ).execute()
    return back(request, reverse("inbox:job", args=[done[0].pk]))


def _options(request: HttpRequest) -> ItemOptions | None:
    lang, day = request.POST.get("lang", ""), request.POST.get("published", "")
    if lang and lang not in inbox_words("languages"):
        raise WrongInput(f"language {lang[:20]!r}: is not in the list. Choose one of it.")
    try:
        published = date.fromisoformat(day) if day else None
    except ValueError as error:
        raise WrongInput(f"date {day[:20]!r}: is none. Write it as 2024-05-03.") from error
    return ItemOptions(published, lang) if lang or published else None


def _find(key: int) -> Job:
    row = Job.objects.select_related("by").filter(pk=key, kind__in=SHOWN).first()
    if row is None:
        raise Http404("job")
    return row

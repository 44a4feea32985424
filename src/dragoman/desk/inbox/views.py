"""The first page of the inbox: one box to add, work under way, the documents; and what is handed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from dragoman.desk.actions.import_items import ImportItems
from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.events.done import find_done
from dragoman.desk.glossary import draw_steps
from dragoman.desk.inbox.answers import to_job
from dragoman.desk.inbox.lines import draw_item, draw_lines, find_pinned
from dragoman.desk.inbox.posted import MOST_BODY_MB, TooLarge, read_posted, require_modest
from dragoman.desk.inbox.query import ITEMS, InboxQuery, Page, count_tab, find_page, not_taken, parse_inbox
from dragoman.desk.inbox.words import inbox_word, inbox_words
from dragoman.desk.inbox.works import find_works
from dragoman.desk.models import DocumentRow, ImportItem
from dragoman.desk.work.intake import MANY_TIMES


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The documents of a query, or what was not taken in."""
    query = parse_inbox(request.GET)
    job = request.GET.get("job", "")
    is_first = not (request.GET.get("after") or request.GET.get("before"))
    context = _list(request, query)
    pinned, more_pinned = find_pinned() if is_first and query == InboxQuery() else ((), False)
    is_empty = query == InboxQuery() and is_first and not context["lines"]
    context |= {
        "query": query,
        "tabs": [_tab(query, name) for name in inbox_words("tabs")],
        "fields": _fields(query),
        "chips": _chips(query),
        "clear_url": InboxQuery(query.tab).url(),
        "works": find_works(
            request.user, also=int(job) if job.isascii() and job.isdigit() and len(job) < 19 else None
        ),
        "pinned": pinned,
        "more_pinned": InboxQuery("threats").url() if more_pinned else "",
        "here": request.get_full_path(),
        "done": find_done(request),
        "is_empty": is_empty,
        "steps": draw_steps() if is_empty or settings.IS_DEMO and is_first and query == InboxQuery() else (),
        "add": _add_context(request, is_open=is_empty),
    }
    return render(request, "desk/inbox/index.html", context)


def _list(request: HttpRequest, query: InboxQuery) -> dict[str, object]:
    after, before = request.GET.get("after", ""), request.GET.get("before", "")
    if query.tab == ITEMS:
        items: Page[ImportItem] = find_page(not_taken().select_related("job"), after=after, before=before)
        newer, older = items.newer, items.older
        can_retry = holds(request.user, Right.IMPORT)
        lines: tuple[object, ...] = tuple(draw_item(item, can_retry=can_retry) for item in items.rows)
    else:
        documents: Page[DocumentRow] = find_page(query.rows(), after=after, before=before)
        newer, older = documents.newer, documents.older
        lines = draw_lines(documents.rows)
    title, text = inbox_word("empty", "filtered" if query.is_filtered else query.tab).split("|")
    return {
        "lines": lines,
        "is_items": query.tab == ITEMS,
        "newer_url": query.url(before=newer) if newer else "",
        "older_url": query.url(after=older) if older else "",
        "nothing": {"title": title, "text": text},
    }


@csrf_exempt  # the length is looked at before the body is read; `_add` then demands the token
@require_POST
def add(request: HttpRequest) -> HttpResponse:
    """Take what was handed in, and lead to its line at the top of the inbox."""
    try:
        require_modest(request)
    except TooLarge as error:
        return render(request, "desk/refused.html", {"words": str(error), "status": 413}, status=413)
    return _add(request)


@csrf_protect
def _add(request: HttpRequest) -> HttpResponse:
    return to_job(ImportItems(request.user, read_posted(request)).execute())


def _tab(query: InboxQuery, name: str) -> Mapping[str, object]:
    there = InboxQuery(name) if ITEMS in (name, query.tab) else replace(query, tab=name)
    return {
        "label": inbox_word("tabs", name),
        "url": there.url() if there.pairs else "?",
        "is_current": query.tab == name,
        "count": "" if query.is_filtered else count_tab(name),
    }


def _fields(query: InboxQuery) -> Mapping[str, object]:
    """What the fields of the filters hold, and the choices of those that have some."""
    return {
        "q": query.q,
        "source": query.source,
        "lang": query.lang,
        "origin": query.origin,
        "day": query.day.isoformat() if query.day else "",
        "languages": inbox_words("languages").items(),
        "origins": inbox_words("origins").items(),
    }


def _chips(query: InboxQuery) -> list[Mapping[str, str]]:
    labels = {
        "q": "words",
        "source": "source",
        "lang": "language",
        "origin": _("came as"),
        "day": "published",
    }
    values = {
        "lang": inbox_words("languages").get(query.lang, query.lang),
        "origin": inbox_word("origins", query.origin),
    }
    return [
        {"label": labels[name], "value": values.get(name, value), "remove_url": query.without(name).url()}
        for name, value in query.pairs
        if name != "tab"
    ]


def _add_context(request: HttpRequest, *, is_open: bool) -> Mapping[str, object]:
    """What the box needs: its choices, the limits that it tells and that its script holds files to."""
    most_mb = settings.INTAKE.max_file_mb
    return {
        "may": holds(request.user, Right.IMPORT),
        "is_open": is_open,
        "languages": inbox_words("languages").items(),
        "most_mb": most_mb,
        "most_many_mb": most_mb * MANY_TIMES,
        "most_files": settings.DATA_UPLOAD_MAX_NUMBER_FILES,
        "most_body_mb": MOST_BODY_MB,
    }

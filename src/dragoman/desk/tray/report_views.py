"""One report: read it with its citations, edit it with the citations locked, name it, compose it again, bin it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dragoman.base.errors import DragomanError
from dragoman.desk.actions.bin_report import BinReport
from dragoman.desk.actions.edit_report import EditReport, NameReport
from dragoman.desk.actions.make_report import MakeReport
from dragoman.desk.actions.own_report import reports_of
from dragoman.desk.errors import Conflict, NotAllowed, WrongInput
from dragoman.desk.events.done import find_done, go_on
from dragoman.desk.models import Desk, ReportDraft
from dragoman.desk.tray.changes import Change, Refused, open_editing
from dragoman.desk.tray.composed import changed_claims, compose_items, composed_of
from dragoman.desk.tray.drawn import draw_report
from dragoman.desk.tray.export_views import draw_job, format_choices
from dragoman.desk.tray.forms import report_languages
from dragoman.desk.tray.reword import LONGEST
from dragoman.desk.tray.views import require_report
from dragoman.desk.tray.wanted import wanted_from_json
from dragoman.desk.tray.words import tray_word
from dragoman.page.shown import show_line
from dragoman.tell import languages

_LONGEST_SENT = 4 * LONGEST


def find_report(request: HttpRequest, pk: int) -> ReportDraft:
    """The report, when the person may see it; else there is none at the address."""
    require_report(request.user)
    row = reports_of(request.user).select_related("owner").defer("line").filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of a report; `at` opens the form of one sentence."""
    return draw_page(request, find_report(request, pk), at=request.GET.get("at", ""))


@require_POST
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Do one change; a refused one is answered with the page, the words still in the form and the reasons above it."""
    row = find_report(request, pk)
    given = request.POST
    place, words = given.get("place", "")[:40], given.get("words", "")[:_LONGEST_SENT]
    try:
        seen = _revision(given.get("revision", ""))
        if row.revision != seen:
            raise Conflict(
                _(
                    "Somebody changed this report since you opened it. Nothing was overwritten, and your words are "
                    "still in the form: compare, then save again."
                )
            )
        change = _propose(row, given.get("do", ""), place, words)
        entry = None
        if change is not None:
            action = EditReport(request.user, row.pk, seen, change)
            action.execute()
            entry = action.entry
    except Refused as error:
        return draw_page(request, row, at=place, words=words, reasons=error.reasons, status=422)
    except Conflict as error:
        row.refresh_from_db()
        return draw_page(request, row, at=place, words=words, reasons=(str(error),), status=409)
    return go_on(request, f"{reverse('tray:report', args=[row.pk])}?last={place}", entry)


@require_POST
def name(request: HttpRequest, pk: int) -> HttpResponse:
    """Give it another title."""
    row = find_report(request, pk)
    action = NameReport(
        request.user, row.pk, _revision(request.POST.get("revision", "")), request.POST.get("title", "")
    )
    action.execute()
    return go_on(request, reverse("tray:report", args=[row.pk]), action.entry)


@require_POST
def again(request: HttpRequest, pk: int) -> HttpResponse:
    """Compose a new report of the same items, as they stand today, in `lang` if given; this one stays as it is."""
    row = find_report(request, pk)
    old = wanted_from_json(row.options)
    lang = request.POST.get("lang") or old.lang
    if lang not in languages():
        raise WrongInput(f"language {lang[:12]!r}: choose {', '.join(languages())}.")
    wanted = replace(
        old,
        today=datetime.now(UTC).date(),
        lang=lang,
        title=row.title if lang == old.lang else old.title,
        has_second=Desk.load().requires_two,
    )
    try:
        made = MakeReport(request.user, wanted, compose_items(wanted)).execute()
    except NotAllowed:
        raise
    except DragomanError as error:
        return draw_page(request, row, wrong=show_line(str(error)), status=422)
    return redirect("tray:report", pk=made.pk)


@require_POST
def bin_report(request: HttpRequest, pk: int) -> HttpResponse:
    """Put it into the bin (binned=1), or take it out (binned=0)."""
    row = find_report(request, pk)
    is_binned = request.POST.get("binned") == "1"
    action = BinReport(request.user, row.pk, is_binned=is_binned)
    action.execute()
    target = reverse("tray:reports") if is_binned else reverse("tray:report", args=[row.pk])
    return go_on(request, target, action.entry)


def draw_page(
    request: HttpRequest,
    row: ReportDraft,
    *,
    at: str = "",
    words: str | None = None,
    reasons: tuple[str, ...] = (),
    wrong: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page of a report.

    Args:
        at: the place whose form is open. words: what is in it; None: the sentence. reasons: why it was refused.
        wrong: what could not be done with the report.
    """
    composed, wanted, editing = composed_of(row), wanted_from_json(row.options), open_editing(row)
    changed = changed_claims(composed)
    context = {
        "row": row,
        "title": show_line(row.title),
        "lang": composed.report.lang,
        "other_languages": [
            (code, name) for code, name in report_languages() if code != composed.report.lang
        ],
        "page": draw_report(editing.edited, editing.problems()),
        "state": str(composed.report.state),
        "state_word": tray_word("states", str(composed.report.state)),
        "is_draft": composed.report.is_draft,
        "is_final": wanted.is_final,
        "kind": tray_word("kinds", row.kind),
        "owner": show_line(row.owner.signature) if row.owner else "",
        "is_own": row.owner_id == request.user.pk,
        "changed": changed,
        "is_stale": bool(changed) and not composed.report.is_draft,
        "left_out": [show_line(line) for line in composed.left_out],
        "at": at,
        "words": words,
        "reasons": [show_line(reason) for reason in reasons],
        "wrong": wrong,
        "last": request.GET.get("last", "")[:40],
        "formats": format_choices(),
        "job": draw_job(request),
        "done": find_done(request),
        "longest": LONGEST,
    }
    return render(request, "desk/tray/report.html", context, status=status)


def _propose(row: ReportDraft, do: str, place: str, words: str) -> Change | None:
    """The change that a form asks for; None when it changes nothing."""
    if row.is_binned:
        raise WrongInput("report: is in the bin. Take it out first.")
    editing = open_editing(row)
    if do == "save":
        return editing.reword(place, words)
    if do == "restore":
        return editing.restore(place)
    if do == "delete":
        return editing.delete(place)
    if do in ("up", "down"):
        return editing.move(place, -1 if do == "up" else 1)
    raise WrongInput(f"edit {do[:12]!r}: save, restore, delete, up or down. Open the report again.")


def _revision(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise WrongInput("report: which revision did you see? Open it again.")
    return int(text)

"""Correcting a value: its form, what selected words say, names and places to choose from, and the same elsewhere."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from dragoman.base.errors import DecisionError, GroundingError
from dragoman.base.span import Span
from dragoman.desk.actions.correct_claims import CorrectClaims
from dragoman.desk.errors import Conflict, WrongInput
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.refresh import LIVE
from dragoman.desk.models import ClaimRow, LogEntry
from dragoman.desk.review.answers import CONFLICT, REFUSED, go_to
from dragoman.desk.review.corrections import Entered, make_edits
from dragoman.desk.review.decide import MOST_WHY, claim_row, current_claim
from dragoman.desk.review.editor import EditorView, Sent, candidates_of, open_editor, parse_entry
from dragoman.desk.review.fields_form import load_forms, posted_value
from dragoman.desk.review.others import change_of, chosen_edits, find_others
from dragoman.desk.review.posted import posted_revision, posted_seen, posted_spans
from dragoman.desk.review.queue import parse_queue
from dragoman.desk.review.say import say_error, say_value
from dragoman.desk.review.words import suggest_names, values_of_words
from dragoman.desk.wording import say_many
from dragoman.review.current import CurrentClaim

_WHY = "corrected against the source"


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, claim_id: str, name: str) -> HttpResponse:
    """The form of a value; sent, the correction."""
    row = claim_row(claim_id)
    if request.method == "POST":
        return _keep(request, row, name)
    document, item = load_document(row.document), current_claim(row)
    entry = parse_entry(name, request.GET.get("entry", ""))
    spans = posted_spans(document, request.GET.getlist("words"))
    refusal = request.GET.get("refusal", "")
    if refusal.isascii() and refusal.isdigit() and int(refusal) < len(item.claim.refusals):
        span = item.claim.refusals[int(refusal)].span
        spans = (span,) if span else spans
    return _show(request, open_editor(document, row, item, name, entry, spans=spans))


def _keep(request: HttpRequest, row: ClaimRow, name: str) -> HttpResponse:
    document, item = load_document(row.document), current_claim(row)
    entry = parse_entry(name, request.POST.get("entry", ""))
    spans: tuple[Span, ...] = ()
    why = " ".join(request.POST.get("why", "").split())[:MOST_WHY]
    try:
        revision = posted_revision(request.POST)
        spans = posted_spans(document, request.POST.getlist("words"))
        if row.revision != revision:
            who = f" by {row.decided_by}" if row.decided_by else ""
            raise Conflict(
                f"claim {row.claim_id}: changed{who} since you opened it. Nothing was overwritten."
            )
        entered = Entered(
            entry,
            posted_value(name, request.POST),
            spans,
            " ".join(request.POST.get("note", "").split()),
            request.POST.get("place", "") or "keep",
            is_removed="is-removed" in request.POST,
        )
        edits = make_edits(document, item, name, entered)
        action = CorrectClaims(request.user, {row.claim_id: edits}, {row.claim_id: revision}, why=why or _WHY)
        action.execute()
    except (WrongInput, DecisionError, GroundingError) as error:
        return _refuse(request, row, name, entry, spans, error=say_error(error), status=REFUSED)
    except Conflict as error:
        row.refresh_from_db()
        return _refuse(request, row, name, entry, spans, error=say_error(error), status=CONFLICT)
    row.refresh_from_db()
    told = str(action.entry.told) if action.entry else ""
    return go_to(request, row, parse_queue(request.GET), told, focus=name, entry=action.entry)


def _refuse(
    request: HttpRequest,
    row: ClaimRow,
    name: str,
    entry: int | None,
    spans: tuple[Span, ...],
    *,
    error: str,
    status: int,
) -> HttpResponse:
    """The form as it was sent, with why it was not taken; in a conflict also with what stands now."""
    item, document = current_claim(row), load_document(row.document)
    sent = Sent(
        {key.removeprefix("v-"): value for key, value in request.POST.items() if key.startswith("v-")},
        request.POST.get("note", ""),
        request.POST.get("why", ""),
        request.POST.get("place", ""),
    )
    try:
        editor = open_editor(document, row, item, name, entry, spans=spans, sent=sent)
    except WrongInput:  # the entry went away meanwhile: what was typed becomes a new one
        editor = open_editor(document, row, item, name, None, spans=spans, sent=sent)
    now = _now(item, name) if status == CONFLICT else ""
    return _show(request, editor, error=error, now=now, status=status)


def _now(item: CurrentClaim, name: str) -> str:
    return say_value(name, getattr(item.claim, name))


def _show(
    request: HttpRequest, editor: EditorView, *, error: str = "", now: str = "", status: int = 200
) -> HttpResponse:
    is_part = bool(getattr(request, "htmx", False)) and not request.htmx.history_restore_request
    context = {
        "editor": editor,
        "error": error,
        "now": now,
        "row": editor.row,
        "query": parse_queue(request.GET),
        "forms": load_forms(),
        "is_live": editor.row.state in LIVE,
    }
    template = "desk/review/_editor.html" if is_part else "desk/review/edit.html"
    response = render(request, template, context, status=status)
    if is_part and request.method == "POST":
        response["HX-Retarget"], response["HX-Reswap"] = "#editor", "outerHTML"
    response["Vary"] = "HX-Request"
    return response


@require_GET
def says(request: HttpRequest, claim_id: str, name: str) -> JsonResponse:
    """What selected words fill in of a field's form."""
    document = load_document(claim_row(claim_id).document)
    spans = posted_spans(document, request.GET.getlist("words"))
    values = values_of_words(name, spans[0], document.lang) if spans else {}
    return JsonResponse({"values": values})


@require_GET
def names(request: HttpRequest, kind: str) -> HttpResponse:
    """Names of the atlas like what is typed, as options."""
    found = suggest_names(kind, _typed(request.GET))
    return render(request, "desk/review/_names.html", {"names": found})


@require_GET
def places(request: HttpRequest, claim_id: str) -> HttpResponse:
    """The gazetteer's entries for what is typed."""
    item = current_claim(claim_row(claim_id))
    name = _typed(request.GET)
    standing = next((p.id for p in item.claim.place_detail if p.name == name), None)
    found = candidates_of(item, name, standing)
    return render(request, "desk/review/_places.html", {"candidates": found, "place": "keep"})


def _typed(params: Mapping[str, str]) -> str:
    return next((value for key, value in params.items() if key.startswith("v-")), "")[:200]


@require_http_methods(["GET", "POST"])
def others(request: HttpRequest, entry_pk: int) -> HttpResponse:
    """The same correction in other open claims: a preview with ticks; sent, one correction of all that are ticked."""
    entry = get_object_or_404(LogEntry, pk=entry_pk)
    change = change_of(entry)
    if change is None:
        raise WrongInput(_("This correction cannot be made elsewhere: it was undone, or is of another kind."))
    if request.method == "POST":
        seen = posted_seen(request.POST.getlist("claim"))
        if not seen:
            raise WrongInput(_("Nothing is ticked. Tick a claim, or go back."))
        why = f"as in claim {change.claim}"
        CorrectClaims(request.user, chosen_edits(change, seen), seen, why=why).execute()
        from django.contrib import messages

        messages.success(
            request, say_many("One more claim corrected.", "{n} more claims corrected.", len(seen))
        )
        return redirect("review:claim", claim_id=change.claim)
    found = find_others(change)
    context = {
        "entry": entry,
        "change": change,
        "possible": [one for one in found if not one.reason],
        "left_out": [one for one in found if one.reason],
    }
    return render(request, "desk/review/others.html", context)

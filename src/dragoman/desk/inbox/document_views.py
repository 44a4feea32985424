"""One document: its page, its original as it came; seen to, read again, erased."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dragoman.base.errors import ArchiveError
from dragoman.desk.actions.erase_document import EraseDocument, copies_of
from dragoman.desk.actions.reread_documents import RereadDocuments
from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.actions.see_threat import SeeThreat
from dragoman.desk.errors import NotAllowed, WrongInput
from dragoman.desk.events.done import find_done, go_on
from dragoman.desk.inbox.answers import to_job
from dragoman.desk.inbox.document_page import draw_page
from dragoman.desk.inbox.lines import draw_line
from dragoman.desk.inbox.words import inbox_words
from dragoman.desk.keeping.originals import originals
from dragoman.desk.models import DocumentRow, DocumentState, ImportItem, ItemState

SAFE_TYPE = "application/octet-stream"
"""Whatever a page or file says it is, nobody's browser shows it."""


@require_safe
def document(request: HttpRequest, key: int) -> HttpResponse:
    """The page of a document."""
    row = _find(key)
    user = request.user
    item = _failed_item(row)
    context = {
        "page": draw_page(row, whole=request.GET.get("whole") == "1"),
        "is_erased": row.state == DocumentState.ERASED,
        "may_original": holds(user, Right.DECIDE),
        "may_import": holds(user, Right.IMPORT),
        "may_decide": holds(user, Right.DECIDE),
        "may_erase": holds(user, Right.ERASE),
        "row": row,
        "item": item,
        "languages": inbox_words("languages").items(),
        "here": request.get_full_path(),
        "done": find_done(request),
    }
    return render(request, "desk/inbox/document.html", context)


@require_safe
def original(request: HttpRequest, key: int) -> HttpResponse:
    """The kept bytes, to be saved and never shown."""
    row = _find(key)
    if not holds(request.user, Right.DECIDE):
        raise NotAllowed(
            "original: your role lacks the right to have originals. Ask an administrator of the desk."
        )
    if not row.archived:
        raise WrongInput(f"document {row.pk}: no original bytes were kept of it.")
    try:
        kept = originals().get(row.archived)
    except ArchiveError as error:
        raise WrongInput(str(error)) from error
    response = HttpResponse(kept.body, content_type=SAFE_TYPE)
    response["Content-Disposition"] = f'attachment; filename="document-{row.pk}.bin"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def seen(request: HttpRequest, key: int) -> HttpResponse:
    """Say that one has seen to a threat."""
    action = SeeThreat(request.user, _find(key).pk, why=request.POST.get("why", "")[:200])
    action.execute()
    return go_on(request, request.POST.get("next", "") or reverse("inbox:index"), action.entry)


@require_POST
def again(request: HttpRequest, key: int) -> HttpResponse:
    """Read the document again."""
    return to_job(RereadDocuments(request.user, [_find(key).pk]).execute())


@require_POST
def all_again(request: HttpRequest) -> HttpResponse:
    """Read all documents again."""
    return to_job(RereadDocuments(request.user, None).execute())


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, key: int) -> HttpResponse:
    """Ask for the reason and a confirmation, then erase."""
    row = _find(key)
    if not holds(request.user, Right.ERASE):
        raise NotAllowed("erase: only a reviewer or an administrator erases documents. Ask one of them.")
    wrong, status = "", 200
    if request.method == "POST":
        action = EraseDocument(
            request.user,
            row.pk,
            why=request.POST.get("why", "")[:500],
            is_confirmed=request.POST.get("confirmed") == "1",
            with_copies=request.POST.get("copies") == "1",
        )
        try:
            action.execute()
        except WrongInput as error:
            wrong, status = str(error), 422
        else:
            return go_on(request, reverse("inbox:document", args=[row.pk]), action.entry)
    context = {
        "line": draw_line(row),
        "wrong": wrong,
        "why": request.POST.get("why", ""),
        "copies": len(copies_of(row)),
        "beside": _others_of_original(row),
        "claims": row.claims,
    }
    return render(request, "desk/inbox/erase.html", context, status=status)


def _others_of_original(row: DocumentRow) -> int:
    """How many other documents came in the same original, at most 1,000."""
    if not row.archived:
        return 0
    others = DocumentRow.objects.filter(archived=row.archived).exclude(pk=row.pk)
    return len(others.values_list("pk")[:1000])


def _failed_item(row: DocumentRow) -> ImportItem | None:
    """The item by which a document came that was refused or failed: it can be tried again with a date or language."""
    bad = [ItemState.FAILED, ItemState.REFUSED]
    found: ImportItem | None = row.items.filter(state__in=bad).order_by("-id").first()
    return found


def _find(key: int) -> DocumentRow:
    row = DocumentRow.objects.select_related("received_by").filter(pk=key).first()
    if row is None:
        raise Http404("document")
    return row

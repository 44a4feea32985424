"""Claims in place of others: one that the reader missed, one split into its acts, several that tell the same act."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from dragoman.base.claim import Assertion, Claim, EventType
from dragoman.base.document import Document
from dragoman.desk.actions.recode_claims import RecodeClaims
from dragoman.desk.errors import Conflict, WrongInput
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.reading import load_claim
from dragoman.desk.language.retelling import retell
from dragoman.desk.models import ClaimRow, DocumentRow
from dragoman.desk.review.answers import CONFLICT, go_to, show_workspace
from dragoman.desk.review.decide import claim_row, current_claim
from dragoman.desk.review.posted import posted_revision, posted_seen, posted_spans
from dragoman.desk.review.queue import parse_queue
from dragoman.review import blank_claim, merge_claims, split_claim


@require_POST
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """A claim that the reader missed: the words of its act, its type, whose word it is."""
    row = get_object_or_404(DocumentRow, pk=pk)
    document = load_document(row)
    spans = posted_spans(document, request.POST.getlist("words"))
    if len(spans) != 1:
        raise WrongInput("add a claim: select the words of its act, once.")
    try:
        event_type = EventType(request.POST.get("event_type", ""))
        assertion = Assertion(request.POST.get("assertion", "") or Assertion.REPORTED)
    except ValueError:
        raise WrongInput("add a claim: choose the type of the act.") from None
    made = blank_claim(document, spans[0], event_type, assertion=assertion, taken=_taken(row))
    return _recode(request, row, (made,), {}, "the reader missed it")


@require_POST
def split(request: HttpRequest, claim_id: str) -> HttpResponse:
    """A claim that tells several acts: the words of each."""
    row = claim_row(claim_id)
    document = load_document(row.document)
    heads = posted_spans(document, request.POST.getlist("words"))
    parts = split_claim(document, current_claim(row).claim, heads, taken=_taken(row.document))
    seen = {row.claim_id: posted_revision(request.POST)}
    return _recode(request, row.document, parts, seen, "tells several acts")


@require_POST
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Claims of a document that tell the same act."""
    row = get_object_or_404(DocumentRow, pk=pk)
    document = load_document(row)
    seen = posted_seen(request.POST.getlist("with"))
    lines = ClaimRow.objects.filter(document=row, claim_id__in=list(seen)).values_list("line", flat=True)
    made = _merged(document, [load_claim(line) for line in lines], row)
    return _recode(request, row, (made,), seen, "tell the same act")


def _merged(document: Document, claims: list[Claim], row: DocumentRow) -> Claim:
    if len(claims) < 2:
        raise WrongInput("merge: tick another claim of this document first.")
    return merge_claims(document, claims, taken=_taken(row))


def _taken(row: DocumentRow) -> frozenset[str]:
    """The ids of all claims of a document, gone ones too."""
    return frozenset(row.claim_rows.values_list("claim_id", flat=True))


def _recode(
    request: HttpRequest, row: DocumentRow, made: tuple[Claim, ...], seen: dict[str, int], why: str
) -> HttpResponse:
    query = parse_queue(request.GET)
    action = RecodeClaims(request.user, row, made, seen, why=why)
    try:
        rows = action.execute()
    except Conflict as error:
        return show_workspace(request, row, query, conflict=retell(error), status=CONFLICT)
    told = str(action.entry.told) if action.entry else ""
    row.refresh_from_db()
    return go_to(request, rows[0], query, told)

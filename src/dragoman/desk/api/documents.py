"""/api/documents: what came in, and handing more in; /api/jobs: how far that is."""

from __future__ import annotations

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Query, Router

from dragoman.base.claim import Reading
from dragoman.base.codec import Json, reading_to_json
from dragoman.desk.actions.import_items import ImportItems, Incoming
from dragoman.desk.api.answers import MOST_ITEMS, answer, key_of, next_address, require_known
from dragoman.desk.api.caller import caller_of, needs
from dragoman.desk.api.schemas import PROBLEMS, DocumentIn, DocumentsOut, JobOut
from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.reading import load_claim, load_reading
from dragoman.desk.keeping.refresh import LIVE
from dragoman.desk.keeping.search import match_clause
from dragoman.desk.models import ClaimRow, DocumentRow, DocumentState, Job, Origin

router = Router(tags=["documents"])
_LARGEST = 2**63 - 1


@router.get("/documents", response={200: DocumentsOut, **PROBLEMS}, auth=needs("read"), summary="Documents")
def list_documents(
    request: HttpRequest,
    q: str = "",
    state: str = "",
    source: str = "",
    after: str = "",
    limit: int = Query(50, ge=1, le=MOST_ITEMS),
) -> HttpResponse:
    """A page of documents, the newest first; `q` words that one must hold, `state` one of queued, read, screened,
    refused, failed, erased, `source` the host of its address."""
    require_known(request, "q", "state", "source", "after", "limit")
    rows = DocumentRow.objects.order_by("-pk")
    if before := key_of(after):
        rows = rows.filter(pk__lt=before)
    if state:
        if state not in DocumentState.values:
            raise WrongInput(f"state: is none of {', '.join(DocumentState.values)}.")
        rows = rows.filter(state=state)
    if source:
        rows = rows.filter(source=source[:120].replace("\x00", ""))
    if clause := match_clause("document", q):
        rows = rows.extra(where=[f"desk_documentrow.id {clause[0]}"], params=clause[1])
    found = list(rows[: limit + 1])
    following = None
    if len(found) > limit:
        found = found[:limit]
        asked = {"q": q, "state": state, "source": source, "limit": limit}
        following = next_address("list_documents", asked, str(found[-1].pk))
    return answer(request, {"items": [document_row(row) for row in found], "next": following})


@router.get(
    "/documents/{key}", response={200: dict, **PROBLEMS}, auth=needs("read"), summary="One document, whole"
)
def get_document(request: HttpRequest, key: int) -> HttpResponse:
    """The line that `dragoman read` writes, with its text and its claims as they stand (those that live)."""
    require_known(request)
    row = DocumentRow.objects.filter(pk=key).first() if 0 < key <= _LARGEST else None
    if row is None or row.state == DocumentState.ERASED:
        raise Http404(str(key))
    return answer(request, document_line(row))


@router.post(
    "/documents", response={202: JobOut, **PROBLEMS}, auth=needs("import"), summary="Hand a document in"
)
def post_document(request: HttpRequest, document: DocumentIn) -> HttpResponse:
    """It is kept as it came and read by a job; ask `/api/jobs/{id}` how far that is."""
    line = {name: value for name, value in document.dict().items() if value not in (None, "")}
    if document.published:
        line["published"] = document.published.isoformat()
    data = json.dumps(line, ensure_ascii=True).encode()
    incoming = Incoming(Origin.API, "document.json", data, media_type="application/json")
    job = ImportItems(caller_of(request).user, [incoming]).execute()
    place = reverse("api:get_job", args=[job.pk])
    return answer(request, job_row(Job.objects.get(pk=job.pk)), status=202, headers={"Location": place})


@router.get("/jobs/{key}", response={200: JobOut, **PROBLEMS}, auth=needs("read"), summary="How far a job is")
def get_job(request: HttpRequest, key: int) -> HttpResponse:
    """A job's state and counts."""
    require_known(request)
    row = Job.objects.filter(pk=key).first() if 0 < key <= _LARGEST else None
    if row is None:
        raise Http404(str(key))
    return answer(request, job_row(row))


def document_line(row: DocumentRow) -> dict[str, Json]:
    """A document with its claims as they stand: open, accepted and deferred ones."""
    reading = load_reading(row)
    lines = ClaimRow.objects.filter(document=row, state__in=LIVE).order_by("position", "pk")
    claims = tuple(load_claim(line) for line in lines.values_list("line", flat=True))
    document = load_document(row)
    return reading_to_json(document, Reading(document.id, claims, reading.refused, reading.screened))


def document_row(row: DocumentRow) -> Json:
    """A document in a list."""
    return {
        "key": row.pk,
        "id": row.doc_id,
        "title": row.title,
        "url": row.url,
        "source": row.source,
        "lang": row.lang,
        "published": row.published.isoformat() if row.published else None,
        "received": row.received_at.isoformat(),
        "origin": row.origin,
        "state": row.state,
        "reason": row.reason,
        "sha256": row.sha256,
        "claims": row.claims,
        "open_claims": row.open_claims,
        "copy_of": row.copy_of_id,
    }


def job_row(row: Job) -> Json:
    """A job as a program sees it."""
    return {
        "id": row.pk,
        "kind": row.kind,
        "state": row.state,
        "title": row.title,
        "told": row.told,
        "total": row.total,
        "done": row.done,
        "refused": row.refused,
        "failed": row.failed,
    }

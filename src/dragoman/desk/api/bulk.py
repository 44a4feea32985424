"""/api/*.jsonl: everything that a query finds, a line each, in the forms that `dragoman` itself reads and writes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Router

from dragoman.base.codec import Json, event_to_json
from dragoman.desk.api.answers import require_known
from dragoman.desk.api.caller import needs
from dragoman.desk.api.claims import claim_row
from dragoman.desk.api.documents import document_line
from dragoman.desk.api.events import require_query
from dragoman.desk.api.schemas import PROBLEMS
from dragoman.desk.events.pages import find_page
from dragoman.desk.events.query import EventQuery
from dragoman.desk.keeping.event_rows import load_event
from dragoman.desk.models import ClaimRow, DecisionRow, DocumentRow, DocumentState

router = Router(tags=["bulk"])
_AT_ONCE = 200
_ANSWERS = {200: None, **PROBLEMS}


@router.get("/events.jsonl", response=_ANSWERS, auth=needs("read"), summary="Events, as resolve writes them")
def bulk_events(request: HttpRequest) -> StreamingHttpResponse:
    """Takes the filters of `/api/events`; with `sort=updated` a change during the reading may move an event."""
    return _stream(_event_lines(require_query(request)))


@router.get(
    "/documents.jsonl", response=_ANSWERS, auth=needs("read"), summary="Documents, as read writes them"
)
def bulk_documents(request: HttpRequest) -> StreamingHttpResponse:
    """Every document with its text and its claims as they stand, the oldest first."""
    require_known(request)
    return _stream(document_line(row) for row in _documents())


@router.get("/claims.jsonl", response=_ANSWERS, auth=needs("read"), summary="Claims with their states")
def bulk_claims(request: HttpRequest) -> StreamingHttpResponse:
    """Every claim as `/api/claims` gives it, in the order in which they came."""
    require_known(request)
    return _stream(claim_row(row) for row in _claims())


@router.get(
    "/decisions.jsonl", response=_ANSWERS, auth=needs("read"), summary="Decisions, as decide writes them"
)
def bulk_decisions(request: HttpRequest) -> StreamingHttpResponse:
    """Every decision of a person, undone ones and undoing ones too, in the order in which they were made."""
    require_known(request)
    lines = DecisionRow.objects.order_by("pk").values_list("line", flat=True)
    return _answer(f"{line}\n" for line in lines.iterator(chunk_size=_AT_ONCE))


def _event_lines(query: EventQuery) -> Iterator[Json]:
    after = ""
    while True:
        page = find_page(query, after=after, size=_AT_ONCE)
        for row in page.rows:
            yield event_to_json(load_event(row))
        after = page.after
        if not after:
            return


def _documents() -> Iterator[DocumentRow]:
    key = 0
    while rows := list(DocumentRow.objects.filter(pk__gt=key).order_by("pk")[:_AT_ONCE]):
        yield from (row for row in rows if row.state != DocumentState.ERASED)
        key = rows[-1].pk


def _claims() -> Iterator[ClaimRow]:
    key = 0
    wanted = ClaimRow.objects.select_related("event", "document").order_by("pk")
    while rows := list(wanted.filter(pk__gt=key)[:_AT_ONCE]):
        yield from rows
        key = rows[-1].pk


def _stream(values: Iterable[Json]) -> StreamingHttpResponse:
    return _answer(json.dumps(value, ensure_ascii=False) + "\n" for value in values)


def _answer(lines: Iterable[str]) -> StreamingHttpResponse:
    encoded = (line.encode("utf-8", "backslashreplace") for line in lines)
    return StreamingHttpResponse(encoded, content_type="application/jsonl; charset=utf-8")

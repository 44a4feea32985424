"""/api/queries: the queries that a person has saved, and those that others share."""

from __future__ import annotations

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from ninja import Router

from dragoman.base.codec import Json
from dragoman.desk.api.answers import answer, require_known
from dragoman.desk.api.caller import caller_of, needs
from dragoman.desk.api.schemas import PROBLEMS, QueriesOut
from dragoman.desk.models import SavedQuery

router = Router(tags=["queries"])
_MOST = 1000


@router.get("/queries", response={200: QueriesOut, **PROBLEMS}, auth=needs("read"), summary="Saved queries")
def list_queries(request: HttpRequest) -> HttpResponse:
    """`/api/events?` and the query gives its events."""
    require_known(request)
    user = caller_of(request).user
    rows = SavedQuery.objects.filter(Q(owner=user) | Q(is_shared=True)).order_by("name", "pk")[:_MOST]
    items: list[Json] = [
        {
            "id": row.pk,
            "name": row.name,
            "query": row.query,
            "is_shared": row.is_shared,
            "is_own": row.owner_id == user.pk,
        }
        for row in rows
    ]
    return answer(request, {"items": items})

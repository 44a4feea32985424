"""/api/claims: claims as they stand, and decisions on them by the same actions as at the desk."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Query, Router

from dragoman.base.codec import Json
from dragoman.desk.actions.accept_claims import AcceptClaims
from dragoman.desk.actions.reject_claims import DeferClaims, RejectClaims
from dragoman.desk.api.answers import MOST_ITEMS, answer, key_of, next_address, require_known
from dragoman.desk.api.caller import caller_of, needs
from dragoman.desk.api.schemas import PROBLEMS, ClaimOut, ClaimsOut, Problem, RulingIn
from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.checks import load_flags
from dragoman.desk.keeping.lines import load_line
from dragoman.desk.models import ClaimRow, ClaimState

router = Router(tags=["claims"])
_RULED = {200: ClaimOut, 409: Problem, **PROBLEMS}


@router.get(
    "/claims", response={200: ClaimsOut, **PROBLEMS}, auth=needs("read"), summary="Claims as they stand"
)
def list_claims(
    request: HttpRequest,
    state: str = "",
    event: str = "",
    document: str = "",
    after: str = "",
    limit: int = Query(50, ge=1, le=MOST_ITEMS),
) -> HttpResponse:
    """A page of claims in the order in which they came; `state` one of open, accepted, rejected, deferred, replaced,
    gone; `event` an event's id; `document` a document's key."""
    require_known(request, "state", "event", "document", "after", "limit")
    rows = ClaimRow.objects.filter(pk__gt=key_of(after)).select_related("event", "document").order_by("pk")
    if state:
        if state not in ClaimState.values:
            raise WrongInput(f"state: is none of {', '.join(ClaimState.values)}.")
        rows = rows.filter(state=state)
    if event:
        rows = rows.filter(event__event_id=event[:40].replace("\x00", ""))
    if document:
        if not (document.isascii() and document.isdigit() and len(document) <= 18):
            raise WrongInput("document: is no key of a document. /api/documents gives it.")
        rows = rows.filter(document_id=int(document))
    found = list(rows[: limit + 1])
    following = None
    if len(found) > limit:
        found = found[:limit]
        asked = {"state": state, "event": event, "document": document, "limit": limit}
        following = next_address("list_claims", asked, str(found[-1].pk))
    return answer(request, {"items": [claim_row(row) for row in found], "next": following})


@router.get(
    "/claims/{identity}", response={200: ClaimOut, **PROBLEMS}, auth=needs("read"), summary="One claim"
)
def get_claim(request: HttpRequest, identity: str) -> HttpResponse:
    """A claim as it stands."""
    require_known(request)
    return answer(request, claim_row(_find(identity)))


@router.post("/claims/{identity}/accept", response=_RULED, auth=needs("decide"), summary="Accept a claim")
def accept_claim(request: HttpRequest, identity: str, ruling: RulingIn) -> HttpResponse:
    """As at the desk: refused while a flag that blocks was not looked at by a person there."""
    seen = {_find(identity).claim_id: ruling.revision}
    AcceptClaims(caller_of(request).user, seen, why=ruling.why).execute()
    return answer(request, claim_row(_find(identity)))


@router.post("/claims/{identity}/reject", response=_RULED, auth=needs("decide"), summary="Reject a claim")
def reject_claim(request: HttpRequest, identity: str, ruling: RulingIn) -> HttpResponse:
    """It is no claim; it leaves its event. Undone at the desk."""
    seen = {_find(identity).claim_id: ruling.revision}
    RejectClaims(caller_of(request).user, seen, why=ruling.why).execute()
    return answer(request, claim_row(_find(identity)))


@router.post("/claims/{identity}/defer", response=_RULED, auth=needs("decide"), summary="Defer a claim")
def defer_claim(request: HttpRequest, identity: str, ruling: RulingIn) -> HttpResponse:
    """Put it aside for later, with a word why."""
    seen = {_find(identity).claim_id: ruling.revision}
    DeferClaims(caller_of(request).user, seen, why=ruling.why).execute()
    return answer(request, claim_row(_find(identity)))


def _find(identity: str) -> ClaimRow:
    wanted = identity[:64].replace("\x00", "")
    row = ClaimRow.objects.select_related("event", "document").filter(claim_id=wanted).first()
    if row is None:
        raise Http404(identity)
    return row


def claim_row(row: ClaimRow) -> Json:
    """A claim as a program sees it."""
    claim = load_line(row.line)
    assert isinstance(claim, dict)
    claim.pop("why", None)
    return {
        "id": row.claim_id,
        "state": row.state,
        "revision": row.revision,
        "document": row.document.doc_id,
        "event": row.event.event_id if row.event else None,
        "decided_by": row.decided_by,
        "flags": [
            {"rule": flag.rule, "pointer": flag.pointer, "why": flag.why, "blocks": flag.blocks}
            for flag in load_flags(row)
        ],
        "claim": claim,
    }

"""What a person rules on claims: accept, reject, defer, looked at, keep or take a difference, undo."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from dragoman.desk.actions.accept_claims import AcceptClaims
from dragoman.desk.actions.base import Action
from dragoman.desk.actions.check_block import CheckBlock
from dragoman.desk.actions.correct_claims import CorrectClaims
from dragoman.desk.actions.reject_claims import DeferClaims, RejectClaims
from dragoman.desk.actions.undo import Undo
from dragoman.desk.errors import Conflict, WrongInput
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.refresh import load_current
from dragoman.desk.language.retelling import retell
from dragoman.desk.models import ClaimRow, DocumentRow, LogEntry, User
from dragoman.desk.review.answers import CONFLICT, go_on, go_to, show_workspace
from dragoman.desk.review.corrections import keep_persons, take_readers
from dragoman.desk.review.posted import posted_revision, posted_seconds, posted_seen
from dragoman.desk.review.queue import parse_queue
from dragoman.desk.review.workspace import last_entry
from dragoman.desk.wording import say
from dragoman.review.current import CurrentClaim

MOST_WHY = 500


def claim_row(claim_id: str) -> ClaimRow:
    """The row of a claim with its document, or "not found"."""
    row: ClaimRow = get_object_or_404(ClaimRow.objects.select_related("document"), claim_id=claim_id)
    return row


def current_claim(row: ClaimRow) -> CurrentClaim:
    """A claim as it stands, with its edits and differences."""
    found = next((one for one in load_current(row.document) if one.claim.id == row.claim_id), None)
    if found is None:
        raise WrongInput(f"claim {row.claim_id}: is no longer in its document. Open the document again.")
    return found


@require_POST
def accept(request: HttpRequest, claim_id: str) -> HttpResponse:
    """The claim as it stands is right."""
    row = claim_row(claim_id)
    action = AcceptClaims(request.user, _seen(request, row), seconds=posted_seconds(request.POST))
    return _rule(request, row, action)


@require_POST
def reject(request: HttpRequest, claim_id: str) -> HttpResponse:
    """It is no claim, for a reason."""
    row, why, seconds = claim_row(claim_id), _why(request), posted_seconds(request.POST)
    action = RejectClaims(request.user, _seen(request, row), why=why, seconds=seconds)
    return _rule(request, row, action, say("You wanted to reject it: “{why}”.", why=why), why)


@require_POST
def defer(request: HttpRequest, claim_id: str) -> HttpResponse:
    """It waits, for a reason."""
    row, why, seconds = claim_row(claim_id), _why(request), posted_seconds(request.POST)
    action = DeferClaims(request.user, _seen(request, row), why=why, seconds=seconds)
    return _rule(request, row, action, say("You wanted to defer it: “{why}”.", why=why), why)


def _seen(request: HttpRequest, row: ClaimRow) -> dict[str, int]:
    return {row.claim_id: posted_revision(request.POST)}


def _why(request: HttpRequest) -> str:
    """The reason in the person's own words, else the one that was chosen."""
    own, chosen = (" ".join(request.POST.get(name, "").split()) for name in ("own", "why"))
    return (own or chosen)[:MOST_WHY]


def _rule(
    request: HttpRequest,
    row: ClaimRow,
    action: Action[tuple[ClaimRow, ...]],
    wanted: str = "",
    typed: str = "",
) -> HttpResponse:
    """Execute a ruling and go on; who saw an older version gets the new one, and keeps what they wrote."""
    query = parse_queue(request.GET)
    try:
        action.execute()
    except Conflict as error:
        told = f"{retell(error)} {wanted}".strip()
        return show_workspace(
            request, row.document, query, row.claim_id, conflict=told, typed=typed, status=CONFLICT
        )
    return go_on(request, row, query, _told(action.entry))


@require_POST
def accept_document(request: HttpRequest, pk: int) -> HttpResponse:
    """All claims of a document that hold nothing to look at any more."""
    document = get_object_or_404(DocumentRow, pk=pk)
    seen = posted_seen(request.POST.getlist("seen"))
    query = parse_queue(request.GET)
    rows = list(
        ClaimRow.objects.filter(claim_id__in=list(seen)).select_related("document").order_by("position")
    )
    if not rows or any(row.document_id != document.pk for row in rows):
        raise WrongInput("accept all: there is nothing to accept in this document. Open it again.")
    seconds = posted_seconds(request.POST)
    each = round(seconds / len(seen), 1) if seconds is not None else None
    action = AcceptClaims(request.user, seen, seconds=each)
    try:
        action.execute()
    except Conflict as error:
        return show_workspace(request, document, query, conflict=retell(error), status=CONFLICT)
    return go_on(request, rows[-1], query, _told(action.entry))


@require_POST
def look(request: HttpRequest, claim_id: str) -> HttpResponse:
    """A flagged value, or an inventory, was looked at and is right."""
    row = claim_row(claim_id)
    query = parse_queue(request.GET)
    flags = [tuple(flag.partition(":")[::2]) for flag in request.POST.getlist("flag")]
    action = CheckBlock(request.user, row.claim_id, posted_revision(request.POST), flags=flags)
    try:
        action.execute()
    except Conflict as error:
        return show_workspace(request, row.document, query, claim_id, conflict=retell(error), status=CONFLICT)
    return go_to(request, row, query, _told(action.entry))


@require_POST
def settle_difference(request: HttpRequest, claim_id: str) -> HttpResponse:
    """A new reading differs: the value that stands is kept, or the reader's is taken."""
    row = claim_row(claim_id)
    query, field = parse_queue(request.GET), request.POST.get("field", "")
    item = current_claim(row)
    if request.POST.get("take") == "reader":
        edit, why = take_readers(load_document(row.document), item, field), "the reader's new value is right"
    else:
        edit, why = keep_persons(item, field), "seen again: what stands is right"
    seen = {row.claim_id: posted_revision(request.POST)}
    action = CorrectClaims(request.user, {row.claim_id: [edit]}, seen, why=why)
    try:
        action.execute()
    except Conflict as error:
        return show_workspace(request, row.document, query, claim_id, conflict=retell(error), status=CONFLICT)
    return go_to(request, row, query, _told(action.entry), focus=field.strip("/"))


@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """What the person did last in this room is taken back, and shown."""
    query = parse_queue(request.GET)
    entry = _entry_to_undo(request.user, request.POST.get("entry", ""))
    action = Undo(request.user, entry.pk)
    action.execute()
    claims = [entry.subject, *entry.data.get("replaced", ()), *entry.data.get("claims", ())]
    rows = {
        row.claim_id: row for row in ClaimRow.objects.filter(claim_id__in=claims).select_related("document")
    }
    live = [
        rows[claim] for claim in claims if claim in rows and rows[claim].state not in ("gone", "replaced")
    ]
    row = next(iter(live), None) or next(iter(rows.values()), None)
    if row is None:
        raise WrongInput(f"“{entry.told}” was undone; its claim is gone. Open the queue.")
    return go_to(request, row, query, _told(action.entry))


def _entry_to_undo(user: User, key: str) -> LogEntry:
    if not key:
        entry = last_entry(user)
    else:
        is_key = key.isascii() and key.isdigit() and len(key) < 16
        entry = LogEntry.objects.filter(pk=int(key)).first() if is_key else None
    if entry is None:
        raise WrongInput("undo: there is nothing to undo.")
    return entry


def _told(entry: LogEntry | None) -> str:
    return str(entry.told) if entry is not None else ""

"""Versions and decisions -> every current row and the evidence, made anew. The result is what was there before."""

from __future__ import annotations

from django.db import transaction

from dragoman.base.decision import DecisionKind
from dragoman.desk.actions.ruling import recount
from dragoman.desk.keeping.evidence import change_evidence, evidence_path
from dragoman.desk.keeping.refresh import refresh_document
from dragoman.desk.keeping.settle import settle, settle_unsettled
from dragoman.desk.keeping.turns import take_turn
from dragoman.desk.models import ClaimRow, DecisionClaim, DocumentRow, EventRow
from dragoman.desk.work.jobs import Progress

_TOGETHER = 20


def run_rebuild(progress: Progress) -> str:
    """Refresh all claims and settle all events from scratch; the file of the evidence is made anew.

    With `data["only"] == "accepted"` only what somebody has accepted is refreshed, as when the desk has changed how
    many persons it takes; with "unsettled" only what is marked so is settled.
    """
    if progress.job.data.get("only") == "accepted":
        return _run_on_accepted(progress)
    if progress.job.data.get("only") == "unsettled":
        return _run_on_unsettled(progress)
    keys = list(DocumentRow.objects.order_by("id").values_list("pk", flat=True))
    progress.begin(len(keys))
    with transaction.atomic():
        take_turn()
        forget_evidence()
        DocumentRow.objects.update(unsettled=True)
    for start in range(0, len(keys), _TOGETHER):
        with transaction.atomic():
            take_turn()
            rows = list(DocumentRow.objects.filter(pk__in=keys[start : start + _TOGETHER]).order_by("pk"))
            for row in rows:
                refresh_document(row)
        settle(rows)
        progress.advance(done=len(rows))
    return f"rebuilt {ClaimRow.objects.count():,} claims and {EventRow.objects.count():,} events"


def _run_on_unsettled(progress: Progress) -> str:
    """Bring events up to date with documents that are marked, as after a correction of the atlas."""
    progress.begin()
    seen = 0
    named = progress.job.data.get(
        "documents", []
    )  # again: a settling under way may have told them by the old atlas
    DocumentRow.objects.filter(pk__in=named).update(unsettled=True)
    with change_evidence() as (
        resolver,
        change,
    ):  # compares anew, which may take long, while rows can be written
        change.note(change.unshown | resolver.settle())

    def tell(done: int) -> None:
        nonlocal seen
        progress.advance(done=done - seen)
        seen = done

    return f"brought the events of {settle_unsettled(tell):,} documents up to date"


def _run_on_accepted(progress: Progress) -> str:
    touched = DecisionClaim.objects.filter(decision__kind=str(DecisionKind.ACCEPT), document__isnull=False)
    keys = sorted(set(touched.values_list("document_id", flat=True)))
    progress.begin(len(keys))
    changed = 0
    for key in keys:
        with transaction.atomic():
            take_turn()
            row = DocumentRow.objects.select_for_update().get(pk=key)
            moved = refresh_document(row)
            recount({claim.event_id for claim in moved if claim.event_id})
        if row.unsettled:
            settle([row])
        changed += len(moved)
        progress.advance(done=1)
    return f"looked at {len(keys):,} documents; {changed:,} claims stand otherwise than before"


def forget_evidence() -> None:
    """Take the file of the evidence away; the next to open it makes it anew."""
    path = evidence_path()
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
        path.with_name(name).unlink(missing_ok=True)

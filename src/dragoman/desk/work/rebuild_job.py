"""Versions and decisions -> every current row and the evidence, made anew. The result is what was there before."""

from __future__ import annotations

from django.db import transaction

from dragoman.base.decision import DecisionKind
from dragoman.desk.actions.ruling import recount
from dragoman.desk.keeping.event_rows import load_aliases
from dragoman.desk.keeping.evidence import change_evidence, evidence_path
from dragoman.desk.keeping.refresh import refresh_document
from dragoman.desk.keeping.settle import settle, settle_unsettled
from dragoman.desk.keeping.turns import take_turn
from dragoman.desk.models import ClaimRow, DecisionClaim, DocumentRow, EventAlias, EventRow
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
        known = dict(EventAlias.objects.values_list("alias", "event__event_id"))
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
    restore_aliases(known)
    return f"rebuilt {ClaimRow.objects.count():,} claims and {EventRow.objects.count():,} events"


def restore_aliases(known: dict[str, str]) -> None:
    """Let the ids of claims that are none any more lead to the events that they led to before.

    While events are made anew one by one, an event may go into another for a while and take such an id along.

    Args:
        known: id that an event had -> id of the event.
    """
    with transaction.atomic():
        take_turn()
        for alias in EventAlias.objects.filter(alias__in=known).select_related("event"):
            row = EventRow.objects.filter(event_id=known[alias.alias]).first()
            if row is None or row.pk == alias.event_id or alias.alias in load_aliases(alias.event):
                continue
            alias.event = row
            alias.save(update_fields=["event"])


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

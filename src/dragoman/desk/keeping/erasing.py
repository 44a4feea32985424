"""A document's row -> a tombstone: its words destroyed in every table that may hold any of them.

Two steps, so that a kill between them loses nothing: `empty_document` in the transaction of the action, then, once
events were brought up to date, `finish_erasing`, which the next start takes up too. Where a database or disk keeps
what was deleted is overwritten as far as it can be asked to; backups are out of reach.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing

from django.db import connection
from django.db.models import Q

from dragoman.base.decision import DecisionKind
from dragoman.base.document import Document
from dragoman.desk.keeping.copies import forget_copies
from dragoman.desk.keeping.decisions import GROUPING
from dragoman.desk.keeping.documents import document_line
from dragoman.desk.keeping.evidence import evidence_path, open_evidence
from dragoman.desk.keeping.search import forget_words, sweep_words
from dragoman.desk.models import (
    ClaimRow,
    ClaimState,
    ClaimVersion,
    DecisionClaim,
    DecisionRow,
    DocumentRow,
    DocumentState,
    EventRow,
    ImportItem,
    Job,
    LogEntry,
    ReadingRow,
    ReportDraft,
    TrayItem,
    ValueCheck,
)
from dragoman.desk.models.append_only import erasing

WORDS_ERASED = "words erased with their document"
_BLANK_CLAIM = {
    "line": "{}",
    "headline": "",
    "perpetrator": "",
    "target": "",
    "country": "",
    "flags": "[]",
    "day": None,
    "killed_max": None,
    "machine": None,
    "differs": False,
    "state": ClaimState.GONE,
}


def empty_document(row: DocumentRow, reason: str) -> dict[str, int]:
    """Destroy what the tables hold of a document; its claims leave their events when it is settled.

    Returns:
        How many rows of what: claims, decisions, reports that have to be composed anew.
    """
    claims = list(row.claim_rows.values_list("claim_id", flat=True))
    events = list(EventRow.objects.filter(claim_rows__document=row).values_list("event_id", flat=True))
    with erasing():
        decisions = _drop_decisions(row)
        _blank_log(row, claims, events)
        ClaimRow.objects.filter(document=row).update(**_BLANK_CLAIM)
        ReadingRow.objects.filter(document=row).delete()
        ClaimVersion.objects.filter(document=row).delete()
    ValueCheck.objects.filter(claim__document=row).delete()
    TrayItem.objects.filter(kind="claim", subject__in=claims).delete()
    forget_words("document", row.pk)
    forget_copies([row.pk])
    drafts = _empty_reports(row.doc_id, events)
    _blank_items(row)
    _blank_row(row, reason)
    return {"claims": len(claims), "decisions": decisions, "reports": drafts}


def finish_erasing(row: DocumentRow) -> None:
    """Destroy what the evidence keeps of an erased document, and the last of the row that named it."""
    claims = list(row.claim_rows.values_list("claim_id", flat=True))
    with open_evidence() as resolver:
        resolver.forget(row.doc_id, claims)
    sweep_words("document")
    sweep_words("event")
    row.doc_id = ""
    row.line = document_line(Document(row.key, "", digest=row.sha256))
    row.save(update_fields=["doc_id", "line"])
    _sweep_files()


def finish_erasures() -> int:
    """Take up erasures that a kill has interrupted; returns how many."""
    waiting = DocumentRow.objects.filter(state=DocumentState.ERASED, unsettled=False).exclude(doc_id="")
    rows = list(waiting)
    for row in rows:
        finish_erasing(row)
    return len(rows)


def _blank_row(row: DocumentRow, reason: str) -> None:
    first, *others = row.copies.order_by("id") or [None]
    if first is not None:  # the copies that stay are copies of the earliest of them
        DocumentRow.objects.filter(pk=first.pk).update(copy_of=None)
        DocumentRow.objects.filter(pk__in=[other.pk for other in others]).update(copy_of=first)
    row.line = document_line(Document(row.doc_id, "", digest=row.sha256))
    row.title = row.url = row.source = row.text_key = row.origin_name = row.archived = row.reader = ""
    row.published, row.copy_of, row.lang = None, None, ""
    row.is_threat, row.threat_seen_at, row.threat_seen_by = False, None, ""
    row.claims = row.open_claims = 0
    row.state, row.reason, row.unsettled = DocumentState.ERASED, reason, True
    row.save()


def _drop_decisions(row: DocumentRow) -> int:
    """Delete decisions on claims of this document alone: they hold values and quotes. Those that say which claims are
    one hold ids, and stay."""
    kept = [str(kind) for kind in GROUPING]
    touched = DecisionRow.objects.filter(touched__document=row).exclude(kind__in=kept).distinct()
    others = DecisionClaim.objects.exclude(document=row).values("decision")
    own = touched.exclude(pk__in=others).exclude(kind=str(DecisionKind.UNDO), undoes__in=_grouping_ids())
    rows = {one.pk: one.decision_id for one in own}
    for entry in LogEntry.objects.filter(at__in=list(own.values_list("at", flat=True)), can_undo=True):
        if set(entry.decisions) & set(rows.values()):
            LogEntry.objects.filter(pk=entry.pk).update(can_undo=False)
    DecisionRow.objects.filter(pk__in=list(rows)).delete()
    return len(rows)


def _grouping_ids() -> object:
    return DecisionRow.objects.filter(kind__in=[str(kind) for kind in GROUPING]).values("decision_id")


def _blank_log(row: DocumentRow, claims: list[str], events: list[str]) -> None:
    """Log entries say what was done, with the headline of a claim or the title of an event; those words go."""
    named = Q(subject__in=[*claims, *events]) | Q(subject_kind="document", subject=str(row.pk))
    for entry in LogEntry.objects.filter(named).exclude(subject=""):
        LogEntry.objects.filter(pk=entry.pk).update(told=f"{entry.action} ({WORDS_ERASED})")


def _empty_reports(document: str, events: list[str]) -> int:
    """Reports that quote the document, or rest on its events, have to be composed anew."""
    emptied = 0
    for draft in ReportDraft.objects.exclude(line="{}"):
        if document in draft.line or set(events) & {str(event) for event in draft.events}:
            draft.line, draft.edits, draft.revision = "{}", {}, draft.revision + 1
            draft.save()
            emptied += 1
    return emptied


def _blank_items(row: DocumentRow) -> None:
    """What was handed in under a name that may say something of it."""
    wanted = Q(document=row)
    if row.archived:
        wanted |= Q(archived=row.archived)
    items = ImportItem.objects.filter(wanted)
    Job.objects.filter(pk__in=items.values("job")).update(title="import (names erased)", told="")
    items.update(name="(erased)", reason="the document was erased", options={})


def overwrite_deleted() -> None:
    """From here on this connection overwrites what it deletes; PostgreSQL does so when it next tidies up."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")


def _sweep_files() -> None:
    """Leave nothing of what was deleted in the logs that SQLite writes beside its files."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    with closing(sqlite3.connect(evidence_path())) as evidence:
        evidence.execute("PRAGMA wal_checkpoint(TRUNCATE)")

"""What actions on claims share: the rows as the person saw them, a decision kept, claims and counts refreshed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from django.db import models

from dragoman.base.decision import Decision
from dragoman.desk.errors import Conflict, WrongInput
from dragoman.desk.keeping.decisions import keep_decision
from dragoman.desk.keeping.event_rows import count_claims
from dragoman.desk.keeping.refresh import refresh_document
from dragoman.desk.models import ClaimRow, DocumentRow, EventRow, User


def rows_as_seen(seen: Mapping[str, int | None]) -> tuple[ClaimRow, ...]:
    """The rows of claims, locked, in the order given.

    Args:
        seen: claim id -> the revision that the person saw; None does not ask.

    Raises:
        WrongInput: there is no such claim.
        Conflict: somebody changed it since.
    """
    found = {row.claim_id: row for row in _locked().filter(claim_id__in=list(seen))}
    for claim, revision in seen.items():
        row = found.get(claim)
        if row is None:
            raise WrongInput(f"claim {claim[:40]}: not on this desk. Open the list again.")
        if revision is not None and row.revision != revision:
            who = f" by {row.decided_by}" if row.decided_by else ""
            raise Conflict(
                f"claim {claim}: changed{who} since you opened it. Nothing was overwritten; look at it again."
            )
    return tuple(found[claim] for claim in seen)


def _locked() -> models.QuerySet[ClaimRow]:
    return ClaimRow.objects.select_for_update(of=("self",)).select_related("document")


def keep_and_refresh(
    decisions: Sequence[Decision], by: User, documents: Iterable[DocumentRow]
) -> tuple[ClaimRow, ...]:
    """Keep decisions, refresh the claims of the documents and the counts of their events; returns rows that changed."""
    for decision in decisions:
        keep_decision(decision, by)
    changed: list[ClaimRow] = []
    for document in {document.pk: document for document in documents}.values():
        changed += refresh_document(document)
    recount({row.event_id for row in changed if row.event_id})
    return tuple(changed)


def recount(events: Iterable[int]) -> None:
    """Bring the counts of events up to date."""
    for row in EventRow.objects.filter(pk__in=list(events)):
        count_claims(row)


def documents_of(rows: Iterable[ClaimRow]) -> tuple[DocumentRow, ...]:
    """The documents of claims, each once."""
    return tuple({row.document_id: row.document for row in rows}.values())

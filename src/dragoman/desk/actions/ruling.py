"""What actions on claims share: the rows as the person saw them, a decision kept, claims and counts refreshed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import models
from django.db.models import Max

from dragoman.base.decision import Decision
from dragoman.desk.errors import Conflict, WrongInput
from dragoman.desk.keeping.decisions import GROUPING, keep_decision
from dragoman.desk.keeping.event_rows import count_claims
from dragoman.desk.keeping.refresh import refresh_document
from dragoman.desk.keeping.turns import take_turn
from dragoman.desk.models import ClaimRow, DecisionRow, DocumentRow, EventRow, User


def rows_as_seen(seen: Mapping[str, int | None]) -> tuple[ClaimRow, ...]:
    """The rows of claims, locked, in the order given.

    Args:
        seen: claim id -> the revision that the person saw; None does not ask.

    Raises:
        WrongInput: there is no such claim.
        Conflict: somebody changed it since.
    """
    take_turn()
    found = {row.claim_id: row for row in _locked().filter(claim_id__in=list(seen)).order_by("pk")}
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
    """Keep decisions, refresh the claims of the documents and the counts of their events; returns rows that changed.

    Raises:
        Conflict: one of them was kept before; an entry of the log must not claim another one's.
    """
    require_new(decisions)
    for decision in decisions:
        keep_decision(decision, by)
    changed: list[ClaimRow] = []
    for document in {document.pk: document for document in documents}.values():
        changed += refresh_document(document)
    recount({row.event_id for row in changed if row.event_id})
    return tuple(changed)


def require_new(decisions: Sequence[Decision]) -> None:
    """Refuse what was ruled already, by the same person in the same instant and words."""
    known = DecisionRow.objects.filter(decision_id__in=[decision.id for decision in decisions])
    if known.exists() or len({decision.id for decision in decisions}) < len(decisions):
        raise Conflict("this was ruled already in this very instant. Nothing was doubled; look at it again.")


def last_ruling_on(documents: Iterable[DocumentRow]) -> datetime | None:
    """When somebody last ruled on a claim of any of the documents."""
    touched = DecisionRow.objects.filter(touched__document__in=list(documents))
    last: datetime | None = touched.aggregate(last=Max("at"))["last"]
    return last


def last_grouping() -> datetime | None:
    """When somebody last ruled which claims or actors are one; there, any two may bear on each other."""
    kinds = (DecisionRow.objects.filter(kind=str(kind)).order_by("-id").first() for kind in GROUPING)
    return max((row.at for row in kinds if row is not None), default=None)


def recount(events: Iterable[int]) -> None:
    """Bring the counts of events up to date."""
    for row in EventRow.objects.filter(pk__in=list(events)):
        count_claims(row)


def documents_of(rows: Iterable[ClaimRow]) -> tuple[DocumentRow, ...]:
    """The documents of claims, each once."""
    return tuple({row.document_id: row.document for row in rows}.values())

"""People's decisions <-> rows, appended and never changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import datetime

from django.db.models import Q

from dragoman.base.claim import Claim
from dragoman.base.codec import decision_to_json
from dragoman.base.decision import Decision, DecisionKind
from dragoman.base.decode import decision_from_json
from dragoman.desk.keeping.lines import dump_line, load_line, shown_text
from dragoman.desk.models import (
    ClaimRow,
    ClaimState,
    DecisionClaim,
    DecisionRow,
    Desk,
    DocumentRow,
    User,
)

GROUPING = (
    DecisionKind.SAME,
    DecisionKind.NOT_SAME,
    DecisionKind.SPLIT,
    DecisionKind.MOVE,
    DecisionKind.SAME_ACTOR,
)
"""Kinds that say which claims, or actors, are one: the evidence follows these."""


def keep_decision(decision: Decision, by: User | None) -> DecisionRow:
    """The row of a decision, with the claims that it touches; one that is there already is left as it is."""
    known = DecisionRow.objects.filter(decision_id=decision.id).first()
    if known is not None:
        return known
    row = DecisionRow.objects.create(
        decision_id=decision.id,
        kind=str(decision.kind),
        line=dump_line(decision_to_json(decision)),
        by=by,
        by_name=shown_text(decision.by, 80),
        at=datetime.fromisoformat(decision.at),
        why=shown_text(decision.why),
        undoes=decision.undoes or "",
    )
    touched = touched_claims(decision)
    documents = _documents_of(touched, decision.made)
    DecisionClaim.objects.bulk_create(
        DecisionClaim(decision=row, claim_id=claim, document_id=documents.get(claim)) for claim in touched
    )
    return row


def touched_claims(decision: Decision) -> tuple[str, ...]:
    """The ids of the claims that a decision names; of an undo, those of what it undoes."""
    if decision.kind is DecisionKind.UNDO:
        undone = DecisionRow.objects.filter(decision_id=decision.undoes).first()
        found = undone.touched.values_list("claim_id", flat=True) if undone else ()
        return tuple(dict.fromkeys(found))
    named = (*decision.claims, *decision.others, *decision.joined, *(claim.id for claim in decision.made))
    return tuple(dict.fromkeys(named))


def load_decision(row: DecisionRow) -> Decision:
    """The decision of a row."""
    return decision_from_json(load_line(row.line))


def decisions_on(claims: Collection[str] = (), document: DocumentRow | None = None) -> tuple[Decision, ...]:
    """All decisions, undone ones and undoing ones too, that touch any of the claims or the document.

    Of claims they are as they bear on what is published: where two persons have to accept, an acceptance that waits
    for the second one is left out.
    """
    wanted = Q(touched__claim_id__in=list(claims))
    if document is not None:
        wanted |= Q(touched__document=document)
    rows = DecisionRow.objects.filter(wanted).distinct().order_by("at", "id")
    found = tuple(load_decision(row) for row in rows)
    return _confirmed(found, claims) if claims and Desk.load().requires_two else found


def decisions_by_document(documents: Collection[DocumentRow]) -> dict[int, tuple[Decision, ...]]:
    """All decisions that touch each of the documents, by its key, in two queries."""
    touching = DecisionClaim.objects.filter(document__in=documents).order_by()
    pairs = set(touching.values_list("document_id", "decision_id"))
    rows = DecisionRow.objects.filter(pk__in={decision for _, decision in pairs}).order_by("at", "id")
    found: dict[int, list[Decision]] = {}
    documents_of: dict[int, list[int]] = {}
    for document, decision in pairs:
        documents_of.setdefault(decision, []).append(document)
    for row in rows:
        decision = load_decision(row)
        for document in documents_of[row.pk]:
            found.setdefault(document, []).append(decision)
    return {document: tuple(decisions) for document, decisions in found.items()}


def _confirmed(decisions: Iterable[Decision], claims: Collection[str]) -> tuple[Decision, ...]:
    """Decisions whose acceptances name only claims that are accepted as the desk demands it."""
    accepted = ClaimRow.objects.filter(claim_id__in=list(claims), state=ClaimState.ACCEPTED)
    whole = set(accepted.values_list("claim_id", flat=True))
    found = []
    for decision in decisions:
        if decision.kind is DecisionKind.ACCEPT:
            pairs = zip(decision.claims, decision.digests, strict=False)
            kept = [(claim, digest) for claim, digest in pairs if claim in whole]
            decision = replace(
                decision, claims=tuple(c for c, _ in kept), digests=tuple(digest for _, digest in kept)
            )
        found.append(decision)
    return tuple(found)


def _documents_of(claims: Iterable[str], made: tuple[Claim, ...]) -> dict[str, int]:
    """The key of the document of each claim that is known."""
    from dragoman.desk.keeping.documents import document_key

    wanted = list(claims)
    found = dict(ClaimRow.objects.filter(claim_id__in=wanted).values_list("claim_id", "document_id"))
    for claim in made:
        row = DocumentRow.objects.filter(key=document_key(claim.document_id)).first()
        if row is not None:
            found.setdefault(claim.id, row.pk)
    return found

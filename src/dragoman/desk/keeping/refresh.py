"""A document's versions and people's decisions -> the rows of its claims as they stand.

This is the one place where claim rows are made; whoever changes a version or a decision calls it. It can be run again at
any time and gives the same rows.
"""

from __future__ import annotations

from datetime import date

from dragoman.base.claim import Claim
from dragoman.base.codec import claim_to_json
from dragoman.base.digest import claim_digest
from dragoman.desk.keeping.decisions import decisions_on
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.lines import dump_line, shown_text
from dragoman.desk.keeping.reading import load_claim, load_reading
from dragoman.desk.models import ClaimRow, ClaimState, ClaimVersion, Desk, DocumentRow
from dragoman.page.headline import headline
from dragoman.review.current import CurrentClaim, DifferenceKind, current_claims

LIVE = (ClaimState.OPEN, ClaimState.ACCEPTED, ClaimState.DEFERRED)
"""States of claims that events are made of."""


def load_current(row: DocumentRow) -> tuple[CurrentClaim, ...]:
    """The claims of a document as they stand, worked out from versions and decisions."""
    versions = [load_claim(line) for line in row.versions.order_by("id").values_list("line", flat=True)]
    return current_claims(
        load_document(row),
        load_reading(row).claims,
        decisions_on(document=row),
        earlier=tuple(versions),
        required=2 if Desk.load().requires_two else 1,
    )


def refresh_document(row: DocumentRow) -> tuple[ClaimRow, ...]:
    """Bring the claim rows of a document up to what versions and decisions say; returns those that changed.

    The document is marked as unsettled: `settle` brings its events up to date.
    """
    current = load_current(row)
    known = {claim.claim_id: claim for claim in ClaimRow.objects.filter(document=row)}
    versions = dict(ClaimVersion.objects.filter(document=row).order_by("id").values_list("claim_id", "pk"))
    changed: list[ClaimRow] = []
    for position, item in enumerate(current):
        claim_row = known.pop(item.claim.id, None) or ClaimRow(claim_id=item.claim.id, document=row)
        before = None if claim_row.pk is None else _seen(claim_row)
        _fill(claim_row, item, position, versions.get(item.claim.id))
        if before != _seen(claim_row):
            claim_row.revision = claim_row.revision + 1 if claim_row.pk else 1
            claim_row.save()
            changed.append(claim_row)
    for orphan in known.values():  # neither the reader nor a decision makes it any more
        if orphan.state != ClaimState.GONE:
            orphan.state, orphan.revision, orphan.differs = ClaimState.GONE, orphan.revision + 1, False
            orphan.save()
            changed.append(orphan)
    row.claims = ClaimRow.objects.filter(document=row, state__in=LIVE).count()
    row.open_claims = ClaimRow.objects.filter(document=row, state=ClaimState.OPEN).count()
    row.unsettled = row.unsettled or bool(changed)
    row.save(update_fields=["claims", "open_claims", "unsettled"])
    return tuple(changed)


def _seen(row: ClaimRow) -> tuple[str, str, str, bool, str]:
    """What a person sees of a claim: when any of it changes, it is another revision."""
    first = row.decided_by if row.state == ClaimState.OPEN else ""
    return row.digest, row.state, row.line, row.differs, first


def _fill(row: ClaimRow, item: CurrentClaim, position: int, version: int | None) -> None:
    """The columns of a claim's row."""
    claim = item.claim
    row.position = position
    row.line = dump_line(claim_to_json(claim, explain=True))
    row.digest = claim_digest(claim)
    row.machine_id = version
    row.state = str(item.state)
    row.headline = shown_text(headline(claim))
    row.event_type, row.assertion = str(claim.event_type), str(claim.assertion)
    row.perpetrator = shown_text(claim.perpetrator, 200)
    row.target = shown_text(claim.target, 200)
    row.country = shown_text(claim.country, 100)
    row.day = first_day(claim.event_date)
    row.killed_max = killed_of(claim)
    row.differs = row.state in LIVE and any(d.kind is not DifferenceKind.WORDS for d in item.differences)
    if item.acceptances and row.state in (ClaimState.ACCEPTED, ClaimState.OPEN):  # open: waits for a second
        row.decided_by = shown_text(item.acceptances[-1].by, 80)
    elif row.state == ClaimState.OPEN:
        row.decided_by, row.decided_at = "", None


def killed_of(claim: Claim) -> int | None:
    """The most that any one toll of a claim says were killed; None when none gives a number."""
    numbers = [n for toll in claim.killed for n in (toll.min, toll.max) if n is not None]
    return max(numbers, default=None)


def first_day(event_date: str | None) -> date | None:
    """The first day of an ISO date or interval; None when it is neither."""
    try:
        return date.fromisoformat((event_date or "").split("/")[0])
    except ValueError:
        return None

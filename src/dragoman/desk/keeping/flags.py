"""An event's claims -> why each needs a person, by the named rules of `review`, kept in its row for the queue."""

from __future__ import annotations

from dragoman.base.codec import to_json
from dragoman.base.event import Event
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.lines import dump_line
from dragoman.desk.keeping.refresh import LIVE, load_currents
from dragoman.desk.models import ClaimRow, DocumentRow, EventRow
from dragoman.review.current import CurrentClaim
from dragoman.review.triage import Flag, flag_claim, priority

THREAT_PRIORITY = 10_000
"""Documents that threaten lives come before everything."""


def flag_claims(row: EventRow, event: Event) -> None:
    """Work out anew the flags and the priority of every live claim of an event."""
    claims = list(ClaimRow.objects.filter(event=row, state__in=LIVE).select_related("document"))
    documents = {claim.document_id: claim.document for claim in claims}
    current = {
        key: {item.claim.id: item for item in items}
        for key, items in load_currents(documents.values()).items()
    }
    for claim_row in claims:
        document_row = claim_row.document
        item = current[document_row.pk].get(claim_row.claim_id)
        if item is None:
            continue
        flags = flags_of(item, document_row, event)
        lines, rank = dump_line(to_json(flags)), priority(flags)
        rank += THREAT_PRIORITY if document_row.is_threat else 0
        if (claim_row.flags, claim_row.priority) != (lines, rank):
            ClaimRow.objects.filter(pk=claim_row.pk).update(flags=lines, priority=rank)


def flags_of(item: CurrentClaim, row: DocumentRow, event: Event | None) -> tuple[Flag, ...]:
    """Why a claim needs a person."""
    return flag_claim(item, load_document(row), event=event, known=is_known_actor)


def is_known_actor(name: str) -> bool:
    """Whether the atlas has a group, force or state of that name."""
    atlas = desk_atlas()
    return bool(atlas.match_actor(name)) or atlas.match_force(name) is not None

"""An event -> the columns of our own that stand beside those of somebody else's shape, each named "dragoman_"."""

from __future__ import annotations

import json

from dragoman.base.event import Event
from dragoman.write.data.field_rows import Cell, join_cells
from dragoman.write.data.grounds import accepted_claims, ground_json, grounds_of
from dragoman.write.data.points import credit_of
from dragoman.write.data.sides import attribution_of, choose_sides


def own_cells(event: Event) -> dict[str, Cell]:
    """What every such row says: which claims it is of, how sure it is, by whose hedge, and the words behind it."""
    doer, target = choose_sides(event)
    return {
        "dragoman_event_id": event.id,
        "dragoman_claim_ids": join_cells([claim.id for claim in event.claims]),
        "dragoman_accepted_claims": join_cells(accepted_claims(event)),
        "dragoman_status": str(event.status),
        "dragoman_grade": event.grade.code,
        "dragoman_event_type": str(event.event_type),
        "dragoman_date": event.date.edtf,
        "dragoman_perpetrator": doer.name if doer else None,
        "dragoman_perpetrator_id": doer.actor if doer else None,
        "dragoman_target": target.name if target else None,
        "dragoman_target_id": target.actor if target else None,
        "dragoman_attribution": attribution_of(event),
        "dragoman_independent_sources": event.independent_sources,
        "dragoman_lineage": json.dumps([ground_json(g) for g in grounds_of(event)], ensure_ascii=False),
        "dragoman_credit": credit_of(event),
    }

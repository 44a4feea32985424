"""Events -> one GeoJSON feature collection, a feature an event, written as they come.

The properties that a map is styled and filtered by are flat and named as in the flat table; after them stands all else
of the event, its claims with their lineage too, so that nothing is lost. An event without a point has no geometry.

Source: RFC 7946; `credits`, `review_state` and `losses` are foreign members, which it allows.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import BinaryIO

from dragoman.base.claim import Claim
from dragoman.base.event import Event, ReviewState
from dragoman.write.data.cells import encode_text
from dragoman.write.data.exporter import Exported, Losses
from dragoman.write.data.fast_json import claim_json, event_without_claims_json
from dragoman.write.data.flat import event_values, figure_values
from dragoman.write.data.left_out import NO_UTF8, note_documents, note_why
from dragoman.write.data.loss_report import losses_json
from dragoman.write.data.table import flat_table
from dragoman.write.data.table_metadata import DRAFT, GEONAMES
from dragoman.write.data.walk import claim_states

NO_POINT = "latitude or longitude is out of range, so there is no geometry"
FIRST, LAST = "event_status", "event_captured_other_note"
"""The first and the last of the flat table's columns that are of the event."""
_OWN = frozenset(field.name for field in fields(Event))
"""Names that the rest of the event has anyway, with the same values."""


class GeoJsonExporter:
    """Writes the collection to a binary stream."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._losses = Losses()
        self._events = self._claims = 0
        self._is_draft = False
        names = [column.name for column in flat_table().columns]
        self._names = names[names.index(FIRST) : names.index(LAST) + 1]
        credits = json.dumps([GEONAMES, DRAFT], ensure_ascii=False)
        self._out.write(f'{{"type": "FeatureCollection", "credits": {credits}, "features": ['.encode())

    def add(self, event: Event) -> None:
        """Write one feature."""
        text = (",\n" if self._events else "\n") + self._feature(event)
        data, replaced = encode_text(text)
        if replaced:
            self._losses.add("characters", NO_UTF8, event.id, replaced)
        self._out.write(data)
        note_documents(event, self._losses)
        note_why(event, self._losses)
        self._is_draft = self._is_draft or event.review_state is ReviewState.DRAFT
        self._events += 1
        self._claims += len(event.claims)

    def close(self) -> Exported:
        """Write what is true of all, and end the collection."""
        losses = self._losses.report()
        state = ReviewState.DRAFT if self._is_draft or not self._events else ReviewState.ACCEPTED
        tail = {"review_state": str(state), "losses": losses_json(losses)}
        self._out.write(f"\n], {json.dumps(tail, ensure_ascii=False)[1:]}\n".encode())
        return Exported(self._events, self._claims, self._events, (), losses)

    def _feature(self, event: Event) -> str:
        states = claim_states(event)
        claims = ", ".join(_claim(claim, states[claim.id]) for claim in event.claims)
        values = zip(self._names, (*event_values(event), *figure_values(event)), strict=True)
        flat: dict[str, object] = {"event_id": event.id, "event_claims": len(event.claims)}
        flat |= {name: value for name, value in values if name not in _OWN}
        head = json.dumps(flat, ensure_ascii=False)[1:-1]
        rest = event_without_claims_json(event)[1:-1]
        return (
            f'{{"type": "Feature", "id": {json.dumps(event.id, ensure_ascii=False)}, '
            f'"geometry": {self._geometry(event)}, '
            f'"properties": {{{head}, "claims": [{claims}], {rest}}}}}'
        )

    def _geometry(self, event: Event) -> str:
        place = event.place.chosen.place if event.place.chosen else None
        if place is None or place.lat is None or place.lon is None:
            return "null"
        if not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
            self._losses.add("geometry", NO_POINT, event.id)
            return "null"
        return f'{{"type": "Point", "coordinates": [{place.lon!r}, {place.lat!r}]}}'


def _claim(claim: Claim, state: ReviewState) -> str:
    """A claim as in the line of its event, with whether a person has accepted it."""
    return f'{{"review_state": "{state}", {claim_json(claim)[1:]}'

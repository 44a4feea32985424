"""An event -> a MISP event: an object a claim, a toll, an item of materiel and the place, and attributes for the rest.

It is not published and goes to nobody but the own organisation: whom it may reach is decided in MISP, by a person. All
sides are named in the same attributes; MISP's type `threat-actor` is not used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from pymisp import MISPAttribute, MISPEvent, MISPObject, MISPOrganisation

from dragoman.atlas import Atlas
from dragoman.base.event import Event, ReviewState
from dragoman.page.shown import show_line
from dragoman.write.data.calendar_days import as_day, last_said
from dragoman.write.data.carriers import Carried, carried_by
from dragoman.write.data.field_tables import FieldTable
from dragoman.write.data.grounds import accepted_claims, text_hashes
from dragoman.write.data.misp_claims import ClaimObjects
from dragoman.write.data.misp_objects import (
    ITEM,
    PLACE,
    TOLL,
    Value,
    Values,
    make_object,
)
from dragoman.write.data.misp_texts import event_texts
from dragoman.write.data.points import credit_of, place_of, point_of
from dragoman.write.data.stable_ids import stable_uuid
from dragoman.write.data.told_event import tell_accounts

OWN_ORGANISATION = 0
UNDEFINED_THREAT = 4
INITIAL, COMPLETED = 0, 2
"""MISP's codes: distribution, threat level, analysis."""


@dataclass(slots=True)
class MispEvent:
    """The MISP event of one event.

    Args:
        producer: the organisation that makes it.
        modified: the UTC instant of this version; None takes it from the event.
        distribution: MISP's code of whom it may reach.
    """

    event: Event
    atlas: Atlas
    table: FieldTable
    producer: str
    modified: str | None
    distribution: int
    lang: str
    carried: tuple[Carried, ...] = field(init=False)
    _at: int = field(init=False)
    _accepted: frozenset[str] = field(init=False)
    _hashes: dict[str, str | None] = field(init=False)

    def __post_init__(self) -> None:
        self.carried = carried_by(self.event, self.atlas)
        self._at = int(datetime.fromisoformat(self.modified or last_said(self.event)).timestamp())
        self._accepted = frozenset(accepted_claims(self.event))
        self._hashes = text_hashes(self.event)

    def build(self) -> MISPEvent:
        """The event, valid by `pymisp`."""
        event, state = self.event, self.event.review_state
        made = MISPEvent(force_timestamps=True)
        made.uuid = str(stable_uuid("misp", "event", event.id))
        made.info = self._titled(show_line(event.title) or show_line(event.id))
        made.set_date(as_day(event.date.start or event.date.end) or as_day(last_said(event)[:10]))
        made.distribution = self.distribution
        made.threat_level_id = UNDEFINED_THREAT
        made.analysis = COMPLETED if state is ReviewState.ACCEPTED else INITIAL
        made.published = False
        made.timestamp = self._at
        made.Orgc = _organisation(self.producer)
        for tag in self._tags():
            made.add_tag(tag)
        made.Attribute = list(self._attributes())
        for obj in self._objects():
            made.add_object(obj)
        return made

    def _titled(self, title: str) -> str:
        is_accepted = self.event.review_state is ReviewState.ACCEPTED
        return title if is_accepted else f"{self.table.rest['draft']}{title}"

    def _tags(self) -> Iterator[str]:
        """The Admiralty code in MISP's taxonomy, and the states in ours."""
        grade = self.event.grade
        yield f'admiralty-scale:source-reliability="{grade.source.lower()}"'
        yield f'admiralty-scale:information-credibility="{grade.information}"'
        yield f'dragoman:review-state="{self.event.review_state}"'
        yield f'dragoman:status="{self.event.status}"'

    def _attributes(self) -> Iterator[MISPAttribute]:
        """What is said of the event as a whole, each with its field as the comment."""
        for n, (comment, text) in enumerate(event_texts(self.event)):
            shown = show_line(text)
            if shown:
                made = MISPAttribute()
                made.from_dict(
                    type="text",
                    category="Other",
                    value=shown,
                    comment=comment,
                    to_ids=False,
                    disable_correlation=True,
                    distribution=None,
                    uuid=str(stable_uuid("misp", "attribute", self.event.id, comment, str(n))),
                    timestamp=self._at,
                )
                yield made

    def _objects(self) -> Iterator[MISPObject]:
        yield from self._place()
        yield from self._figures()
        yield from self._ledger()
        told = tell_accounts(self.event, lang=self.lang)
        documents = {carried.document: carried for carried in self.carried}
        for claim in self.event.claims:
            is_accepted = claim.id in self._accepted
            state = ReviewState.ACCEPTED if is_accepted else ReviewState.DRAFT
            carried = documents.get(show_line(claim.document_id))
            made = ClaimObjects(self.event, claim, state, told[claim.id], carried, self._hashes, self._at)
            yield from made.objects()

    def _make(self, name: str, values: Values, *about: str) -> MISPObject:
        return make_object(name, values, about=(self.event.id, *about), at=self._at)

    def _place(self) -> Iterator[MISPObject]:
        place = place_of(self.event)
        point = point_of(place)
        country = self.event.place.country
        if place is None or not (point or country or place.admin1):
            return
        radius = self.event.place.chosen.radius_km if self.event.place.chosen else None
        values: dict[str, Value] = {
            "latitude": point[0] if point else None,
            "longitude": point[1] if point else None,
            "accuracy-radius": radius
            if point and radius is not None and 0 <= radius < float("inf")
            else None,
            "countrycode": country,
            "region": place.admin1,
            "text": f"{place.name} ({place.id or 'not in the gazetteer'}, where_prec {place.precision})",
        }
        made = self._make(PLACE, values, place.id or place.name)
        made.comment = f"review state: {self.event.review_state}. {credit_of(self.event) or ''}".strip()
        yield made

    def _figures(self) -> Iterator[MISPObject]:
        for figure in self.event.figures:
            values: dict[str, Value] = {
                "event-id": self.event.id,
                "review-state": str(self.event.review_state),
                "scope": "event",
                "kind": str(figure.kind),
                "side": str(figure.side),
                "party": figure.party,
                "low": figure.low,
                "best": figure.best,
                "high": figure.high,
                "is-open": figure.is_open,
                "is-claimed": figure.is_claimed,
                "acled": figure.acled,
                "rule": figure.rule,
            }
            yield self._make(TOLL, values, "event", str(figure.kind), str(figure.side))

    def _ledger(self) -> Iterator[MISPObject]:
        for n, line in enumerate(self.event.materiel.lines):
            values: dict[str, Value | list[str]] = {
                "event-id": self.event.id,
                "review-state": str(self.event.review_state),
                "scope": "event",
                "item": line.item,
                "category": str(line.category),
                "disposition": str(line.disposition),
                "unit": line.unit,
                "qty-min": line.qty_low,
                "qty-max": line.qty_high,
                "given-by": list(dict.fromkeys(holding.by for holding in line.holdings)),
            }
            yield self._make(ITEM, values, "event", str(n))


def _organisation(name: str) -> MISPOrganisation:
    made = MISPOrganisation()
    made.from_dict(name=name, uuid=str(stable_uuid("misp", "organisation", name)))
    return made

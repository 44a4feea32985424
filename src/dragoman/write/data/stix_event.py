"""An event -> its STIX 2.1 objects, each built and so validated by the `stix2` library.

An event is an `incident`, an account of it a `note`, an actor an `identity`: STIX's `threat-actor` is a word for the
adversary, and here all sides are coded alike. What an attribution rests on is the type of its relationship
("suspected-of", "claimed-by"), so that no reader can drop the hedge. What people have accepted is a `report`, all
else a `grouping`, which is STIX's word for work in progress.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import stix2

from dragoman.base.event import Event, Party, ReviewState, Role
from dragoman.page.shown import show_line
from dragoman.write.data.carriers import Carried, carried_by
from dragoman.write.data.grounds import accepted_claims, text_hashes
from dragoman.write.data.plain_json import event_values, plain
from dragoman.write.data.points import CREDIT, place_of, point_of
from dragoman.write.data.sides import Sides
from dragoman.write.data.stable_ids import stix_id
from dragoman.write.data.stix_frame import Stix, StixFrame
from dragoman.write.data.stix_note import StixNote
from dragoman.write.data.told_event import join_told, tell_accounts

METRES_A_KM = 1000


@dataclass(slots=True)
class StixEvent:
    """The objects of one event, in its frame."""

    frame: StixFrame
    sides: Sides
    event: Event = field(init=False)
    carried: tuple[Carried, ...] = field(init=False)
    _told: dict[str, str] = field(init=False)
    _accepted: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        self.event = self.frame.event
        self.carried = carried_by(self.event, self.sides.atlas)
        self._told = tell_accounts(self.event, lang=self.frame.lang)
        self._accepted = frozenset(accepted_claims(self.event))

    def objects(self) -> Iterator[Stix]:
        """Incident, place, parties with their relationships, accounts, and last what holds them together."""
        incident = self._incident()
        made = [incident, *self._place(incident.id), *self._parties(incident.id)]
        made += self._notes(incident.id)
        yield from made
        yield self._whole([stix.id for stix in made])

    def _incident(self) -> Stix:
        event = self.event
        confidence = self.frame.table.rest["confidence"].get(event.grade.information)
        return stix2.v21.Incident(
            **self.frame.common("incident"),
            **({"confidence": confidence} if confidence is not None else {}),
            name=show_line(event.title) or event.id,
            description=self.frame.said(event.review_state, join_told(self._told)),
            labels=self.frame.labels(event.review_state),
            lang=self.frame.lang,
            external_references=[{"source_name": "dragoman", "external_id": show_line(event.id)}],
            extensions=self.frame.extension(
                "event",
                event_id=show_line(event.id),
                accepted=list(map(show_line, accepted_claims(event))),
                event=event_values(event),
            ),
        )

    def _place(self, incident: str) -> Iterator[Stix]:
        place, country = place_of(self.event), self.event.place.country
        point = point_of(place)
        if place is None or not (point or country):
            return
        values: dict[str, Any] = {"country": show_line(country)} if country else {}
        radius = self.event.place.chosen.radius_km if self.event.place.chosen else None
        if point:
            values |= {"latitude": point[0], "longitude": point[1]}
            values |= {"precision": radius * METRES_A_KM} if radius is not None and 0 <= radius < 2e4 else {}
        if place.admin1:
            values["administrative_area"] = show_line(place.admin1)
        if place.id:
            values["external_references"] = [_reference_to(place.id)]
        location = stix2.v21.Location(
            **self.frame.common("location", place.id or place.name),
            **values,
            name=show_line(place.name),
            extensions=self.frame.extension("place", place=plain(place), radius_km=plain(radius)),
        )
        yield location
        yield self._relationship("located-at", incident, location.id, self.frame.extension("place"))

    def _parties(self, incident: str) -> Iterator[Stix]:
        seen: set[str] = set()
        for party in self.event.parties:
            identity = self.sides.shared_name(party) and shared_identity_id(party.actor)
            if not identity:
                made = self._own_identity(party)
                identity = made.id
                if identity not in seen:
                    yield made
            seen.add(identity)
            yield from self._relations(party, incident, identity)

    def _own_identity(self, party: Party) -> Stix:
        """Who is in no atlas: what was written, and no guess at what it is."""
        return stix2.v21.Identity(
            **self.frame.common("identity", party.actor or party.name),
            name=show_line(party.name) or "?",
            identity_class="unknown",
            extensions=self.frame.extension("party"),
        )

    def _relations(self, party: Party, incident: str, identity: str) -> Iterator[Stix]:
        if party.role is Role.TARGET:
            yield self._relationship(
                "targets", incident, identity, self.frame.extension("target", party=plain(party))
            )
            return
        for basis in party.bases or (None,):
            relation = self.frame.table.rest["relationships"][basis or "none"]
            ends = (incident, identity) if relation["from"] == "event" else (identity, incident)
            extension = self.frame.extension(
                "attribution", basis=str(basis) if basis else None, party=plain(party)
            )
            yield self._relationship(relation["type"], *ends, extension)

    def _relationship(self, kind: str, source: str, target: str, extension: dict[str, Any]) -> Stix:
        return stix2.v21.Relationship(
            **self.frame.common("relationship", kind, source, target),
            relationship_type=kind,
            source_ref=source,
            target_ref=target,
            extensions=extension,
        )

    def _notes(self, incident: str) -> Iterator[Stix]:
        documents = {carried.document: carried for carried in self.carried}
        hashes = text_hashes(self.event)
        for claim in self.event.claims:
            state = ReviewState.ACCEPTED if claim.id in self._accepted else ReviewState.DRAFT
            carried = documents.get(show_line(claim.document_id))
            yield StixNote(self.frame, claim, state, self._told[claim.id], carried, hashes).build(incident)

    def _whole(self, references: list[str]) -> Stix:
        """A report of what people have accepted, else a grouping."""
        state = self.event.review_state
        name = show_line(self.event.title) or self.event.id
        extension = self.frame.extension("account", event_id=show_line(self.event.id))
        labels = self.frame.labels(state)
        if state is ReviewState.ACCEPTED:
            common = self.frame.common("report")
            return stix2.v21.Report(
                **common,
                name=name,
                report_types=["incident"],
                published=common["modified"],
                object_refs=references,
                labels=labels,
                lang=self.frame.lang,
                extensions=extension,
            )
        return stix2.v21.Grouping(
            **self.frame.common("grouping"),
            name=f"{self.frame.table.rest['draft']} {name}",
            context="unspecified",
            object_refs=references,
            labels=labels,
            lang=self.frame.lang,
            extensions=extension,
        )


def shared_identity_id(actor: str | None) -> str:
    """The id of the identity of an actor of the atlas, the same in every event and export."""
    return stix_id("identity", "atlas", actor or "")


def _reference_to(identity: str) -> dict[str, str]:
    """A reference to a gazetteer's or the atlas's entry."""
    source, _, number = identity.partition(":")
    if source == "geonames" and number.isdigit():
        return {
            "source_name": "geonames",
            "external_id": number,
            "url": f"https://sws.geonames.org/{number}/",
            "description": CREDIT,
        }
    return {"source_name": "dragoman-atlas", "external_id": show_line(identity)}

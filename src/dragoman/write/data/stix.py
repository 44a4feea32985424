"""Events -> one STIX 2.1 bundle, written object by object.

Every object is built by the `stix2` library, which refuses what the standard does not allow, and is let go when it is
written. Ids are UUIDs of version 5 made from what an object is about, and times come from the events, so that the
same events give the same bytes. What an object means is told in docs/reference/exports-field.md.

Source: STIX version 2.1, OASIS standard, 10 June 2021.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib.resources import files
from typing import BinaryIO

import stix2

from dragoman.atlas import Actor, Atlas
from dragoman.base.event import Event, Party
from dragoman.write.data.carriers import Carried
from dragoman.write.data.cells import encode_text
from dragoman.write.data.exporter import Exported, Losses
from dragoman.write.data.facts import count_losses
from dragoman.write.data.field_tables import load_table
from dragoman.write.data.left_out import NO_UTF8
from dragoman.write.data.points import is_broken_point, place_of, point_of
from dragoman.write.data.sides import Sides
from dragoman.write.data.stable_ids import stix_id
from dragoman.write.data.stix_event import StixEvent, shared_identity_id
from dragoman.write.data.stix_frame import EXTENSION, Stix, StixFrame

_BEFORE, _BETWEEN = b'{"type": "bundle", "objects": [', b",\n"


class StixExporter:
    """Writes a bundle.

    Args:
        producer: the organisation that makes the objects; None is Dragoman itself.
        modified: the UTC instant of this version of all objects ("2026-03-01T12:00:00Z"); None takes each event's own,
            which is the last day on which an account of it was given, or the last acceptance.
        lang: the language of the told sentences.
    """

    def __init__(
        self,
        out: BinaryIO,
        *,
        atlas: Atlas | None = None,
        producer: str | None = None,
        modified: str | None = None,
        lang: str = "en",
    ) -> None:
        self._out = out
        self._table = load_table("stix.toml")
        self._sides = Sides(atlas)
        self._modified, self._lang = modified, lang
        self._producer = producer or str(self._table.rest["producer"])
        self._producer_id = stix_id("identity", "producer", self._producer)
        self._ids = hashlib.sha256()
        self._actors: set[str] = set()
        self._losses = Losses()
        self._events = self._claims = self._objects = 0
        out.write(_BEFORE)
        for stix in self._preamble():
            self._write(stix)

    def add(self, event: Event) -> None:
        """Write one event."""
        for party in event.parties:
            self._write_actor(party)
        frame = StixFrame(event, self._table, self._producer_id, self._modified, self._lang)
        made = StixEvent(frame, self._sides)
        for stix in made.objects():
            self._write(stix)
        self._count_losses(event, made.carried)
        self._events += 1
        self._claims += len(event.claims)

    def close(self) -> Exported:
        """Close the bundle, and say what was written and lost; `rows` counts objects."""
        bundle = stix_id("bundle", self._ids.hexdigest())
        self._out.write(b'], "id": "' + bundle.encode() + b'"}\n')
        return Exported(self._events, self._claims, self._objects, (), self._losses.report())

    def _write(self, stix: Stix) -> None:
        text: str = stix.serialize(ensure_ascii=False)
        line, replaced = encode_text(text)
        if replaced:
            self._losses.add("characters", NO_UTF8, str(stix["id"]), replaced)
        self._ids.update(line)
        self._out.write((_BETWEEN if self._objects else b"") + line)
        self._objects += 1

    def _preamble(self) -> Iterator[Stix]:
        """Who makes the objects, and what the extension of ours means."""
        fixed, rest = self._table.rest["fixed"], self._table.rest
        schema = files("dragoman.write.data").joinpath("stix_extension.schema.json")
        yield stix2.v21.Identity(
            id=self._producer_id,
            created=fixed,
            modified=fixed,
            name=self._producer,
            identity_class="organization",
        )
        yield stix2.v21.Identity(
            id=stix_id("identity", "producer", "extension of Dragoman"),
            created=fixed,
            modified=fixed,
            name="Dragoman (the program)",
            identity_class="system",
        )
        yield stix2.v21.ExtensionDefinition(
            id=EXTENSION,
            created_by_ref=stix_id("identity", "producer", "extension of Dragoman"),
            created=fixed,
            modified=fixed,
            name=rest["extension_name"],
            description=rest["extension_description"],
            schema=schema.read_text(encoding="utf-8"),
            version=rest["extension_version"],
            extension_types=["property-extension"],
        )

    def _write_actor(self, party: Party) -> None:
        """The identity of an actor of the atlas, once; there are as many as the atlas has actors."""
        name = self._sides.shared_name(party)
        if not name or not party.actor or party.actor in self._actors:
            return
        self._actors.add(party.actor)
        fixed = self._table.rest["fixed"]
        self._write(
            stix2.v21.Identity(
                id=shared_identity_id(party.actor),
                created_by_ref=self._producer_id,
                created=fixed,
                modified=fixed,
                name=name,
                identity_class="organization",
                external_references=list(_references(party.actor, self._sides.actor(party))),
            )
        )

    def _count_losses(self, event: Event, carried: Iterable[Carried]) -> None:
        count_losses(event, self._losses, held=self._table.held, why=self._table.why["other"])
        self._table.count_lineage(event, self._losses)
        place = place_of(event)
        lost = {
            "confidence": event.grade.information not in self._table.rest["confidence"],
            "location": place is not None and not (point_of(place) or event.place.country),
            "latitude and longitude": is_broken_point(place),
            "documents/link": any(c.address and not c.is_link for c in carried),
        }
        self._table.count_values(event, self._losses, lost)


def _references(identity: str, actor: Actor | None) -> Iterator[dict[str, str]]:
    yield {"source_name": "dragoman-atlas", "external_id": identity}
    if actor and actor.wikidata:
        address = f"https://www.wikidata.org/wiki/{actor.wikidata}"
        yield {"source_name": "wikidata", "external_id": actor.wikidata, "url": address}
    if actor and actor.ucdp:
        yield {"source_name": "ucdp", "external_id": actor.ucdp}

"""Events -> a file of MISP events as MISP's own export has it, written event by event.

Each event is built with `pymisp`, whose templates and types refuse what MISP would not take. Nothing is fetched. What
each object and tag means is told in docs/reference/exports-field.md.

Source: MISP core format, draft-dulaunoy-misp-core-format; MISP object templates; MISP taxonomy admiralty-scale,
version 5.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, BinaryIO

from pymisp import MISPEvent

from dragoman.atlas import Atlas
from dragoman.base.event import Event
from dragoman.write.data.calendar_days import days_of
from dragoman.write.data.carriers import Carried
from dragoman.write.data.cells import encode_text
from dragoman.write.data.exporter import Exported, Losses
from dragoman.write.data.facts import count_losses
from dragoman.write.data.field_tables import load_table
from dragoman.write.data.left_out import NO_UTF8
from dragoman.write.data.misp_event import OWN_ORGANISATION, MispEvent
from dragoman.write.data.points import is_broken_point, place_of
from dragoman.write.data.sides import Sides

_BEFORE, _BETWEEN, _AFTER = b'{"response": [', b",\n", b"]}\n"


class MispExporter:
    """Writes MISP events.

    Args:
        producer: the organisation that makes the events; None is Dragoman itself.
        modified: the UTC instant of this version of all events; None takes each event's own.
        distribution: whom an event may reach: 0 own organisation, 1 community, 2 connected communities, 3 all.
        tlp: a word of the Traffic Light Protocol, such as "amber"; None sets no tag.
    """

    def __init__(
        self,
        out: BinaryIO,
        *,
        atlas: Atlas | None = None,
        producer: str | None = None,
        modified: str | None = None,
        distribution: int = OWN_ORGANISATION,
        tlp: str | None = None,
        lang: str = "en",
    ) -> None:
        self._out = out
        self._table = load_table("misp.toml")
        self._sides = Sides(atlas)
        self._producer = producer or str(self._table.rest["producer"])
        self._modified, self._distribution, self._lang, self._tlp = modified, distribution, lang, tlp
        self._losses = Losses()
        self._events = self._claims = 0
        out.write(_BEFORE)

    def add(self, event: Event) -> None:
        """Write one event."""
        made = MispEvent(
            event,
            self._sides.atlas,
            self._table,
            self._producer,
            self._modified,
            self._distribution,
            self._lang,
        )
        built = made.build()
        if self._tlp:
            built.add_tag(f"tlp:{self._tlp}")
        line, replaced = encode_text(json.dumps({"Event": _as_dict(built)}, ensure_ascii=False))
        if replaced:
            self._losses.add("characters", NO_UTF8, event.id, replaced)
        self._out.write((_BETWEEN if self._events else b"") + line)
        self._count_losses(event, made.carried)
        self._events += 1
        self._claims += len(event.claims)

    def close(self) -> Exported:
        """Close the file, and say what was written and lost; `rows` counts events."""
        self._out.write(_AFTER)
        return Exported(self._events, self._claims, self._events, (), self._losses.report())

    def _count_losses(self, event: Event, carried: Iterable[Carried]) -> None:
        count_losses(event, self._losses, held=self._table.held, why=self._table.why["other"])
        self._table.count_lineage(event, self._losses)
        days = days_of(event.date)
        lost = {
            "date": event.date.start is None and event.date.end is None,
            "date/span": days is not None and days > 1,
            "latitude and longitude": is_broken_point(place_of(event)),
            "documents/link": any(c.address and not c.is_link for c in carried),
        }
        self._table.count_values(event, self._losses, lost)


def _as_dict(event: MISPEvent) -> dict[str, Any]:
    """The event as plain JSON; `pymisp` gives a tree of its own objects."""
    made: dict[str, Any] = json.loads(event.to_json())
    return made

"""What the STIX objects of one event share: ids, times, labels, and the extension that says whose word and state."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from dragoman.base.codec import Json
from dragoman.base.event import Event, ReviewState
from dragoman.write.data.calendar_days import first_said, last_said
from dragoman.write.data.field_tables import FieldTable
from dragoman.write.data.plain_json import without_empty
from dragoman.write.data.stable_ids import stix_id

EXTENSION = stix_id("extension-definition", "dragoman events and claims", "1.0.0")
Stix = Any
"""An object of the `stix2` library, which has no types."""


@dataclass(slots=True)
class StixFrame:
    """The frame of the objects of one event.

    Args:
        producer: the id of the identity that makes the objects.
        modified: the UTC instant of this version; None takes it from the event.
        lang: the language of the told sentences.
    """

    event: Event
    table: FieldTable
    producer: str
    modified: str | None
    lang: str
    _times: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        modified = self.modified or last_said(self.event)
        self._times = {"created": min(first_said(self.event), modified), "modified": modified}

    def common(self, kind: str, *parts: str) -> dict[str, Any]:
        """Id, maker and times of an object of this event."""
        return self.identified(stix_id(kind, self.event.id, *parts))

    def identified(self, identity: str) -> dict[str, Any]:
        """The same, with an id of its own."""
        return {"id": identity, "created_by_ref": self.producer, **self._times}

    def extension(self, kind: str, state: ReviewState | None = None, **values: Json) -> dict[str, Any]:
        """The extension of an object; `state` is that of the event where none is given."""
        head: dict[str, Json] = {"extension_type": "property-extension", "kind": kind}
        head["review_state"] = str(state or self.event.review_state)
        return {EXTENSION: without_empty({**head, **values})}

    def labels(self, state: ReviewState) -> list[str]:
        """Labels that a reader without the extension sees."""
        return [f"review-state:{state}", f"status:{self.event.status}", f"admiralty:{self.event.grade.code}"]

    def said(self, state: ReviewState, text: str) -> str:
        """A text that says that it is a draft, where it is one."""
        return text if state is ReviewState.ACCEPTED else f"{self.table.rest['draft']} {text}"

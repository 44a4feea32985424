"""Events -> JSON lines, an event a line, as `resolve` writes them: nothing is lost but the texts, unless wanted."""

from __future__ import annotations

from typing import BinaryIO

from dragoman.base.event import Event
from dragoman.write.data.cells import encode_text
from dragoman.write.data.exporter import Exported, Losses
from dragoman.write.data.fast_json import event_json
from dragoman.write.data.left_out import NO_UTF8, note_documents, note_why


class LinesExporter:
    """Writes lines to a binary stream; `with_text` keeps the texts of the documents in them."""

    def __init__(self, out: BinaryIO, *, with_text: bool = False) -> None:
        self._out, self._with_text = out, with_text
        self._losses = Losses()
        self._events = self._claims = 0

    def add(self, event: Event) -> None:
        """Write one event."""
        data, replaced = encode_text(event_json(event, with_text=self._with_text) + "\n")
        if replaced:
            self._losses.add("characters", NO_UTF8, event.id, replaced)
        self._out.write(data)
        note_documents(event, self._losses, with_text=self._with_text)
        note_why(event, self._losses)
        self._events += 1
        self._claims += len(event.claims)

    def close(self) -> Exported:
        """Nothing is left to write."""
        return Exported(self._events, self._claims, self._events, (), self._losses.report())

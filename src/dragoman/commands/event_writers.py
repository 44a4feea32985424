"""Events -> lines, blocks or one page."""

from __future__ import annotations

import json
import os
from typing import Protocol, TextIO

from dragoman.base.codec import event_to_json
from dragoman.base.event import Event

EVENT_FILES = {"table": "events.txt", "jsonl": "events.jsonl", "html": "events.html"}


class EventWriter(Protocol):
    """Takes one event after the other, then says goodbye."""

    def write(self, event: Event) -> None: ...
    def miss(self, item: str, reason: str) -> None: ...
    def close(self) -> None: ...


class EventLines:
    """JSON lines: one an event, at once; remarks on values that were not used stand in each."""

    def __init__(self, out: TextIO, *, with_text: bool) -> None:
        self._out, self._with_text = out, with_text

    def write(self, event: Event) -> None:
        self._out.write(
            json.dumps(event_to_json(event, with_text=self._with_text), ensure_ascii=False) + "\n"
        )

    def miss(self, item: str, reason: str) -> None:
        """Told on standard error; the lines hold events only."""

    def close(self) -> None:
        """Nothing is left to write."""


class EventBlocks:
    """Blocks for a person, in the order of their days."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._events: list[Event] = []

    def write(self, event: Event) -> None:
        self._events.append(event)

    def miss(self, item: str, reason: str) -> None:
        """Told on standard error."""

    def close(self) -> None:
        import shutil

        from dragoman.page import events_table

        terminal = self._out.isatty()
        width = shutil.get_terminal_size((100, 24)).columns if terminal else 100
        colour = terminal and "NO_COLOR" not in os.environ
        self._out.write(events_table(in_order(self._events), width=width, colour=colour))


class EventPage:
    """One HTML page, which can only be written when all events are there."""

    def __init__(self, out: TextIO) -> None:
        self._out = out
        self._events: list[Event] = []
        self._missed: list[tuple[str, str]] = []

    def write(self, event: Event) -> None:
        self._events.append(event)

    def miss(self, item: str, reason: str) -> None:
        # A page is passed on; folders of whoever made it are nobody's business.
        self._missed.append((item.rpartition("/")[2], reason))

    def close(self) -> None:
        from dragoman.page import events_page

        self._out.write(events_page(in_order(self._events), title="Events", not_read=self._missed))


def in_order(events: list[Event]) -> list[Event]:
    """Events as people read them: by their first day, those without one last."""
    return sorted(events, key=lambda e: (e.date.start or e.date.end or "9", e.date.end or "", e.id))


def make_event_writer(form: str, out: TextIO, *, with_text: bool) -> EventWriter:
    """The writer of an output format."""
    if form == "jsonl":
        return EventLines(out, with_text=with_text)
    return EventPage(out) if form == "html" else EventBlocks(out)

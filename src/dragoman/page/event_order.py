"""Events in any order -> their views in the order of the page, each with the place that links lead to."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.base.event import Event
from dragoman.page.event_desk import Anchor, EventDesk, is_event_id
from dragoman.page.event_model import EventView
from dragoman.page.event_names import known_names
from dragoman.page.event_view import draw_event
from dragoman.page.givers import words_of


def draw_events(events: Sequence[Event]) -> tuple[tuple[EventDesk, EventView], ...]:
    """Each event with its view, in the order of the page; anchors are its id where that is one of ours."""
    ordered = sorted(events, key=lambda e: (e.date.start or e.date.end or "~", e.date.end or "~", e.id))
    anchors: dict[str, Anchor] = {}
    desks: list[EventDesk] = []
    known = tuple(
        dict.fromkeys(word for event in ordered for word in sorted(words_of(" ".join(known_names(event)))))
    )
    taken: set[str] = set()
    for position, event in enumerate(ordered, start=1):
        name = event.id if is_event_id(event.id) and event.id not in taken else f"e{position}"
        taken.add(name)
        desk = EventDesk(f"x{position}", event, name, anchors, known)
        anchors[event.id] = Anchor(name, desk.say(event.title))
        desks.append(desk)
    for event in ordered:
        for alias in event.aliases:
            if is_event_id(alias):
                anchors.setdefault(alias, anchors[event.id])
    return tuple((desk, draw_event(desk)) for desk in desks)

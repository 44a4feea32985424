"""Events -> one self-contained offline HTML page: list, map, timeline, accounts side by side.

The page holds every event whole; its script only shows one at a time, filters and listens to keys. See `offline`
for what keeps the page from loading or obeying anything.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dragoman.base.event import Event, EventStatus
from dragoman.page.event_map import draw_map
from dragoman.page.event_model import EventView
from dragoman.page.event_order import draw_events
from dragoman.page.offline import render_page
from dragoman.page.timeline import draw_timeline
from dragoman.page.words import word


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter: the mark that events carry, its words, and how many events carry it."""

    mark: str
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class Filter:
    """A field to choose by; `marks` gives each event's marks, by its key."""

    name: str
    label: str
    all_text: str
    choices: tuple[Choice, ...]
    marks: dict[str, str]


def events_page(
    events: Sequence[Event],
    *,
    title: str,
    generated: str | None = None,
    not_read: Sequence[tuple[str, str]] = (),
) -> str:
    """One HTML page of events, the earliest first and those without a date last.

    Args:
        events: the events to show, their documents with or without text.
        title: heading of the page.
        generated: when the page was made, as it is to be printed; None leaves it out, and the same events
            then always give the same bytes.
        not_read: items that are not on the page, each with the reason.

    Raises:
        GroundingError: a span does not stand in its document.
    """
    drawn = draw_events(events)
    views = tuple(view for _, view in drawn)
    values = {
        "events": views,
        "filters": _filters(views),
        "map": draw_map(drawn),
        "timeline": draw_timeline(views),
        "statuses": tuple(
            (str(s), word("event_status", s), word("event_status_help", s)) for s in EventStatus
        ),
        "totals": {
            "events": len(views),
            "documents": len({document.id for event in events for document in event.documents}),
            "drafts": sum(view.is_draft for view in views),
            "accepted": sum(view.accepted for view in views),
            "geonames": sum(view.has_geonames for view in views),
        },
    }
    return render_page(
        "events.html",
        values,
        title=title,
        generated=generated,
        not_read=not_read,
        styles=("page.css", "events.css", "print.css", "events_print.css"),
        scripts=("shared.js", "map.js", "events.js"),
    )


def _filters(views: Sequence[EventView]) -> tuple[Filter, ...]:
    """The filters that can tell these events apart."""
    acts = {view.key: (view.acts[0],) for view in views}
    filters = (
        _filter("status", "Status", "All statuses", {view.key: (view.status_word,) for view in views}),
        _filter("act", "Act", "All acts", acts),
        _filter("country", "Country", "All countries", {v.key: (v.country,) for v in views}),
        _filter("group", "Group or force", "All groups", {view.key: view.groups for view in views}),
    )
    return tuple(f for f in filters if len(f.choices) > 1 and len(views) > 1)


def _filter(name: str, label: str, all_text: str, held: Mapping[str, tuple[str, ...]]) -> Filter:
    """Choices are marked by their position, so that no text of a document is ever compared or run."""
    counts: dict[str, int] = {}
    for texts in held.values():
        for text in dict.fromkeys(t for t in texts if t):
            counts[text] = counts.get(text, 0) + 1
    marks = {text: str(n) for n, text in enumerate(sorted(counts, key=str.casefold))}
    return Filter(
        name=name,
        label=label,
        all_text=all_text,
        choices=tuple(Choice(mark, text, counts[text]) for text, mark in marks.items()),
        marks={key: " ".join(marks[t] for t in dict.fromkeys(texts) if t) for key, texts in held.items()},
    )

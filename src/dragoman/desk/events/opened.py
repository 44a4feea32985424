"""The row of an event -> the event whole and all that its page shows of it, with names of private persons withheld."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dragoman.base.event import Event, LinkKind
from dragoman.desk.events.rows import RowView, draw_rows
from dragoman.desk.keeping.countries import country_names
from dragoman.desk.keeping.event_rows import load_event
from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.keeping.refresh import LIVE
from dragoman.desk.keeping.titles import headline_of, title_of, title_of_event
from dragoman.desk.models import ClaimRow, ClaimState, EventAlias, EventRow, User
from dragoman.page.event_desk import Anchor, EventDesk
from dragoman.page.event_model import EventView
from dragoman.page.event_view import draw_event
from dragoman.page.shown import show_line
from dragoman.page.words import word

LONGEST_TITLE = 90
"""Characters of a document's title that are shown: a post without one has all its words there."""
_TONES = {"open": "open", "accepted": "accepted", "deferred": "deferred"}


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim of the event as its list shows it."""

    claim_id: str
    headline: str
    who: str
    says: str
    document: str
    document_key: int
    state: str
    state_word: str
    decided_by: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Another event that may be the same, and how near it is."""

    event_id: str
    row: RowView
    note: str


@dataclass(frozen=True, slots=True)
class Opened:
    """An event as its page shows it."""

    row: EventRow
    event: Event
    desk: EventDesk
    view: EventView
    claims: tuple[ClaimLine, ...]
    neighbours: tuple[Neighbour, ...]


def open_event(row: EventRow, user: User | None = None) -> Opened:
    """All that is shown of an event."""
    event = load_event(row)
    others = _others(event)
    desk = desk_of(event, {key: Anchor(other.event_id, title_of(other)) for key, other in others.items()})
    return Opened(
        row=row,
        event=event,
        desk=desk,
        view=draw_event(desk),
        claims=_claim_lines(row, desk),
        neighbours=_neighbours(event, others, user),
    )


def desk_of(event: Event, others: dict[str, Anchor] | None = None) -> EventDesk:
    """The event on a desk of its own; its anchor is its id."""
    own = {
        identity: Anchor(event.id, show_line(title_of_event(event)))
        for identity in (event.id, *event.aliases)
    }
    return EventDesk(
        "x",
        replace(event, title=title_of_event(event)),
        event.id,
        {**(others or {}), **own},
        countries=country_names(),
    )


def rows_of(ids: Iterable[str]) -> dict[str, EventRow]:
    """The rows of events by the ids, current or old, that were asked for."""
    wanted = list(dict.fromkeys(ids))
    found = {row.event_id: row for row in EventRow.objects.filter(event_id__in=wanted)}
    missing = [identity for identity in wanted if identity not in found]
    for alias in EventAlias.objects.filter(alias__in=missing).select_related("event"):
        found[alias.alias] = alias.event
    return found


def _others(event: Event) -> dict[str, EventRow]:
    return rows_of(link.end for link in event.links if link.kind is LinkKind.PERHAPS_SAME)


def _neighbours(event: Event, others: dict[str, EventRow], user: User | None) -> tuple[Neighbour, ...]:
    links = [link for link in event.links if link.kind is LinkKind.PERHAPS_SAME and link.end in others]
    rows = {others[link.end].pk: others[link.end] for link in links}
    views = {view.key: view for view in draw_rows(tuple(rows.values()), user)}
    notes = {others[link.end].pk: show_line(link.note) for link in reversed(links)}
    return tuple(Neighbour(row.event_id, views[key], notes[key]) for key, row in rows.items())


def _claim_lines(row: EventRow, desk: EventDesk) -> tuple[ClaimLine, ...]:
    rows = ClaimRow.objects.filter(event=row, state__in=LIVE).select_related("document").order_by("day", "id")
    return tuple(
        ClaimLine(
            claim_id=claim.claim_id,
            headline=headline_of(claim),
            who=desk.who(claim.claim_id),
            says=word("assertion_says", claim.assertion),
            document=shown_text(desk.say(claim.document.title), LONGEST_TITLE),
            document_key=claim.document_id,
            state=_TONES.get(claim.state, claim.state),
            state_word=str(claim.get_state_display()),
            decided_by=show_line(claim.decided_by) if claim.state != ClaimState.OPEN else "",
        )
        for claim in rows
    )

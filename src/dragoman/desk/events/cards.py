"""Events as they stand and as a ruling would make them -> cards side by side, and what changes between them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dragoman.base.event import Event
from dragoman.desk.events.opened import LONGEST_TITLE, desk_of
from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.keeping.titles import headline_of, title_of_event
from dragoman.desk.models import ClaimRow, EventRow
from dragoman.desk.wording import in_a_row, say, say_many
from dragoman.page.event_view import draw_event, where
from dragoman.page.shown import show_line
from dragoman.page.words import word


@dataclass(frozen=True, slots=True)
class Line:
    """A fact of a card; `changes` when no event on the other side says the same."""

    label: str
    text: str
    changes: bool = False


@dataclass(frozen=True, slots=True)
class HeldClaim:
    """A claim in a card; `moves` when its event is another one on the other side."""

    claim_id: str
    text: str
    moves: bool


@dataclass(frozen=True, slots=True)
class EventCard:
    """One event on one side of a preview or of a comparison."""

    event_id: str
    title: str
    status: str
    status_word: str
    grade: str
    lines: tuple[Line, ...]
    claims: tuple[HeldClaim, ...]
    is_new: bool
    url_id: str
    """The id under which the desk has it now; "" for one that is not there yet."""


@dataclass(frozen=True, slots=True)
class Preview:
    """The events before and after, and in a sentence what becomes of them."""

    before: tuple[EventCard, ...]
    after: tuple[EventCard, ...]
    told: str
    is_same: bool


def draw_preview(before: Sequence[Event], after: Sequence[Event]) -> Preview:
    """Both sides, each with what the other does not say."""
    told = say("{before} before, {after} after.", before=_count(len(before)), after=_count(len(after)))
    one, other = {e.id: _held(e) for e in before}, {e.id: _held(e) for e in after}
    return Preview(
        before=draw_cards(before, after),
        after=draw_cards(after, before),
        told=told,
        is_same=one == other,
    )


def draw_cards(events: Sequence[Event], others: Sequence[Event]) -> tuple[EventCard, ...]:
    """The cards of events, with what differs from the others marked."""
    texts = _headlines(events)
    said = {(label, text) for event in others for label, text in _facts(event)}
    homes = {claim: other.id for other in others for claim in _held(other)}
    wanted = EventRow.objects.filter(event_id__in=[event.id for event in events])
    ids = set(wanted.values_list("event_id", flat=True))
    return tuple(_card(event, texts, said, homes, {o.id for o in others}, ids) for event in events)


def _card(
    event: Event,
    texts: dict[str, str],
    said: set[tuple[str, str]],
    homes: dict[str, str],
    others: set[str],
    ids: set[str],
) -> EventCard:
    desk = desk_of(event)
    return EventCard(
        event_id=show_line(event.id),
        title=desk.say(title_of_event(event)),
        status=str(event.status),
        status_word=word("event_status", event.status),
        grade=event.grade.code,
        lines=tuple(
            Line(label, text, bool(others) and (label, text) not in said) for label, text in _facts(event)
        ),
        claims=tuple(
            HeldClaim(
                claim.id, texts.get(claim.id, claim.id), claim.id in homes and homes[claim.id] != event.id
            )
            for claim in event.claims
        ),
        is_new=bool(others) and event.id not in others,
        url_id=event.id if event.id in ids else "",
    )


def _facts(event: Event) -> tuple[tuple[str, str], ...]:
    """What a card says of an event: days, place, parties, figures, sources."""
    desk = desk_of(event)
    view = draw_event(desk)
    facts = [(_("When"), view.when), (_("Where"), where(desk))]
    facts += [
        (fact.label, in_a_row(f"{c.text}{_hedge(c.facts)}" for c in fact.values)) for fact in view.facts[2:]
    ]
    for figure in view.figures:
        best = say("best {number}", number=figure.best) if figure.best else ""
        note = f" ({figure.high_note})" if figure.high_note else ""
        ends = (say("low {number}", number=figure.low), best, say("high {number}", number=figure.high) + note)
        facts.append((f"{figure.kind}: {figure.side.lower()}", in_a_row(end for end in ends if end)))
    facts += [(line.item, in_a_row((line.quantity, line.disposition))) for line in view.ledger]
    facts += [(_("Sources"), view.sources), (_("Review"), view.review)]
    return tuple((label, text) for label, text in facts if text)


def _hedge(facts: tuple[str, ...]) -> str:
    """What a party's name rests on, where that is less than a statement."""
    hedges = {word("basis", code) for code in ("accused", "suspected")}
    kept = [fact for fact in facts if fact in hedges]
    return f" ({in_a_row(kept)})" if kept else ""


def _held(event: Event) -> tuple[str, ...]:
    return tuple(sorted(claim.id for claim in event.claims))


def _headlines(events: Iterable[Event]) -> dict[str, str]:
    """Claim id -> who says what in which document."""
    ids = [claim.id for event in events for claim in event.claims]
    rows = ClaimRow.objects.filter(claim_id__in=ids).select_related("document")
    return {
        row.claim_id: f"{headline_of(row)} · {shown_text(show_line(row.document.title), LONGEST_TITLE)}"
        for row in rows
    }


def _count(count: int) -> str:
    return say_many("{n} event", "{n} events", count)

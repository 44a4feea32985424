"""An Event <-> its rows: columns to list and search by, parties, ledger, and the JSON of the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dragoman.atlas import fold
from dragoman.base.claim import Basis
from dragoman.base.codec import event_to_json
from dragoman.base.decode import event_from_json
from dragoman.base.event import Event, Figure, FigureKind, LinkKind, Party
from dragoman.desk.keeping.decisions import decisions_on
from dragoman.desk.keeping.lines import dump_line, load_line, shown_text
from dragoman.desk.keeping.refresh import LIVE
from dragoman.desk.keeping.search import forget_words, index_words
from dragoman.desk.models import (
    ClaimRow,
    ClaimState,
    EventAlias,
    EventMateriel,
    EventParty,
    EventRow,
)
from dragoman.review import mark_accepted

_HEDGED = frozenset({Basis.ACCUSED, Basis.SUSPECTED})
_MOST = 2**62
"""Larger counts do not fit the databases; the reader refuses them long before."""


def save_event(event: Event) -> EventRow:
    """Make the rows of an event what it is now, and its claims point at it."""
    row = EventRow.objects.filter(event_id=event.id).first() or EventRow(event_id=event.id, revision=0)
    before = (row.line, row.pk)
    _fill(row, event)
    if before != (row.line, row.pk) or row.pk is None:
        row.revision += 1
    row.save()
    claims = [claim.id for claim in event.claims]
    ClaimRow.objects.filter(event=row).exclude(claim_id__in=claims).update(event=None)
    ClaimRow.objects.filter(claim_id__in=claims).update(event=row)
    count_claims(row)
    # Others stay: ids of claims that are none any more, by which the event was once known.
    EventAlias.objects.filter(alias__in=(event.id, *event.aliases)).delete()
    EventAlias.objects.bulk_create(
        EventAlias(alias=alias, event=row) for alias in event.aliases if alias != event.id
    )
    row.parties.all().delete()
    EventParty.objects.bulk_create(_party(row, party) for party in event.parties)
    row.materiel.all().delete()
    EventMateriel.objects.bulk_create(_materiel(row, event))
    index_words("event", row.pk, _words(event))
    return row


def drop_event(row: EventRow, heir: EventRow | None = None) -> None:
    """Take the row of an event out whose claims have all gone elsewhere; its ids stay aliases of where they went."""
    forget_words("event", row.pk)
    if heir is not None:
        row.aliases.update(event=heir)
        EventAlias.objects.get_or_create(alias=row.event_id, defaults={"event": heir})
    row.delete()


def count_claims(row: EventRow) -> None:
    """Bring an event's counts of claims up to date with what people ruled, and its state of review with them."""
    states = list(ClaimRow.objects.filter(event=row, state__in=LIVE).values_list("state", flat=True))
    row.claims, row.accepted = len(states), states.count(ClaimState.ACCEPTED)
    row.open_claims = states.count(ClaimState.OPEN)
    row.review_state = "accepted" if states and row.accepted == row.claims else "draft"
    row.save(update_fields=["claims", "accepted", "open_claims", "review_state", "updated_at"])


def find_event_row(identity: str) -> EventRow | None:
    """The row of an event by its id or any id that it had."""
    row = EventRow.objects.filter(event_id=identity).first()
    if row is None:
        alias = EventAlias.objects.filter(alias=identity).select_related("event").first()
        row = alias.event if alias else None
    return row


def load_aliases(row: EventRow) -> tuple[str, ...]:
    """The ids that an event has by its own claims, beside its first."""
    line = load_line(row.line)
    assert isinstance(line, dict) and isinstance(line["aliases"], list)
    return tuple(map(str, line["aliases"]))


def load_event(row: EventRow) -> Event:
    """The event whole, with its claims as they stand, their documents, and what people have accepted of it."""
    rows = list(
        ClaimRow.objects.filter(event=row, state__in=LIVE).select_related("document").order_by("claim_id")
    )
    line = load_line(row.line)
    assert isinstance(line, dict)
    documents = {claim.document.pk: claim.document for claim in rows}
    line["claims"] = [load_line(claim.line) for claim in rows]
    line["documents"] = [load_line(d.line) for d in documents.values()]
    event = event_from_json(line)
    return mark_accepted(event, decisions_on([claim.claim_id for claim in rows]))


def load_events(rows: Iterable[EventRow]) -> tuple[Event, ...]:
    """Events whole, in the order of the rows."""
    return tuple(load_event(row) for row in rows)


def _fill(row: EventRow, event: Event) -> None:
    chosen = event.place.chosen
    place = chosen.place if chosen else None
    row.line = dump_line(event_to_json(replace(event, claims=(), documents=())))
    row.title = shown_text(event.title)
    row.event_type, row.status = str(event.event_type), str(event.status)
    row.outcomes = " ".join(map(str, event.outcomes))[:60]
    row.country = shown_text(event.place.country, 100)
    row.admin1 = shown_text(place.admin1 if place else "", 120)
    row.place = shown_text(place.name if place else next(iter(event.place.names), ""), 200)
    row.place_id = shown_text(place.id if place else "", 60)
    row.lat, row.lon = (place.lat, place.lon) if place else (None, None)
    row.precision = place.precision if place else 7
    row.radius_km = chosen.radius_km if chosen else None
    row.day, row.last_day = _day(event.date.start or event.date.end), _day(event.date.end or event.date.start)
    row.edtf = shown_text(event.date.edtf, 40)
    row.killed_low, row.killed_high = bounds(event.figures, FigureKind.KILLED)
    row.injured_low, row.injured_high = bounds(event.figures, FigureKind.INJURED)
    row.captured_low, row.captured_high = bounds(event.figures, FigureKind.CAPTURED)
    killed = [figure for figure in event.figures if figure.kind is FigureKind.KILLED]
    bests = [figure.best for figure in killed if figure.best is not None]
    row.killed_best = _bounded(sum(bests)) if bests and len(bests) == len(killed) else None
    row.killed_is_claimed = any(figure.is_claimed for figure in killed)
    row.killed_is_open = any(figure.is_open for figure in killed)
    row.grade_source, row.grade_information = event.grade.source[:1], event.grade.information[:1]
    row.sources, row.documents = event.independent_sources, len(event.documents)
    row.disagreements = len(event.disagreements)
    row.perhaps_same = sum(link.kind is LinkKind.PERHAPS_SAME for link in event.links)


def bounds(figures: tuple[Figure, ...], kind: FigureKind) -> tuple[int | None, int | None]:
    """The least and the most of a kind over all sides; None where no account gives a number."""
    of_kind = [figure for figure in figures if figure.kind is kind]
    lows = [figure.low for figure in of_kind if figure.low is not None]
    highs = [
        most
        for figure in of_kind
        if (most := figure.high if figure.high is not None else figure.low) is not None
    ]
    return (_bounded(sum(lows)) if lows else None), (_bounded(sum(highs)) if highs else None)


def _bounded(number: int) -> int:
    return min(number, _MOST)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def party_key(party: Party) -> str:
    """The atlas id of a party, else "name:" and its folded name."""
    return shown_text(party.actor or f"name:{fold(party.name)}", 120)


def _party(row: EventRow, party: Party) -> EventParty:
    return EventParty(
        event=row,
        role=str(party.role),
        actor=party_key(party),
        name=shown_text(party.name, 200),
        is_hedged=bool(party.bases) and all(basis in _HEDGED for basis in party.bases),
        day=row.day,
    )


def _materiel(row: EventRow, event: Event) -> list[EventMateriel]:
    totals = {(total.category, total.disposition): total for total in event.materiel.totals}
    return [
        EventMateriel(
            event=row,
            item=shown_text(line.item, 200),
            category=str(line.category),
            disposition=str(line.disposition),
            unit=shown_text(line.unit, 40),
            low=line.qty_low,
            high=line.qty_high,
            total_low=(total.low or 0) if total else None,
            total_high=total.high if total else None,
            day=row.day,
        )
        for line in event.materiel.lines
        for total in (totals.pop((line.category, line.disposition), None),)
    ]


def _words(event: Event) -> str:
    """What an event is found by: its title, places, parties, materiel, and the words of its claims."""
    parts = [event.title, *event.place.names, event.place.country or ""]
    parts += [name for party in event.parties for name in (party.name, *party.names)]
    parts += [line.item for line in event.materiel.lines]
    parts += [document.title for document in event.documents]
    return " ".join(parts)

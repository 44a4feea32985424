"""A claim with its event -> one row: the columns `flat` of `columns.tsv`, in groups that are drawn once each.

A row is a claim, because what is counted, filtered and compared is who said what. Its event's columns stand beside it;
the event's figures only beside its first claim, so that the sum of a column counts no dead twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from operator import attrgetter
from typing import NamedTuple

from dragoman.base.claim import Claim, Materiel, Place, Side, Toll
from dragoman.base.document import Document
from dragoman.base.event import Event, FigureKind, ReviewState, Role
from dragoman.write.data.walk import claim_states, hash_of_text

Values = tuple[object, ...]
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NO_DOCUMENT: Values = (None,) * 7
_HEAD = attrgetter("event_type", "outcome", "event_date")
_PLACE = attrgetter("id", "admin1", "lat", "lon", "precision")
_SAID = attrgetter("claimant", "outlet", "platform", "claimed_on", "evidence_offered", "document_id")
WHOLE = ("reader", "killed", "injured", "captured", "materiel", "place_detail", "chain", "refusals", "spans")
"""The fields of a claim that the last columns hold whole."""
_WHOLE = attrgetter(*WHOLE)
_FIGURE_AT = {(kind, side): 4 * n for n, (kind, side) in enumerate(product(FigureKind, Side))}
"""Where the four values of a figure begin."""
NO_FIGURES: Values = (None, None, None, ()) * len(_FIGURE_AT)


class FlatRow(NamedTuple):
    """The values of one row, group by group; `document`, `event` and `figures` may be those of the row before."""

    claim: Values
    document: Values
    event: Values
    figures: Values
    whole: Values


def flat_rows(event: Event) -> Iterator[FlatRow]:
    """The rows of an event, one for each claim, in order."""
    states = claim_states(event)
    documents = {document.id: document_values(document) for document in event.documents}
    actors = {(party.role, claim): party.actor for party in event.parties for claim in party.claims}
    of_event, figures = event_values(event), figure_values(event)
    for number, claim in enumerate(event.claims, start=1):
        yield FlatRow(
            claim_values(event, claim, number, states[claim.id], actors),
            documents.get(claim.document_id, _NO_DOCUMENT),
            of_event,
            figures if number == 1 else NO_FIGURES,
            _WHOLE(claim),
        )


def claim_values(
    event: Event,
    claim: Claim,
    number: int,
    state: ReviewState,
    actors: dict[tuple[Role, str], str | None],
) -> Values:
    """From `event_id` to `document_id`: what the claim says, the most asked for first."""
    attribution = claim.attribution
    return (
        event.id,
        claim.id,
        state,
        number,
        len(event.claims),
        *_HEAD(claim),
        *_days(claim.event_date),
        claim.date_precision,
        claim.country,
        claim.places,
        *(_PLACE(claim.place_detail[0]) if _has_place(claim) else (None,) * 5),
        claim.perpetrator,
        actors.get((Role.PERPETRATOR, claim.id)),
        claim.target,
        actors.get((Role.TARGET, claim.id)),
        tuple(map(toll_words, claim.killed)),
        tuple(map(toll_words, claim.injured)),
        tuple(map(toll_words, claim.captured)),
        tuple(map(materiel_words, claim.materiel)),
        claim.inventory_open,
        claim.assertion,
        attribution.basis if attribution else None,
        attribution.by if attribution else None,
        *_SAID(claim),
    )


def document_values(document: Document) -> Values:
    """From `document_title` to `sha256`."""
    d = document
    return d.title, d.published, d.lang, d.url, d.archived, d.fetched, hash_of_text(d)


def event_values(event: Event) -> Values:
    """From `event_status` to `event_target_ids`."""
    place = event.place.chosen.place if event.place.chosen else None
    radius = event.place.chosen.radius_km if event.place.chosen else None
    return (
        event.status,
        event.grade.code,
        event.independent_sources,
        event.title,
        event.event_type,
        event.date.edtf,
        event.date.start,
        event.date.end,
        event.place.country,
        *_event_place(place),
        radius,
        *_parties(event, Role.PERPETRATOR),
        *_parties(event, Role.TARGET),
    )


def figure_values(event: Event) -> Values:
    """low, best, high and note of each kind and side."""
    if not event.figures:
        return NO_FIGURES
    values = list(NO_FIGURES)
    for figure in event.figures:
        notes = ("open",) * figure.is_open + ("claimed",) * figure.is_claimed
        at = _FIGURE_AT[figure.kind, figure.side]
        values[at : at + 4] = figure.low, figure.best, figure.high, notes
    return tuple(values)


def toll_words(toll: Toll) -> str:
    """A toll in a line: side: role [bounds qualifier] "words" by whom."""
    who = f"{toll.side}: {toll.victim} " if toll.victim else f"{toll.side}: "
    given = f" by {toll.source}" if toll.source else ""
    return f'{who}[{bounds(toll.min, toll.max)} {toll.qualifier}] "{toll.text}"{given}'


def materiel_words(item: Materiel) -> str:
    """An item in a line: disposition: item [bounds unit qualifier] "words"."""
    unit = f" {item.unit}" if item.unit else ""
    count = bounds(item.qty_min, item.qty_max)
    return f'{item.disposition}: {item.item} [{count}{unit} {item.qualifier}] "{item.text}"'


def bounds(low: int | None, high: int | None) -> str:
    """13, 51.., ..50, 20..30, or .. where neither bound is given."""
    if low is not None and low == high:
        return str(low)
    return f"{'' if low is None else low}..{'' if high is None else high}"


def _has_place(claim: Claim) -> bool:
    """Whether the first place named is the first one looked up."""
    return bool(claim.place_detail and claim.places and claim.place_detail[0].name == claim.places[0])


def _event_place(place: Place | None) -> Values:
    if place is None:
        return (None,) * 5
    return place.name, place.id, place.lat, place.lon, place.precision


def _parties(event: Event, role: Role) -> Values:
    parties = [party for party in event.parties if party.role is role]
    return tuple([p.name for p in parties]), tuple([p.actor for p in parties if p.actor])


def _days(days: str | None) -> tuple[str | None, str | None]:
    """First and last day of an ISO day or an interval; None for what is no day."""
    if not days:
        return None, None
    if len(days) == 10:
        return (days, days) if _DAY.fullmatch(days) else (None, None)
    start, _, end = days.partition("/")
    return start if _DAY.fullmatch(start) else None, end if _DAY.fullmatch(end) else None

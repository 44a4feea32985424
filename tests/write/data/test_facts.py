"""The list of kinds of fact is held against the fields of events, so that no kind is lost in silence."""

from __future__ import annotations

import dataclasses

import pytest
from made_accounts import GAO, make_claim, ruled_event
from made_exports import reported_event

from dragoman.base.claim import Claim
from dragoman.base.document import Document
from dragoman.base.event import Event
from dragoman.write.data.exporter import Losses
from dragoman.write.data.facts import FACTS, count_losses
from dragoman.write.data.field_tables import load_table

IN_EVERY_FORMAT = {
    Event: {"id", "title", "event_type", "review_state", "accepted", "claims", "documents"},
    Claim: {
        "id", "document_id", "reader", "event_type", "outcome", "claimant", "perpetrator", "target", "country",
        "event_date", "date_precision", "spans",
    },
    Document: {"id", "title", "url", "published"},
}  # fmt: skip
"""Fields that every format holds, in columns of its own or ours, or for which the event's own value stands."""
COUNTED = {
    Event: {
        "aliases": "aliases", "event_types": "event_types/further", "outcomes": "outcomes", "place": "place/radius",
        "date": "date/alternatives", "parties": "parties/further", "figures": "injured", "materiel": "materiel",
        "links": "links", "sources": "sources/kind", "disagreements": "disagreements", "grade": "grade/why",
        "status": "status/why", "status_why": "status/why", "acceptances": "acceptances", "decisions": "decisions",
        "remarks": "remarks",
    },
    Claim: {
        "assertion": "claims/assertion", "outlet": "claims/outlet", "platform": "claims/outlet",
        "claimed_on": "claims/claimed_on", "places": "claims/places", "killed": "claims/tolls",
        "injured": "claims/tolls", "captured": "claims/tolls", "materiel": "claims/materiel",
        "inventory_open": "materiel/is_open", "attribution": "claims/attribution", "chain": "claims/chain",
        "evidence_offered": "claims/evidence_offered", "place_detail": "claims/places",
        "refusals": "claims/refusals", "why": "claims/why",
    },
    Document: {
        "text": "documents/text", "lang": "documents/lang", "published_at": "documents/fetched",
        "fetched": "documents/fetched", "archived": "documents/archived", "digest": "documents/text",
    },
}  # fmt: skip
"""Field -> the kind of fact that counts it."""


@pytest.mark.parametrize("kind", [Event, Claim, Document])
def test_every_field_is_held_by_all_formats_or_counted(kind: type) -> None:
    names = {field.name for field in dataclasses.fields(kind)}
    assert names == IN_EVERY_FORMAT[kind] | COUNTED[kind].keys()
    assert set(COUNTED[kind].values()) <= FACTS.keys()


@pytest.mark.parametrize("name", ["ucdp.toml", "acled.toml", "stix.toml", "misp.toml"])
def test_what_a_format_holds_is_a_kind_of_fact(name: str) -> None:
    assert load_table(name).held <= FACTS.keys()


def test_losses_are_counted_by_fact_and_only_those_not_held() -> None:
    event = ruled_event([make_claim(1), make_claim(2, at=(GAO,))])
    losses = Losses()
    count_losses(event, losses, held=frozenset(FACTS) - {"place/alternatives", "remarks"}, why="no column")
    assert [(loss.field, loss.why, loss.count, loss.examples) for loss in losses.report()] == [
        ("place/alternatives", "no column", 1, (event.id,))
    ]


def test_an_event_without_a_kind_of_fact_loses_none_of_it() -> None:
    losses = Losses()
    count_losses(reported_event(), losses, held=frozenset(), why="no column")
    assert {"remarks", "materiel", "injured", "links"}.isdisjoint(loss.field for loss in losses.report())

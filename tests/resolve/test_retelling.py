"""An event told anew from all of its claims is what it was; see tests/review/test_final.py for parts of it."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest
from made_accounts import SAMPLES, sample_atlas

from dragoman.base.event import Event, LinkKind
from dragoman.collect import CollectOptions, collect_documents
from dragoman.pipeline import open_reader, resolve_items, take_items
from dragoman.resolve import Resolver, Reteller

SCENARIOS = ("01-night-raid-denied", "05-auasse-awassi", "51-week-in-three-states")


def events_of(scenario: str) -> list[Event]:
    """The events of a scenario of the samples."""
    reader = open_reader((SAMPLES / "atlas",))
    resolver = Resolver(reader.atlas)
    options = CollectOptions(today=date(2026, 11, 1))
    items = collect_documents([str(SAMPLES / "scenarios" / f"{scenario}.jsonl")], options)
    for _ in resolve_items(take_items(items, reader), resolver):
        pass
    return list(resolver.events())


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_retell_with_all_claims_gives_the_event_without_links_to_others(scenario: str) -> None:
    reteller = Reteller(sample_atlas())
    events = events_of(scenario)
    inner = [tuple(link for link in e.links if link.kind is not LinkKind.PERHAPS_SAME) for e in events]
    told = [reteller.retell(event, {claim.id for claim in event.claims}) for event in events]
    assert told == [dataclasses.replace(e, links=links) for e, links in zip(events, inner, strict=True)]
    assert told

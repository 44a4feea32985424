"""Scenarios -> the events that the resolver makes of them, against those of their authors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.quality.rows import row_of
from bench.quality.scorer import align_claims
from bench.resolve.gold_claims import build_claim
from bench.resolve.scenarios import Scenario
from dragoman.atlas import Atlas, fold
from dragoman.base.claim import Claim
from dragoman.base.codec import claim_to_json
from dragoman.base.document import Document
from dragoman.base.event import Event
from dragoman.read import RuleReader
from dragoman.resolve import Resolver
from dragoman.resolve.score import Weights

ATLAS = Path(__file__).resolve().parents[2] / "samples" / "atlas"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of the scenarios.

    `gold` maps each gold claim ("document#n") to its gold event, `found` to the event that the resolver put it in (a
    claim that the reader missed is in a group of its own); `events` are the resolver's by id; `spurious` counts
    claims that no gold claim matches.
    """

    gold: dict[str, str]
    found: dict[str, str]
    events: dict[str, Event]
    claims: dict[str, str]
    spurious: int

    @property
    def missed(self) -> int:
        """Gold claims that the reader did not give."""
        return sum(event.startswith("missed:") for event in self.found.values())


def open_atlas() -> Atlas:
    """The atlas with the fictional actors of the samples."""
    return Atlas.open((ATLAS,))


def resolve_gold(scenarios: Sequence[Scenario], atlas: Atlas, weights: Weights | None = None) -> Outcome:
    """The resolver alone: the claims are those that people coded."""
    claims: dict[str, tuple[Document, Claim]] = {}
    gold: dict[str, str] = {}
    for scenario in scenarios:
        documents = {d.id: d for d in scenario.documents}
        for n, (document_id, event, row) in enumerate(scenario.claims):
            key = f"{document_id}#{n}"
            document = documents[document_id]
            claims[key] = document, build_claim(row, document, n, atlas)
            gold[key] = event
    resolver = Resolver(atlas, weights=weights)
    for document, claim in claims.values():
        resolver.add(document, (claim,))
    return _outcome(gold, {key: claim.id for key, (_, claim) in claims.items()}, resolver, spurious=0)


def join_by_day_and_place(scenarios: Sequence[Scenario]) -> tuple[dict[str, str], dict[str, str]]:
    """What a spreadsheet does: claims of one day and one first place name are one event."""
    gold: dict[str, str] = {}
    found: dict[str, str] = {}
    for scenario in scenarios:
        for n, (document_id, event, row) in enumerate(scenario.claims):
            key = f"{document_id}#{n}"
            gold[key] = event
            place = fold(row["places"][0]) if row.get("places") else key
            found[key] = f"{row.get('event_date') or key}|{place}"
    return gold, found


def count_right(scenarios: Sequence[Scenario], outcome: Outcome) -> tuple[int, int, int]:
    """Gold events that were found, and of these the number with the status and with the sources that authors gave."""
    events = {event.key: event for scenario in scenarios for event in scenario.events}
    there = right_status = right_sources = 0
    for key, gold in events.items():
        votes = Counter(
            outcome.found[claim]
            for claim, event in outcome.gold.items()
            if event == key and not outcome.found[claim].startswith("missed:")
        )
        if votes:
            there += 1
            event = outcome.events[votes.most_common(1)[0][0]]
            right_status += event.status == gold.status
            right_sources += event.independent_sources == gold.sources
    return there, right_status, right_sources


def resolve_read(scenarios: Sequence[Scenario], atlas: Atlas, weights: Weights | None = None) -> Outcome:
    """Reader and resolver together: each gold claim stands for the claim of its document that is most like it."""
    reader = RuleReader(atlas)
    resolver = Resolver(atlas, weights=weights)
    gold: dict[str, str] = {}
    claims: dict[str, str] = {}
    spurious = 0
    for scenario in scenarios:
        for document in scenario.documents:
            reading = reader.read(document)
            resolver.add(document, reading.claims)
            due = [(n, event, row) for n, (d, event, row) in enumerate(scenario.claims) if d == document.id]
            pairs = align([row for _, _, row in due], reading.claims)
            spurious += len(reading.claims) - len(pairs)
            for at, (n, event, _) in enumerate(due):
                gold[f"{document.id}#{n}"] = event
                if at in pairs:
                    claims[f"{document.id}#{n}"] = pairs[at]
    return _outcome(gold, claims, resolver, spurious)


def align(gold: Sequence[dict[str, Any]], claims: Sequence[Claim]) -> dict[int, str]:
    """Index of a gold claim -> id of the read claim that tells the same act; those alike in nothing have none."""
    ours, theirs = [row_of(row) for row in gold], [row_of(claim_to_json(c)) for c in claims]
    return {i: claims[j].id for i, j in align_claims(ours, theirs)}


def _outcome(gold: dict[str, str], claims: dict[str, str], resolver: Resolver, spurious: int) -> Outcome:
    events = {event.id: event for event in resolver.events()}
    holder = {claim.id: event.id for event in events.values() for claim in event.claims}
    found = {key: holder[claims[key]] if key in claims else f"missed:{key}" for key in gold}
    return Outcome(gold, found, events, claims, spurious)

"""The invented samples, read by our own reader -> components: documents, claims and events that hang together.

They are taken in by the way that every document takes, so that what is copied from them opens like anything else.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from bench.resolve.scenarios import SCENARIOS
from dragoman.collect import CollectOptions, collect_documents
from dragoman.desk.keeping.settle import settle
from dragoman.desk.keeping.take import take_document
from dragoman.desk.models import (
    ClaimRow,
    ClaimVersion,
    DocumentRow,
    EventMateriel,
    EventParty,
    EventRow,
    Origin,
    ReadingRow,
)

Values = dict[str, Any]
ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2024, 12, 31)


@dataclass(frozen=True, slots=True)
class Component:
    """Rows that hang together, as column -> value. `day` is the first that its events name, `words` the folded texts
    of documents and events by their keys."""

    documents: tuple[Values, ...]
    readings: tuple[Values, ...]
    versions: tuple[Values, ...]
    claims: tuple[Values, ...]
    events: tuple[Values, ...]
    parties: tuple[Values, ...]
    materiel: tuple[Values, ...]
    day: date


def sample_files() -> list[str]:
    """Scenarios with odd numbers and the single samples; the others are set aside for other measurements."""
    odd = [path for path in sorted(SCENARIOS.glob("*.jsonl")) if int(path.name[:2]) % 2]
    return [str(path) for path in (*sorted((ROOT / "samples").glob("[01]*.txt")), *odd)]


def take_samples() -> None:
    """Take the samples in, unless something is there already."""
    if DocumentRow.objects.exists():
        return
    rows = []
    for item in collect_documents(sample_files(), CollectOptions(today=TODAY)):
        if item.document is not None:
            rows.append(take_document(item.document, origin=Origin.FILE, settled=False)[0])
    settle([row for row in rows if row.unsettled])


def load_components() -> list[Component]:
    """The components of everything that is on the desk."""
    parent: dict[tuple[str, int], tuple[str, int]] = {}

    def root(node: tuple[str, int]) -> tuple[str, int]:
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node

    links = list(ClaimRow.objects.values_list("document_id", "event_id"))
    for document, event in links:
        if event is not None:
            parent[root(("document", document))] = root(("event", event))
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for key in DocumentRow.objects.order_by("pk").values_list("pk", flat=True):
        groups[root(("document", key))].append(key)
    return [_component(keys) for keys in groups.values()]


def _component(keys: list[int]) -> Component:
    claims = tuple(ClaimRow.objects.filter(document__in=keys).order_by("pk").values())
    events = {claim["event_id"] for claim in claims} - {None}
    of_documents = {"document__in": keys}
    event_rows = tuple(EventRow.objects.filter(pk__in=events).order_by("pk").values())
    days = [row["day"] for row in event_rows if row["day"]]
    return Component(
        tuple(DocumentRow.objects.filter(pk__in=keys).order_by("pk").values()),
        tuple(ReadingRow.objects.filter(**of_documents).order_by("pk").values()),
        tuple(ClaimVersion.objects.filter(**of_documents).order_by("pk").values()),
        claims,
        event_rows,
        tuple(EventParty.objects.filter(event__in=events).order_by("pk").values()),
        tuple(EventMateriel.objects.filter(event__in=events).order_by("pk").values()),
        min(days, default=TODAY),
    )

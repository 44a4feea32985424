"""The events of the samples, for tests that hold what is written against all of them."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import BinaryIO

from made_accounts import SAMPLES

from dragoman.base.event import Event
from dragoman.collect import CollectOptions, collect_documents
from dragoman.pipeline import open_reader, resolve_items, take_items
from dragoman.resolve import Resolver
from dragoman.write.data.exporter import Exported, Exporter

SCENARIOS = tuple(sorted(p for p in (SAMPLES / "scenarios").glob("*.jsonl") if int(p.name.split("-")[0]) % 2))


@cache
def sample_events() -> tuple[Event, ...]:
    """The events of the samples and of the scenarios that are not set aside, as `publish` would leave their documents.

    Why a value was found is not in them, since no line of events holds it.
    """
    singles = sorted(p for p in SAMPLES.glob("[0-9]*") if p.is_file())
    return tuple(without_text(event) for event in _resolved([*SCENARIOS, *singles]))


def without_text(event: Event) -> Event:
    """The event without the texts of its documents, whose hashes stay, and without the reader's reasons."""
    return dataclasses.replace(
        event,
        claims=tuple(dataclasses.replace(claim, why={}) for claim in event.claims),
        documents=tuple(dataclasses.replace(d, text="", digest=d.sha256) for d in event.documents),
    )


def _resolved(paths: Iterable[Path]) -> list[Event]:
    """Each file resolved by itself."""
    reader = open_reader((SAMPLES / "atlas",))
    collecting = CollectOptions(today=date(2026, 1, 1), take_readings=True)
    events: list[Event] = []
    for path in paths:
        resolver = Resolver(reader.atlas)
        for _ in resolve_items(take_items(collect_documents([str(path)], collecting), reader), resolver):
            pass
        events += resolver.events()
    return events


def write_all(make: Callable[[BinaryIO], Exporter], events: Iterable[Event]) -> tuple[bytes, Exported]:
    """All that an exporter writes of events, and what it says of it."""
    out = io.BytesIO()
    exporter = make(out)
    for event in events:
        exporter.add(event)
    exported = exporter.close()
    return out.getvalue(), exported

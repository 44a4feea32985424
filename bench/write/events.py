"""The samples -> events to write: a report's worth, or as many as are wanted, each with ids of its own."""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from dragoman.base.claim import Reading
from dragoman.base.document import Document
from dragoman.base.event import Event
from dragoman.pipeline import read_document, resolve_claims
from dragoman.write import Policy, Publisher

ROOT = Path(__file__).resolve().parents[2]
ATLAS = (ROOT / "samples" / "atlas",)
SCENARIOS = ("01-night-raid-denied", "09-who-attacked-whom", "11-", "21-", "31-", "41-", "51-")
TODAY = date(2026, 1, 1)


@cache
def sample_events() -> tuple[Event, ...]:
    """The events of some invented scenarios, as they may be published."""
    pairs: list[tuple[Document, Reading]] = []
    for path in sorted((ROOT / "samples" / "scenarios").glob("*.jsonl")):
        if path.name.startswith(SCENARIOS):
            pairs += [_read(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines()]
    events = resolve_claims(pairs, atlas=ATLAS)
    return Publisher(Policy(), TODAY).publish_all(events)


def _read(row: dict[str, str]) -> tuple[Document, Reading]:
    published = date.fromisoformat(row["published"][:10]) if row.get("published") else None
    document = Document(
        row["id"], row["text"], row.get("title") or "", row.get("url"), row.get("lang"), published
    )
    reading = read_document(
        document.text,
        published=published,
        title=document.title,
        lang=document.lang,
        id=document.id,
        url=document.url,
        atlas=ATLAS,
    )
    return document, reading


def events_with_claims(count: int) -> tuple[Event, ...]:
    """Events that hold just so many claims together."""
    chosen: list[Event] = []
    left = count
    for event in sorted(sample_events(), key=lambda e: (-len(e.claims), e.id)):
        if len(event.claims) <= left:
            chosen.append(event)
            left -= len(event.claims)
    return tuple(chosen)


def many_events(claims: int) -> Iterator[Event]:
    """The samples over and over until so many claims have gone by; ids differ, the rest is the same."""
    done = 0
    for n in itertools.count():
        for event in sample_events():
            if done >= claims:
                return
            done += len(event.claims)
            yield replace(event, id=f"e-{n:06x}{event.id[-6:]}")

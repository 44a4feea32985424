"""Events made by hand for the tests of exports, a place to write them to, and the values that break writers."""

from __future__ import annotations

import csv
import dataclasses
import io
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, BinaryIO

from made_accounts import BRIGADE, FRONT, make_claim, make_document, own_claim, resolve_made, ruled_event

from dragoman.base.claim import Attribution, Basis, Claim, Toll
from dragoman.base.document import Document
from dragoman.base.event import Acceptance, Event, ReviewState
from dragoman.base.span import Part, Span
from dragoman.write.data.exporter import Exported, Exporter

TEXT = (
    "Meridian Wire, Ouagadougou. The Dawn Banner Front attacked the Volta Rapid Brigade in Koumbori on "
    "4 September 2023 and killed 12 soldiers, the army said."
)
STRANGE = (
    "=HYPERLINK(1)",
    "+1",
    "-1",
    "@SUM(A1)",
    "\tx",
    "\x00\x1b[31mred",
    "half \ud800 of a pair",
    "\u202e51 gnillik",
    "a,b;c\"d'e\nf",
    "https://t.me/joinchat/abc",
    "x" * 40_000,
    "",
)
"""What breaks a spreadsheet, a terminal, a JSON reader or a memory."""


def spans_of(document: Document, **quotes: str) -> dict[str, tuple[Span, ...]]:
    """Spans by the head of their pointer ("killed_0" is "/killed/0"), cut from the document."""
    found: dict[str, tuple[Span, ...]] = {}
    for name, quote in quotes.items():
        start = document.text.index(quote)
        span = Span.cut(document.text, Part.TEXT, start, start + len(quote))
        found["/" + (name.replace("_", "/") if name[-1].isdigit() else name)] = (span,)
    return found


def wire_claim(n: int = 1, **values: Any) -> tuple[Claim, Document]:
    """The report of a wire, with its words."""
    document = make_document(f"doc-{n}", TEXT, title="Army says 12 killed", url="https://meridian.example/7")
    spans = spans_of(document, event_type="attacked", target=BRIGADE, killed_0="12 soldiers")
    return make_claim(n, spans=spans, **values), document


def reported_event(**values: Any) -> Event:
    """One wire reports that the front attacked the brigade at Koumbori and killed 12 soldiers."""
    claim, document = wire_claim(**values)
    (event,) = resolve_made([claim], [document])
    return event


def claimed_event(**values: Any) -> Event:
    """Only the front itself speaks, on its own channel."""
    claim = own_claim(1, attribution=Attribution(Basis.SELF_CLAIMED, FRONT), **values)
    document = make_document("doc-1", url="https://t.me/front/12", published=date(2023, 9, 5))
    (event,) = resolve_made([claim], [document])
    return event


def tolls_event(*tolls: tuple[Toll, ...]) -> Event:
    """One event, a claim for each group of tolls, all of them papers'."""
    return ruled_event([make_claim(n, killed=group) for n, group in enumerate(tolls, start=1)])


def accept(event: Event, *, at: str = "2023-09-10T12:00:00Z") -> Event:
    """The event as it is when a person has accepted every claim."""
    ids = tuple(sorted(claim.id for claim in event.claims))
    made = tuple(Acceptance(i, "0" * 16, "Desk editor", at, "d-000000000000") for i in ids)
    return dataclasses.replace(event, review_state=ReviewState.ACCEPTED, accepted=ids, acceptances=made)


def strange_event(text: str) -> Event:
    """An event whose every text is the given one."""
    event = reported_event()
    (claim,), (document,) = event.claims, event.documents
    span = Span(Part.TEXT, 0, max(1, len(text)), text)
    claim = dataclasses.replace(
        claim,
        perpetrator=text,
        target=text,
        places=(text,),
        claimant=text,
        outlet=text,
        spans={"/target": (span,)},
    )
    place = event.place
    assert place.chosen is not None
    spot = dataclasses.replace(place.chosen.place, name=text, admin1=text)
    return dataclasses.replace(
        event,
        claims=(claim,),
        documents=(dataclasses.replace(document, title=text, url=text, archived=text),),
        title=text,
        place=dataclasses.replace(
            place, chosen=dataclasses.replace(place.chosen, place=spot), names=(text,), why=text
        ),
        parties=tuple(
            dataclasses.replace(p, name=text, names=(text,), actor=None, alias=None) for p in event.parties
        ),
        sources=tuple(dataclasses.replace(s, name=text) for s in event.sources),
        status_why=text,
        remarks=(text,),
    )


def point_event(lat: float, lon: float) -> Event:
    """An event at a point."""
    event = reported_event()
    chosen = event.place.chosen
    assert chosen is not None
    spot = dataclasses.replace(chosen, place=dataclasses.replace(chosen.place, lat=lat, lon=lon))
    return dataclasses.replace(event, place=dataclasses.replace(event.place, chosen=spot))


def dated_event(start: str | None, end: str | None) -> Event:
    """An event of a span of days."""
    event = reported_event()
    when = dataclasses.replace(event.date, start=start, end=end, edtf=f"{start}/{end}")
    return dataclasses.replace(event, date=when)


Make = Callable[[BinaryIO], Exporter]


def export(make: Make, events: Iterable[Event]) -> tuple[bytes, Exported]:
    """What an exporter writes, and what it says of it."""
    out = io.BytesIO()
    exporter = make(out)
    for event in events:
        exporter.add(event)
    return out.getvalue(), exporter.close()


def export_bytes(make: Make, events: Iterable[Event]) -> bytes:
    """All that an exporter writes."""
    out = io.BytesIO()
    exporter = make(out)
    for event in events:
        exporter.add(event)
    exporter.close()
    return out.getvalue()


def rows_of(made: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    csv.field_size_limit(10**9)
    return list(csv.DictReader(io.StringIO(made.decode("utf-8"), newline="")))


def losses_of(done: Exported) -> dict[str, int]:
    """Field -> how often something of it was lost."""
    return {loss.field: loss.count for loss in done.losses}


def many_events(count: int) -> Iterator[Event]:
    """So many different events, made one by one."""
    event = reported_event()
    (claim,) = event.claims
    for n in range(count):
        own = dataclasses.replace(claim, id=f"c-{n:012x}")
        party = tuple(dataclasses.replace(p, claims=(own.id,)) for p in event.parties)
        yield dataclasses.replace(event, id=f"e-{n:012x}", claims=(own,), parties=party)


class Nowhere(io.RawIOBase):
    """Counts bytes and keeps none."""

    count = 0

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        size = len(memoryview(data))  # type: ignore[arg-type]
        self.count += size
        return size


def share_held(make: Make, count: int) -> float:
    """The most bytes that Python held while so many events were written, as a share of the bytes written.

    The first event is not counted: it fills the tables that are read once.
    """
    out = Nowhere()
    exporter = make(out)  # type: ignore[arg-type]
    events = many_events(count)
    exporter.add(next(events))
    tracemalloc.start()
    try:
        for event in events:
            exporter.add(event)
        exporter.close()
        return tracemalloc.get_traced_memory()[1] / out.count
    finally:
        tracemalloc.stop()

"""Claims, documents, tolls and profiles made by hand, with defaults that tell one raid, for the tests of the resolver.

Everything is invented: the places are real, the groups, outlets and acts are fictional. A test names only what it is
about; all else is the raid on Koumbori of 4 September 2023.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.atlas import Atlas
from dragoman.base.claim import (
    Assertion,
    Category,
    Claim,
    DatePrecision,
    Disposition,
    EventType,
    Materiel,
    Place,
    Qualifier,
    Reading,
    Side,
    Toll,
)
from dragoman.base.codec import event_to_json, reading_to_json
from dragoman.base.decision import Decision
from dragoman.base.document import Document
from dragoman.base.event import Event
from dragoman.base.span import Part, Span
from dragoman.resolve import Resolver, Store
from dragoman.resolve.actors import ActorBook
from dragoman.resolve.profile import Profile, profile_claim

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
FRONT, BRIGADE = "Dawn Banner Front", "Volta Rapid Brigade"
"""A rebel group and the force of a state, both of the samples' atlas."""
BRIGADE_SITE = "https://volta-rapid-brigade.example/1"
"""An address on the brigade's own site."""
VALLEY, VALLEY_SHORT = "Ember Valley Bloc", "EVB"
"""A group that no atlas knows, and its acronym."""

KOUMBORI = Place("Koumbori", "geonames:2358786", "BF", "Nord", 13.8478, -2.41718, 1, 1)
THIOU = Place("Thiou", "geonames:2354633", "BF", "Nord", 13.80632, -2.66373, 1, 1)
DJIBO = Place("Djibo", "geonames:2361177", "BF", "Sahel", 14.09864, -1.62665, 1, 1)
NIONO = Place("Niono", "geonames:2452655", "ML", "Ségou", 14.25054, -5.98679, 1, 1)
GAO = Place("Gao", "geonames:2457163", "ML", "Gao", 16.27167, -0.04472, 1, 1)
SAHEL = Place("Sahel", "geonames:6930713", "BF", "Sahel", 14.03351, -0.04575, 4, 2)
NORD = Place("Nord", "geonames:2357984", "BF", "Nord", 13.5, -2.5, 4, 1)
BURKINA = Place("Burkina Faso", "geonames:2361809", "BF", None, 12.5, -1.66667, 6, 1)


@cache
def sample_atlas() -> Atlas:
    """The atlas with the fictional actors of the samples."""
    return Atlas.open((SAMPLES / "atlas",))


def make_document(identity: str = "doc-1", text: str = "", **values: Any) -> Document:
    """A document of 7 September 2023; each id has a text and a site of its own, so that none is a copy."""
    made = Document(
        id=identity,
        text=text or _own_words(identity),
        title="",
        url=f"https://{identity.replace(' ', '-')}-gazette.example/1",
        lang="en",
        published=date(2023, 9, 7),
    )
    return dataclasses.replace(made, **values)


def _own_words(identity: str) -> str:
    """A sentence no two ids share three words of."""
    words = [
        f"{word}{sum(identity.encode('utf-8', 'surrogatepass')) % 97}x{n}"
        for n, word in enumerate(
            ("dusk", "reed", "clay", "salt", "acacia", "dust", "well", "ridge", "goat", "drum")
        )
    ]
    return f"{identity.capitalize()} {' '.join(words)}."


def number_id(n: int) -> str:
    """The n-th id of a claim, in order."""
    return f"c-{n:012x}"


def make_claim(n: int = 1, document: str = "", **values: Any) -> Claim:
    """The n-th claim, of document "doc-n": the front attacked the brigade at Koumbori and killed 12 soldiers."""
    places: tuple[Place, ...] = values.pop("at", (KOUMBORI,))
    made = Claim(
        id=number_id(n),
        document_id=document or f"doc-{n}",
        reader="made/1",
        event_type=EventType.ASSAULT,
        outcome=None,
        assertion=Assertion.REPORTED,
        claimant=None,
        outlet=None,
        platform=None,
        claimed_on=None,
        perpetrator=FRONT,
        target=BRIGADE,
        places=tuple(place.name for place in places),
        country=places[0].country if places else "BF",
        event_date="2023-09-04",
        date_precision=DatePrecision.DAY,
        killed=(make_toll(12),),
        place_detail=places,
    )
    return dataclasses.replace(made, **values)


def own_claim(n: int = 1, document: str = "", **values: Any) -> Claim:
    """The n-th claim, in which the front itself says that it did it."""
    said = {"assertion": Assertion.CLAIMED, "claimant": FRONT, **values}
    return make_claim(n, document, **said)


def make_toll(low: int | None = 12, high: int | str | None = "same", **values: Any) -> Toll:
    """A toll of the target's soldiers; one bound alone is both."""
    top = low if isinstance(high, str) else high
    made = Toll(Side.TARGET, "soldiers", low, top, Qualifier.EXACT, "killed", _figure(low, top))
    return dataclasses.replace(made, **values)


def _figure(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    return f"at least {low}" if high is None else f"up to {high}" if low is None else f"{low} to {high}"


def make_item(
    item: str = "PK machine gun", low: int | None = 6, high: int | None = 6, **values: Any
) -> Materiel:
    """An item that was seized."""
    made = Materiel(
        item, Category.MACHINE_GUN, low, high, Qualifier.EXACT, None, Disposition.SEIZED, f"{low} {item}s"
    )
    return dataclasses.replace(made, **values)


def head_span(document: Document, quote: str) -> dict[str, tuple[Span, ...]]:
    """The spans of a claim whose act's words are the quote, so that its sentence is its passage."""
    start = document.text.index(quote)
    return {"/event_type": (Span.cut(document.text, Part.TEXT, start, start + len(quote)),)}


def profile(claim: Claim, document: Document | None = None) -> Profile:
    """The profile of a claim, by the samples' atlas."""
    return profile_claim(claim, document or make_document(claim.document_id), ActorBook(sample_atlas()))


def pair_up(
    claims: Iterable[Claim], documents: Iterable[Document] = ()
) -> list[tuple[Document, tuple[Claim, ...]]]:
    """Claims by document; those whose document is not given get a made one."""
    given = {document.id: document for document in documents}
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document_id, []).append(claim)
    return [(given.get(i) or make_document(i), tuple(found)) for i, found in by_document.items()]


def resolver_of(
    claims: Iterable[Claim],
    documents: Iterable[Document] = (),
    *,
    decisions: Iterable[Decision] = (),
    store: Store | None = None,
) -> Resolver:
    """A resolver with these claims in it, added in this order."""
    resolver = Resolver(sample_atlas(), store=store, decisions=decisions)
    for document, found in pair_up(claims, documents):
        resolver.add(document, found)
    return resolver


def resolve_made(
    claims: Iterable[Claim], documents: Iterable[Document] = (), *, decisions: Iterable[Decision] = ()
) -> tuple[Event, ...]:
    """The events of claims."""
    return tuple(resolver_of(claims, documents, decisions=decisions).events())


def ruled_event(claims: Sequence[Claim], documents: Iterable[Document] = ()) -> Event:
    """The one event of claims that a person ruled to be one: for tests of how an event is told."""
    from made_rulings import rule_same

    decisions = [rule_same(*(claim.id for claim in claims))] if len(claims) > 1 else []
    (event,) = resolve_made(claims, documents, decisions=decisions)
    return event


def groups_of(events: Iterable[Event]) -> list[list[str]]:
    """The ids of the claims of each event, sorted."""
    return sorted(sorted(claim.id for claim in event.claims) for event in events)


def event_lines(resolver: Resolver) -> list[str]:
    """The lines that the events of a resolver are written as."""
    return [event_line(event) for event in resolver.events()]


def event_line(event: Event) -> str:
    """The line that an event is written as."""
    return json.dumps(event_to_json(event), ensure_ascii=False)


def write_readings(path: Path, claims: Iterable[Claim], documents: Iterable[Document] = ()) -> Path:
    """A file of the lines that `read` would have written of these claims."""
    lines = [
        json.dumps(reading_to_json(document, Reading(document.id, found)))
        for document, found in pair_up(claims, documents)
    ]
    path.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    return path

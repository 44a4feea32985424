"""A claim as a person coded it -> a Claim that the resolver takes: places looked up, the act's words found."""

from __future__ import annotations

from typing import Any

from dragoman.atlas import Atlas, PlaceEntry
from dragoman.base.claim import (
    Assertion,
    Category,
    Claim,
    DatePrecision,
    Disposition,
    EventType,
    Materiel,
    Outcome,
    Place,
    Qualifier,
    Side,
    Toll,
)
from dragoman.base.document import Document
from dragoman.base.ids import claim_id
from dragoman.base.span import Part, Span


def build_claim(row: dict[str, Any], document: Document, n: int, atlas: Atlas) -> Claim:
    """The n-th gold claim of a document."""
    spans = {"/event_type": tuple(_find(document, row.get("head")))}
    for kind in ("killed", "injured", "captured"):
        for at, toll in enumerate(row.get(kind) or ()):
            spans[f"/{kind}/{at}"] = tuple(_find(document, toll.get("text")))
    places = tuple(row.get("places") or ())
    return Claim(
        id=claim_id(document.id, "gold", n, n + 1),
        document_id=document.id,
        reader="gold",
        event_type=EventType(row["event_type"]),
        outcome=Outcome(row["outcome"]) if row.get("outcome") else None,
        assertion=Assertion(row["assertion"]),
        claimant=row.get("claimant"),
        outlet=row.get("outlet"),
        platform=row.get("platform"),
        claimed_on=row.get("claimed_on"),
        perpetrator=row.get("perpetrator"),
        target=row.get("target"),
        places=places,
        country=row.get("country"),
        event_date=row.get("event_date"),
        date_precision=DatePrecision(row.get("date_precision") or "unknown"),
        killed=_tolls(row.get("killed")),
        injured=_tolls(row.get("injured")),
        captured=_tolls(row.get("captured")),
        materiel=tuple(_item(item) for item in row.get("materiel") or ()),
        spans={pointer: found for pointer, found in spans.items() if found},
        place_detail=tuple(_look_up(name, places, row.get("country"), atlas) for name in places),
    )


def _find(document: Document, words: str | None) -> list[Span]:
    """Where the words of a value stand: in the text, else in the title."""
    for part in (Part.TEXT, Part.TITLE):
        source = document.part_text(part)
        at = source.find(words) if words else -1
        if words and at >= 0:
            return [Span.cut(source, part, at, at + len(words))]
    return []


def _tolls(rows: Any) -> tuple[Toll, ...]:
    return tuple(
        Toll(
            side=Side(row["side"]),
            victim=row.get("victim"),
            min=row.get("min"),
            max=row.get("max"),
            qualifier=Qualifier.EXACT if row.get("min") == row.get("max") else Qualifier.RANGE,
            wording="",
            text=row.get("text") or "",
            source=row.get("source"),
        )
        for row in rows or ()
    )


def _item(row: dict[str, Any]) -> Materiel:
    return Materiel(
        item=row["item"],
        category=Category(row["category"]),
        qty_min=row.get("qty_min"),
        qty_max=row.get("qty_max"),
        qualifier=Qualifier.EXACT,
        unit=row.get("unit"),
        disposition=Disposition(row["disposition"]),
        text=row.get("text") or "",
    )


def _look_up(name: str, places: tuple[str, ...], country: str | None, atlas: Atlas) -> Place:
    """The gazetteer's entry of a name in the country of the act; another name of the claim may say which region."""
    entries = atlas.places.find(name, country, abroad=country is None)
    held = [e for e in entries if e.admin1 and any(e.admin1 == other for other in places if other != name)]
    for entry in held or entries:
        return Place(
            name, entry.id, entry.country, entry.admin1, entry.lat, entry.lon, _precision(entry), len(entries)
        )
    matches = atlas.find_country(name).matches
    return Place(name, country=matches[0].value.iso2 if matches else country, precision=6 if matches else 7)


def _precision(entry: PlaceEntry) -> int:
    if entry.feature_code.startswith("PCL"):
        return 6
    if entry.feature_code == "ADM1":
        return 4
    return 3 if entry.feature_class == "A" else 1

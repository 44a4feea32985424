"""Our values <-> the JSON that every command reads and writes ("schema": "dragoman/1").

Keys stand in the order of the dataclass, so the same value gives the same bytes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import TypeAlias

from dragoman.base.claim import Claim, Reading
from dragoman.base.decision import Decision
from dragoman.base.document import Document
from dragoman.base.event import Event

SCHEMA = "dragoman/1"
Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def to_json(value: object) -> Json:
    """Plain JSON of one of our values; tuples become lists, enums their strings, dates ISO."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: to_json(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(k): to_json(v) for k, v in value.items()}
    if isinstance(value, (tuple, list)):
        return [to_json(v) for v in value]
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    raise TypeError(f"{type(value).__name__} has no JSON form of ours")


def claim_to_json(claim: Claim, *, explain: bool = False) -> dict[str, Json]:
    """A claim as in the codebook's example; `why` only when asked for."""
    row = to_json(claim)
    assert isinstance(row, dict)
    if not explain:
        row.pop("why")
    return row


def reading_to_json(
    document: Document, reading: Reading, *, with_text: bool = True, explain: bool = False
) -> dict[str, Json]:
    """The self-contained line of one document that `read` writes."""
    return {
        "schema": SCHEMA,
        "id": document.id,
        "document": _head(document, with_text),
        "claims": [claim_to_json(c, explain=explain) for c in reading.claims],
        "refused": to_json(reading.refused),
        "screened": reading.screened,
    }


def event_to_json(event: Event, *, with_text: bool = True) -> dict[str, Json]:
    """The self-contained line of one event that `resolve` writes."""
    row = to_json(dataclasses.replace(event, documents=()))
    assert isinstance(row, dict)
    row["claims"] = [claim_to_json(claim) for claim in event.claims]
    row["documents"] = [document_to_json(d, with_text=with_text) for d in event.documents]
    return {"schema": SCHEMA, **row}


def document_to_json(document: Document, *, with_text: bool = True) -> dict[str, Json]:
    """A document with its id, as the line of an event holds it."""
    return {"id": document.id, **_head(document, with_text)}


def decision_to_json(decision: Decision) -> dict[str, Json]:
    """The line of one decision."""
    row = to_json(decision)
    assert isinstance(row, dict)
    return {"schema": SCHEMA, **row}


def _head(document: Document, with_text: bool) -> dict[str, Json]:
    """What a line says of a document, its text last and only when wanted."""
    head: dict[str, Json] = {
        "url": document.url,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "lang": document.lang,
        "sha256": document.sha256,
        "fetched": document.fetched,
        "archived": document.archived,
    }
    if with_text:
        head["text"] = document.text
    return head

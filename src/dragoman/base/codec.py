"""Our values <-> the JSON that every command reads and writes ("schema": "dragoman/1").

Keys stand in the order of the dataclass, so the same value gives the same bytes.
"""

from __future__ import annotations

import dataclasses

from dragoman.base.claim import Claim, Reading
from dragoman.base.decision import Decision
from dragoman.base.document import Document
from dragoman.base.event import Event
from dragoman.base.json_value import Json, to_json

__all__ = [
    "SCHEMA",
    "Json",
    "claim_to_json",
    "decision_to_json",
    "document_to_json",
    "event_to_json",
    "reading_to_json",
    "to_json",
]

SCHEMA = "dragoman/1"


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

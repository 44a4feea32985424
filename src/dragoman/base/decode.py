"""JSON as `codec` writes it -> our values again, checked field by field.

A line may come from anywhere, so every value is held to the type that its dataclass declares; what does not fit is
an error that names the path to it. Fields that are missing take their default where they have one.
"""

from __future__ import annotations

import dataclasses
import re
import types
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from dragoman.base.claim import Claim, Reading, Refusal
from dragoman.base.codec import SCHEMA
from dragoman.base.decision import Decision
from dragoman.base.document import Document, text_sha256
from dragoman.base.errors import BadLine
from dragoman.base.event import Event

T = TypeVar("T")
_SHA256 = re.compile("[0-9a-f]{64}")
MAX_WHOLE = 10**15
"""Larger whole numbers are nobody's count and would not fit where they are kept."""
MAX_DEPTH = 8
"""A list of objects that hold lists is three deep; nothing of ours is deeper."""


def is_reading(row: object) -> bool:
    """Whether a JSON value is a line that `read` writes."""
    return isinstance(row, dict) and "claims" in row and isinstance(row.get("document"), dict)


def reading_from_json(row: object) -> tuple[Document, Reading]:
    """The document and the reading of one line of `read`.

    Raises:
        BadLine: the line is not of our schema, or a value in it does not fit; the message names the path.
    """
    line = _require_object(row, "line")
    if line.get("schema") != SCHEMA:
        raise BadLine(f'schema is {line.get("schema")!r}, not "{SCHEMA}". Read the document again.')
    identity = _decode(str, line.get("id"), "id")
    document = _document(identity, _require_object(line.get("document"), "document"), "document")
    claims = _decode(tuple[Claim, ...], line.get("claims", []), "claims")
    for claim in claims:
        if claim.document_id != identity:
            raise BadLine(
                f"claim {claim.id}: document_id is {claim.document_id[:24]!r}, the line's id is not."
            )
    refused = _decode(tuple[Refusal, ...], line.get("refused", []), "refused")
    screened = _decode(str | None, line.get("screened"), "screened")  # type: ignore[arg-type]
    return document, Reading(identity, claims, refused, screened)


def readings_from_json(row: object) -> tuple[tuple[Document, Reading], ...]:
    """The documents and readings of a line of `read`, or of an event that `resolve` wrote.

    Raises:
        BadLine: as above.
    """
    if is_reading(row):
        return (reading_from_json(row),)
    event = event_from_json(row)
    here = {document.id for document in event.documents}
    for claim in event.claims:
        if claim.document_id not in here:
            raise BadLine(f"claim {claim.id}: its document {claim.document_id[:24]!r} is not in the line.")
    return tuple(
        (document, Reading(document.id, tuple(c for c in event.claims if c.document_id == document.id)))
        for document in event.documents
    )


def event_from_json(row: object) -> Event:
    """The event of one line of `resolve`.

    Raises:
        BadLine: as for readings.
    """
    line = dict(_require_object(row, "line"))
    if line.pop("schema", None) != SCHEMA:
        raise BadLine(f'the schema of the line is not "{SCHEMA}". Resolve the claims again.')
    documents = line.get("documents")
    if not isinstance(documents, list):
        raise BadLine("documents: a list is wanted. Resolve the claims again.")
    rest = {**line, "documents": []}
    event = _decode(Event, rest, "")
    return dataclasses.replace(
        event,
        documents=tuple(document_from_json(d, f"documents/{n}") for n, d in enumerate(documents)),
    )


def claim_from_json(row: object) -> Claim:
    """One claim; raises BadLine as above."""
    return _decode(Claim, row, "claim")


def document_from_json(row: object, path: str = "document") -> Document:
    """One document with its id; raises BadLine as above."""
    head = _require_object(row, path)
    return _document(_decode(str, head.get("id"), f"{path}/id"), head, path)


def decision_from_json(row: object) -> Decision:
    """One decision, which may have been written by hand without a schema; raises BadLine as above."""
    line = dict(_require_object(row, "line"))
    schema = line.pop("schema", SCHEMA)
    if schema != SCHEMA:
        raise BadLine(f'schema is {str(schema)[:40]!r}, not "{SCHEMA}".')
    return _decode(Decision, line, "")


def value_from_json(kind: type[T], row: object, path: str = "") -> T:
    """A value of any of our dataclasses, such as a report; raises BadLine as above."""
    return _decode(kind, row, path)


def _document(identity: str, head: Mapping[str, Any], path: str) -> Document:
    """A document from the head of its line; without a text, its text is empty and its hash stands."""

    def words(name: str) -> str | None:
        return _decode(str | None, head.get(name), f"{path}/{name}")  # type: ignore[arg-type]

    published, sha256 = words("published"), words("sha256")
    text = _decode(str, head.get("text", ""), f"{path}/text")
    if text and sha256 is not None and sha256 != text_sha256(text):
        raise BadLine(f"{path}: its text is not the one that its sha256 names. Read the document again.")
    return Document(
        id=identity,
        text=text,
        title=words("title") or "",
        url=words("url"),
        lang=words("lang"),
        published=_day(published, f"{path}/published") if published is not None else None,
        fetched=words("fetched"),
        archived=words("archived"),
        digest=sha256 if not text and sha256 and _SHA256.fullmatch(sha256) else None,
    )


def _day(value: str, path: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise BadLine(f"{path}: {value[:40]!r} is no ISO date.") from None


def _require_object(value: object, path: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise BadLine(f"{path}: an object is wanted, not {type(value).__name__}.")
    return value


@cache
def _fields(kind: type) -> tuple[tuple[str, Any, bool], ...]:
    """Name, type and whether a default exists, of each field of a dataclass."""
    hints = get_type_hints(kind)
    return tuple(
        (
            f.name,
            hints[f.name],
            f.default is not dataclasses.MISSING or f.default_factory is not dataclasses.MISSING,
        )
        for f in dataclasses.fields(kind)
    )


def _decode(hint: type[T], value: object, path: str) -> T:
    """A JSON value as the type says; raises BadLine with the path of what does not fit."""
    return _decoded(hint, value, path)  # type: ignore[no-any-return]


def _decoded(hint: Any, value: Any, path: str) -> Any:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        if len([a for a in get_args(hint) if a is not type(None)]) > 1:
            return _any_json(value, path, MAX_DEPTH)  # the only such union of ours is JSON itself
        if value is None:
            return None
        return _decoded(next(a for a in get_args(hint) if a is not type(None)), value, path)
    if origin is tuple:
        if not isinstance(value, list):
            raise BadLine(f"{path}: a list is wanted, not {type(value).__name__}.")
        inner = get_args(hint)[0]
        return tuple(_decoded(inner, item, f"{path}/{n}") for n, item in enumerate(value))
    if origin is Mapping:
        inner = get_args(hint)[1]
        return {str(k): _decoded(inner, v, f"{path}/{k}") for k, v in _require_object(value, path).items()}
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return _decoded_object(hint, value, path)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        try:
            return hint(value)
        except ValueError:
            raise BadLine(f"{path}: {str(value)[:40]!r} is none of {', '.join(hint)}.") from None
    return _plain(hint, value, path)


def _any_json(value: Any, path: str, depth: int) -> Any:
    """A value of no declared shape, held to what JSON of ours may hold."""
    if depth == 0:
        raise BadLine(f"{path}: nested deeper than any value of ours.")
    if isinstance(value, list):
        return [_any_json(item, f"{path}/{n}", depth - 1) for n, item in enumerate(value)]
    if isinstance(value, dict):
        return {str(key): _any_json(item, f"{path}/{key}", depth - 1) for key, item in value.items()}
    return value if value is None else _plain(type(value), value, path)


def _decoded_object(kind: type, value: Any, path: str) -> Any:
    row = _require_object(value, path or "line")
    known: dict[str, Any] = {}
    for name, hint, has_default in _fields(kind):
        if name in row:
            known[name] = _decoded(hint, row[name], f"{path}/{name}" if path else name)
        elif not has_default:
            raise BadLine(f"{path or 'line'}: {name} is missing.")
    return kind(**known)


def _plain(hint: Any, value: Any, path: str) -> Any:
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
        raise BadLine(f"{path}: {hint.__name__} is wanted, not {type(value).__name__}.")
    if hint is int and abs(value) > MAX_WHOLE:
        raise BadLine(f"{path}: {str(value)[:20]}... is larger than any count.")
    if hint is float and not (-1e15 < value < 1e15):
        raise BadLine(f"{path}: {value} is no number of ours.")
    return value

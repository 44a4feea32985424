"""The dataclasses of base -> the JSON Schemas of the lines that `read` and `resolve` write.

Written by `dragoman schema` into docs/reference, so that the published schema cannot drift from the code.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Mapping
from enum import StrEnum
from typing import Union, get_args, get_origin, get_type_hints

from dragoman.base.claim import Claim, Refusal
from dragoman.base.codec import SCHEMA, Json
from dragoman.base.event import Event

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY = r"^\d{4}-\d{2}-\d{2}$"
_DAY_OR_INTERVAL = r"^\d{4}-\d{2}-\d{2}(/\d{4}-\d{2}-\d{2})?$"
_PATTERNS = {
    "claim": {
        "id": r"^c-[0-9a-f]{12}$",
        "claimed_on": _DAY,
        "event_date": _DAY_OR_INTERVAL,
        "country": r"^[A-Z]{2}$",
    },
    "place": {"country": r"^[A-Z]{2}$"},
    "event": {"id": r"^e-[0-9a-f]{12}$"},
    "grade": {"source": "^[A-F]$", "information": "^[1-6]$"},
}
_MINIMA = {
    "toll": {"min": 0, "max": 0},
    "span": {"start": 0, "end": 1},
    "place": {"candidates": 0, "precision": 1},
}
_NOT_ALWAYS = {"claim": {"why"}}  # only with --explain


def line_schema() -> dict[str, Json]:
    """The schema of one line, JSON Schema 2020-12."""
    definitions: dict[str, Json] = {"document": _document_schema()}
    for kind in (Claim, Refusal):
        _define(kind, definitions)
    properties: dict[str, Json] = {
        "schema": {"const": SCHEMA},
        "id": {"type": "string"},
        "document": {"$ref": "#/$defs/document"},
        "claims": {"type": "array", "items": {"$ref": "#/$defs/claim"}},
        "refused": {"type": "array", "items": {"$ref": "#/$defs/refusal"}},
        "screened": {"type": ["string", "null"]},
    }
    return {
        "$schema": _DIALECT,
        "$id": SCHEMA,
        "title": "One line of `dragoman read --format jsonl`",
        **_object(properties, required=list(properties)),
        "$defs": dict(sorted(definitions.items())),
    }


def event_schema() -> dict[str, Json]:
    """The schema of one line of events, JSON Schema 2020-12."""
    definitions: dict[str, Json] = {"document": _document_schema(with_id=True)}
    _define(Event, definitions)
    event = definitions.pop("event")
    assert isinstance(event, dict) and isinstance(event["properties"], dict)
    properties: dict[str, Json] = {"schema": {"const": SCHEMA}, **event["properties"]}
    return {
        "$schema": _DIALECT,
        "$id": f"{SCHEMA}/event",
        "title": "One line of `dragoman resolve --format jsonl`",
        **_object(properties, required=list(properties)),
        "$defs": dict(sorted(definitions.items())),
    }


def _object(properties: dict[str, Json], *, required: list[str]) -> dict[str, Json]:
    return {
        "type": "object",
        "properties": properties,
        "required": list[Json](required),
        "additionalProperties": False,
    }


def _document_schema(*, with_id: bool = False) -> Json:
    text_or_null: Json = {"type": ["string", "null"]}
    identity: dict[str, Json] = {"id": {"type": "string"}} if with_id else {}
    properties: dict[str, Json] = {
        **identity,
        "url": text_or_null,
        "title": {"type": "string"},
        "published": {"type": ["string", "null"], "pattern": _DAY},
        "lang": text_or_null,
        "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
        "fetched": text_or_null,
        "archived": text_or_null,
        "text": {"type": "string"},
    }
    return _object(properties, required=[name for name in properties if name != "text"])


def _define(kind: type, definitions: dict[str, Json]) -> str:
    """Add the schema of a dataclass and of those inside it; returns its name."""
    name = kind.__name__[0].lower() + kind.__name__[1:]
    if name in definitions:
        return name
    definitions[name] = None  # taken, so that a type may hold itself
    hints = get_type_hints(kind)
    properties = {}
    for field in dataclasses.fields(kind):
        schema = _schema(hints[field.name], definitions)
        if field.name in _PATTERNS.get(name, {}):
            schema["pattern"] = _PATTERNS[name][field.name]
        if field.name in _MINIMA.get(name, {}):
            schema["minimum"] = _MINIMA[name][field.name]
        properties[field.name] = schema
    required = [key for key in properties if key not in _NOT_ALWAYS.get(name, set())]
    definitions[name] = _object({**properties}, required=required)
    return name


_PLAIN: dict[object, str] = {str: "string", bool: "boolean", int: "integer", float: "number"}


def _schema(hint: object, definitions: dict[str, Json]) -> dict[str, Json]:
    """The schema of one type: plain, enum, optional, tuple, mapping or dataclass of ours."""
    if hint in _PLAIN:
        return {"type": _PLAIN[hint]}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"type": "string", "enum": [member.value for member in hint]}
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return {"$ref": f"#/$defs/{_define(hint, definitions)}"}
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return {"type": "array", "items": _schema(arguments[0], definitions)}
    if origin is Mapping:
        return {"type": "object", "additionalProperties": _schema(arguments[1], definitions)}
    if origin in (Union, types.UnionType):
        return _or_null(next(_schema(a, definitions) for a in arguments if a is not type(None)))
    # collections.abc.Mapping is what get_origin gives for Mapping[...]; anything else is new to us
    raise TypeError(f"{hint!r} has no schema of ours; add it to base/schema.py")


def _or_null(schema: dict[str, Json]) -> dict[str, Json]:
    if "$ref" in schema:
        return {"anyOf": [schema, {"type": "null"}]}
    schema["type"] = [schema["type"], "null"]
    if isinstance(schema.get("enum"), list):
        schema["enum"] = [*schema["enum"], None]  # type: ignore[misc]
    return schema

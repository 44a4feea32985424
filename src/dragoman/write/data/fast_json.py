"""Our values -> JSON text, the same as `codec` with `json.dumps` gives, without a tree of dicts between them.

A million claims are written so. For each of our types a writer is put together once, from the types of its fields; a
tree of dicts takes ten times as long.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import cache, lru_cache
from json.encoder import encode_basestring as escape
from operator import attrgetter
from types import MappingProxyType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from dragoman.base.claim import Claim, Materiel, Place, Toll
from dragoman.base.codec import SCHEMA, Json, document_to_json
from dragoman.base.document import Document
from dragoman.base.event import Event
from dragoman.base.span import Span

Write = Callable[[Any], str]
NULL = "null"


def event_json(event: Event, *, with_text: bool) -> str:
    """The line of an event, without its end; a document of whose text nothing is known has no hash."""
    return _event_writer(with_text)(event)


def event_without_claims_json(event: Event) -> str:
    """The event as its line holds it, without the schema, the claims and the texts."""
    return _bare_event_writer()(event)


def claim_json(claim: Claim) -> str:
    """A claim as the line of its event holds it."""
    return json_writer(Claim)(claim)


def document_head(document: Document, *, with_text: bool = False) -> dict[str, Json]:
    """A document as a line holds it."""
    head = document_to_json(document, with_text=with_text)
    if not (document.text or document.digest):
        head["sha256"] = None
    return head


def short_spans_json(spans: Mapping[str, tuple[Span, ...]]) -> str:
    """The spans of a claim by pointer, each as [part, start, end, quote], without blanks; pointers without one are left
    out."""
    # Half of a claim is spans: one list of pieces, joined once, is the fastest way that was found.
    told = ["{"]
    add = told.append
    for pointer, found in spans.items():
        if found:
            add(_opening(pointer))
            for s in found:
                add(s.part)
                add(f'",{s.start},{s.end},{escape(s.quote)}')
                add('],["')
            told[-1] = "]],"
    told[-1] = "]]}" if len(told) > 1 else "{}"
    return "".join(told)


@lru_cache(maxsize=1024)
def _opening(pointer: str) -> str:
    return escape(pointer) + ':[["'


def _spans(spans: Mapping[str, tuple[Span, ...]]) -> str:
    told = ["{"]
    add = told.append
    for pointer, found in spans.items():
        add(escape(pointer))
        add(": [")
        for s in found:
            add('{"part": "')
            add(s.part)
            add(f'", "start": {s.start}, "end": {s.end}, "quote": ')
            add(escape(s.quote))
            add("}, ")
        told[-1] = "}]" if found else ": []"
        add(", ")
    if len(told) > 1:
        told.pop()
    add("}")
    return "".join(told)


@cache
def json_writer(hint: Any) -> Write:
    """What writes values of a type: one of our dataclasses or enums, a plain type, or a tuple of these; None is written
    by what holds it."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return json_writer(next(a for a in get_args(hint) if a is not type(None)))
    if origin is tuple:
        return _tuple(json_writer(get_args(hint)[0]))
    if origin is Mapping and get_args(hint)[1] == tuple[Span, ...]:
        return _spans
    if hint in _BY_HAND:
        return _BY_HAND[hint]
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _dataclass(hint, skip="why" if hint is Claim else "")
    if isinstance(hint, type) and issubclass(hint, Enum):
        return escape
    return _PLAIN[hint]


def _tuple(inner: Write) -> Write:
    return lambda values: "[" + ", ".join([inner(value) for value in values]) + "]" if values else "[]"


@cache
def _event_writer(with_text: bool) -> Write:
    write = _dataclass(Event, own={"documents": _documents(with_text)})
    start = f'{{"schema": "{SCHEMA}", '
    return lambda event: start + write(event)[1:]


@cache
def _bare_event_writer() -> Write:
    return _dataclass(Event, own={"documents": _documents(False)}, skip="claims")


def _documents(with_text: bool) -> Write:
    def write(documents: tuple[Document, ...]) -> str:
        heads = [document_head(document, with_text=with_text) for document in documents]
        return json.dumps(heads, ensure_ascii=False)

    return write


def _dataclass(kind: type, *, own: Mapping[str, Write] = MappingProxyType({}), skip: str = "") -> Write:
    """An object of a dataclass's fields; `own` writes some of them, `skip` is left out."""
    hints = get_type_hints(kind)
    names = [field.name for field in dataclasses.fields(kind) if field.name != skip]
    if len(names) < 2:
        raise TypeError(f"{kind.__name__} has no JSON form of ours")
    writers = tuple(own.get(name) or json_writer(hints[name]) for name in names)
    template = "{" + ", ".join(f'"{name}": %s' for name in names) + "}"
    get = attrgetter(*names)

    def write(value: object) -> str:
        pairs = zip(writers, get(value), strict=True)
        return template % tuple([NULL if field is None else tell(field) for tell, field in pairs])

    return write


def _place(p: Place) -> str:
    return (
        f'{{"name": {escape(p.name)}, "id": {_text(p.id)}, "country": {_text(p.country)}, '
        f'"admin1": {_text(p.admin1)}, "lat": {_number(p.lat)}, "lon": {_number(p.lon)}, '
        f'"precision": {p.precision}, "candidates": {p.candidates}, '
        f'"runners_up": [{", ".join(map(escape, p.runners_up))}]}}'
    )


def _toll(t: Toll) -> str:
    return (
        f'{{"side": {escape(t.side)}, "victim": {_text(t.victim)}, "min": {_number(t.min)}, '
        f'"max": {_number(t.max)}, "qualifier": {escape(t.qualifier)}, "wording": {escape(t.wording)}, '
        f'"text": {escape(t.text)}, "source": {_text(t.source)}}}'
    )


def _materiel(m: Materiel) -> str:
    return (
        f'{{"item": {escape(m.item)}, "category": {escape(m.category)}, "qty_min": {_number(m.qty_min)}, '
        f'"qty_max": {_number(m.qty_max)}, "qualifier": {escape(m.qualifier)}, "unit": {_text(m.unit)}, '
        f'"disposition": {escape(m.disposition)}, "text": {escape(m.text)}}}'
    )


def _text(text: str | None) -> str:
    return NULL if text is None else escape(text)


def _number(number: float | None) -> str:
    return NULL if number is None else repr(number)


_BY_HAND: dict[Any, Write] = {Place: _place, Toll: _toll, Materiel: _materiel}
"""What a claim holds most of: writers without a loop over the fields take half the time."""
_PLAIN: dict[Any, Write] = {
    str: escape,
    int: repr,
    float: repr,
    bool: lambda value: "true" if value else "false",
    date: lambda value: f'"{value.isoformat()}"',
}

"""A person's value for one field of a claim -> an Edit with its words, and a claim with an edit -> the corrected claim.

People are held to grounding too: a value rests on words of the document that the person points at, or it carries a
note that says why it stands without. Such a value is kept and shown, and is in no claim that is handed on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from dragoman.base.claim import ChainLink, Claim, DatePrecision, Materiel, Place, Toll, Why
from dragoman.base.decision import Edit
from dragoman.base.document import Document
from dragoman.base.errors import DecisionError, GroundingError
from dragoman.base.json_value import Json, to_json
from dragoman.base.span import Span
from dragoman.review.current_claim import Ungrounded
from dragoman.review.fields import (
    CODES,
    EDITABLE,
    NEVER_EMPTY,
    decode_field,
    field_name,
    precision_of,
    require_pointers,
    spans_under,
    value_pointers,
)
from dragoman.review.grounds import is_cut, stands, unsaid

PERSON = "person"
"""The reader of a claim, and the rule of a value, that a person made."""


@dataclass(frozen=True, slots=True)
class Applied:
    """A claim with an edit: what was kept out of it, and why the edit, or a part of it, could not be followed."""

    claim: Claim
    ungrounded: Mapping[str, Ungrounded]
    problem: str = ""


def make_edit(
    document: Document,
    claim: Claim,
    field: str,
    value: Json,
    *,
    spans: Mapping[str, Iterable[Span]] | None = None,
    note: str = "",
    machine: Claim | None = None,
) -> Edit:
    """The edit that gives a field of a claim a new value.

    Args:
        claim: as it stands. An entry of a list that has the same words as before, and a code such as the type of the
            act, keep the words that they have in it unless others are given.
        field: "/target", "/killed", ...
        value: the whole new value as JSON; null empties the field.
        spans: the words of each pointer at or under the field, from `span_at`.
        note: why a value stands that no words say.
        machine: what the reader makes of the claim, whose value the edit notes; None: `claim`.

    Raises:
        DecisionError: no such field, a value that does not fit it, or one that changes nothing.
        GroundingError: words that do not stand in the document or cut a number, or a value without words and note.
    """
    name = field_name(field)
    decoded = decode_field(name, value)
    words = {pointer: tuple(rows) for pointer, rows in (spans or {}).items() if rows}
    require_pointers(name, decoded, words)
    _require_words(document, claim, words)
    words = _kept_words(claim, name, decoded, words) | words
    if decoded == getattr(claim, name) and words == spans_under(claim.spans, field):
        raise DecisionError(f"claim {claim.id}: {field} has this value and these words. Nothing to correct.")
    missing = unsaid(name, decoded, words, (claim,)) | _own_points(name, decoded, claim)
    if missing and (name in NEVER_EMPTY or not note.strip()):
        pointer, reason = next(iter(missing.items()))
        remedy = "" if name in NEVER_EMPTY else " or write a note that says why it stands"
        raise GroundingError(f"claim {claim.id}, {pointer}: {reason}. Select its words{remedy}.")
    was = to_json(getattr(machine or claim, name))
    return Edit(field, was, to_json(decoded), words, note.strip())


def require_edit(edit: Edit) -> None:
    """Refuse an edit that could not have been made of any claim; its words are held to the document when it is applied.

    Raises:
        DecisionError: the field, the value, a pointer or a span is none, or a value has neither words nor a note.
    """
    name = field_name(edit.field)
    decoded = decode_field(name, edit.value)
    require_pointers(name, decoded, edit.spans)
    for pointer, rows in edit.spans.items():
        for span in rows:
            if span.start < 0 or not 0 < len(span.quote) == span.end - span.start:
                raise DecisionError(f"{pointer}: {span.quote[:40]!r} does not fill {span.start}:{span.end}.")
    bare = [p for p in value_pointers(name, decoded) if not any(spans_under(edit.spans, p).values())]
    if bare and (name in NEVER_EMPTY or not edit.note.strip()):
        raise DecisionError(f"{bare[0]}: a value without words needs a note that says why it stands.")


def apply_edit(claim: Claim, edit: Edit, *, by: str = "") -> Claim:
    """The claim with the edit's value and words; without what those words do not say.

    Args:
        by: who made the edit, for the claim's `why`.

    Raises:
        DecisionError: the edit is none of ours.
    """
    return follow_edit(claim, edit, by=by).claim


def follow_edit(claim: Claim, edit: Edit, *, by: str = "") -> Applied:
    """As `apply_edit`, with what was kept out and what could not be followed."""
    name = field_name(edit.field)
    decoded = decode_field(name, edit.value)
    missing = unsaid(name, decoded, edit.spans, (claim,))
    if missing and name in NEVER_EMPTY:
        return Applied(claim, {}, f"{edit.field} cannot be empty, and no words say the new value")
    ungrounded = {p: Ungrounded(to_json(_entry(decoded, p)), edit.note) for p in missing}
    problem = ""
    if name == "place_detail":
        strange = [place.name for place in decoded if place.name not in claim.places]
        problem = f"{', '.join(strange)}: no place of the claim has this name" if strange else ""
        decoded = _aligned(claim.places, decoded, claim.place_detail)
    kept, spans = _without(name, decoded, edit.spans, missing)
    return Applied(_with_value(claim, name, kept, spans, by), ungrounded, problem)


def edits_in_order(edits: Iterable[Edit]) -> list[Edit]:
    """Edits in the order in which they are applied: that of the fields, so that places stand before what they are."""
    return sorted(edits, key=lambda edit: EDITABLE.index(field_name(edit.field)))


def without_values(claim: Claim, pointers: Iterable[str]) -> Claim:
    """The claim without the values at the pointers of its fields; lists close up."""
    by_name: dict[str, set[str]] = {}
    for pointer in pointers:
        by_name.setdefault(pointer.split("/")[1], set()).add(pointer)
    for name in EDITABLE:
        if dropped := by_name.get(name):
            value = getattr(claim, name)
            missing = {
                p
                for p in value_pointers(name, value)
                if any(d in (p, f"/{name}") or d.startswith(f"{p}/") for d in dropped)
            }
            if missing and name not in NEVER_EMPTY:
                kept, spans = _without(name, value, spans_under(claim.spans, f"/{name}"), missing)
                claim = _with_value(claim, name, kept, spans, None)
    return claim


def _require_words(document: Document, claim: Claim, words: Mapping[str, tuple[Span, ...]]) -> None:
    """Refuse words that do not stand in the document, or begin or end inside a number or word."""
    own = {span for rows in claim.spans.values() for span in rows}
    for pointer, rows in words.items():
        for span in rows:
            if not stands(document, span):
                raise GroundingError(
                    f"claim {claim.id}, {pointer}: {span.quote[:60]!r} does not stand at {span.start}:{span.end} of "
                    f"the {span.part} of document {document.id[:24]}. Select the words again."
                )
            if span not in own and is_cut(document, span):
                raise GroundingError(
                    f"claim {claim.id}, {pointer}: {span.quote[:60]!r} is cut out of a longer number or word. "
                    "Select the whole of it."
                )


def _own_points(name: str, value: object, claim: Claim) -> dict[str, str]:
    """Points that no gazetteer gives: a person answers for them with a note."""
    if name != "place_detail" or not isinstance(value, tuple):
        return {}
    return {
        f"/{name}/{n}": "its point is of no entry of the gazetteer"
        for n, place in enumerate(value)
        if place.id is None and place.lat is not None and place not in claim.place_detail
    }


def _kept_words(
    claim: Claim, name: str, value: object, given: Mapping[str, tuple[Span, ...]]
) -> dict[str, tuple[Span, ...]]:
    """The words that values keep from the claim: see `make_edit`."""
    kept: dict[str, tuple[Span, ...]] = {}
    if name == "date_precision" and value is not DatePrecision.UNKNOWN and not given:
        return spans_under(claim.spans, f"/{name}")
    for pointer in value_pointers(name, value):
        if spans_under(given, pointer):
            continue
        if not isinstance(value, tuple):
            if name in CODES or value == getattr(claim, name):
                kept |= spans_under(claim.spans, pointer)
            continue
        item = _entry(value, pointer)
        old = getattr(claim, name)
        same = [n for n, entry in enumerate(old) if entry == item] or [
            n for n, entry in enumerate(old) if _wording(entry) == _wording(item)
        ]
        if same:
            before = f"/{name}/{same[0]}"
            kept |= {
                pointer + at[len(before) :]: rows for at, rows in spans_under(claim.spans, before).items()
            }
    return kept


def _wording(entry: object) -> object:
    """What of an entry are words of the document: while they stay, other codes may rest on the same spans."""
    if isinstance(entry, Toll):
        return entry.text, entry.wording
    if isinstance(entry, Materiel):
        return entry.text
    return entry.name if isinstance(entry, ChainLink) else entry


def _entry(value: Any, pointer: str) -> Any:
    """The value at a pointer of its field: the field's own, or one of its list."""
    return value[int(pointer.rpartition("/")[2])] if isinstance(value, tuple) else value


def _without(
    name: str, value: Any, spans: Mapping[str, tuple[Span, ...]], missing: Iterable[str]
) -> tuple[Any, dict[str, tuple[Span, ...]]]:
    """A field's value and spans without the pointers that are missing; lists close up."""
    gone = set(missing)
    if not isinstance(value, tuple):
        if not gone:
            return value, {p: rows for p, rows in spans.items() if rows}
        return {"inventory_open": False, "date_precision": DatePrecision.UNKNOWN}.get(name), {}
    kept = [n for n in range(len(value)) if f"/{name}/{n}" not in gone]
    closed = {
        f"/{name}/{new}" + at[len(f"/{name}/{old}") :]: rows
        for new, old in enumerate(kept)
        for at, rows in spans_under(spans, f"/{name}/{old}").items()
        if rows
    }
    return tuple(value[n] for n in kept), closed


def _with_value(
    claim: Claim, name: str, value: Any, spans: Mapping[str, tuple[Span, ...]], by: str | None
) -> Claim:
    """The claim with a field's value and spans; what follows from the field goes with it."""
    field = f"/{name}"
    own = spans_under(claim.spans, field)
    others = {p: rows for p, rows in claim.spans.items() if p not in own}
    why = {p: reason for p, reason in claim.why.items() if p != field and not p.startswith(f"{field}/")}
    if by is not None:
        why |= {p: Why(PERSON, by) for p in (spans or {field: ()})}
    changes: dict[str, Any] = {name: value}
    if name == "places":
        changes["place_detail"] = _aligned(value, claim.place_detail, ())
    if name == "event_date":
        others = {p: rows for p, rows in others.items() if p != "/date_precision"}
        changes["date_precision"] = precision_of(value)
        if value is not None and spans:
            others["/date_precision"] = next(iter(spans.values()))
    if name == "date_precision" and claim.event_date is None:
        changes[name], spans = DatePrecision.UNKNOWN, {}
    return replace(claim, **changes, spans={**others, **spans}, why=why)


def _aligned(names: Iterable[str], first: Iterable[Place], then: Iterable[Place]) -> tuple[Place, ...]:
    """What each place name is: as the first list says, else the second, else a name that nobody has placed."""
    found = {place.name: place for place in (*then, *first)}
    return tuple(found.get(name) or Place(name) for name in names)

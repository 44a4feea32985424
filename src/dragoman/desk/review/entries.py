"""A claim as it stands -> the entries of a field that a person sees and edits, those without words among them.

A value that no words say is in no claim, but it is in the edit that a person made; whoever edits the field again must
find it there, or it would be lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from dragoman.base.claim import DatePrecision
from dragoman.base.errors import DecisionError
from dragoman.review.current import CurrentClaim
from dragoman.review.fields import LISTS, decode_field


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of a field.

    Args:
        index: its place in the list that a person edits; 0 where the field is no list.
        pointer: its place in the claim; "" when no words say it, so that it is in no claim.
        note: why it stands nevertheless.
    """

    index: int
    pointer: str
    value: Any
    note: str = ""


def entries_of(current: CurrentClaim, name: str) -> tuple[Entry, ...]:
    """The entries of a field in their order; an empty field has none."""
    claim = current.claim
    edited = edited_value(current, name)
    if name not in LISTS:
        value = getattr(claim, name)
        if not _is_empty(value):
            return (Entry(0, f"/{name}", value),)
        outside = current.ungrounded.get(f"/{name}")
        return (Entry(0, "", edited, outside.note),) if outside is not None and edited is not None else ()
    if edited is None:
        return tuple(Entry(n, f"/{name}/{n}", item) for n, item in enumerate(getattr(claim, name)))
    found, inside = [], 0
    for index, item in enumerate(edited):
        outside = current.ungrounded.get(f"/{name}/{index}")
        if outside is not None:
            found.append(Entry(index, "", item, outside.note))
        else:
            found.append(Entry(index, f"/{name}/{inside}", item))
            inside += 1
    return tuple(found)


def edited_value(current: CurrentClaim, name: str) -> Any:
    """The value that a person gave a field, where words say it only in part or not at all; None elsewhere."""
    if not any(pointer == f"/{name}" or pointer.startswith(f"/{name}/") for pointer in current.ungrounded):
        return None
    for standing in current.edits:
        if standing.edit.field == f"/{name}":
            try:
                return decode_field(name, standing.edit.value)
            except DecisionError:
                return None
    return None


def _is_empty(value: object) -> bool:
    return value is None or value is False or value is DatePrecision.UNKNOWN

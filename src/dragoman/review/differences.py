"""What the machine reads now and what a person ruled -> the fields on which they have come apart since.

A person who has seen the reader's new value and keeps another one corrects the field once more: the new value is then
what `was` names, and is no difference any longer.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dragoman.base.claim import Claim
from dragoman.base.errors import DecisionError
from dragoman.base.json_value import Json, to_json
from dragoman.review.corrections import Corrected, FieldEdit
from dragoman.review.current_claim import Difference, DifferenceKind, StandingEdit
from dragoman.review.fields import EDITABLE, decode_field, spans_under


def find_differences(
    base: Claim, machine: Claim | None, corrected: Corrected, ever: Iterable[FieldEdit]
) -> tuple[Difference, ...]:
    """The differences of a claim, field by field, in the order of the fields.

    Args:
        base: the version that people's edits stand on.
        machine: what the latest reading makes of it; None: no such claim.
        corrected: the claim with the standing edits.
        ever: every edit of the claim, undone ones too: the values that people have seen.
    """
    if machine is None:
        return corrected.unfollowed
    seen: dict[str, list[Any]] = {}
    for one in ever:
        name = one.edit.field.removeprefix("/")
        if name in EDITABLE:
            seen.setdefault(name, []).append(_value(name, one.edit.was))
    edits = {standing.edit.field: standing for standing in corrected.edits}
    found = list(corrected.unfollowed)
    for name in EDITABLE:
        now, standing = getattr(machine, name), edits.get(f"/{name}")
        if standing is not None:
            if standing.is_applied and now not in [*seen.get(name, ()), _value(name, standing.edit.value)]:
                found.append(_of_edit(name, standing, to_json(now)))
        elif base is not machine and now not in seen.get(name, ()):
            found += _of_version(name, base, machine)
    order = {f"/{name}": number for number, name in enumerate(EDITABLE)}
    return tuple(sorted(found, key=lambda one: order.get(one.field, len(order))))


def _of_edit(name: str, standing: StandingEdit, now: Json) -> Difference:
    why = f"the reader now reads another value than the one that {standing.by} corrected"
    edit = standing.edit
    return Difference(f"/{name}", DifferenceKind.VALUE, edit.was, now, edit.value, why)


def _of_version(name: str, base: Claim, machine: Claim) -> list[Difference]:
    """Whether a field of the version that people ruled on differs from the machine's version of now."""
    was, now = to_json(getattr(base, name)), to_json(getattr(machine, name))
    if was != now:
        why = "the reader now reads another value than the one that stands"
        return [Difference(f"/{name}", DifferenceKind.VALUE, was, now, was, why)]
    if _quotes(base, name) != _quotes(machine, name):
        why = "the reader now reads this value in other words"
        return [Difference(f"/{name}", DifferenceKind.WORDS, was, now, was, why)]
    return []


def _quotes(claim: Claim, name: str) -> dict[str, list[str]]:
    """The words of a field, without their offsets."""
    return {p: [span.quote for span in rows] for p, rows in spans_under(claim.spans, f"/{name}").items()}


def _value(name: str, value: Json) -> Any:
    """A field's value from its JSON, so that a field that was added since has its default; what is none stays JSON."""
    try:
        return decode_field(name, value)
    except DecisionError:
        return value

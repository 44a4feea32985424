"""A claim and the edits that stand -> the claim with those that can be followed, and what became of each.

The latest wins, field by field. An edit is held to the document whenever it is applied: a text may have changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.base.claim import Claim
from dragoman.base.decision import Decision, Edit
from dragoman.base.document import Document
from dragoman.base.errors import DecisionError
from dragoman.base.json_value import to_json
from dragoman.base.span import Span
from dragoman.review.current_claim import Difference, DifferenceKind, StandingEdit, Ungrounded
from dragoman.review.edits import follow_edit, without_values
from dragoman.review.fields import EDITABLE, NEVER_EMPTY
from dragoman.review.grounds import is_cut, stands, unsaid


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """An edit and the decision that holds it."""

    edit: Edit
    decision: Decision


@dataclass(frozen=True, slots=True)
class Corrected:
    """A claim with its standing edits, the values kept out of it, and the edits that could not be followed."""

    claim: Claim
    edits: tuple[StandingEdit, ...]
    ungrounded: Mapping[str, Ungrounded]
    unfollowed: tuple[Difference, ...]


def latest_edits(edits: Iterable[FieldEdit]) -> tuple[FieldEdit, ...]:
    """The last edit of each field, in the order of the fields; edits come by time. A field of none of ours is last."""
    latest = {one.edit.field: one for one in edits}
    order = {f"/{name}": number for number, name in enumerate(EDITABLE)}
    return tuple(
        sorted(latest.values(), key=lambda one: (order.get(one.edit.field, len(order)), one.edit.field))
    )


def correct_claim(
    document: Document, claim: Claim, edits: Sequence[FieldEdit], machine: Claim | None
) -> Corrected:
    """The claim with edits, one for a field, in the order of the fields.

    Args:
        claim: the version that the edits stand on. machine: what the latest reading makes of it.
    """
    own = {span for rows in claim.spans.values() for span in rows}
    standing: list[StandingEdit] = []
    ungrounded: dict[str, Ungrounded] = {}
    unfollowed: list[Difference] = []
    for one in edits:
        edit = one.edit
        name = edit.field.removeprefix("/")
        now = to_json(getattr(machine, name)) if machine is not None and name in EDITABLE else None
        kind, problem, before = DifferenceKind.LOST, _lost_words(document, edit, own), claim
        if not problem:
            kind = DifferenceKind.MISFIT
            try:
                applied = follow_edit(claim, edit, by=one.decision.by)
                claim, problem = applied.claim, applied.problem
                ungrounded |= applied.ungrounded
            except DecisionError as error:
                problem = str(error)
        if problem:
            unfollowed.append(Difference(edit.field, kind, edit.was, now, edit.value, problem))
        is_applied = not problem or claim is not before
        d = one.decision
        standing.append(StandingEdit(edit, d.by, d.at, d.id, now, is_applied))
    return Corrected(claim, tuple(standing), ungrounded, tuple(unfollowed))


def misfits(document: Document, claim: Claim) -> dict[str, str]:
    """The pointers of a claim whose words do not all stand in the document, each with why."""
    return {
        pointer: "its words no longer stand in the document"
        for pointer, rows in claim.spans.items()
        if not all(stands(document, span) for span in rows)
    }


def unproven(document: Document, made: Claim, trusted: Iterable[Claim]) -> dict[str, str]:
    """The pointers of a claim that a person made whose values rest on no words, or on words cut out of others.

    Args:
        trusted: the readers' claims of the document: what was taken over from them is theirs.
    """
    readers = tuple(trusted)
    own = {span for claim in readers for rows in claim.spans.values() for span in rows}
    found = {
        pointer: "its words are cut out of a longer number or word"
        for pointer, rows in made.spans.items()
        if any(span not in own and is_cut(document, span) for span in rows)
    }
    for name in EDITABLE:
        found |= unsaid(name, getattr(made, name), made.spans, readers)
    return found


def grounded(claim: Claim, lost: Iterable[str]) -> Claim:
    """The claim without the values, and the words, at these pointers; a type or an assertion stays without words."""
    gone = set(lost)
    if not gone:
        return claim
    stay = {p for p in gone if p.split("/")[1] in NEVER_EMPTY or p.split("/")[1] not in EDITABLE}
    return without_values(
        replace(claim, spans={p: r for p, r in claim.spans.items() if p not in stay}), gone - stay
    )


def _lost_words(document: Document, edit: Edit, own: set[Span]) -> str:
    """Why the words of an edit are none of the document; empty when they are."""
    for rows in edit.spans.values():
        for span in rows:
            if not stands(document, span):
                return f"{span.quote[:60]!r} no longer stands in the document where {edit.field} points"
            if span not in own and is_cut(document, span):
                return f"{span.quote[:60]!r} is cut out of a longer number or word"
    return ""

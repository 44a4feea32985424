"""A claim's row -> its flags, and those that a person has still to look at before it may be accepted."""

from __future__ import annotations

from dragoman.base.decode import value_from_json
from dragoman.desk.keeping.lines import load_line
from dragoman.desk.keeping.refresh import load_current
from dragoman.desk.models import ClaimRow, DecisionRow
from dragoman.review.triage import Flag


def load_flags(row: ClaimRow) -> tuple[Flag, ...]:
    """The flags of a claim, the weightiest first as they were kept."""
    lines = load_line(row.flags)
    assert isinstance(lines, list)
    return tuple(value_from_json(Flag, line, "flag") for line in lines)


def unchecked_flags(row: ClaimRow) -> tuple[Flag, ...]:
    """The flags that keep a claim from being accepted with one key: nobody has looked at the value as it is now."""
    blocking = [flag for flag in load_flags(row) if flag.blocks]
    if not blocking:
        return ()
    checked = set(row.checks.filter(value=row.digest).values_list("rule", "pointer"))
    return tuple(flag for flag in blocking if (flag.rule, flag.pointer) not in checked)


def signers(row: ClaimRow) -> tuple[DecisionRow, ...]:
    """The decisions that accepted a claim as it stands, one for each person who did."""
    for item in load_current(row.document):
        if item.claim.id == row.claim_id:
            ids = [acceptance.decision for acceptance in item.acceptances]
            return tuple(DecisionRow.objects.filter(decision_id__in=ids).order_by("at", "id"))
    return ()

"""Values of ours -> JSON that any reader takes: no control characters, no halves of characters, no NaN.

Texts are written as pages show them (`page/shown.py`): on one line, what reorders or commands made visible, addresses
that cannot be followed. A number that is none becomes null and is counted by whoever exports.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from dragoman.base.claim import Claim
from dragoman.base.codec import Json, to_json
from dragoman.base.event import Event
from dragoman.page.shown import show_line
from dragoman.write.data.grounds import claim_grounds, ground_json

_NO_VALUES_OF_A_CLAIM = frozenset({"spans", "why", "refusals"})
_EVENT_FIELDS = (
    "aliases", "event_type", "event_types", "outcomes", "place", "date", "parties", "figures", "materiel", "links",
    "sources", "disagreements", "grade", "status", "status_why", "decisions", "remarks",
)  # fmt: skip


def clean(value: Json) -> Json:
    """The same JSON with every text and number fit for any reader."""
    if isinstance(value, str):
        return show_line(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, list):
        return [clean(item) for item in value]
    if isinstance(value, dict):
        return {key: clean(item) for key, item in value.items()}
    return value


def without_empty(value: Json) -> Json:
    """The same JSON without null, empty lists and empty objects, which STIX does not allow: what is not there is
    none."""
    if isinstance(value, list):
        return [without_empty(item) for item in value]
    if isinstance(value, dict):
        kept = {key: without_empty(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item is not None and item not in ([], {})}
    return value


def plain(value: object) -> Json:
    """One of our values as such JSON."""
    return clean(to_json(value))


def event_values(event: Event) -> dict[str, Json]:
    """What an event says beside its claims and documents; who accepted it stays at the desk."""
    return {name: plain(getattr(event, name)) for name in _EVENT_FIELDS}


def claim_values(claim: Claim) -> dict[str, Json]:
    """The values of a claim; the words that they rest on stand in its lineage."""
    row = plain(claim)
    assert isinstance(row, dict)
    return {name: value for name, value in row.items() if name not in _NO_VALUES_OF_A_CLAIM}


def claim_lineage(
    claim: Claim, hashes: dict[str, str | None], heads: Iterable[str] | None = None
) -> list[Json]:
    """The words that the values of a claim rest on.

    Args:
        hashes: as `grounds.text_hashes` gives them.
        heads: only values at or under these pointers; None for all.
    """
    wanted = None if heads is None else tuple(heads)
    return [
        ground_json(ground)
        for ground in claim_grounds(claim, hashes)
        if wanted is None or any(ground.pointer == h or ground.pointer.startswith(h + "/") for h in wanted)
    ]

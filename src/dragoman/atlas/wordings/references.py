"""What a place wording says before any gazetteer is asked: names, and how the place lies to them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dragoman.atlas.wordings.words import Kind

LESSER = frozenset({Kind.SETTLEMENT, Kind.SITE, Kind.TRACT})


class Relation(StrEnum):
    """How a place lies to the names of a reference."""

    AT = "at"
    NEAR = "near"
    EDGE = "edge"
    AWAY = "away"  # a distance without a direction
    OFFSET = "offset"  # a distance and a direction
    TOWARD = "toward"  # a direction without a distance
    BETWEEN = "between"
    ALONG = "along"
    PART = "part"
    BORDER = "border"


@dataclass(frozen=True, slots=True)
class Named:
    """A name as written, the kind that a word beside it states, and both together ("Niger River")."""

    name: str
    kind: Kind | None = None
    full: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """How a place lies to one or more names.

    `km` is a distance, `spread_km` half the range when two were given; `bearing_deg` is clockwise
    from north.
    """

    relation: Relation
    names: tuple[Named, ...]
    km: float | None = None
    spread_km: float = 0.0
    bearing_deg: float | None = None


def holders_of(references: Sequence[Reference]) -> frozenset[Named]:
    """The names without a kind, or of an area, that follow a village's, a quarter's or a site's: what holds it."""
    holders: set[Named] = set()
    has_lesser = False
    for reference in references:
        if reference.relation is Relation.AT and len(reference.names) == 1 and has_lesser:
            holders.update(n for n in reference.names if n.kind in (None, Kind.AREA))
        has_lesser = has_lesser or any(n.kind in LESSER for n in reference.names)
    return frozenset(holders)

"""The circles that a wording's references make -> the one taken, and the rule by which it was.

The narrowest is taken, unless it lies far from where another reference puts it. Places of which the
wording speaks as much are joined, and a settlement beside which another is named that the gazetteer
lacks is only near.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from dragoman.atlas.sphere import distance_km
from dragoman.atlas.wordings.candidates import FINEST, is_inside
from dragoman.atlas.wordings.circles import AROUND_KM, Circle, join
from dragoman.atlas.wordings.references import Named, Reference, Relation
from dragoman.atlas.wordings.words import Kind

LYING = frozenset({Relation.NEAR, Relation.EDGE, Relation.AWAY, Relation.OFFSET, Relation.TOWARD})
Drawn = tuple[Reference, Circle]


class Rule(StrEnum):
    """By which rule a wording was located."""

    PLACE = "the place itself"
    NEAR = "near a place"
    EDGE = "at the edge of a place"
    AWAY = "at a distance from a place"
    OFFSET = "at a distance and in a direction from a place"
    TOWARD = "in a direction from a place"
    BETWEEN = "between two places"
    ALONG = "on the way between two places"
    PART = "part of a unit"
    BORDER = "along a border"
    GROUP = "several places"
    UNIT = "a unit"
    SEAT = "a unit, known by its seat"
    NAMESAKES = "one of several places of a name"
    AROUND = "a place not in the gazetteer, beside one that is"
    COUNTRY = "the country"


def take(
    drawn: Sequence[Drawn], references: Sequence[Reference], unknown: Sequence[Named]
) -> tuple[Rule, Circle]:
    """The rule and the circle of a wording.

    Args:
        drawn: the references that have a circle, at least one.
        references: all of them.
        unknown: the names without an entry.
    """
    kept = [pair for pair in drawn if not _is_stray(pair, drawn)]
    reference, circle = min(kept, key=lambda pair: pair[1].radius_km)
    beside = _siblings(reference, circle, kept)
    if beside:
        return Rule.GROUP, join([c for _, c in kept if c is circle or c in beside])
    rule = _rule(reference, circle)
    if rule is Rule.PLACE and _leaves_finer(references, unknown, reference):
        return Rule.AROUND, _around(circle)
    return rule, circle


def _rule(reference: Reference, circle: Circle) -> Rule:
    if any(m.rivals for m in circle.meant):
        return Rule.NAMESAKES
    if reference.relation in (Relation.BETWEEN, Relation.ALONG) and len(reference.names) < 2:
        return Rule.NEAR
    if reference.relation is not Relation.AT:
        return Rule[reference.relation.name]
    if len(reference.names) > 1:
        return Rule.GROUP
    meant = circle.meant[0]
    if meant.is_seat:
        return Rule.SEAT
    return Rule.UNIT if meant.level < FINEST else Rule.PLACE


def _is_stray(pair: Drawn, drawn: Sequence[Drawn]) -> bool:
    """Whether a settlement lies far from where the wording puts it ("X village, 10 km north of Y")."""
    reference, circle = pair
    if reference.relation is not Relation.AT or circle.meant[0].level < FINEST:
        return False
    return any(
        r.relation in LYING
        and distance_km(c.point, circle.point) > c.radius_km + circle.radius_km + AROUND_KM
        for r, c in drawn
    )


def _siblings(chosen: Reference, circle: Circle, circles: Sequence[Drawn]) -> list[Circle]:
    """The other places of which the wording speaks as much: units of the same order or that do not hold the one
    taken, and settlements far from it."""
    if chosen.relation not in (Relation.AT, Relation.PART):
        return []
    return [
        c
        for r, c in circles
        if r is not chosen and r.relation in (Relation.AT, Relation.PART) and _is_beside(c, circle)
    ]


def _is_beside(other: Circle, circle: Circle) -> bool:
    one, two = circle.meant[0], other.meant[0]
    if one.entry.id == two.entry.id:
        return False
    if two.level >= FINEST:
        return one.level >= FINEST and distance_km(other.point, circle.point) > AROUND_KM
    return two.level == one.level or not is_inside(one.entry, two)


def _leaves_finer(references: Sequence[Reference], unknown: Sequence[Named], chosen: Reference) -> bool:
    """Whether a settlement that has no entry is named beside the one taken: the place may be that one."""
    fine = {n for n in unknown if n.kind in (None, Kind.SETTLEMENT)}
    return any(n in fine for r in references if r is not chosen for n in r.names)


def _around(circle: Circle) -> Circle:
    return Circle(circle.point, max(circle.radius_km, AROUND_KM), 2, circle.meant)

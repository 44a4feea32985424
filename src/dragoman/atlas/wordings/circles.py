"""A reference whose names have entries -> the circle in which the place lies, and UCDP's code for it.

Each relation has its rule. A circle never promises more than the words do: a direction alone stays at
the place with a wider radius, "between" reaches from one end to the other.

Source of the codes: UCDP GED Codebook, where_prec. 1 the exact place; 2 within about 25 km of a known
point; 3 a unit of the second order or finer; 4 of the first order; 5 a line or an area without set
borders; 6 the country. 7, which UCDP keeps for international waters, is here also "the country is not known".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot, radians, sin

from dragoman.atlas.sphere import Point, distance_km, middle, move
from dragoman.atlas.wordings.candidates import FINEST, Meant
from dragoman.atlas.wordings.references import Reference, Relation
from dragoman.atlas.wordings.words import Kind

NEAR_KM = 10.0
EDGE_KM = 4.0
TOWARD_KM = 20.0
HALF_KNOWN_KM = 60.0  # one end of "between" is known
UNCERTAIN_SHARE = 0.2  # a distance as written: straight or by road, rounded
FARTHEST_KM = 500.0  # a greater distance locates nothing
AROUND_KM = 25.0  # UCDP's limit for code 2
PART_SHIFT, PART_SHARE = 0.42, 0.85  # of a half disc: its centre from the middle, its reach


@dataclass(frozen=True, slots=True)
class Circle:
    """A point, how far from it the place may lie, UCDP's code, and the entries it comes from."""

    point: Point
    radius_km: float
    precision: int
    meant: tuple[Meant, ...]


def draw(reference: Reference, meant: Sequence[Meant]) -> Circle | None:
    """The circle of a reference; `meant` are those of its names that have an entry, at least one."""
    first = meant[0]
    if reference.relation in (Relation.BETWEEN, Relation.ALONG) and len(reference.names) > 1:
        return _between(meant, len(meant) == len(reference.names))
    if len(reference.names) > 1:
        circle = _group(meant, len(meant) == len(reference.names))
        extra = NEAR_KM if reference.relation is not Relation.AT else 0.0
        return _widened(circle, extra)
    circle = circle_of(first)
    if reference.relation is Relation.PART and reference.bearing_deg is not None:
        return _part(circle, reference.bearing_deg)
    if reference.relation is Relation.AT and first.named.kind is Kind.AREA and first.level == FINEST:
        return _widened(circle, NEAR_KM)
    return displace(reference, circle)


def displace(reference: Reference, circle: Circle) -> Circle | None:
    """The circle of a place that lies so to the place of another circle, None when it is absurdly far."""
    if reference.relation is Relation.AT:
        return circle
    if reference.relation in (Relation.OFFSET, Relation.AWAY):
        return _offset(reference, circle)
    return _widened(
        circle, {Relation.TOWARD: TOWARD_KM, Relation.EDGE: EDGE_KM}.get(reference.relation, NEAR_KM)
    )


def span(one: Circle, other: Circle) -> Circle:
    """The circle of what lies between two places: its middle half way, reaching to both ends."""
    half = distance_km(one.point, other.point) / 2
    radius = half + min(one.radius_km, other.radius_km)
    return Circle(middle((one.point, other.point)), radius, _fuzzy(1, half), (*one.meant, *other.meant))


def circle_of(meant: Meant) -> Circle:
    """An entry's own circle; with namesakes as likely, one that holds them all, of the code of what holds them."""
    point = point_of(meant)
    if not meant.rivals:
        return Circle(point, meant.radius_km, precision_of(meant), (meant,))
    points = [point, *((e.lat or 0.0, e.lon or 0.0) for e in meant.rivals)]
    centre = middle(points)
    radius = max(distance_km(centre, p) for p in points) + meant.radius_km
    regions = {meant.entry.admin1, *(e.admin1 for e in meant.rivals)}
    if len({meant.entry.country, *(e.country for e in meant.rivals)}) > 1:
        precision = 7
    else:
        precision = 2 if radius <= AROUND_KM else (4 if len(regions) == 1 else 6)
    return Circle(centre, radius, precision, (meant,))


def join(circles: Sequence[Circle]) -> Circle:
    """One circle around several."""
    centre = middle([c.point for c in circles])
    radius = max(distance_km(centre, c.point) + c.radius_km for c in circles)
    precision = max(5 if radius > AROUND_KM else 2, *(c.precision for c in circles))
    return Circle(centre, radius, precision, tuple(m for c in circles for m in c.meant))


def point_of(meant: Meant) -> Point:
    """An entry's point; entries without coordinates are never meant."""
    return meant.entry.lat or 0.0, meant.entry.lon or 0.0


def precision_of(meant: Meant) -> int:
    """UCDP's code for an entry itself."""
    if not meant.entry.country:
        return 7
    if meant.level < FINEST:
        return {0: 6, 1: 4}.get(meant.level, 3)
    return 5 if meant.entry.feature_class and meant.entry.feature_class in "HLRTUV" else 1


def _widened(circle: Circle, km: float) -> Circle:
    """A circle that reaches farther; what was exact is then near."""
    if km == 0:
        return circle
    return Circle(circle.point, circle.radius_km + km, max(2, circle.precision), circle.meant)


def _offset(reference: Reference, circle: Circle) -> Circle | None:
    """A distance from a place, with its direction or without.

    Eight directions leave 22.5 degrees to either side, sixteen half as much.
    """
    km = reference.km or 0.0
    if not 0 <= km <= FARTHEST_KM:
        return None
    unsure = reference.spread_km + UNCERTAIN_SHARE * km
    if reference.bearing_deg is None:
        radius = circle.radius_km + km + unsure
        return Circle(circle.point, radius, _fuzzy(circle.precision, km), circle.meant)
    half = 22.5 if reference.bearing_deg % 45 == 0 else 11.25
    radius = circle.radius_km + hypot(unsure, (km + unsure) * sin(radians(half)))
    point = move(circle.point, reference.bearing_deg, km)
    return Circle(point, radius, _fuzzy(circle.precision, radius), circle.meant)


def _part(circle: Circle, bearing: float) -> Circle:
    """A side of a unit: the centre of the half that lies that way."""
    meant = circle.meant[0]
    if meant.level == FINEST:
        return _widened(circle, EDGE_KM)
    point = move(circle.point, bearing, PART_SHIFT * circle.radius_km)
    precision = 5 if meant.level < 2 else circle.precision
    return Circle(point, PART_SHARE * circle.radius_km, precision, circle.meant)


def _between(meant: Sequence[Meant], is_whole: bool) -> Circle:
    """Between two places, or on the road that joins them: half way, reaching to both."""
    if not is_whole:
        circle = _widened(circle_of(meant[0]), HALF_KNOWN_KM)
        return Circle(circle.point, circle.radius_km, 5, circle.meant)
    return span(circle_of(meant[0]), circle_of(meant[1]))


def _group(meant: Sequence[Meant], is_whole: bool) -> Circle:
    """Several places at once, or one of them: their middle, reaching to all."""
    if len(meant) == 1:
        circle = circle_of(meant[0])
        return circle if is_whole else _widened(circle, max(NEAR_KM, circle.radius_km))
    return join([circle_of(m) for m in meant])


def _fuzzy(precision: int, km: float) -> int:
    """2 within UCDP's 25 km, 5 beyond; never finer than the place it starts from."""
    return max(precision, 2 if km <= AROUND_KM else 5)

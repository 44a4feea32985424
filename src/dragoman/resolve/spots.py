"""The places of a claim -> spots that can be compared: a point with how far it may be off, or a name.

The radius follows the precision code of the place (UCDP's where_prec): what is coded as a village is held to a few
kilometres, what is coded as a region to its size.
"""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.atlas import fold, sphere
from dragoman.base.claim import Claim, Place

RADIUS_KM = {1: 3.0, 2: 25.0, 3: 40.0, 4: 130.0, 5: 150.0, 6: 500.0, 7: 1000.0}
"""UCDP where_prec -> kilometres that the point may be off: 2 is "within about 25 km" in its codebook, the others are
half the width of a typical settlement, district, region and country."""
COARSE = 4
"""From this precision code on a place is a region or wider."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a claim: `key` is the gazetteer id or the folded name, `name` the folded name, `written` as the claim
    has it; lat, lon degrees or None."""

    key: str
    name: str
    country: str | None
    admin1: str
    lat: float | None
    lon: float | None
    precision: int
    written: str = ""

    @property
    def radius_km(self) -> float:
        """How far off the point may be."""
        return RADIUS_KM.get(self.precision, RADIUS_KM[7])

    @property
    def is_located(self) -> bool:
        """Whether it has a point."""
        return self.lat is not None and self.lon is not None

    @property
    def is_fine(self) -> bool:
        """Whether it is a place within a region, not a region or a country."""
        return self.precision < COARSE or (self.precision == 7 and not self.is_located)


def claim_spots(claim: Claim) -> tuple[tuple[Spot, ...], tuple[str, ...]]:
    """The spots of a claim, most specific first, and remarks on places that were kept and not used."""
    spots: list[Spot] = []
    remarks: list[str] = []
    details = {place.name: place for place in claim.place_detail}
    for name in claim.places:
        place = details.get(name) or Place(name)
        lat, lon = place.lat, place.lon
        if lat is not None and lon is not None and not is_on_earth(lat, lon):
            remarks.append(f"claim {claim.id}: coordinates {lat}, {lon} of {name!r} lie on no map; not used")
            lat = lon = None
        if (lat is None) != (lon is None):
            lat = lon = None
        key = place.id or fold(name)
        if not key or any(spot.key == key for spot in spots):
            continue
        precision = _precision(place, lat)
        spots.append(
            Spot(key, fold(name), place.country, fold(place.admin1 or ""), lat, lon, precision, name)
        )
    spots.sort(key=_order)
    return tuple(spots), tuple(remarks)


def _precision(place: Place, lat: float | None) -> int:
    if lat is None and place.precision < COARSE:
        return 7
    return place.precision if place.precision in RADIUS_KM else 7


def _order(spot: Spot) -> int:
    """Places within regions first (the claim's own order among them), then regions, then countries."""
    return 0 if spot.is_fine else spot.precision


def is_on_earth(lat: float, lon: float) -> bool:
    """Whether coordinates are possible; 0, 0 is what a missing value became, not a place."""
    return -90 <= lat <= 90 and -180 <= lon <= 180 and (lat != 0 or lon != 0)


def distance_km(one: Spot, other: Spot) -> float:
    """Great-circle distance of two located spots, in kilometres."""
    assert one.lat is not None and one.lon is not None and other.lat is not None and other.lon is not None
    return sphere.distance_km((one.lat, one.lon), (other.lat, other.lon))

"""What a desk has decided about publishing -> a Policy: whose names, and how exact a place for how long."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dragoman.base.errors import SettingsError

KM_PER_DEGREE = 111.32
"""Kilometres in a degree of latitude (a mean; it varies by 0.5 %)."""
_STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)
"""Widths of a grid in degrees, so that a rounded point is seen to be one."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What is withheld beyond the names of private persons, which always are.

    Args:
        coarsen_days: for how many days after an act its points are rounded; 0: never.
        coarsen_to_km: how far apart, in km, the points of the grid are at least to which they are rounded.
        coarsen_names: whether, for as long, names of places smaller than a first-level region are withheld as well.
        withhold: further names to withhold. show: names to show although they are taken for a private person's.
    """

    coarsen_days: int = 0
    coarsen_to_km: float = 10.0
    coarsen_names: bool = False
    withhold: tuple[str, ...] = ()
    show: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.coarsen_days < 0:
            raise SettingsError(f"coarsen_days is {self.coarsen_days}: give the number of days, 0 for never.")
        if not 0 < self.coarsen_to_km <= _STEPS[-1] * KM_PER_DEGREE:
            raise SettingsError(f"coarsen_to_km is {self.coarsen_to_km}: give kilometres, from 1 to 1000.")

    @property
    def lat_step(self) -> float:
        """Width of the grid in degrees of latitude: 0.1 for 10 km."""
        return _wider(self.coarsen_to_km / KM_PER_DEGREE)

    def lon_step(self, lat: float) -> float:
        """Width of the grid in degrees of longitude at a latitude, no finer in km: 0.1 at 14 degrees, 0.2 at 60."""
        shrink = max(math.cos(math.radians(lat)), 1e-9)
        return max(self.lat_step, _wider(self.coarsen_to_km / KM_PER_DEGREE / shrink))


def _wider(degrees: float) -> float:
    """The least of our steps that is no finer."""
    return next((step for step in _STEPS if step >= degrees - 1e-9), _STEPS[-1])

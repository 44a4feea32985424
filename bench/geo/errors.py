"""Distances between our points and the gold's -> the figures of the literature on geoparsing.

Within 161 km (100 miles) is the usual measure of a right place; the mean is ruled by the few that land on another
continent, so that the median and the area under the curve of the logarithms stand beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from statistics import fmean, median

RIGHT_KM = 161.0
FARTHEST_KM = 20_039.0  # half the way round the earth


@dataclass(frozen=True, slots=True)
class Errors:
    """How far off our points are.

    `gold` counts the annotated points, `resolved` those for which we have one; shares are of 1, `auc` is 0 when
    all points agree and 1 when all lie on the other side of the earth (Gritta et al. 2020).
    """

    gold: int
    resolved: int
    right: int
    mean_km: float
    median_km: float
    auc: float

    @property
    def share_resolved(self) -> float:
        """Of the annotated points, those for which we have one."""
        return self.resolved / max(1, self.gold)

    @property
    def right_of_resolved(self) -> float:
        """Of those for which we have a point, those within 161 km."""
        return self.right / max(1, self.resolved)

    @property
    def right_of_gold(self) -> float:
        """Of all annotated points, those for which ours lies within 161 km."""
        return self.right / max(1, self.gold)


def measure_errors(distances_km: Sequence[float], gold: int) -> Errors:
    """The figures of the distances of the resolved among `gold` points."""
    return Errors(
        gold=gold,
        resolved=len(distances_km),
        right=sum(km <= RIGHT_KM for km in distances_km),
        mean_km=fmean(distances_km) if distances_km else 0.0,
        median_km=median(distances_km) if distances_km else 0.0,
        auc=area_under_curve(distances_km),
    )


def area_under_curve(distances_km: Sequence[float]) -> float:
    """The area under the sorted logarithms of the errors, as a share of the greatest there can be.

    Source: Gritta, Pilehvar, Limsopatham, Collier, "What's missing in geographical parsing?", 2018.
    """
    logs = sorted(log(km + 1) for km in distances_km)
    if len(logs) < 2:
        return 0.0
    area = sum((one + other) / 2 for one, other in pairwise(logs))
    return area / (log(FARTHEST_KM) * (len(logs) - 1))

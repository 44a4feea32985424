"""The log -> how many seconds a claim takes at this desk: the median of the latest decisions."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median

from dragoman.desk.models import LogEntry

LATEST = 500
_DECIDING = ("accept claims", "reject claims", "defer claims")


@dataclass(frozen=True, slots=True)
class Speed:
    """The median, in seconds a claim, and over how many claims."""

    seconds: float
    claims: int


def desk_speed() -> Speed | None:
    """The speed of the desk; None before anybody has decided anything with the page open."""
    rows = LogEntry.objects.filter(action__in=_DECIDING).order_by("-id").values_list("data", flat=True)
    seconds: list[float] = []
    for data in rows[:LATEST]:
        each = data.get("seconds")
        if isinstance(each, (int, float)):
            seconds += [float(each)] * max(1, len(data.get("claims", ())))
    return Speed(round(median(seconds), 1), len(seconds)) if seconds else None

"""What figures are made of: bounds that add up with what leaves them open, counts of events, materiel by its fate."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dragoman.base.claim import Disposition


@dataclass(frozen=True, slots=True)
class Bounds:
    """A sum of figures, from the least to the most that accounts give. `told` is how many figures are in it, `opens`
    how many of these are said to be less than there was: the most is no ceiling then."""

    low: int = 0
    high: int = 0
    told: int = 0
    opens: int = 0

    def __add__(self, other: Bounds) -> Bounds:
        return Bounds(
            self.low + other.low, self.high + other.high, self.told + other.told, self.opens + other.opens
        )

    @property
    def is_open(self) -> bool:
        """Whether there may be more than the most."""
        return self.opens > 0


@dataclass(frozen=True, slots=True)
class Tally:
    """Events, how many of them people accepted whole, and their dead: by parties alone (`claimed`) or not (`given`)."""

    events: int = 0
    accepted: int = 0
    given: Bounds = field(default_factory=Bounds)
    claimed: Bounds = field(default_factory=Bounds)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.events + other.events,
            self.accepted + other.accepted,
            self.given + other.given,
            self.claimed + other.claimed,
        )

    @property
    def drafts(self) -> int:
        """Events that nobody accepted whole."""
        return self.events - self.accepted

    @property
    def killed(self) -> Bounds:
        """The dead, whoever tells of them."""
        return self.given + self.claimed


class Fate(StrEnum):
    """What became of materiel, in the two classes that figures show; what was used in the act is in neither."""

    TAKEN = "taken"
    DESTROYED = "destroyed"


FATE_OF = {
    Disposition.SEIZED: Fate.TAKEN,
    Disposition.SURRENDERED: Fate.TAKEN,
    Disposition.DESTROYED: Fate.DESTROYED,
    Disposition.DAMAGED: Fate.DESTROYED,
}


@dataclass(frozen=True, slots=True)
class Fates:
    """Pieces of materiel by fate, and how many lines of ledgers are in units (boxes, rounds) and so in no sum."""

    taken: Bounds = field(default_factory=Bounds)
    destroyed: Bounds = field(default_factory=Bounds)
    in_units: int = 0

    def __add__(self, other: Fates) -> Fates:
        return Fates(
            self.taken + other.taken, self.destroyed + other.destroyed, self.in_units + other.in_units
        )

"""What a headline or a lead is to say, in no language: who says it, of how many acts, with which totals.

A composer fills these; a language module turns them into words. Every part carries the facts it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.base.claim import Assertion, Basis, Category, Disposition, EventType, Side
from dragoman.base.event import FigureKind
from dragoman.tell.told import Fact


class Part(StrEnum):
    """The speaker's part in the acts: did them, repelled them, suffered them, or only tells of them."""

    DID = "did"
    REPELLED = "repelled"
    SUFFERED = "suffered"
    TELLS = "tells"


@dataclass(frozen=True, slots=True)
class Deeds:
    """Acts that are alike: how many, of which kind (None: of several), by and against whom, where.

    `doers` and `against` are names; `basis` is on what the naming of the doer rests, None when nobody says; `is_own`
    says that the speaker is the doer, `are_taken` that those taken are the ones it was against.
    """

    acts: int
    event_type: EventType | None
    part: Part
    doers: tuple[str, ...]
    against: tuple[str, ...]
    countries: tuple[str, ...]
    facts: tuple[Fact, ...]
    basis: Basis | None = None
    is_own: bool = False
    are_taken: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """A total over acts: bounds of the sum (None: open), never the same people twice.

    `words` are the source's own for the number when one account alone gives it ("over 50"); `acts` is in how many
    acts it is counted, of all that the speaker tells. `noun` is who or what is counted, None when it differs.
    """

    kind: FigureKind | Disposition
    side: Side | None
    category: Category | None
    low: int
    high: int | None
    is_about: bool
    words: str | None
    noun: str | None
    acts: int
    facts: tuple[Fact, ...]
    is_own: bool = False


@dataclass(frozen=True, slots=True)
class Saying:
    """What one speaker says: of which acts, with which totals.

    `short` is the name by which a lead goes on once it has introduced the speaker. `events` are the ids of the events
    told of, `documents` is in how many documents they stand, `first_day` and `last_day` (ISO) when the first and the
    last were said, by `day_facts`. `is_carried_whole` says that all of it came by the outlets.
    """

    speaker: str | None
    speaker_facts: tuple[Fact, ...]
    assertion: Assertion
    deeds: tuple[Deeds, ...]
    tallies: tuple[Tally, ...]
    outlets: tuple[str, ...]
    outlet_facts: tuple[Fact, ...]
    documents: int
    events: tuple[str, ...] = ()
    first_day: str | None = None
    last_day: str | None = None
    day_facts: tuple[Fact, ...] = ()
    short: str | None = None
    is_inventory_open: bool = False
    is_carried_whole: bool = True

    @property
    def acts(self) -> int:
        """How many acts the speaker tells of."""
        return sum(deeds.acts for deeds in self.deeds)

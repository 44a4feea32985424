"""Groups of claims -> how many values come back, by field, and how many claims come back whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.quality.rows import row_of
from bench.quality.similarity import similarity
from bench.roundtrip.cases import Case, Group, load_cases
from bench.roundtrip.compare import FIELDS, Value, compare
from bench.roundtrip.telling import tell_document
from dragoman.atlas import Atlas
from dragoman.base.claim import Claim
from dragoman.base.codec import claim_to_json
from dragoman.base.document import Document
from dragoman.read import RuleReader

OWN_ATLAS = Path(__file__).resolve().parents[2] / "samples" / "atlas"


@dataclass(frozen=True, slots=True)
class Trip:
    """One claim, told and read again; `claims` is how many were read."""

    case: Case
    document: Document
    claims: int
    values: tuple[Value, ...]

    @property
    def is_whole(self) -> bool:
        """Whether one claim came back with every value."""
        return self.claims == 1 and all(value.is_same for value in self.values)


@dataclass(slots=True)
class Share:
    """How many values of how many came back, by field, and whole claims."""

    right: Counter[str] = field(default_factory=Counter)
    of: Counter[str] = field(default_factory=Counter)
    whole: int = 0
    claims: int = 0
    spurious: int = 0

    def add(self, trip: Trip) -> None:
        """Count one claim."""
        self.spurious += max(0, trip.claims - 1)
        self.add_values(trip.values, is_whole=trip.is_whole)

    def add_values(self, values: Iterable[Value], *, is_whole: bool) -> None:
        """Count the values of one claim."""
        self.claims += 1
        self.whole += is_whole
        for value in values:
            self.of[value.field] += 1
            self.right[value.field] += value.is_same

    def share(self, *fields: str) -> float:
        """The share of values of these fields, of all without any, that came back."""
        chosen = fields or FIELDS
        return sum(self.right[f] for f in chosen) / max(1, sum(self.of[f] for f in chosen))


def make_trips(groups: Iterable[Group]) -> Iterator[Trip]:
    """Every claim of the groups, told and read."""
    atlas = Atlas.open((OWN_ATLAS,))
    reader = RuleReader(atlas)
    for group in groups:
        for case in load_cases(group, reader):
            document = tell_document(case)
            found = reader.read(document).claims
            best = closest(case.claim, found)
            yield Trip(case, document, len(found), tuple(compare(case.claim, best, atlas)))


def closest(told: Claim, found: Sequence[Claim]) -> Claim | None:
    """The claim read that is most like the one told."""
    row = row_of(claim_to_json(told))
    return max(found, key=lambda c: similarity(row, row_of(claim_to_json(c))), default=None)


def measure(trips: Iterable[Trip]) -> dict[str, Share]:
    """Shares by group and part ("scenarios/set aside"), and of all."""
    shares: dict[str, Share] = {}
    for trip in trips:
        part = "set aside" if trip.case.is_set_aside else "looked at"
        for name in (f"{trip.case.group}/{part}", "all"):
            shares.setdefault(name, Share()).add(trip)
    return shares

"""The claims of a document, gold and predicted -> which values agree, which are missed, which are spurious.

Claims are aligned one to one by place, target, perpetrator, date and figures. Every field of a missed claim
is missed and every field of a spurious claim is spurious, so a claim found or lost weighs as much as all it
holds. Counts are what the comparison lists hold, so a table of scores and a list of errors cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bench.quality.matching import (
    assign,
    is_country,
    is_null,
    is_same_actor,
    is_same_place,
    is_same_target,
    likeness,
    pair_up,
)  # fmt: skip
from bench.quality.rows import ClaimRow, ItemRow, TollRow, is_same_materiel, is_same_toll, row_of
from bench.quality.similarity import similarity
from dragoman.base.codec import Json

ALIGNED_FROM = 0.45  # similarity under which two claims tell different acts


class Field(StrEnum):
    """The scored fields; those in INFO are shown and do not count in the total."""

    CLAIM = "claim"
    PERPETRATOR = "perpetrator"
    CLAIMANT = "claimant"
    OUTLET = "outlet"
    TARGET = "target"
    PLACES = "places"
    COUNTRY = "country"
    EVENT_DATE = "event_date"
    KILLED = "killed"
    INJURED = "injured"
    CAPTURED = "captured"
    MATERIEL = "materiel"
    EVENT_TYPE = "event_type"
    CLAIM_DATE = "claim_date"
    ASSERTION = "assertion"


INFO = (Field.EVENT_TYPE, Field.CLAIM_DATE, Field.ASSERTION)
TOTALLED = tuple(f for f in Field if f not in INFO)
Value = str | TollRow | ItemRow


@dataclass(frozen=True, slots=True)
class Counts:
    """Values that agree (tp), spurious (fp) and missed (fn)."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float:
        """Share of the predicted values that are right; 1 when nothing is predicted and nothing due."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else float(not self.fn)

    @property
    def recall(self) -> float:
        """Share of the gold values that are found; 1 when nothing is due and nothing predicted."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else float(not self.fp)

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Comparison:
    """One field of a pair of claims: agreeing values, missed ones, spurious ones."""

    hits: tuple[Value, ...] = ()
    missed: tuple[Value, ...] = ()
    spurious: tuple[Value, ...] = ()

    @property
    def counts(self) -> Counts:
        """How many of each."""
        return Counts(len(self.hits), len(self.spurious), len(self.missed))


@dataclass(frozen=True, slots=True)
class ClaimPair:
    """A gold claim and the predicted one that tells the same act, by their places in their lists."""

    gold: int | None
    predicted: int | None
    fields: Mapping[Field, Comparison]


@dataclass(frozen=True, slots=True)
class DocumentScore:
    """All pairs of a document, aligned ones first, then missed, then spurious claims."""

    key: str
    pairs: tuple[ClaimPair, ...]
    gold_claims: int
    spurious_claims: int

    def counts(self, field: Field) -> Counts:
        """The counts of one field over all pairs."""
        return sum((pair.fields[field].counts for pair in self.pairs), Counts())

    @property
    def micro(self) -> Counts:
        """The counts of all fields that are totalled."""
        return sum((self.counts(field) for field in TOTALLED), Counts())


def score_document(
    key: str, gold: Sequence[Mapping[str, Json]], predicted: Sequence[Mapping[str, Json]]
) -> DocumentScore:
    """The comparison of one document's claims."""
    golds, predictions = tuple(map(row_of, gold)), tuple(map(row_of, predicted))
    aligned = align_claims(golds, predictions)
    found, used = {i for i, _ in aligned}, {j for _, j in aligned}
    pairs = [ClaimPair(i, j, compare_claims(golds[i], predictions[j])) for i, j in aligned]
    pairs += [ClaimPair(i, None, compare_claims(g, None)) for i, g in enumerate(golds) if i not in found]
    spurious = [j for j in range(len(predictions)) if j not in used]
    pairs += [ClaimPair(None, j, compare_claims(None, predictions[j])) for j in spurious]
    return DocumentScore(key, tuple(pairs), len(golds), len(spurious))


def total(scores: Iterable[DocumentScore], field: Field) -> Counts:
    """The counts of one field over many documents."""
    return sum((score.counts(field) for score in scores), Counts())


def total_micro(scores: Iterable[DocumentScore]) -> Counts:
    """The counts of all totalled fields over many documents."""
    return sum((score.micro for score in scores), Counts())


def align_claims(gold: Sequence[ClaimRow], predicted: Sequence[ClaimRow]) -> tuple[tuple[int, int], ...]:
    """One-to-one pairs of claims that tell the same act."""
    table = [[similarity(g, p) + 0.02 for p in predicted] for g in gold]
    return tuple((i, j) for i, j in assign(table) if table[i][j] - 0.02 >= ALIGNED_FROM)


def compare_claims(gold: ClaimRow | None, predicted: ClaimRow | None) -> dict[Field, Comparison]:
    """Every field of a pair; None on one side is a missed or a spurious claim."""
    both = gold is not None and predicted is not None
    g, p = gold or NOTHING, predicted or NOTHING
    same_actor = is_same_actor(g.perpetrator, p.perpetrator)
    fields = {
        Field.CLAIM: compare_scalar("claim" if gold else None, "claim" if predicted else None, both),
        Field.PERPETRATOR: compare_scalar(g.perpetrator, p.perpetrator, same_actor),
        Field.CLAIMANT: compare_scalar(g.claimant, p.claimant, is_same_actor(g.claimant, p.claimant)),
        Field.OUTLET: compare_scalar(g.outlet, p.outlet, is_same_actor(g.outlet, p.outlet)),
        Field.TARGET: compare_scalar(g.target, p.target, is_same_target(g.target, p.target)),
        Field.PLACES: compare_places(g.places, p.places),
        Field.COUNTRY: compare_scalar(
            g.country, p.country, (g.country or "").lower() == (p.country or "").lower()
        ),
        Field.EVENT_DATE: compare_scalar(g.event_date, p.event_date, g.event_date == p.event_date),
        Field.KILLED: compare_tolls(g.killed, p.killed),
        Field.INJURED: compare_tolls(g.injured, p.injured),
        Field.CAPTURED: compare_tolls(g.captured, p.captured),
        Field.MATERIEL: compare_materiel(g.materiel, p.materiel),
        Field.EVENT_TYPE: compare_scalar(g.event_type, p.event_type, g.event_type == p.event_type),
        Field.ASSERTION: compare_scalar(g.assertion, p.assertion, g.assertion == p.assertion),
        Field.CLAIM_DATE: Comparison(),
    }
    if (both and p.claim_date is not None) or g.claim_date:
        fields[Field.CLAIM_DATE] = compare_scalar(g.claim_date, p.claim_date, g.claim_date == p.claim_date)
    return fields


NOTHING = ClaimRow(None, None, None, None, None, None, (), None, None, None, (), (), (), ())


def compare_scalar(gold: str | None, predicted: str | None, is_same: bool) -> Comparison:
    """One value a side; a wrong value is both missed and spurious."""
    wanted = () if is_null(gold) or gold is None else (gold,)
    given = () if is_null(predicted) or predicted is None else (predicted,)
    if wanted and given and is_same:
        return Comparison(hits=wanted)
    return Comparison(missed=wanted, spurious=given)


def compare_places(gold: Sequence[str], predicted: Sequence[str]) -> Comparison:
    """Places as sets; a country, and a second spelling of a gold place, is never spurious."""
    kept = [p for p in predicted if not is_country(p) or any(is_same_place(p, g) for g in gold)]
    pairs = pair_up(gold, kept, is_same_place, lambda g, p: 1 + likeness(g, p))
    used = {j for _, j in pairs}
    rest = (p for j, p in enumerate(kept) if j not in used)
    spurious = tuple(p for p in rest if not any(is_same_place(p, g) for g in gold))
    return split_pairs(gold, pairs, spurious)


def compare_tolls(gold: Sequence[TollRow], predicted: Sequence[TollRow]) -> Comparison:
    """Figures of one kind, paired by side and bounds."""
    pairs = pair_up(gold, predicted, is_same_toll, lambda g, p: 2.0 if g.side == p.side else 1.0)
    used = {j for _, j in pairs}
    return split_pairs(gold, pairs, tuple(p for j, p in enumerate(predicted) if j not in used))


def compare_materiel(gold: Sequence[ItemRow], predicted: Sequence[ItemRow]) -> Comparison:
    """Items, paired by quantity, disposition and name."""
    pairs = pair_up(gold, predicted, is_same_materiel, lambda g, p: 1 + likeness(g.item, p.item))
    used = {j for _, j in pairs}
    return split_pairs(gold, pairs, tuple(p for j, p in enumerate(predicted) if j not in used))


def split_pairs(
    gold: Sequence[Value], pairs: Sequence[tuple[int, int]], spurious: tuple[Value, ...]
) -> Comparison:
    """The gold values that are paired and those that are not, beside the spurious ones."""
    found = {i for i, _ in pairs}
    return Comparison(
        hits=tuple(g for i, g in enumerate(gold) if i in found),
        missed=tuple(g for i, g in enumerate(gold) if i not in found),
        spurious=spurious,
    )

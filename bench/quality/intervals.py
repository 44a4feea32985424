"""Scores of single documents -> the interval in which their total lies.

Documents are drawn again with replacement (percentile bootstrap), since the values of one document are not
independent of each other: a claim that is lost takes all its fields along.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from bench.quality.scorer import Counts

RESAMPLES = 1000
SEED = 20230907
COVERED = 0.95


@dataclass(frozen=True, slots=True)
class Interval:
    """A range that covers 95 of 100 resamples."""

    low: float
    high: float


def f1_interval(documents: Sequence[Counts]) -> Interval:
    """The interval of the F1 of these documents' sum."""
    return middle(resampled_f1(documents))


def difference_interval(first: Sequence[Counts], second: Sequence[Counts]) -> Interval:
    """The interval of F1(first) - F1(second), drawn apart."""
    pairs = zip(resampled_f1(first), resampled_f1(second, seed=SEED + 1), strict=True)
    return middle([a - b for a, b in pairs])


def resampled_f1(documents: Sequence[Counts], *, seed: int = SEED) -> list[float]:
    """The F1 of each resample, in the order drawn."""
    draw = random.Random(seed)
    triples = [(c.tp, c.fp, c.fn) for c in documents]
    scores = []
    for _ in range(RESAMPLES):
        drawn = draw.choices(triples, k=len(triples)) if triples else []
        tp, fp, fn = (sum(column) for column in zip(*drawn, strict=True)) if drawn else (0, 0, 0)
        scores.append(Counts(tp, fp, fn).f1)
    return scores


def middle(values: Sequence[float]) -> Interval:
    """The interval that leaves out the same share on both sides."""
    ordered = sorted(values)
    cut = round(len(ordered) * (1 - COVERED) / 2)
    return Interval(ordered[cut], ordered[-cut - 1])

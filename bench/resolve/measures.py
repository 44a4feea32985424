"""Gold groups and found groups -> pairwise precision, recall and F1, and B-cubed.

Source: Bagga and Baldwin (1998), Algorithms for scoring coreference chains, for B-cubed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scores:
    """Shares from 0 to 1; an empty denominator gives 1."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def pairwise(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Scores:
    """Of all pairs of items: those that are in one group in both, against those that are in either."""
    both = _pairs(Counter((gold[item], found[item]) for item in gold))
    in_found, in_gold = _pairs(Counter(found[i] for i in gold)), _pairs(Counter(gold.values()))
    return Scores(both / in_found if in_found else 1.0, both / in_gold if in_gold else 1.0)


def _pairs(sizes: Counter[Hashable]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes.values())


def b_cubed(gold: Mapping[str, Hashable], found: Mapping[str, Hashable]) -> Scores:
    """The mean over items of how pure and how whole each one's group is."""
    both = Counter((gold[item], found[item]) for item in gold)
    in_found, in_gold = Counter(found[i] for i in gold), Counter(gold.values())
    count = len(gold) or 1
    precision = sum(both[gold[i], found[i]] / in_found[found[i]] for i in gold) / count
    recall = sum(both[gold[i], found[i]] / in_gold[gold[i]] for i in gold) / count
    return Scores(precision, recall)

"""What is counted over the articles of a corpus -> the figures of toponyms, as JSON and as a table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.geo.errors import Errors, measure_errors
from dragoman.base.codec import Json


@dataclass(frozen=True, slots=True)
class Found:
    """Names found: shares of 1, by the very characters and by any overlap."""

    gold: int
    ours: int
    exact: int
    overlapping_gold: int
    overlapping_ours: int

    @property
    def precision(self) -> float:
        """Of our names, those that are annotated."""
        return self.exact / max(1, self.ours)

    @property
    def recall(self) -> float:
        """Of the annotated names, those that we found."""
        return self.exact / max(1, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, by the very characters."""
        return 2 * self.exact / max(1, self.gold + self.ours)

    @property
    def f1_overlap(self) -> float:
        """The same by any overlap."""
        recall, precision = (
            self.overlapping_gold / max(1, self.gold),
            self.overlapping_ours / max(1, self.ours),
        )
        return 2 * recall * precision / max(1e-9, recall + precision)


@dataclass(frozen=True, slots=True)
class Part:
    """The figures of one corpus and half: all toponyms, and those alone that say where something is.

    `listed` counts only the gold's points that are GeoNames', as the published figures on GeoWebNews do.
    """

    corpus: str
    half: str
    articles: int
    found: Found
    recall_literal: float
    end_to_end: Errors
    end_to_end_literal: Errors
    end_to_end_listed: Errors
    given: Errors
    given_literal: Errors
    given_listed: Errors
    toponyms_per_s: float


@dataclass(slots=True)
class Tally:
    """Distances as they come in, by what they are counted for."""

    found: list[int] = field(default_factory=lambda: [0, 0, 0, 0, 0])
    literal: list[int] = field(default_factory=lambda: [0, 0])
    gold: dict[str, int] = field(default_factory=dict)
    distances: dict[str, list[float]] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)

    def add(self, name: str, km: float | None) -> None:
        """Count an annotated point, with our distance from it if we have one."""
        self.gold[name] = self.gold.get(name, 0) + 1
        kept = self.distances.setdefault(name, [])
        if km is not None:
            kept.append(km)

    def errors(self, name: str) -> Errors:
        """The figures of one count."""
        return measure_errors(self.distances.get(name, []), self.gold.get(name, 0))


def to_json(part: Part) -> dict[str, Json]:
    """The figures of one corpus and half, shares rounded to a tenth of a per cent."""
    found, ends, given = part.found, part.end_to_end, part.given
    return {
        "corpus": part.corpus,
        "half": part.half,
        "articles": part.articles,
        "toponyms": found.gold,
        "precision": round(found.precision, 3),
        "recall": round(found.recall, 3),
        "f1": round(found.f1, 3),
        "f1_overlap": round(found.f1_overlap, 3),
        "recall_literal": round(part.recall_literal, 3),
        "points": ends.gold,
        "resolved": round(ends.share_resolved, 3),
        "right_of_resolved": round(ends.right_of_resolved, 3),
        "right_of_gold": round(ends.right_of_gold, 3),
        "right_of_gold_literal": round(part.end_to_end_literal.right_of_gold, 3),
        "right_of_gold_listed": round(part.end_to_end_listed.right_of_gold, 3),
        "mean_km": round(ends.mean_km, 1),
        "median_km": round(ends.median_km, 1),
        "auc": round(ends.auc, 3),
        "given_right": round(given.right_of_gold, 3),
        "given_right_literal": round(part.given_literal.right_of_gold, 3),
        "given_right_listed": round(part.given_listed.right_of_gold, 3),
        "given_mean_km": round(given.mean_km, 1),
        "given_median_km": round(given.median_km, 1),
        "given_auc": round(given.auc, 3),
        "toponyms_per_s": round(part.toponyms_per_s),
    }


def report_lines(parts: Sequence[Part]) -> list[str]:
    """The figures as a table, a column a corpus and half."""
    rows = [to_json(part) for part in parts]
    return [f"{name:<24}" + "".join(f"{row[name]:>12}" for row in rows) for name in rows[0]]

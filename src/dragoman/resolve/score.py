"""Two profiles -> a score with its reasons: the log-odds that both tell one act, each part by name.

The model is Fellegi and Sunter's (1969): comparisons are taken as independent, and each level carries the weight of
evidence that stands in `weights.toml`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.resolve import compare
from dragoman.resolve.compare import Level
from dragoman.resolve.profile import Profile

VETO = float("-inf")


@dataclass(frozen=True, slots=True)
class Weight:
    """What a level is worth (log-odds, -inf for a veto), and its sentence."""

    weight: float
    says: str


@dataclass(frozen=True, slots=True)
class Weights:
    """The table of `weights.toml`: (comparison, level) -> weight, with the thresholds."""

    levels: dict[tuple[str, str], Weight]
    prior: float
    join: float
    perhaps: float


@dataclass(frozen=True, slots=True)
class Reason:
    """One named part of a score, as people read it; `weight` is None for a veto."""

    name: str
    level: str
    weight: float | None
    says: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """A pair's score (log-odds, -inf when vetoed) and its parts, in the order of comparison."""

    one: str
    other: str
    score: float
    prior: float
    reasons: tuple[Reason, ...]

    @property
    def vetoes(self) -> tuple[Reason, ...]:
        """The reasons that keep the pair apart whatever else is so."""
        return tuple(reason for reason in self.reasons if reason.weight is None)


@cache
def default_weights() -> Weights:
    """The embedded table, read once."""
    return read_weights(files("dragoman.resolve").joinpath("weights.toml").read_text(encoding="utf-8"))


def read_weights(text: str) -> Weights:
    """A table of weights from TOML."""
    raw = tomllib.loads(text)
    levels = {
        (name, level): Weight(VETO if row.get("veto") else float(row["weight"]), row["says"])
        for name, table in raw.items()
        if isinstance(table, dict)
        for level, row in table.items()
    }
    return Weights(levels, float(raw["prior"]), float(raw["join"]), float(raw["perhaps"]))


def compare_levels(one: Profile, other: Profile) -> Iterator[tuple[str, Level]]:
    """The level of every comparison, those that can veto first; the order of the two orders the facts only."""
    yield "document", compare.compare_documents(one, other)
    yield "when", compare.compare_days(one.days, other.days)
    yield "where", compare.compare_places(one, other)
    swapped = compare.is_swapped(one, other)
    yield "perpetrator", compare.compare_perpetrators(one, other, swapped)
    yield "target", compare.compare_targets(one, other, swapped)
    yield "act", compare.compare_acts(one, other)
    yield "toll", compare.compare_tolls(one, other, swapped)
    yield "arms", compare.compare_arms(one, other)
    yield "text", compare.compare_texts(one, other)
    yield "words", compare.compare_words(one, other)
    yield "names", compare.compare_names(one, other)
    yield "end", compare.compare_ends(one, other)


def score_pair(one: Profile, other: Profile, weights: Weights) -> float:
    """The log-odds that two claims tell one act; -inf when a veto keeps them apart."""
    if other.claim < one.claim:
        one, other = other, one
    score = weights.prior
    for name, level in compare_levels(one, other):
        score += weights.levels[name, level[0]].weight
        if score == VETO:
            return VETO
    return score


def explain_pair(one: Profile, other: Profile, weights: Weights) -> Comparison:
    """The score of a pair with the reason and the weight of each part."""
    if other.claim < one.claim:
        one, other = other, one
    reasons = []
    for name, (level, facts) in compare_levels(one, other):
        entry = weights.levels[name, level]
        weight = None if entry.weight == VETO else entry.weight
        reasons.append(Reason(name, level, weight, entry.says.format(*facts)))
    return Comparison(one.claim, other.claim, score_pair(one, other, weights), weights.prior, tuple(reasons))

"""The place names of one document, each with the entries it may mean -> the entry that each means, and why.

A name alone decides nothing: every entry gathers named reasons, from itself (how many people, which kind,
is it spelt so) and from the company it keeps (what holds it: "X, Y"; which countries and regions the
others lie in; how near they are; whether it holds them). What the company is depends on what the others
mean, so that the names are weighed in rounds, each against the odds of the round before. One name has
one sense in a document unless what holds it differs.

This knows no language: who calls it says which names hold which, and what kind a name's words ask for.
What a reason weighs stands in `sense_weights.tsv`, fitted to the development halves of two corpora
(`python -m bench.geo.fit_senses`). Tried and dropped: nearness to the other names alone, which places
72 to 76 % right where all reasons together place 88 to 90 %.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

from dragoman.atlas.entries import DATA_FOLDER
from dragoman.atlas.sense_reasons import (
    WIDE,
    Company,
    Masses,
    NameUse,
    Reasons,
    areas_of,
    company_reasons,
    holding_reasons,
    own_reasons,
)
from dragoman.atlas.tables import read_rows
from dragoman.atlas.values import PlaceEntry

ROUNDS = 3
KEPT = 12  # entries of one name that go into a further round
RUNNERS_UP = 3
WORLD = ("",)  # the area of oceans and continents
Weights = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name means: the entry, its share among all (0 to 1), its reasons, and why others lost."""

    entry: PlaceEntry
    share: float
    reasons: tuple[str, ...]
    runners_up: tuple[tuple[PlaceEntry, str], ...]


@dataclass(slots=True)
class Weighed:
    """An entry of a use with what does not change from round to round, and its odds in the last one."""

    entry: PlaceEntry
    own: Reasons
    reasons: Reasons
    share: float = 0.0


def settle_senses(uses: Sequence[NameUse], weights: Weights | None = None) -> tuple[Sense | None, ...]:
    """The sense of every use in their order, None where the gazetteer has no entry.

    Args:
        uses: the names of one document.
        weights: what each reason weighs, by default the embedded table.
    """
    weighed = weigh_senses(uses, sense_weights() if weights is None else weights)
    return tuple(_sense(entries) if entries else None for entries in weighed)


def weigh_senses(uses: Sequence[NameUse], weights: Weights) -> list[list[Weighed]]:
    """Every entry of every use with its reasons and its share, best first."""
    weighed = [[Weighed(e, own_reasons(e, use), {}) for e in use.entries] for use in uses]
    for entries in weighed:
        _share(entries, weights)
    for turn in range(ROUNDS):
        if turn:
            for entries in weighed:
                del entries[KEPT:]
        masses = [_masses(entries, use) for entries, use in zip(weighed, uses, strict=True)]
        company = _company(weighed, masses)
        for at, (use, entries) in enumerate(zip(uses, weighed, strict=True)):
            holders = [weighed[holder][0].entry for holder in use.holders if weighed[holder]]
            for item in entries:
                held = holding_reasons(item.entry, holders)
                item.reasons = dict((*held, *company_reasons(at, item.entry, masses[at], company)))
        for entries in weighed:
            _share(entries, weights)
    return weighed


@cache
def sense_weights() -> dict[str, float]:
    """What each reason weighs, from the embedded table."""
    rows = read_rows(DATA_FOLDER / "sense_weights.tsv", ("reason", "weight"))
    return {row.required("reason"): float(row.required("weight")) for row in rows}


def _share(entries: list[Weighed], weights: Weights) -> None:
    """Give each entry of a use its share by its reasons, and put the best first."""
    if not entries:
        return
    scores = [
        sum(value * weights.get(reason, 0.0) for reason, value in (*item.own.items(), *item.reasons.items()))
        for item in entries
    ]
    top = max(scores)
    odds = [exp(score - top) for score in scores]
    total = sum(odds)
    for item, part in zip(entries, odds, strict=True):
        item.share = part / total
    entries.sort(key=lambda item: -item.share)


def _masses(entries: list[Weighed], use: NameUse) -> Masses:
    """How many mentions one name puts into each area, by the shares of the last round."""
    masses: defaultdict[tuple[str, ...], float] = defaultdict(float)
    for item in entries[:KEPT]:
        for area in areas_of(item.entry) or (WORLD,):
            masses[area] += item.share * use.count
    return masses


def _company(weighed: list[list[Weighed]], masses: list[Masses]) -> Company:
    """How much of a document lies where, by the shares of the last round."""
    company = Company(defaultdict(float), 0.0, [])
    for at, (entries, mass) in enumerate(zip(weighed, masses, strict=True)):
        for area, part in mass.items():
            company.areas[area] += part
            company.total += part if len(area) == 1 else 0.0
        if entries and not entries[0].entry.feature_code.startswith(WIDE):
            company.points.append((at, entries[0].entry, entries[0].share))
    return company


def _sense(entries: list[Weighed]) -> Sense:
    """The best entry with the reasons that it has, and why the next ones lost."""
    best = entries[0]
    weights = sense_weights()
    said = [r for r, value in (best.own | best.reasons).items() if value * weights.get(r, 0.0) > 0]
    losers = tuple((item.entry, _why(item, best, weights)) for item in entries[1 : RUNNERS_UP + 1])
    return Sense(best.entry, best.share, tuple(said), losers)


def _why(loser: Weighed, best: Weighed, weights: Weights) -> str:
    """The reason that parts a loser most from the best."""
    ours, theirs = best.own | best.reasons, loser.own | loser.reasons
    gaps = {
        reason: (ours.get(reason, 0.0) - theirs.get(reason, 0.0)) * weights.get(reason, 0.0)
        for reason in {**ours, **theirs}
    }
    reason = max(gaps, key=lambda name: gaps[name])
    return f"less by: {reason}" if reason in ours else f"worse by: {reason}"

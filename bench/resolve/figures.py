"""Scenarios and headlines -> the figures of the resolver, as values and as tables."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.resolve.measures import Scores, b_cubed, pairwise
from bench.resolve.run import (
    Outcome,
    count_right,
    join_by_day_and_place,
    open_atlas,
    resolve_gold,
    resolve_read,
)
from bench.resolve.scenarios import GOLD, SCENARIOS, Scenario, load_scenarios
from dragoman.atlas import Atlas

PARTS: tuple[tuple[str, Callable[[Scenario], bool]], ...] = (
    ("looked at", lambda s: not s.is_set_aside),
    ("set aside", lambda s: s.is_set_aside),
    ("all", lambda s: True),
)


@dataclass(frozen=True, slots=True)
class ScenarioFigures:
    """One part of the scenarios, resolved from the claims that people coded, or from what the reader gives.

    `found` compares only claims that were read; `pairs` counts those that were missed as standing alone.
    `status_right` and `sources_right` are counts of `there` events.
    """

    part: str
    claims_from: str
    documents: int
    claims: int
    missed: int
    spurious: int
    events: int
    pairs: Scores
    found: Scores
    cubed: Scores
    there: int
    status_right: int
    sources_right: int


def measure_scenarios(atlas: Atlas | None = None) -> tuple[ScenarioFigures, ...]:
    """Both parts and the whole, coded claims first."""
    atlas = atlas or open_atlas()
    scenarios = load_scenarios()
    figures = []
    for name, resolve in (("coded", resolve_gold), ("read", resolve_read)):
        for part, wanted in PARTS:
            chosen = [scenario for scenario in scenarios if wanted(scenario)]
            figures.append(_figures(part, name, chosen, resolve(chosen, atlas)))
    return tuple(figures)


def _figures(part: str, name: str, scenarios: Sequence[Scenario], outcome: Outcome) -> ScenarioFigures:
    read = {key: event for key, event in outcome.gold.items() if not outcome.found[key].startswith("missed:")}
    there, status, sources = count_right(scenarios, outcome)
    return ScenarioFigures(
        part=part,
        claims_from=name,
        documents=sum(len(s.documents) for s in scenarios),
        claims=len(outcome.gold),
        missed=outcome.missed,
        spurious=outcome.spurious,
        events=len(set(outcome.gold.values())),
        pairs=pairwise(outcome.gold, outcome.found),
        found=pairwise(read, outcome.found),
        cubed=b_cubed(outcome.gold, outcome.found),
        there=there,
        status_right=status,
        sources_right=sources,
    )


def measure_naive() -> Scores:
    """Pairwise scores of joining by day and first place name, over all coded claims."""
    return pairwise(*join_by_day_and_place(load_scenarios()))


def scenarios_hash(folders: Sequence[Path] = (SCENARIOS, GOLD)) -> str:
    """A hash of all documents and gold files, so that floors say what they were measured on."""
    digest = hashlib.sha256()
    for path in (path for folder in folders for path in sorted(folder.glob("*.json*"))):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()

"""Figures of the resolver -> Markdown tables."""

from __future__ import annotations

from collections.abc import Sequence

from bench.resolve.figures import ScenarioFigures
from bench.resolve.headlines import FLOOR, HeadlineResult
from bench.resolve.measures import Scores


def scenario_lines(figures: Sequence[ScenarioFigures], naive: Scores) -> list[str]:
    """One row a part and kind of claims, then what joining by day and place gives."""
    lines = [
        "| claims | part | documents | claims | missed | spurious | P | R | F1 of pairs | of those read | B-cubed F1 "
        "| status right | sources right |",
        "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for f in figures:
        lines.append(
            f"| {f.claims_from} | {f.part} | {f.documents} | {f.claims} | {f.missed} | {f.spurious} "
            f"| {f.pairs.precision:.3f} | {f.pairs.recall:.3f} | {f.pairs.f1:.3f} | {f.found.f1:.3f} "
            f"| {f.cubed.f1:.3f} | {f.status_right} of {f.there} | {f.sources_right} of {f.there} |"
        )
    lines.append(
        f"| coded, joined by day and first place | all | | | | | {naive.precision:.3f} | {naive.recall:.3f} "
        f"| {naive.f1:.3f} | | | | |"
    )
    return lines


def headline_lines(results: Sequence[HeadlineResult]) -> list[str]:
    """One row a direction: learned on one half, measured on the other."""
    lines = [
        "| measured on | reports | P | R | F1 of pairs | B-cubed F1 | F1 of the half that set the weights |",
        "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
    ]
    for r in results:
        lines.append(
            f"| {r.name} | {r.reports:,} | {r.held.precision:.3f} | {r.held.recall:.3f} | {r.held.f1:.3f} "
            f"| {r.held_b_cubed.f1:.3f} | {r.learned.f1:.3f} |"
        )
    return [*lines, f"| all, by token overlap alone | | | | {FLOOR:.3f} | | |"]

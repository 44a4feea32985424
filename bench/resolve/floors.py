"""Figures of the scenarios -> floors under which no later run may fall, with the hash of what they were measured on."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from pathlib import Path

from bench.resolve.figures import ScenarioFigures, scenarios_hash

FLOORS_FILE = Path(__file__).parent / "floors.json"
MARGIN = 0.005


def _rows(figures: Sequence[ScenarioFigures]) -> dict[str, float]:
    rows = {f"{f.claims_from}/{f.part}/pairs": f.pairs.f1 for f in figures}
    rows |= {f"{f.claims_from}/{f.part}/status": f.status_right / max(1, f.there) for f in figures}
    return rows | {f"{f.claims_from}/{f.part}/sources": f.sources_right / max(1, f.there) for f in figures}


def pin(figures: Sequence[ScenarioFigures], path: Path = FLOORS_FILE) -> None:
    """Write the floors: what was measured, less a margin. Lowering one takes a line in the changelog."""
    floors = {name: math.floor((value - MARGIN) * 1000) / 1000 for name, value in _rows(figures).items()}
    path.write_text(
        json.dumps({"gold": scenarios_hash(), "floors": floors}, indent=1) + "\n", encoding="utf-8"
    )


def find_falls(figures: Sequence[ScenarioFigures], path: Path = FLOORS_FILE) -> list[str]:
    """What lies under its floor, in words; empty when nothing does."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    if kept["gold"] != scenarios_hash():
        return ["the scenarios are not those of the floors: run `python -m bench.resolve --pin` and say why"]
    rows = _rows(figures)
    return [
        f"{name}: {rows[name]:.4f} is under its floor {floor:.3f}"
        for name, floor in kept["floors"].items()
        if rows.get(name, 0.0) < floor
    ]

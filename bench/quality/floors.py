"""Results -> floors under which no later run may fall, kept with the hash of the gold they were measured on.

A floor lies a little under what was measured. Lowering one takes a line in the changelog.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.quality.gold import gold_hash
from bench.quality.readings import Result
from bench.quality.scorer import Counts, Field, total, total_micro
from bench.quality.tables import hard_negatives
from dragoman.base.codec import Json
from dragoman.base.errors import InputError

FLOORS_FILE = Path(__file__).parent / "floors.json"
MARGIN = 0.005
DUE_FROM = 5  # a field with fewer gold and predicted values than this has no floor of its own


@dataclass(frozen=True, slots=True)
class Floors:
    """What one group of documents must reach: the F1 of each field and the most claims on hard negatives."""

    gold: str
    f1: Mapping[str, float]
    hard_negatives_with_claim: int


def measure_floors(results: Sequence[Result], margin: float = MARGIN) -> Floors:
    """The floors of a group of results: measured F1 less a margin."""
    scores = [result.score for result in results]
    counts: dict[str, Counts] = {field.value: total(scores, field) for field in Field}
    counts = {name: c for name, c in counts.items() if c.tp + c.fp + c.fn >= DUE_FROM}
    counts["micro"] = total_micro(scores)
    f1 = {name: max(0.0, math.floor((c.f1 - margin) * 1000) / 1000) for name, c in counts.items()}
    return Floors(gold_hash([result.gold for result in results]), f1, hard_negatives(results)[1])


def find_falls(results: Sequence[Result], floors: Floors) -> list[str]:
    """What lies under its floor, in words; empty when nothing does."""
    scores = [result.score for result in results]
    if gold_hash([result.gold for result in results]) != floors.gold:
        return [
            "the gold documents are not those of the floors: run `python -m bench.quality --pin` and say why"
        ]
    falls = []
    for name, floor in floors.f1.items():
        f1 = (total_micro(scores) if name == "micro" else total(scores, Field(name))).f1
        if f1 < floor:
            falls.append(f"{name}: F1 {f1:.4f} is under its floor {floor:.3f}")
    loud = hard_negatives(results)[1]
    if loud > floors.hard_negatives_with_claim:
        falls.append(
            f"hard negatives with a claim: {loud}, at most {floors.hard_negatives_with_claim} before"
        )
    return falls


def write_floors(
    groups: Mapping[str, Sequence[Result]], path: Path = FLOORS_FILE, *, margin: float = MARGIN
) -> None:
    """The floors of these groups into the file; groups that were not run keep theirs.

    Args:
        margin: how far under the measured F1 they lie, greater while the rules of a language still change.
    """
    kept = load_floors(path) if path.exists() else {}
    floors = {**kept, **{name: measure_floors(results, margin) for name, results in groups.items()}}
    rows = {name: floors_to_json(floors[name]) for name in sorted(floors)}
    path.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


def floors_to_json(floors: Floors) -> dict[str, Json]:
    """One group's floors as JSON."""
    return {
        "gold": floors.gold,
        "f1": dict(floors.f1),
        "hard_negatives_with_claim": floors.hard_negatives_with_claim,
    }


def load_floors(path: Path = FLOORS_FILE) -> dict[str, Floors]:
    """The floors of every group that was pinned.

    Raises:
        InputError: the file is missing or broken.
    """
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))
        return {
            name: Floors(row["gold"], row["f1"], row["hard_negatives_with_claim"])
            for name, row in rows.items()
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path}: no floors ({error}). Run `python -m bench.quality --pin`.") from error

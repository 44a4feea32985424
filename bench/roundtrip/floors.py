"""Shares that came back -> floors under which no later run may fall, with the hash of the claims measured."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from pathlib import Path

from bench.roundtrip.cases import Group
from bench.roundtrip.measure import Share, Trip
from dragoman.base.codec import to_json

FLOORS_FILE = Path(__file__).parent / "floors.json"
MARGIN = 0.002


def gold_hashes(trips: Sequence[Trip]) -> dict[str, str]:
    """One hash a group over its coded claims; what our reader reads changes with it and has none."""
    told: dict[str, list[str]] = {}
    for trip in trips:
        if trip.case.group is not Group.READ:
            row = json.dumps(to_json(trip.case.claim), sort_keys=True)
            told.setdefault(trip.case.group, []).append(row)
    return {
        group: hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest() for group, rows in told.items()
    }


def _rows(shares: dict[str, Share]) -> dict[str, float]:
    values = {f"{name}/values": share.share() for name, share in shares.items() if name != "all"}
    return values | {f"{name}/whole": s.whole / s.claims for name, s in shares.items() if name != "all"}


def pin(trips: Sequence[Trip], shares: dict[str, Share], path: Path = FLOORS_FILE) -> None:
    """Write the floors: what was measured, less a margin. Lowering one takes a line in the changelog."""
    floors = {
        name: math.floor((value - MARGIN) * 1000) / 1000 for name, value in sorted(_rows(shares).items())
    }
    text = json.dumps({"gold": gold_hashes(trips), "floors": floors}, indent=1)
    path.write_text(text + "\n", encoding="utf-8")


def find_falls(trips: Sequence[Trip], shares: dict[str, Share], path: Path = FLOORS_FILE) -> list[str]:
    """What lies under its floor, in words, of the groups that were measured; empty when nothing does."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    changed = [group for group, value in gold_hashes(trips).items() if kept["gold"].get(group) != value]
    if changed:
        return [
            f"{', '.join(changed)}: the claims are not those of the floors: "
            "run `python -m bench.roundtrip --pin` and say why"
        ]
    rows = _rows(shares)
    return [
        f"{name}: {rows[name]:.4f} is under its floor {floor:.3f}"
        for name, floor in kept["floors"].items()
        if name in rows and rows[name] < floor
    ]

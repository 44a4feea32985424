"""Shares that came back -> floors under which no later run may fall, with the hash of the claims measured."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.roundtrip.cases import Group
from bench.roundtrip.measure import Share, Trip
from bench.roundtrip.pairs import PairTrip
from dragoman.base.codec import to_json

FLOORS_FILE = Path(__file__).parent / "floors.json"
PAIR_FLOORS_FILE = Path(__file__).parent / "floors_pairs.json"
MARGIN = 0.002
PAIR_MARGIN = 0.02
"""Wider: some pairs have fifty claims, and one claim is two hundredths of those that come back whole."""


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


def pin_pairs(trips: Sequence[PairTrip], shares: dict[str, Share], path: Path = PAIR_FLOORS_FILE) -> None:
    """The floors of the pairs, with one hash a language over the claims that are told."""
    floors = {
        name: math.floor((value - PAIR_MARGIN) * 1000) / 1000 for name, value in sorted(_rows(shares).items())
    }
    text = json.dumps({"gold": pair_hashes(trips), "floors": floors}, indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def pair_hashes(trips: Sequence[PairTrip]) -> dict[str, str]:
    """One hash a language over the claims coded in its documents, each counted once."""
    told: dict[str, set[str]] = {}
    for row in trips:
        claim = json.dumps(to_json(row.trip.case.claim), sort_keys=True)
        told.setdefault(row.pair.coded, set()).add(claim)
    return {lang: hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest() for lang, rows in told.items()}


def find_pair_falls(
    trips: Sequence[PairTrip], shares: dict[str, Share], path: Path = PAIR_FLOORS_FILE
) -> list[str]:
    """What lies under its floor, of the pairs that were measured; empty when nothing does."""
    return _falls(json.loads(path.read_text(encoding="utf-8")), pair_hashes(trips), _rows(shares))


def find_falls(trips: Sequence[Trip], shares: dict[str, Share], path: Path = FLOORS_FILE) -> list[str]:
    """What lies under its floor, in words, of the groups that were measured; empty when nothing does."""
    return _falls(json.loads(path.read_text(encoding="utf-8")), gold_hashes(trips), _rows(shares))


def _falls(kept: dict[str, Any], hashes: dict[str, str], rows: dict[str, float]) -> list[str]:
    changed = [group for group, value in hashes.items() if kept["gold"].get(group) != value]
    if changed:
        return [
            f"{', '.join(changed)}: the claims are not those of the floors: "
            "run `python -m bench.roundtrip --pin` and say why"
        ]
    return [
        f"{name}: {rows[name]:.4f} is under its floor {floor:.3f}"
        for name, floor in kept["floors"].items()
        if name in rows and rows[name] < floor
    ]

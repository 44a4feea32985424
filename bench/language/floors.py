"""Accuracies -> floors under which no later run may fall, with the hash of the samples measured."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path

from bench.language.measure import Share
from bench.language.samples import samples_hash

FLOORS_FILE = Path(__file__).parent / "floors.json"
MARGIN = 0.005


def pin(shares: Mapping[str, Share], path: Path = FLOORS_FILE) -> None:
    """Write the floors: what was measured, less a margin. Lowering one takes a line in the changelog."""
    floors = {name: math.floor((share.accuracy - MARGIN) * 1000) / 1000 for name, share in shares.items()}
    path.write_text(json.dumps({"gold": samples_hash(), "floors": floors}, indent=1) + "\n", encoding="utf-8")


def find_falls(shares: Mapping[str, Share], path: Path = FLOORS_FILE) -> list[str]:
    """What lies under its floor, in words; empty when nothing does."""
    kept = json.loads(path.read_text(encoding="utf-8"))
    if kept["gold"] != samples_hash():
        return ["the samples are not those of the floors: run `python -m bench.language --pin` and say why"]
    return [
        f"{name}: {shares[name].accuracy:.4f} is under its floor {floor:.3f}"
        for name, floor in kept["floors"].items()
        if name in shares and shares[name].accuracy < floor
    ]

"""goals.toml -> what is aimed at and what others reach, by part."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def load_goals() -> dict[str, Any]:
    """The tables of goals.toml."""
    return tomllib.loads((Path(__file__).parent / "goals.toml").read_text(encoding="utf-8"))


def goal(part: str, name: str) -> float:
    """One goal."""
    return float(load_goals()[part][name])

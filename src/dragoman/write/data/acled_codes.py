"""An event -> the codes that ACLED gives to such events, by the table in acled.toml."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.base.claim import Side
from dragoman.base.event import Event, Party

CIVILIANS = "Violence against civilians"


@dataclass(frozen=True, slots=True)
class ActType:
    """ACLED's type of an event: disorder type, event type, sub-event type."""

    disorder_type: str
    event_type: str
    sub_event_type: str


def act_type(event: Event, target: Party | None, rest: Mapping[str, Any]) -> ActType | None:
    """The type, None where the accounts do not tell which it is.

    Args:
        target: who was attacked.
        rest: what acled.toml says beside its columns.
    """
    against = _attacked(event, target)
    for line in rest["types"]:
        if line["act"] == event.event_type and line["to"] in ("any", against):
            return ActType(line["disorder_type"], line["event_type"], line["sub_event_type"])
    return None


def _attacked(event: Event, target: Party | None) -> str | None:
    """Whether armed actors were attacked, or civilians only; None when the accounts do not say."""
    sides = {figure.side for figure in event.figures if figure.high != 0}
    if Side.TARGET in sides or (target is not None and target.actor is not None):
        return "armed"
    return "civilians" if Side.CIVILIANS in sides else None


@cache
def iso_numeric() -> Mapping[str, int]:
    """ISO 3166 alpha-2 code -> numeric code."""
    text = files("dragoman.write.data").joinpath("iso_numeric.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {iso2: int(number) for iso2, number in rows[1:]}

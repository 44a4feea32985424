"""A claim in the codebook's JSON -> the row that is scored.

A row holds the scored fields alone, with what cannot count left out: figures that say nothing or say zero,
the same figure twice, a date that is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bench.quality.matching import is_same_item, normalise
from dragoman.base.codec import Json

OPEN_QUALIFIERS = {"dozens": (20, 24), "scores": (), "hundreds": (100, 200)}
TOLL_FIELDS = ("killed", "injured", "captured")


@dataclass(frozen=True, slots=True)
class TollRow:
    """People of one side; `words` and `source` are shown, not scored."""

    side: str | None
    min: int | None
    max: int | None
    qualifier: str
    victim: str
    words: str
    source: str
    index: int

    def __str__(self) -> str:
        source = f" source {self.source!r}" if self.source else ""
        return f"{self.side} {bounds(self.min, self.max)} {self.victim or '-'} {self.words!r}{source}"


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One kind of materiel and what became of it; `words` are shown, not scored."""

    item: str
    qty_min: int | None
    qty_max: int | None
    disposition: str
    words: str
    index: int

    def __str__(self) -> str:
        return f"{self.disposition} {bounds(self.qty_min, self.qty_max)} {self.item!r} from {self.words!r}"


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """The scored fields of one claim."""

    event_type: str | None
    assertion: str | None
    perpetrator: str | None
    claimant: str | None
    outlet: str | None
    target: str | None
    places: tuple[str, ...]
    country: str | None
    event_date: str | None
    claim_date: str | None
    killed: tuple[TollRow, ...]
    injured: tuple[TollRow, ...]
    captured: tuple[TollRow, ...]
    materiel: tuple[ItemRow, ...]


def bounds(low: int | None, high: int | None) -> str:
    """ "13", "51+" (no upper bound), "..50" (no lower bound) or "20..30"."""
    if low == high:
        return "?" if low is None else str(low)
    if high is None:
        return f"{low}+"
    return f"{'' if low is None else low}..{high}"


def row_of(claim: Mapping[str, Json]) -> ClaimRow:
    """The scored row of a claim in JSON."""
    return ClaimRow(
        event_type=text_of(claim, "event_type"),
        assertion=text_of(claim, "assertion"),
        perpetrator=text_of(claim, "perpetrator"),
        claimant=text_of(claim, "claimant"),
        outlet=text_of(claim, "outlet"),
        target=text_of(claim, "target"),
        places=place_names(list_of(claim, "places")),
        country=text_of(claim, "country"),
        event_date=first_day(text_of(claim, "event_date")),
        claim_date=text_of(claim, "claimed_on"),
        killed=toll_rows(list_of(claim, "killed")),
        injured=toll_rows(list_of(claim, "injured")),
        captured=toll_rows(list_of(claim, "captured")),
        materiel=item_rows(list_of(claim, "materiel")),
    )


def toll_rows(tolls: Iterable[Json]) -> tuple[TollRow, ...]:
    """Figures that can be scored, each once by side and bounds."""
    rows: dict[tuple[str | None, int | None, int | None], TollRow] = {}
    for index, toll in enumerate(tolls):
        if not isinstance(toll, dict):
            continue
        low, high = number_of(toll, "min"), number_of(toll, "max")
        qualifier = text_of(toll, "qualifier") or ""
        says_nothing = low is None and high is None and qualifier not in OPEN_QUALIFIERS
        says_zero = low in (0, None) and high == 0
        if says_nothing or says_zero:
            continue
        side = text_of(toll, "side")
        row = TollRow(
            side, low, high, qualifier, text_of(toll, "victim") or "", text_of(toll, "text") or "",
            text_of(toll, "source") or "", index,
        )  # fmt: skip
        rows.setdefault((side, low, high), row)
    return tuple(rows.values())


def item_rows(items: Iterable[Json]) -> tuple[ItemRow, ...]:
    """Items of materiel, each once by name, quantity and disposition."""
    rows: dict[tuple[str, int | None, int | None, str], ItemRow] = {}
    for index, item in enumerate(items):
        if not isinstance(item, dict):
            continue
        low, high = number_of(item, "qty_min"), number_of(item, "qty_max")
        name, disposition = text_of(item, "item") or "", text_of(item, "disposition") or ""
        row = ItemRow(name, low, high, disposition, text_of(item, "text") or "", index)
        rows.setdefault((normalise(name), low, high, disposition), row)
    return tuple(rows.values())


def place_names(places: Iterable[Json]) -> tuple[str, ...]:
    """The names of a list of places, each spelling once."""
    names: dict[str, str] = {}
    for place in places:
        name = place.get("name") if isinstance(place, dict) else place
        if isinstance(name, str) and name:
            names.setdefault(normalise(name), name)
    return tuple(names.values())


def first_day(value: str | None) -> str | None:
    """The first day of a date or interval, when it is a date."""
    day = (value or "").split("/")[0].strip()[:10]
    return day if re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", day) else None


def is_same_toll(gold: TollRow, predicted: TollRow) -> bool:
    """Whether two figures have the same side and bounds; loose words ("dozens") have two readings."""
    if gold.side and predicted.side and gold.side != predicted.side:
        return False
    if (gold.min, gold.max) == (predicted.min, predicted.max):
        return True
    if predicted.max is not None:
        return False
    if gold.qualifier == "more_than":
        return (
            predicted.qualifier == "more_than" and predicted.min is not None and predicted.min + 1 == gold.min
        )
    if gold.qualifier not in ("dozens", "hundreds"):
        return False
    return predicted.min in OPEN_QUALIFIERS[gold.qualifier] or (
        predicted.min is None and predicted.qualifier == gold.qualifier
    )


def is_same_materiel(gold: ItemRow, predicted: ItemRow) -> bool:
    """Whether two items have the same quantity, disposition and, by their words, name."""
    return (
        (gold.qty_min, gold.qty_max) == (predicted.qty_min, predicted.qty_max)
        and gold.disposition == predicted.disposition
        and is_same_item(gold.item, predicted.item)
    )


def text_of(row: Mapping[str, Json], key: str) -> str | None:
    """A string of a JSON object, or None."""
    value = row.get(key)
    return value if isinstance(value, str) else None


def number_of(row: Mapping[str, Json], key: str) -> int | None:
    """A whole number of a JSON object, or None."""
    value = row.get(key)
    return int(value) if isinstance(value, (int, float)) else None


def list_of(row: Mapping[str, Json], key: str) -> list[Json]:
    """A list of a JSON object; empty when there is none."""
    value = row.get(key)
    return value if isinstance(value, list) else []

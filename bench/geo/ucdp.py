"""UCDP's georeferenced events of Myanmar (DRAGOMAN_DATA/ucdp, CC BY 4.0) -> the place wordings of each row."""

from __future__ import annotations

import csv
import gzip
from dataclasses import dataclass
from pathlib import Path

FILE = Path("ucdp") / "ged_myanmar.csv.gz"
COUNTRY = "MM"
FIELDS = ("where_coordinates", "where_description")


@dataclass(frozen=True, slots=True)
class Row:
    """One event's wordings and where UCDP put it; `precision` is its where_prec."""

    number: int
    wordings: tuple[str, ...]
    lat: float
    lon: float
    precision: int


def read_rows(path: Path) -> list[Row]:
    """The rows of the UCDP file in its order."""
    with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
        return [
            Row(
                int(float(row["id"])),
                tuple(row[field] for field in FIELDS),
                float(row["latitude"]),
                float(row["longitude"]),
                int(float(row["where_prec"])),
            )
            for row in csv.DictReader(lines)
        ]

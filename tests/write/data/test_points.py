"""Points that are points, and the cells of the PRIO-GRID."""

from __future__ import annotations

import csv
import gzip
import os
from pathlib import Path

import pytest

from dragoman.write.data.points import priogrid_cell


@pytest.mark.parametrize(
    ("lat", "lon", "cell"),
    [
        (-90.0, -180.0, 1),
        (-90.0, -179.5, 2),
        (-89.5, -180.0, 721),
        (0.0, 0.0, 129961),
        (90.0, 180.0, 259200),
        (13.8478, -2.41718, 149396),
    ],
)
def test_cells_are_counted_from_the_south_west(lat: float, lon: float, cell: int) -> None:
    assert priogrid_cell(lat, lon) == cell


@pytest.mark.skipif("DRAGOMAN_DATA" not in os.environ, reason="not run: DRAGOMAN_DATA names no folder")
def test_cells_are_those_of_ucdp() -> None:
    path = Path(os.environ["DRAGOMAN_DATA"]) / "ucdp" / "ged_myanmar.csv.gz"
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["latitude"] and row["priogrid_gid"]]
    wrong = [
        row["id"]
        for row in rows
        if priogrid_cell(float(row["latitude"]), float(row["longitude"])) != int(float(row["priogrid_gid"]))
    ]
    assert len(rows) > 7_000 and wrong == []

"""Measuring place wordings on UCDP-like rows: what counts as located, near and honest."""

from __future__ import annotations

import csv
import gzip
from pathlib import Path

import pytest

from bench.geo.ucdp import FILE, read_rows
from bench.geo.wording import count, count_field, locate_all, main, measure, report_lines
from dragoman.atlas import Atlas
from dragoman.atlas.wordings import WordingLocator

COLUMNS = ["id", "where_coordinates", "where_description", "latitude", "longitude", "where_prec"]
ROWS = [
    ("2.0", "Mandalay town", "Mandalay", "21.97", "96.08", "1.0"),
    ("4.0", "Mandalay town", "", "21.97", "96.08", "1.0"),
    ("6.0", "Qqqq village", "10 km north of Mandalay town", "22.06", "96.08", "2.0"),
    ("7.0", "Mandalay town", "Mandalay", "16.80", "96.15", "1.0"),
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with a file of four rows."""
    path = tmp_path / FILE
    path.parent.mkdir(parents=True)
    with gzip.open(path, "wt", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines)
        writer.writerow(COLUMNS)
        writer.writerows(ROWS)
    return tmp_path


def test_count_gives_shares_of_all_rows(data: Path) -> None:
    even = [row for row in read_rows(data / FILE) if row.number % 2 == 0]
    locator = WordingLocator(Atlas.open())
    figures = count(locate_all(locator, even, "where_description"))
    assert figures.wordings == 3
    assert figures.located == pytest.approx(200 / 3)
    assert figures.within_25 == pytest.approx(200 / 3)
    assert figures.honest == 100.0
    assert figures.median_km < 5


def test_count_field_counts_equal_wordings_of_one_point_once(data: Path) -> None:
    even = [row for row in read_rows(data / FILE) if row.number % 2 == 0]
    part = count_field(
        locate_all(WordingLocator(Atlas.open()), even, "where_coordinates"), "where_coordinates", "even"
    )
    assert (part.rows.wordings, part.unique.wordings) == (3, 2)
    assert part.codes == ((1, 1, 2), (2, 6, 1))


def test_measure_keeps_the_halves_apart(data: Path) -> None:
    figures = measure(data)
    assert [(p.half, p.field, p.rows.wordings) for p in figures.parts] == [
        ("even", "where_coordinates", 3),
        ("even", "where_description", 3),
        ("odd", "where_coordinates", 1),
        ("odd", "where_description", 1),
    ]
    assert figures.parts[2].rows.within_161 == 0.0
    assert report_lines(figures)[0] == "where_coordinates, even half"


def test_main_without_data_is_not_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("DRAGOMAN_DATA", raising=False)
    assert main([]) == 0
    assert "not run" in capsys.readouterr().out

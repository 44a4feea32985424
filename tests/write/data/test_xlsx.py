"""The workbook: real numbers and days, texts that stay texts, sheets that go on, and what to read first."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from made_exports import STRANGE, accept, dated_event, reported_event, strange_event, tolls_event
from sample_events import sample_events, write_all

from dragoman.base.claim import Qualifier, Side, Toll
from dragoman.base.event import Event
from dragoman.write.data import xlsx
from dragoman.write.data.csv_lists import CsvListsExporter
from dragoman.write.data.exporter import Loss
from dragoman.write.data.table import list_tables
from dragoman.write.data.xlsx import NO_ROOM, XlsxExporter


def open_book(events: Sequence[Event]) -> Any:
    """The workbook of events, opened by another library."""
    return openpyxl.load_workbook(io.BytesIO(write_all(XlsxExporter, events)[0]))


def records(sheet: Any) -> list[dict[str, Any]]:
    """The rows of a sheet by column."""
    header, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


def test_sheets_are_the_lists_after_what_is_to_be_read_first() -> None:
    book = open_book(sample_events()[:3])
    assert book.sheetnames == ["Read me", "losses", "columns", *(table.name for table in list_tables())]
    for table in list_tables():
        sheet = book[table.name]
        assert [cell.value for cell in sheet[1]] == [column.name for column in table.columns]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref.startswith("A1:")


def test_rows_are_those_of_the_csv_lists(tmp_path: Any) -> None:
    exporter = CsvListsExporter(tmp_path)
    for event in sample_events():
        exporter.add(event)
    assert write_all(XlsxExporter, sample_events())[1].rows == exporter.close().rows


def test_numbers_and_days_are_such_and_open_bounds_stay_empty() -> None:
    over_50 = Toll(Side.TARGET, "soldiers", 51, None, Qualifier.MORE_THAN, "killing", "over 50")
    book = open_book([tolls_event((over_50,))])
    (toll,) = records(book["tolls"])
    assert (toll["min"], toll["max"], toll["qualifier"], toll["words"]) == (51, None, "more_than", "over 50")
    (claim,) = records(book["claims"])
    assert claim["date"] == "2023-09-04"
    (event,) = records(book["events"])
    assert (event["date_start"], event["lat"], event["materiel_is_open"]) == (
        datetime(2023, 9, 4),
        13.8478,
        False,
    )


@pytest.mark.parametrize("day", ["1899-12-31", "1900-02-28", "0001-01-01", "soon"])
def test_day_that_excel_does_not_have_is_a_text(day: str) -> None:
    (event,) = records(open_book([dated_event(day, "1900-03-01")])["events"])
    assert (event["date_start"], event["date_end"]) == (day, datetime(1900, 3, 1))


@pytest.mark.parametrize("text", STRANGE, ids=lambda text: ascii(text[:12]))
def test_strange_texts_stay_texts(text: str) -> None:
    data, exported = write_all(XlsxExporter, [strange_event(text)])
    sheet = openpyxl.load_workbook(io.BytesIO(data))["events"]
    (title,) = [row[3] for row in sheet.iter_rows(min_row=2)]
    assert title.data_type in ("s", "n") and title.hyperlink is None
    held = text.replace("\ud800", "\ufffd")[: xlsx.MAX_CELL_UNITS] or None
    assert (unescaped(title.value) or None) == held
    cut = [loss for loss in exported.losses if loss.why == NO_ROOM]
    assert bool(cut) is (len(text) > xlsx.MAX_CELL_UNITS)
    parts = zipfile.ZipFile(io.BytesIO(data))
    assert not any(b"<f>" in parts.read(name) for name in parts.namelist() if "worksheets" in name)


def unescaped(text: str | None) -> str | None:
    """Control characters as Excel shows them, which openpyxl leaves as they are written."""
    return text and text.replace("_x0000_", "\0").replace("_x001B_", "\x1b")


def test_cut_text_is_named_and_emoji_are_not_halved() -> None:
    event = dataclasses.replace(reported_event(), title="😀" * 20_000)
    data, exported = write_all(XlsxExporter, [event])
    (row,) = records(openpyxl.load_workbook(io.BytesIO(data))["events"])
    assert row["title"] == "😀" * 16_383
    assert Loss("events/title", NO_ROOM, 1, (event.id,)) in exported.losses


def test_full_sheet_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_ROWS", 3)
    events = [dataclasses.replace(reported_event(), id=f"e-{n}") for n in range(5)]
    book = open_book(events)
    names = [name for name in book.sheetnames if name.startswith("events")]
    assert [[row["event_id"] for row in records(book[name])] for name in names] == [
        ["e-0", "e-1"],
        ["e-2", "e-3"],
        ["e-4"],
    ]
    assert names == ["events", "events (2)", "events (3)"]


@pytest.mark.parametrize(
    ("events", "line"),
    [
        ([reported_event()], "Draft, not reviewed: 1 of 1 claims have been accepted by no person."),
        ([accept(reported_event())], "Every claim has been accepted by a person."),
        ([], "Draft, not reviewed: 0 of 0 claims have been accepted by no person."),
    ],
    ids=["draft", "accepted", "empty"],
)
def test_read_me_says_whether_it_is_a_draft(events: list[Event], line: str) -> None:
    told = [row[0] for row in open_book(events)["Read me"].iter_rows(values_only=True)]
    assert told[1] == line
    assert any("GeoNames" in (text or "") for text in told)


def test_losses_and_columns_have_their_sheets() -> None:
    book = open_book([reported_event()])
    (loss,) = records(book["losses"])
    assert (loss["field"], loss["count"], loss["examples"]) == ("documents/text", "1", "doc-1")
    assert {row["list"] for row in records(book["columns"])} == {table.name for table in list_tables()}


def test_same_events_give_the_same_bytes() -> None:
    assert write_all(XlsxExporter, sample_events()[:4]) == write_all(XlsxExporter, sample_events()[:4])

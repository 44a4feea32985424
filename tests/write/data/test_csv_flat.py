"""One CSV table: claims come back whole, what is counted is counted once, and the rest is named."""

from __future__ import annotations

import csv
import dataclasses
import io
from collections.abc import Sequence

import pytest
from made_exports import STRANGE, claimed_event, reported_event, strange_event, tolls_event
from sample_events import sample_events, without_text, write_all

from dragoman.base.claim import Category, Disposition, Materiel, Qualifier, Side, Toll
from dragoman.base.errors import BadLine, UnreadableInput
from dragoman.base.event import Event
from dragoman.write.data.csv_flat import CsvExporter, claims_from_csv
from dragoman.write.data.exporter import Loss
from dragoman.write.data.flat import bounds, flat_rows, materiel_words, toll_words
from dragoman.write.data.left_out import NO_PLACE, NO_TEXT
from dragoman.write.data.table import flat_table

OVER_50 = Toll(Side.TARGET, "soldiers", 51, None, Qualifier.MORE_THAN, "killing", "over 50")
EIGHT = Toll(Side.TARGET, "soldiers", 8, 8, Qualifier.EXACT, "died", "eight", "residents")


def write_table(events: Sequence[Event]) -> str:
    """The table of events."""
    return write_all(CsvExporter, events)[0].decode("utf-8")


def read_table(text: str) -> list[dict[str, str]]:
    """The rows of a table by column."""
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def read_claims(text: str) -> list[object]:
    """The claims of a table."""
    return list(claims_from_csv(io.StringIO(text, newline="")))


def test_claims_come_back_whole_from_all_samples() -> None:
    events = sample_events()
    assert read_claims(write_table(events)) == [claim for event in events for claim in event.claims]


@pytest.mark.parametrize("text", [t for t in STRANGE if "\ud800" not in t], ids=lambda text: ascii(text[:12]))
def test_strange_texts_come_back_and_no_cell_begins_a_formula(text: str) -> None:
    event = without_text(strange_event(text))
    table = write_table([event])
    assert read_claims(table) == list(event.claims)
    (row,) = read_table(table)
    numbers = {"lat", "lon", "event_lat", "event_lon"}
    risky = [name for name, cell in row.items() if cell[:1] in set("=+-@\t\r\n ") and cell]
    assert set(risky) <= numbers


def test_row_of_a_claim_says_what_the_claim_says() -> None:
    (row,) = read_table(write_table([reported_event()]))
    wanted = {
        "event_id": reported_event().id,
        "claim_id": "c-000000000001",
        "review_state": "draft",
        "claim_number": "1",
        "event_claims": "1",
        "type": "assault",
        "outcome": "",
        "date": "2023-09-04",
        "date_start": "2023-09-04",
        "date_end": "2023-09-04",
        "date_precision": "day",
        "country": "BF",
        "places": "Koumbori",
        "place_id": "geonames:2358786",
        "lat": "13.8478",
        "lon": "-2.41718",
        "place_precision": "1",
        "assertion": "reported",
        "document_id": "doc-1",
        "document_title": "Army says 12 killed",
        "url": "https://meridian.example/7",
        "archived": "",
        "sha256": reported_event().documents[0].sha256,
        "event_status": "reported",
        "event_type": "assault",
        "event_place": "Koumbori",
        "lineage_json": '{"/event_type":[["text",50,58,"attacked"]],"/target":[["text",63,82,"Volta Rapid Brigade"]],'
        '"/killed/0":[["text",126,137,"12 soldiers"]]}',
    }
    assert {name: row[name] for name in wanted} == wanted


def test_figures_of_an_event_stand_in_its_first_row_only() -> None:
    rows = read_table(write_table([tolls_event((OVER_50,), (EIGHT,)), claimed_event()]))
    columns = (
        "claim_number",
        "event_killed_target_low",
        "event_killed_target_high",
        "event_killed_target_note",
    )
    assert [tuple(row[c] for c in columns) for row in rows[:2]] == [
        ("1", "8", "51", "open"),
        ("2", "", "", ""),
    ]
    assert [row["killed"] for row in rows[:2]] == [
        'target: soldiers [51.. more_than] "over 50"',
        'target: soldiers [8 exact] "eight" by residents',
    ]


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(13, 13, "13"), (51, None, "51.."), (None, 50, "..50"), (20, 30, "20..30"), (0, 0, "0"), (None, None, "..")],
)  # fmt: skip
def test_bounds_say_which_end_is_open(low: int | None, high: int | None, text: str) -> None:
    assert bounds(low, high) == text


def test_words_of_tolls_and_materiel_keep_the_qualifier() -> None:
    boxes = Materiel(
        "PK ammunition", Category.AMMUNITION, 9, 9, Qualifier.EXACT, "box", Disposition.SEIZED, "nine"
    )
    assert materiel_words(boxes) == 'seized: PK ammunition [9 box exact] "nine"'
    assert toll_words(dataclasses.replace(OVER_50, victim=None)) == 'target: [51.. more_than] "over 50"'


def test_flat_rows_have_as_many_values_as_there_are_columns() -> None:
    for event in sample_events():
        for row in flat_rows(event):
            assert sum(len(group) for group in row) == len(flat_table().columns)


def test_losses_name_what_is_of_the_event() -> None:
    losses = {loss.field: loss for loss in write_all(CsvExporter, [reported_event()])[1].losses}
    event = reported_event()
    assert losses["documents/text"] == Loss("documents/text", NO_TEXT, 1, ("doc-1",))
    assert losses["events/figures/accounts"] == Loss("events/figures/accounts", NO_PLACE, 1, (event.id,))
    assert losses["events/sources/chain"] == Loss("events/sources/chain", NO_PLACE, 1, (event.id,))
    assert "events/links" not in losses


def test_losses_count_over_events_and_give_three_examples() -> None:
    events = [dataclasses.replace(reported_event(), id=f"e-{n}") for n in range(5)]
    losses = {loss.field: loss for loss in write_all(CsvExporter, events)[1].losses}
    assert losses["events/sources"] == Loss("events/sources", NO_PLACE, 5, ("e-0", "e-1", "e-2"))


def test_no_events_give_a_header_that_reads_as_no_claims() -> None:
    table = write_table([])
    assert table == ",".join(column.name for column in flat_table().columns) + "\n"
    assert read_claims(table) == []


def test_excel_gets_the_mark_of_utf_8() -> None:
    data = write_all(lambda out: CsvExporter(out, excel=True), [reported_event()])[0]
    assert data.startswith(b"\xef\xbb\xbfevent_id,")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (",lineage_json", ",lineage", "line 1: there is no column lineage_json"),
        (",reported,", ",said,", "line 2: claim/assertion: 'said' is none of"),
        ('{""/event_type""', '[""/event_type""', "line 2, column lineage_json: .* is no json"),
        ('[[""text"",50,58,""attacked""]]', "[[1]]", "line 2, column lineage_json: it does not hold spans"),
        (",reported,", ",", "line 2: 118 cells, not 119"),
    ],
)
def test_broken_values_are_named(old: str, new: str, message: str) -> None:
    table = write_table([reported_event()])
    assert old in table
    with pytest.raises(BadLine, match=message):
        read_claims(table.replace(old, new, 1))


def test_open_quotation_mark_is_named() -> None:
    with pytest.raises(UnreadableInput, match="Name a table that write data wrote"):
        read_claims(write_table([reported_event()]) + '"open')

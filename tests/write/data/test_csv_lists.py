"""A folder of CSV lists: the same events come back whole, whatever they say; broken folders are named."""

from __future__ import annotations

import csv
import dataclasses
import random
import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from made_exports import STRANGE, accept, reported_event, strange_event, tolls_event
from sample_events import sample_events, without_text

from dragoman.base.claim import Qualifier, Side, Toll
from dragoman.base.errors import BadLine, UnreadableInput
from dragoman.base.event import Event
from dragoman.write.data.csv_lists import CsvListsExporter
from dragoman.write.data.csv_lists_read import events_from_csv
from dragoman.write.data.exporter import Exported, Loss
from dragoman.write.data.left_out import NO_TEXT, NO_UTF8

NUMBER = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")


def write_lists(folder: Path, events: Sequence[Event], *, excel: bool = False) -> Exported:
    """What the exporter says of the events it writes."""
    exporter = CsvListsExporter(folder, excel=excel)
    for event in events:
        exporter.add(event)
    return exporter.close()


def numbered(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events with ids of their own: files that were resolved apart may give the same."""
    return tuple(dataclasses.replace(event, id=f"e-{n:012x}") for n, event in enumerate(events))


def edit(path: Path, old: str, new: str) -> None:
    """Change the first such words of a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_events_come_back_whole_from_all_samples(tmp_path: Path) -> None:
    events = numbered(sample_events())
    exported = write_lists(tmp_path, events)
    assert events_from_csv(tmp_path) == events
    assert (exported.events, exported.claims) == (len(events), sum(len(e.claims) for e in events))
    texts = sum(len(event.documents) for event in events)
    assert [(loss.field, loss.count) for loss in exported.losses] == [("documents/text", texts)]


@pytest.mark.parametrize("text", [t for t in STRANGE if "\ud800" not in t], ids=lambda text: ascii(text[:12]))
def test_strange_texts_come_back_and_no_cell_begins_a_formula(text: str, tmp_path: Path) -> None:
    event = without_text(strange_event(text))
    write_lists(tmp_path, [event])
    assert events_from_csv(tmp_path) == (event,)
    for path in tmp_path.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as lines:
            cells = [cell for row in csv.reader(lines) for cell in row]
        assert not [c for c in cells if c[:1] in set("=+-@\t\r\n ") - {""} and not NUMBER.fullmatch(c)]


def test_half_of_a_pair_is_replaced_and_named(tmp_path: Path) -> None:
    exported = write_lists(tmp_path, [strange_event("half \ud800 of a pair")])
    lost = [loss for loss in exported.losses if loss.field == "characters"]
    assert {loss.why for loss in lost} == {NO_UTF8}
    assert events_from_csv(tmp_path)[0].title == "half \ufffd of a pair"


def test_empty_folder_of_no_events_comes_back_empty(tmp_path: Path) -> None:
    assert write_lists(tmp_path, []) == Exported(0, 0, 0, tuple(sorted_files(tmp_path)), ())
    assert events_from_csv(tmp_path) == ()


def sorted_files(folder: Path) -> list[Path]:
    """The files in the order in which they are written: lists first, then what describes them."""
    from dragoman.write.data.table import list_tables

    return [folder / f"{t.name}.csv" for t in list_tables()] + [
        folder / "columns.csv",
        folder / "metadata.json",
    ]


def test_state_of_each_row_is_that_of_its_claim(tmp_path: Path) -> None:
    over_50 = Toll(Side.TARGET, "soldiers", 51, None, Qualifier.MORE_THAN, "killing", "over 50")
    eight = Toll(Side.TARGET, "soldiers", 8, 8, Qualifier.EXACT, "died", "eight")
    event = tolls_event((over_50,), (eight,))
    half = dataclasses.replace(event, accepted=(event.claims[1].id,))
    write_lists(tmp_path, [half])
    with (tmp_path / "tolls.csv").open(encoding="utf-8", newline="") as lines:
        rows = [(r["claim_id"], r["review_state"], r["min"], r["max"], r["qualifier"], r["words"])
                for r in csv.DictReader(lines)]  # fmt: skip
    assert rows == [
        (event.claims[0].id, "draft", "51", "", "more_than", "over 50"),
        (event.claims[1].id, "accepted", "8", "8", "exact", "eight"),
    ]
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as lines:
        assert [row["review_state"] for row in csv.DictReader(lines)] == ["draft"]


def test_accepted_event_and_who_accepted_it_come_back(tmp_path: Path) -> None:
    event = without_text(accept(reported_event()))
    write_lists(tmp_path, [event])
    assert events_from_csv(tmp_path) == (event,)


def test_lineage_names_the_words_of_each_value(tmp_path: Path) -> None:
    write_lists(tmp_path, [reported_event()])
    with (tmp_path / "lineage.csv").open(encoding="utf-8", newline="") as lines:
        rows = {r["pointer"]: (r["document_id"], r["part"], r["quote"]) for r in csv.DictReader(lines)}
    assert rows == {
        "/event_type": ("doc-1", "text", "attacked"),
        "/target": ("doc-1", "text", "Volta Rapid Brigade"),
        "/killed/0": ("doc-1", "text", "12 soldiers"),
    }


def test_sorted_rows_and_a_mark_for_excel_do_not_change_what_comes_back(tmp_path: Path) -> None:
    events = numbered(sample_events()[:12])
    write_lists(tmp_path, events, excel=True)
    for path in tmp_path.glob("*.csv"):
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
        if path.name not in ("events.csv", "columns.csv"):
            shuffle(path)
    assert events_from_csv(tmp_path) == events


def shuffle(path: Path) -> None:
    """Put the rows of a file into another order."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        header, *rows = csv.reader(lines)
    random.Random(7).shuffle(rows)
    with path.open("w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows([header, *rows])


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("tolls.csv", ",12,12,", ",many,12,", "tolls.csv, line 2, column min: 'many' is no integer"),
        ("tolls.csv", ",exact,", ",quite,", "event e-[0-9a-f]+: claims/0/killed/0/qualifier: 'quite' is none of"),
        ("tolls.csv", "\ne-", "\nf-", "tolls.csv, line 2: it belongs to no row of claims.csv"),
        ("claims.csv", "claimant", "speaker", "claims.csv: it has no column claimant"),
        ("events.csv", ",false,", ",no,", "events.csv, line 2, column materiel_is_open: 'no' is no boolean"),
    ],
)  # fmt: skip
def test_broken_values_are_named(name: str, old: str, new: str, message: str, tmp_path: Path) -> None:
    write_lists(tmp_path, [reported_event()])
    edit(tmp_path / name, old, new)
    with pytest.raises(BadLine, match=message):
        events_from_csv(tmp_path)


def test_row_that_stands_twice_is_named(tmp_path: Path) -> None:
    event = reported_event()
    write_lists(tmp_path, [event, event])
    with pytest.raises(BadLine, match=rf"events.csv, line 3: there is a row of {event.id} already"):
        events_from_csv(tmp_path)


def test_missing_file_and_other_bytes_are_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r"events.csv: .*Name a folder that write data"):
        events_from_csv(tmp_path)
    write_lists(tmp_path, [reported_event()])
    (tmp_path / "claims.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UnreadableInput, match=r"claims.csv: "):
        events_from_csv(tmp_path)


def test_same_events_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_lists(tmp_path / name, sample_events()[:5])
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_texts_that_are_kept_back_are_counted(tmp_path: Path) -> None:
    assert write_lists(tmp_path, [reported_event()]).losses == (
        Loss("documents/text", NO_TEXT, 1, ("doc-1",)),
    )

"""Parquet: the flat table with types, lists of records, and row groups."""

from __future__ import annotations

import dataclasses
import io
import json
from datetime import date
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from made_exports import STRANGE, dated_event, reported_event, strange_event
from sample_events import sample_events, write_all

from dragoman.base.codec import claim_to_json
from dragoman.base.decode import claim_from_json
from dragoman.base.event import Event
from dragoman.write.data import parquet
from dragoman.write.data.exporter import Loss
from dragoman.write.data.left_out import NO_UTF8
from dragoman.write.data.parquet import NO_DAY, ParquetExporter, parquet_schema
from dragoman.write.data.table import flat_table


def read_rows(*events: Event) -> list[dict[str, Any]]:
    """The rows of the file of events."""
    rows: list[dict[str, Any]] = pq.read_table(io.BytesIO(write_all(ParquetExporter, events)[0])).to_pylist()
    return rows


def claim_of(row: dict[str, Any]) -> object:
    """The claim that a row holds."""
    names = {column.path: column.name for column in flat_table().columns if column.path}
    lists = ("killed", "injured", "captured", "materiel", "chain", "refusals")
    claim = {path: row[name] for path, name in names.items() if path in ("reader", "document_id", "places")}
    claim |= {path: row[f"{path}_list"] for path in lists}
    claim |= {
        name: row[name] for name in ("country", "outcome", "assertion", "claimant", "outlet", "platform")
    }
    claim |= {name: row[name] for name in ("perpetrator", "target", "date_precision", "evidence_offered")}
    claim |= {"id": row["claim_id"], "event_type": row["type"], "event_date": row["date"]}
    claim |= {"inventory_open": row["materiel_is_open"], "place_detail": row["places_list"]}
    claim["claimed_on"] = row["claimed_on"].isoformat() if row["claimed_on"] else None
    basis = row["attribution_basis"]
    claim["attribution"] = {"basis": basis, "by": row["attribution_by"]} if basis else None
    spans: dict[str, list[dict[str, Any]]] = {}
    for span in row["lineage_list"]:
        spans.setdefault(span.pop("pointer"), []).append(span)
    return claim_from_json({**claim, "spans": spans})


def test_claims_come_back_whole_from_all_samples() -> None:
    rows = read_rows(*sample_events())
    assert [claim_of(row) for row in rows] == [c for event in sample_events() for c in event.claims]


def test_columns_are_those_of_the_flat_table_with_types_and_meanings() -> None:
    schema = parquet_schema()
    names = [column.name for column in flat_table().columns]
    assert [name.replace("_list", "_json") for name in schema.names] == names
    types = {name: schema.field(name).type for name in ("lat", "date_start", "claim_number", "places")}
    assert types == {
        "lat": pa.float64(),
        "date_start": pa.date32(),
        "claim_number": pa.int64(),
        "places": pa.list_(pa.string()),
    }
    assert schema.field("lat").metadata[b"unit"] == b"degrees WGS 84"
    about = json.loads(schema.metadata[b"dragoman"])
    assert (about["schema"], about["table"]) == ("dragoman/1", "1")
    assert any("GeoNames" in credit for credit in about["credits"])


def test_row_says_what_the_claim_says() -> None:
    (row,) = read_rows(reported_event())
    (claim,) = reported_event().claims
    assert row["killed_list"] == claim_to_json(claim)["killed"]
    assert (row["review_state"], row["date_start"], row["lat"]) == ("draft", date(2023, 9, 4), 13.8478)
    assert row["lineage_list"][0] == {
        "pointer": "/event_type",
        "part": "text",
        "start": 50,
        "end": 58,
        "quote": "attacked",
    }


def test_rows_are_written_in_groups(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "BATCH_ROWS", 2)
    monkeypatch.setattr(parquet, "GROUP_ROWS", 4)
    events = [dataclasses.replace(reported_event(), id=f"e-{n}") for n in range(9)]
    file = pq.ParquetFile(io.BytesIO(write_all(ParquetExporter, events)[0]))
    groups = [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)]
    assert groups == [4, 4, 1]
    assert file.read(["event_id"]).column("event_id").to_pylist() == [event.id for event in events]


def test_day_that_is_none_is_a_loss() -> None:
    data, exported = write_all(ParquetExporter, [dated_event("soon", None)])
    assert pq.read_table(io.BytesIO(data)).to_pylist()[0]["event_start"] is None
    assert Loss("event_start", NO_DAY, 1, ("c-000000000001",)) in exported.losses


@pytest.mark.parametrize("text", STRANGE, ids=lambda text: ascii(text[:12]))
def test_strange_texts_come_back(text: str) -> None:
    data, exported = write_all(ParquetExporter, [strange_event(text)])
    assert pq.read_table(io.BytesIO(data)).to_pylist()[0]["perpetrator"] == text.replace("\ud800", "\ufffd")
    assert any(loss.why == NO_UTF8 for loss in exported.losses) is ("\ud800" in text)


def test_no_events_give_a_file_without_rows() -> None:
    assert read_rows() == []


def test_same_events_give_the_same_bytes() -> None:
    assert write_all(ParquetExporter, sample_events()) == write_all(ParquetExporter, sample_events())

"""Every format by its name: it is made, it counts, it holds no more memory for more events."""

from __future__ import annotations

import io
import json
import sys
import tracemalloc
from datetime import date
from typing import Any

import pytest
from made_exports import Nowhere, many_events, reported_event

from dragoman.base.errors import ExportError
from dragoman.write.data.exporter import Exported
from dragoman.write.data.formats import DataFormat, ExportOptions, make_exporter, make_lists_exporter

OPTIONS = ExportOptions(date(2026, 1, 1))
OURS = (DataFormat.JSONL, DataFormat.CSV, DataFormat.XLSX, DataFormat.GEOJSON, DataFormat.PARQUET)


@pytest.mark.parametrize("form", DataFormat)
def test_make_exporter_counts_events_and_claims(form: DataFormat) -> None:
    out = io.BytesIO()
    exporter = make_exporter(form, out, OPTIONS)
    exporter.add(reported_event())
    exported = exporter.close()
    assert (exported.events, exported.claims) == (1, 1)
    assert out.getvalue()


@pytest.mark.parametrize("form", OURS)
def test_memory_does_not_grow_with_the_events(form: DataFormat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.write.data.parquet.BATCH_ROWS", 20)
    monkeypatch.setattr("dragoman.write.data.parquet.GROUP_ROWS", 40)
    few, many = (peak(form, count) for count in (50, 200))
    assert many < few * 1.3 + 300_000


def peak(form: DataFormat, count: int) -> int:
    """The most bytes that Python held while so many events were written."""
    out: Any = Nowhere()
    exporter = make_exporter(form, out, OPTIONS)
    tracemalloc.start()
    try:
        for event in many_events(count):
            exporter.add(event)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
        exporter.close()


def test_atlas_is_asked_for_only_by_formats_that_name_actors() -> None:
    asked: list[None] = []
    options = ExportOptions(date(2026, 1, 1), atlas=lambda: asked.append(None))  # type: ignore[arg-type, return-value]
    for form in OURS:
        make_exporter(form, io.BytesIO(), options).close()
    assert asked == []
    make_exporter(DataFormat.UCDP, io.BytesIO(), options).close()
    assert asked == [None]


def test_format_whose_library_is_missing_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.delitem(sys.modules, "dragoman.write.data.xlsx", raising=False)
    with pytest.raises(ExportError, match=r'xlsx: .* Install "dragoman\[write\]"'):
        make_exporter(DataFormat.XLSX, io.BytesIO(), OPTIONS)


def test_options_reach_the_exporters(tmp_path: Any) -> None:
    out = io.BytesIO()
    exporter = make_exporter(DataFormat.JSONL, out, ExportOptions(date(2026, 1, 1), with_text=True))
    exporter.add(reported_event())
    assert exporter.close() == Exported(1, 1, 1, (), ())
    assert json.loads(out.getvalue())["documents"][0]["text"] == reported_event().documents[0].text
    lists = make_lists_exporter(tmp_path, ExportOptions(date(2026, 1, 1), excel=True))
    assert len(lists.close().files) == 25
    assert (tmp_path / "events.csv").read_bytes().startswith(b"\xef\xbb\xbfevent_id")

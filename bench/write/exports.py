"""Many claims -> processor seconds and memory as JSON lines and CSV, beside a plain writer of the same rows."""

from __future__ import annotations

import csv
import io
import json
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bench.write.events import many_events
from dragoman.base.codec import event_to_json
from dragoman.write.data.csv_flat import CsvExporter
from dragoman.write.data.lines import LinesExporter

FEW, MANY = 20_000, 1_000_000
PEER_EVENTS = 2_000


class Nowhere(io.BytesIO):
    """Takes bytes and keeps their number."""

    size = 0

    def write(self, data: Any) -> int:
        """Count."""
        self.size += len(data)
        return len(data)


@dataclass(frozen=True, slots=True)
class ExportRate:
    """Claims a second of an export and of the plain writer, and megabytes of memory after a few and after all."""

    form: str
    claims: int
    per_s: float
    peer_per_s: float
    few_mb: float
    all_mb: float

    @property
    def share(self) -> float:
        """Our speed as a share of the plain writer's."""
        return self.per_s / self.peer_per_s


def measure_export(form: str, claims: int = MANY) -> ExportRate:
    """One export, "jsonl" or "csv"."""
    if form == "jsonl":
        return _measure(form, lambda out: LinesExporter(out), _plain_lines, claims)
    return _measure(form, lambda out: CsvExporter(out), _plain_csv, claims)


def _measure(
    form: str, make: Callable[[Any], Any], plain: Callable[[], tuple[int, float]], claims: int
) -> ExportRate:
    _run(make, FEW)
    few_mb = _peak_mb()
    generate = _generating(claims)
    seconds = _run(make, claims) - generate
    all_mb = _peak_mb()
    done, peer_s = plain()
    return ExportRate(form, claims, claims / seconds, done / peer_s, few_mb, all_mb)


def _run(make: Callable[[Any], Any], claims: int) -> float:
    begin = time.process_time()
    exporter = make(Nowhere())
    for event in many_events(claims):
        exporter.add(event)
    exporter.close()
    return time.process_time() - begin


def _generating(claims: int) -> float:
    """Seconds that making the events takes, which is no part of writing them."""
    begin = time.process_time()
    for _ in many_events(claims):
        pass
    return time.process_time() - begin


def _plain_lines() -> tuple[int, float]:
    """Claims and seconds of `json.dumps` on rows that are made already."""
    events = [event for event, _ in zip(many_events(10**9), range(PEER_EVENTS), strict=False)]
    rows = [event_to_json(event, with_text=False) for event in events]
    out = io.TextIOWrapper(Nowhere(), encoding="utf-8")
    begin = time.process_time()
    for row in rows:
        out.write(json.dumps(row, ensure_ascii=False) + "\n")
    out.flush()
    return sum(len(event.claims) for event in events), time.process_time() - begin


def _plain_csv() -> tuple[int, float]:
    """Claims and seconds of `csv.writer` on the rows of our own table, made already."""
    events = [event for event, _ in zip(many_events(10**9), range(PEER_EVENTS), strict=False)]
    table = io.BytesIO()
    exporter = CsvExporter(table)
    for event in events:
        exporter.add(event)
    exporter.close()
    rows = list(csv.reader(io.StringIO(table.getvalue().decode("utf-8"), newline="")))
    out = io.TextIOWrapper(Nowhere(), encoding="utf-8", newline="")
    begin = time.process_time()
    csv.writer(out).writerows(rows)
    out.flush()
    return sum(len(event.claims) for event in events), time.process_time() - begin


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000

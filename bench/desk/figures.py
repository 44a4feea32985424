"""Answers -> figures by page, kept in results.json, and as lines of the quality page."""

from __future__ import annotations

import json
import statistics
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.desk.drive import Answer

KEPT = Path(__file__).with_name("results.json")
GOAL_MS = 200.0


@dataclass(frozen=True, slots=True)
class PageFigures:
    """A page under one load: how many answers, milliseconds at three percentiles, answers that were errors, bytes."""

    page: str
    count: int
    p50_ms: float
    p95_ms: float
    p99_ms: float
    failed: int
    size: int


@dataclass(frozen=True, slots=True)
class LoadFigures:
    """One load: seconds that a person looks at a page, answers a second, and its pages."""

    think_s: float
    per_second: float
    pages: tuple[PageFigures, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A run on a database: what was there, and the loads. `note` says when and on what it was measured."""

    database: str
    version: str
    people: int
    rows: dict[str, int]
    gb: float
    fill_s: float
    left_out: tuple[str, ...]
    loads: tuple[LoadFigures, ...]
    note: str


def measure_load(answers: Sequence[Answer], think_s: float, seconds: float) -> LoadFigures:
    """The figures of a load, page by page, the whole last."""
    by_page: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_page[answer.page].append(answer)
    pages = [_page(name, found) for name, found in by_page.items()]
    return LoadFigures(
        think_s, len(answers) / seconds, (*sorted(pages, key=lambda p: p.page), _page("all", answers))
    )


def _page(name: str, answers: Sequence[Answer]) -> PageFigures:
    good = sorted(answer.ms for answer in answers if answer.status == 200)
    size = round(statistics.mean(answer.size for answer in answers)) if answers else 0
    p50, p95, p99 = (percentile(good, share) for share in (0.5, 0.95, 0.99))
    return PageFigures(name, len(answers), p50, p95, p99, len(answers) - len(good), size)


def percentile(ordered: Sequence[float], share: float) -> float:
    """The value below which that share lies; 0 of nothing."""
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def keep_run(run: Run, path: Path = KEPT) -> None:
    """Put a run in place of the last one on that database."""
    kept = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    kept[run.database] = asdict(run)
    path.write_text(json.dumps(kept, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def load_runs(path: Path = KEPT) -> list[Run]:
    """The last runs, PostgreSQL first."""
    if not path.exists():
        return []
    runs = []
    for line in json.loads(path.read_text(encoding="utf-8")).values():
        loads = [
            LoadFigures(
                load["think_s"], load["per_second"], tuple(PageFigures(**page) for page in load["pages"])
            )
            for load in line["loads"]
        ]
        runs.append(Run(**{**line, "loads": tuple(loads), "left_out": tuple(line["left_out"])}))
    return sorted(runs, key=lambda run: run.database)


def show_load(load: LoadFigures) -> str:
    """A load as a table for a terminal."""
    head = f"{'page':22} {'answers':>8} {'p50 ms':>8} {'p95 ms':>8} {'p99 ms':>8} {'failed':>7} {'bytes':>8}"
    rows = [
        f"{p.page:22} {p.count:8} {p.p50_ms:8.1f} {p.p95_ms:8.1f} {p.p99_ms:8.1f} {p.failed:7} {p.size:8}"
        for p in load.pages
    ]
    title = f"think time {load.think_s:g} s: {load.per_second:.1f} answers a second"
    return "\n".join((title, head, *rows))

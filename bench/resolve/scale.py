"""Stores of 10,000, 100,000 and 1,000,000 claims -> the time that one more claim takes in each.

`python -m bench.resolve.scale [--sizes 10000,100000] [--keep]`. A store is filled through the resolver itself, claim by
claim, up to 100,000; a larger one is ten such stretches of years, resolved once and copied with other days. Then claims
of the days that follow are added one at a time, each settled and kept before the next. The peer is adding a row to the
same store without resolving it, timed in the same run.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.resolve.crowd import CLAIMS_A_DAY, make_claims, make_world
from bench.resolve.repeat import repeat_store
from dragoman.atlas import Atlas
from dragoman.base.claim import Claim
from dragoman.base.codec import to_json
from dragoman.base.document import Document
from dragoman.resolve import Resolver, Store

KEPT = Path(__file__).with_name("scale.json")
SIZES = (10_000, 100_000, 1_000_000)
ADDED = 300
RESOLVED = 100_000
"""So many claims are resolved one by one; larger stores hold copies of them in other years (`repeat`)."""
SETTLE_EACH = 5_000  # claims between settlings while a store is filled


@dataclass(frozen=True, slots=True)
class Added:
    """What one more claim costs in a store of `claims`: milliseconds, median and 95th percentile of `ADDED`.

    `plain_ms` is the median of keeping a row of the same size without resolving it; `fill_s` the seconds that filling
    took, `mb` the size of the file in megabytes.
    """

    claims: int
    median_ms: float
    p95_ms: float
    plain_ms: float
    fill_s: float
    mb: float


def measure(size: int, atlas: Atlas) -> Added:
    """Fill a store and add to it; what is over `RESOLVED` claims is filled with shifted copies of those."""
    world = make_world(atlas)
    first = min(size, RESOLVED)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.sqlite"
        store = Store(path)
        resolver = Resolver(atlas, store=store)
        rows = make_claims(world, first + ADDED)
        begin = time.perf_counter()
        store.begin()
        for n, (document, claim, _) in enumerate(itertools.islice(rows, first), start=1):
            resolver.add(document, (claim,))
            if n % SETTLE_EACH == 0:
                resolver.settle()
                store.commit()
                store.begin()
        resolver.settle()
        store.commit()
        if size > first:
            store.close()
            repeat_store(str(path), size // first - 1, span_days=first // CLAIMS_A_DAY + 60)
            store = Store(path)
            resolver = Resolver(atlas, store=store)
        fill_s = time.perf_counter() - begin
        times, plain = _add_more(rows, store, resolver)
        count = store.count() - ADDED
        store.close()
        megabytes = sum(file.stat().st_size for file in Path(folder).iterdir()) / 1e6
    times.sort()
    return Added(
        claims=count,
        median_ms=statistics.median(times),
        p95_ms=times[int(len(times) * 0.95)],
        plain_ms=statistics.median(plain),
        fill_s=fill_s,
        mb=megabytes,
    )


def _add_more(
    rows: Iterator[tuple[Document, Claim, int]], store: Store, resolver: Resolver
) -> tuple[list[float], list[float]]:
    """Milliseconds that each further claim takes, and that a plain row of its size takes."""
    times, plain = [], []
    for document, claim, _ in rows:
        begin = time.perf_counter()
        store.begin()
        resolver.add(document, (claim,))
        resolver.settle()
        store.commit()
        times.append((time.perf_counter() - begin) * 1000)
        begin = time.perf_counter()
        store.begin()
        store.set_meta("plain", repr(to_json(claim)) + document.text)
        store.commit()
        plain.append((time.perf_counter() - begin) * 1000)
    return times, plain


def load_results(path: Path = KEPT) -> list[Added]:
    """The figures of the last whole run."""
    return [Added(**row) for row in json.loads(path.read_text(encoding="utf-8"))]


def report_lines(results: Sequence[Added]) -> list[str]:
    """A Markdown table."""
    lines = [
        "| claims in the store | one more, ms, median | 95 % within | a plain row, ms | ratio | filled in, s | MB |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    return lines + [
        f"| {r.claims:,} | {r.median_ms:.1f} | {r.p95_ms:.1f} | {r.plain_ms:.2f} | {r.median_ms / r.plain_ms:.1f} | "
        f"{r.fill_s:,.0f} | {r.mb:,.0f} |"
        for r in results
    ]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.resolve.scale")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="numbers of claims, with commas")
    parser.add_argument("--keep", action="store_true", help="write the figures for the page on quality")
    options = parser.parse_args(arguments)
    atlas = Atlas.open()
    results = []
    for size in map(int, options.sizes.split(",")):
        results.append(measure(size, atlas))
        print(f"{size:,}: {results[-1]}", file=sys.stderr, flush=True)
        if options.keep:
            rows = [dataclasses.asdict(result) for result in results]
            KEPT.write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")
    print("\n".join(report_lines(results)))
    return 0


if __name__ == "__main__":
    sys.exit(main())

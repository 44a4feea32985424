"""The atlas as installed -> its size, build time, opening time, look-up times and memory.

    python -m bench.atlas [--rebuild] [--names N]

The build runs only with --rebuild. Look-ups take names at random from the whole index with a fixed
seed, once each, through `find` with and without a country, `has`, and `suggest`. Processor time is
given beside wall time: other work on the machine lengthens only the second.
"""

from __future__ import annotations

import argparse
import random
import resource
import sqlite3
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.atlas import Atlas, build_index

SEED = 20260101
OPENING = """
import os, time
began = time.perf_counter()
from dragoman.atlas import Atlas
imported = time.perf_counter()
atlas = Atlas.open()
opened = time.perf_counter()
atlas.places.has("Gao")
first = time.perf_counter()
pages = int(open("/proc/self/statm").read().split()[1])
kib = pages * os.sysconf("SC_PAGE_SIZE") / 1024
print(imported - began, opened - imported, first - opened, kib)
"""


@dataclass(frozen=True, slots=True)
class Times:
    """Median, 99th percentile and worst of many look-ups, in microseconds."""

    median_us: float
    p99_us: float
    max_us: float


@dataclass(frozen=True, slots=True)
class Opening:
    """What a fresh process waits for, in milliseconds, and what it then holds, in MiB."""

    import_ms: float
    tables_ms: float
    index_ms: float
    memory_mib: float


def time_each(look_up: Callable[[str], object], names: Sequence[str]) -> Times:
    """How long one look-up takes, each name once."""
    times = []
    for name in names:
        began = time.perf_counter_ns()
        look_up(name)
        times.append((time.perf_counter_ns() - began) / 1000)
    times.sort()
    return Times(statistics.median(times), times[len(times) * 99 // 100], times[-1])


def measure(label: str, look_up: Callable[[str], object], names: Sequence[str]) -> None:
    """Print the times of one look-up."""
    t = time_each(look_up, names)
    print(f"{label:<22} median {t.median_us:7.1f} us   p99 {t.p99_us:8.1f} us   max {t.max_us:9.1f} us")


def sample_keys(path: Path, count: int) -> list[str]:
    """Names of the index at random, always the same ones."""
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as connection:
        keys = [row[0] for row in connection.execute("SELECT DISTINCT key FROM names")]
    return random.Random(SEED).sample(keys, min(count, len(keys)))


def build() -> None:
    """Build the index anew and print how long it takes and how much memory."""
    wall, cpu = time.perf_counter(), time.process_time()
    build_index(force=True)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    mib = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{'build':<22} {wall:.1f} s wall, {cpu:.1f} s processor, {mib:.0f} MiB")


def time_opening() -> Opening:
    """The median of five fresh processes that open the atlas and ask for one place."""
    runs = []
    for _ in range(5):
        done = subprocess.run([sys.executable, "-c", OPENING], check=True, capture_output=True, text=True)
        runs.append([float(cell) for cell in done.stdout.split()])
    imported, opened, first, kib = (statistics.median(column) for column in zip(*runs, strict=True))
    return Opening(imported * 1000, opened * 1000, first * 1000, kib / 1024)


def opening() -> None:
    """Print how long a fresh process waits."""
    times = time_opening()
    print(f"{'import':<22} {times.import_ms:.0f} ms")
    print(f"{'open tables':<22} {times.tables_ms:.0f} ms")
    print(f"{'open index, 1st find':<22} {times.index_ms:.1f} ms")
    print(f"{'memory after opening':<22} {times.memory_mib:.0f} MiB")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rebuild", action="store_true", help="build the place index anew and time it")
    parser.add_argument("--names", type=int, default=10_000, help="how many names to look up")
    arguments = parser.parse_args()
    if arguments.rebuild:
        build()
    path = build_index()
    atlas = Atlas.open()
    facts = atlas.places.facts()
    names = sum(1 + len(actor.names) for actor in atlas.actors)
    print(f"{'actors':<22} {len(atlas.actors):,} with {names:,} names")
    print(f"{'outlets, arms':<22} {len(atlas.outlets):,}, {len(atlas.arms):,}")
    print(f"{'countries':<22} {len(atlas.countries):,}")
    print(f"{'places':<22} {facts['places']:,} with {facts['names']:,} names, {facts['keys']:,} keys")
    print(f"{'index':<22} {path.stat().st_size / 1e6:.1f} MB")
    opening()
    sample = sample_keys(path, arguments.names)
    measure("find", atlas.places.find, sample)
    measure("find in a country", lambda name: atlas.places.find(name, "ML"), sample)
    measure("has", atlas.places.has, sample)
    measure("has, no such name", lambda name: atlas.places.has(name + "zq"), sample)
    measure("suggest", lambda name: atlas.places.suggest(name + "e"), sample[:200])


if __name__ == "__main__":
    main()

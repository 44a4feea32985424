"""The machine's clock -> how fast reports are read, beside the peer; size and speed of the atlas."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.atlas import sample_keys, time_each, time_opening
from bench.quality.gold import LANGUAGES
from bench.report.goals import goal
from bench.report.page import Part, against_goal, table
from bench.speed.__main__ import GOALS
from bench.speed.measure import PEER_VARIABLE
from dragoman.atlas import Atlas, build_index
from dragoman.base.errors import DragomanError

NAMES = 10_000

SPEED = """Read on one core: dense event reports and items of other news, all different. The peer is spaCy's full
small English pipeline, which finds names and grammar and no claims, in the same run on the same core; the ratio is
what can be compared between machines."""

ATLAS = """What the built-in atlas holds, without any folder of a desk, and what it costs. The index is built once, on
installation."""


def measure_speed() -> Part:
    """Rates, ratios, memory and the wait for one document."""
    figures = speed_figures()
    rows = [
        ("event reports a second", f"{figures['events_per_s']:.0f}", "", ""),
        ("other news a second", f"{figures['other_per_s']:.0f}", "", ""),
        ("other news screened out", f"{figures['other_screened_share']:.0%}", "", ""),
        ("the peer, event reports a second", peer_cell(figures, "peer_per_s", ".1f"), "", ""),
        ("the peer's memory, MB", peer_cell(figures, "peer_peak_mb", ".0f"), "", ""),
    ]
    for name, (label, aim, sense) in GOALS.items():
        if name in figures:
            cells = against_goal(figures[name], aim, at_least=sense == "at least", form="g")
            rows.append((label, f"{figures[name]:.2f}", *cells))
        else:
            rows.append((label, "not run", f"{sense} {aim:g}", ""))
    lines_by_language = language_lines(figures)
    words = f"The reports have {figures['words_a_document']:.0f} words on average."
    note = () if "peer_per_s" in figures else ("", f"The peer: not run, {PEER_VARIABLE} is not set.")
    lines = (
        *SPEED.splitlines(),
        words,
        "",
        *table(("figure", "measured", "goal", ""), rows),
        *note,
        *lines_by_language,
    )
    return Part("speed", "How fast", lines)


def language_lines(figures: dict[str, float]) -> tuple[str, ...]:
    """How fast each language is read beside English, in the same run."""
    rows = []
    for lang in LANGUAGES:
        ratio = f"{figures[f'{lang}_ratio']:.2f}" if lang != "en" else ""
        rows.append((lang, f"{figures[f'{lang}_per_s']:.0f}", ratio))
    return (
        "",
        "Each language by reports of as many words, in turn, by the clock of the processor:",
        "",
        *table(("language", "event reports a second", "times English"), rows),
    )


def peer_cell(figures: dict[str, float], name: str, form: str) -> str:
    """A figure of the peer, or that it was not run."""
    return f"{figures[name]:{form}}" if name in figures else "not run"


def speed_figures() -> dict[str, float]:
    """The figures of `python -m bench.speed`, in a process of its own so that its memory is its own.

    Raises:
        DragomanError: it measures nothing.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speed.json"
        command = [sys.executable, "-m", "bench.speed", "--json", str(path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if not path.exists():
            raise DragomanError(f"bench.speed measures nothing: {done.stderr.strip()[-300:]}")
        figures: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
        return figures


def measure_atlas() -> Part:
    """Counts and times of the atlas."""
    path, seconds = build_index(), build_seconds()
    atlas = Atlas.open()
    facts, opened = atlas.places.facts(), time_opening()
    keys = sample_keys(path, NAMES)
    found, missed = time_each(atlas.places.find, keys), time_each(lambda n: atlas.places.has(n + "zq"), keys)
    counts = {
        "actors": ("groups and forces", len(atlas.actors)),
        "actor_names": ("their names", sum(1 + len(actor.names) for actor in atlas.actors)),
        "outlets": ("outlets, platforms, monitors, wires", len(atlas.outlets)),
        "arms": ("arms designations", len(atlas.arms)),
        "places": ("places", int(facts["places"])),
    }
    rows = [
        (label, f"{count:,}", *against_goal(count, goal("atlas", name), form=",.0f"))
        for name, (label, count) in counts.items()
    ]
    rows.append(("countries and territories", f"{len(atlas.countries):,}", "", ""))
    times = (
        ("build_s", "building the index, s", seconds, ".1f"),
        ("open_ms", "opening the index and finding the first place, ms", opened.index_ms, ".1f"),
        ("find_us", "finding a place, median, us", found.median_us, ".1f"),
    )
    rows += [
        (label, f"{value:{form}}", *against_goal(value, goal("atlas", name), at_least=False, form=".0f"))
        for name, label, value, form in times
    ]
    rows += [
        ("finding a place, 99th percentile, us", f"{found.p99_us:.1f}", "", ""),
        ("no such place, median, us", f"{missed.median_us:.1f}", "", ""),
        ("reading the tables of groups, outlets, arms, countries, ms", f"{opened.tables_ms:.0f}", "", ""),
        ("size of the index, MB", f"{path.stat().st_size / 1e6:.0f}", "", ""),
        ("memory after opening, MiB", f"{opened.memory_mib:.0f}", "", ""),
    ]
    lines = (*ATLAS.splitlines(), "", *table(("figure", "measured", "goal", ""), rows))
    return Part("atlas", "The atlas", lines)


def build_seconds() -> float:
    """How long the place index takes to build, from nothing, in a cache folder of its own.

    Raises:
        DragomanError: the build fails.
    """
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "dragoman.cli", "atlas", "build"]
        environment = {**os.environ, "DRAGOMAN_CACHE": folder}
        began = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        if done.returncode:
            raise DragomanError(f"the index of places is not built: {done.stderr.strip()[-300:]}")
        return time.perf_counter() - began

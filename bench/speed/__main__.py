"""`python -m bench.speed`: documents a second on one core beside the peer, memory, and the wait for one document."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from bench.quality.gold import LANGUAGES
from bench.speed.corpus import event_reports, other_news
from bench.speed.measure import (
    PEER_VARIABLE,
    rates_by_language,
    read_all,
    read_with_peer,
    use_one_core,
    wait_for_command,
)
from dragoman.base.errors import DragomanError

SEED = 20230907
GOALS = {
    "events_ratio": ("events, times the peer's rate", 25.0, "at least"),
    "other_ratio": ("other news, times the peer's rate", 200.0, "at least"),
    "fr_ratio": ("French, times the rate of English", 0.5, "at least"),
    "ar_ratio": ("Arabic, times the rate of English", 0.5, "at least"),
    "peak_mb": ("memory with the place index, MB", 400.0, "at most"),
    "wait_s": ("`dragoman read one.txt`, s", 0.8, "at most"),
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit 0 when every goal that was measured is met, 1 when one is not."""
    parser = argparse.ArgumentParser(prog="python -m bench.speed", description=__doc__)
    parser.add_argument("--documents", type=int, default=300, help="event reports to read (default: 300)")
    parser.add_argument(
        "--peer-documents", type=int, default=60, help="of those, read by the peer (default: 60)"
    )
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    options = parser.parse_args(arguments)
    use_one_core()
    try:
        figures = measure(options.documents, options.peer_documents)
    except DragomanError as error:
        print(f"bench.speed: {error}", file=sys.stderr)
        return 1
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return show_goals(figures)


def measure_languages(count: int) -> dict[str, float]:
    """Documents a second of the processor in each language, and their ratios to English; reports of the same length."""
    rates = rates_by_language({lang: event_reports(count + 1, seed=SEED, lang=lang) for lang in LANGUAGES})
    ratios = {f"{lang}_ratio": rate / rates["en"] for lang, rate in rates.items() if lang != "en"}
    return {f"{lang}_per_s": rate for lang, rate in rates.items()} | ratios


def measure(count: int, peer_count: int) -> dict[str, float]:
    """All figures by name; those of the peer are left out when it is not there."""
    events, other = event_reports(count + 1, seed=SEED), other_news(4 * count + 1, seed=SEED)
    words = sum(len(document.text.split()) for document in events) / len(events)
    ours, screened = read_all(events), read_all(other)
    by_language = measure_languages(max(1, count // 5))
    peer = read_with_peer(events[: peer_count + 1])
    figures = {
        "words_a_document": words,
        "events_per_s": ours.per_second,
        "other_per_s": screened.per_second,
        "other_screened_share": screened.screened / screened.documents,
        "peak_mb": ours.peak_mb,
        "wait_s": wait_for_command(events[0]),
        **by_language,
    }
    if peer is None:
        print(f"peer: not run: {PEER_VARIABLE} is not set", file=sys.stderr)
        return figures
    return {
        **figures,
        "peer_per_s": peer.per_second,
        "peer_peak_mb": peer.peak_mb,
        "events_ratio": ours.per_second / peer.per_second,
        "other_ratio": screened.per_second / peer.per_second,
    }


def show_goals(figures: dict[str, float]) -> int:
    """Prints every figure and every goal; 1 when a goal is missed."""
    for name, value in figures.items():
        print(f"{name:24} {value:10.3f}")
    missed = 0
    for name, (label, goal, sense) in GOALS.items():
        if name in figures:
            met = figures[name] >= goal if sense == "at least" else figures[name] <= goal
            missed += not met
            print(f"{'met' if met else 'MISSED':7} {label}: {figures[name]:.2f}, goal {sense} {goal:g}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())

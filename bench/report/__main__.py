"""`python -m bench.report`: everything that the bench measures -> docs/explanation/quality.md."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.report.costs import measure_atlas, measure_speed
from bench.report.honesty import measure_checker, measure_neutrality
from bench.report.joining import measure_joining, measure_places
from bench.report.language import measure_language
from bench.report.machine import describe_machine, load_note
from bench.report.page import PAGE, Part, compose, draw_part, kept_parts
from bench.report.peers import measure_muc4, measure_timex
from bench.report.reading import measure_errors, measure_quality
from bench.report.serving import measure_desk
from bench.report.writing import measure_round_trip, measure_writing
from dragoman.base.errors import DragomanError

NOTES = Path(__file__).resolve().parents[1] / "report_notes.md"
PARTS: dict[str, tuple[str, Callable[[], Part]]] = {
    "quality": ("How well reports are read", measure_quality),
    "errors": ("Where it fails: errors by field and cause", measure_errors),
    "language": ("How well a language is told", measure_language),
    "resolve": ("How well claims become events", measure_joining),
    "places": ("How well names become points", measure_places),
    "roundtrip": ("What is told is read back", measure_round_trip),
    "timex": ("Dates in texts of other hands", measure_timex),
    "muc4": ("MUC-4", measure_muc4),
    "checker": ("No number that is not there", measure_checker),
    "neutral": ("All sides alike", measure_neutrality),
    "atlas": ("The atlas", measure_atlas),
    "speed": ("How fast", measure_speed),
    "writing": ("How fast reports and data are written", measure_writing),
    "desk": ("How fast the desk answers", measure_desk),
}
HEAD = """# Quality, speed and neutrality

<!-- This page is written by `make quality` (python -m bench.report). Do not edit it by hand. -->

How well and how fast Dragoman reads, whether it treats all sides alike, and where it fails, as measured by the
benchmarks in `bench/`. Every figure is made by `make quality`; goals stand beside the figures, and a goal that is
missed says so. What a figure leaves open is said with it. A good figure here does not make a claim true, nor a single
reading right: check what is read against its highlighted words."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure the chosen parts and write the page; 0 done, 1 when a part cannot be measured."""
    parser = argparse.ArgumentParser(prog="python -m bench.report", description=__doc__)
    parser.add_argument(
        "--only",
        action="append",
        choices=list(PARTS),
        help="measure this part and keep the others as they stand on the page; may be given twice",
    )
    parser.add_argument("--page", type=Path, default=PAGE, help="default: docs/explanation/quality.md")
    parser.add_argument("--print", action="store_true", help="print the parts; write nothing")
    options = parser.parse_args(arguments)
    fresh: dict[str, str] = {}
    failed = []
    for name in options.only or PARTS:
        began = time.perf_counter()
        try:
            part = PARTS[name][1]()
        except (DragomanError, OSError, ValueError) as error:
            print(f"bench.report: {name}: {error}", file=sys.stderr)
            failed.append(name)
            continue
        day = datetime.now(UTC).date().isoformat()
        fresh[name] = draw_part(part, f"Measured on {day}: {describe_machine()}{load_note()}.")
        print(f"{name:8} {time.perf_counter() - began:6.1f} s", file=sys.stderr)
        if options.print:
            print(fresh[name] + "\n")
    if not options.print:
        write_page(options.page, fresh)
        print(options.page)
    return 1 if failed else 0


def write_page(page: Path, fresh: dict[str, str]) -> None:
    """The page with the fresh parts in place of what stood there."""
    kept = kept_parts(page.read_text(encoding="utf-8")) if page.exists() else {}
    titles = {name: title for name, (title, _) in PARTS.items()}
    text = compose(HEAD, titles, fresh, kept, NOTES.read_text(encoding="utf-8"))
    page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())

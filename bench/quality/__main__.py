"""`python -m bench.quality`: gold documents -> scores, floors, and the errors of the dev part."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench.quality.beside import show_document
from bench.quality.differences import show_differences
from bench.quality.floors import FLOORS_FILE, MARGIN, find_falls, load_floors, write_floors
from bench.quality.gold import IN_TOTAL, LANGUAGES, NOT_RUN, GoldDocument, Source, load_gold, sources_of
from bench.quality.readings import Result, Run, run_file, run_reader
from bench.quality.scorer import Field
from bench.quality.split import Part
from bench.quality.tables import gap_line, per_document, score_line, score_table, scores_to_json
from dragoman.base.errors import DragomanError

EXAMPLES = """examples:
  python -m bench.quality                             the score of the dev part, all sources
  python -m bench.quality --part all --json out.json  both parts, and how far apart they lie
  python -m bench.quality --diff killed --source en   every missed and spurious toll with its words
  python -m bench.quality --doc en/022                one document: text, gold and predicted side by side
"""


def parse_arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    fields = [field.value for field in Field]
    parser = argparse.ArgumentParser(
        prog="python -m bench.quality", description="Score the reader on gold documents.", epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--part", choices=["dev", "heldout", "all"], default="dev", help="default: dev")
    parser.add_argument(
        "--lang", choices=LANGUAGES, default="en", help="the language of the documents; default: en"
    )
    parser.add_argument(
        "--source", choices=list(Source), action="append", help="may be given twice; default: all"
    )
    parser.add_argument(
        "--predictions", type=Path, help="score these JSON lines in place of our reader's claims"
    )
    parser.add_argument("--per-doc", action="store_true", help="errors by document, dev only")
    parser.add_argument(
        "--diff",
        metavar="FIELD",
        action="append",
        choices=[*fields, "all"],
        help=f"missed and spurious values, dev only, may be repeated: all, {', '.join(fields)}",
    )
    parser.add_argument(
        "--doc", metavar="KEY", action="append", help="one document in full, dev only, such as en/022"
    )
    parser.add_argument("--json", type=Path, help="write the scores to this file")
    parser.add_argument("--floors", action="store_true", help="exit 1 when a score lies under its floor")
    parser.add_argument(
        "--pin", action="store_true", help="measure both parts and write bench/quality/floors.json"
    )
    parser.add_argument(
        "--margin",
        type=float,
        default=MARGIN,
        help=f"how far under the figures --pin sets the floors; default: {MARGIN}",
    )
    options = parser.parse_args(arguments)
    if options.part != "dev" and (options.per_doc or options.diff or options.doc):
        parser.error("--per-doc, --diff and --doc show single documents: only with --part dev")
    return options


def main(arguments: Sequence[str] | None = None) -> int:
    """Score, show, compare with the floors or pin them; 0 done, 1 under a floor or failed, 2 wrong usage."""
    options = parse_arguments(arguments)
    try:
        documents = tuple(choose_documents(options))
        run = run_file(documents, options.predictions) if options.predictions else run_reader(documents)
        if options.doc:
            return show_chosen(run.results, options.doc)
        print_lines(show_run(run, options))
        groups = group_results(run.results)
        if options.json:
            options.json.write_text(
                json.dumps(scores_to_json({**groups, **whole_parts(run.results)}), indent=1) + "\n", "utf-8"
            )
        if options.pin:
            write_floors(groups, margin=options.margin)
            print(f"wrote {FLOORS_FILE}", file=sys.stderr)
        return check_floors(groups) if options.floors else 0
    except DragomanError as error:
        print(f"bench.quality: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output, such as `head`, has enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def choose_documents(options: argparse.Namespace) -> Iterator[GoldDocument]:
    """The documents of the chosen sources and part; what cannot be run is named."""
    wanted = options.doc or []
    part = "all" if options.pin else options.part
    for source in options.source or sources_of(options.lang):
        documents = load_gold(Source(source), lang=options.lang)
        if documents is None:
            print(f"{source}: {NOT_RUN}", file=sys.stderr)
            continue
        for gold in documents:
            if (part in ("all", gold.part)) and (not wanted or gold.key in wanted):
                yield gold


def show_run(run: Run, options: argparse.Namespace) -> Iterator[str]:
    """What the options ask to see."""
    if options.diff:
        yield from show_differences(
            run.results, list(Field) if "all" in options.diff else list(map(Field, options.diff))
        )
        return
    if options.per_doc:
        yield from per_document(run.results)
        return
    for name, results in whole_parts(run.results).items():
        yield from score_table(name, results)
        yield ""
    for name, results in group_results(run.results).items():
        yield score_line(name, results)
    counted = [result for result in run.results if result.gold.source in IN_TOTAL]
    if {result.gold.part for result in counted} == set(Part):
        yield gap_line(counted)
    if run.read_s:
        count = len(run.results)
        yield f"read {count} documents in {run.read_s:.2f} s, {count / run.read_s:.0f} a second"


def show_chosen(results: Sequence[Result], keys: Sequence[str]) -> int:
    """The named documents in full; 2 when one is not there or is set aside."""
    shown = {result.gold.key for result in results}
    for result in results:
        print_lines(show_document(result))
    for key in keys:
        if key not in shown:
            print(
                f"bench.quality: no dev document {key}. Name one such as en/022 that is not set aside.",
                file=sys.stderr,
            )
    return 0 if set(keys) <= shown else 2


def group_results(results: Sequence[Result]) -> dict[str, list[Result]]:
    """Results by source and part, such as "en/dev"."""
    groups: dict[str, list[Result]] = {}
    for result in results:
        groups.setdefault(result.gold.group, []).append(result)
    return groups


def whole_parts(results: Sequence[Result]) -> dict[str, Sequence[Result]]:
    """The results of each part, all sources of the total together, such as "all/dev"; `own` when it stands alone."""
    counted = [result for result in results if result.gold.source in IN_TOTAL] or results
    chosen = {part: [result for result in counted if result.gold.part is part] for part in Part}
    return {f"all/{part}": chosen[part] for part in Part if chosen[part]}


def check_floors(groups: dict[str, list[Result]]) -> int:
    """1 when a group lies under a floor, with what does on standard error."""
    floors = load_floors()
    falls = [f"{name}: {fall}" for name, results in groups.items() if name in floors
             for fall in find_falls(results, floors[name])]  # fmt: skip
    print_lines(falls, to_error=True)
    return 1 if falls else 0


def print_lines(lines: Iterator[str] | Sequence[str], *, to_error: bool = False) -> None:
    """Each line as it comes."""
    for line in lines:
        print(line, file=sys.stderr if to_error else sys.stdout)


if __name__ == "__main__":
    sys.exit(main())

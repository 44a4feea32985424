"""The command line of `dragoman write` and `dragoman verify`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

KINDS = ("report", "day", "week", "profile", "ledger", "trends")
REPORT_FORMATS = ("md", "html", "pdf", "docx", "json")
DATA_FORMATS = ("jsonl", "csv", "xlsx", "geojson", "parquet", "ucdp", "acled", "stix", "misp")

Subparsers = argparse._SubParsersAction
Command = Callable[["Subparsers[argparse.ArgumentParser]", str, str, str], argparse.ArgumentParser]


def add_write(
    commands: Subparsers[argparse.ArgumentParser], command: Command, day: Callable[[str], object]
) -> None:
    """Add both commands.

    Args:
        commands: where to. command: makes one command with help and an example. day: parses a date.
    """
    write = command(
        commands,
        "write",
        "write the cited report, the data or the proof of events",
        "dragoman write report events.jsonl --format html --out report.html",
    )
    actions = write.add_subparsers(dest="action", title="actions", required=True)
    report = command(
        actions,
        "report",
        "write a report in which every sentence is cited",
        "dragoman write report samples/scenarios/51-week-in-three-states.jsonl --atlas samples/atlas --format md",
    )
    # fmt: off
    _add_events(report, day)
    add = report.add_argument
    add("--format", choices=REPORT_FORMATS, metavar="FORMAT",
        help="md, html, pdf, docx or json; default: what --out ends in, else md")
    add("--out", type=named_path, metavar="FILE", help="write into this file instead of to standard output")
    add("--template", type=Path, metavar="FILE", help="your own template; see dragoman write template")
    add("--explain", action="store_true",
        help="instead of the report, show each sentence with its weakest fact, the weakest first")
    _add_kind(report)
    data = command(
        actions, "data", "write the events as data for others",
        "dragoman write data events.jsonl --format csv --out data",
    )
    _add_events(data, day)
    add = data.add_argument
    add("--format", choices=DATA_FORMATS, metavar="FORMAT",
        help=", ".join(DATA_FORMATS[:-1]) + " or misp; default: what --out ends in, else csv")
    add("--out", type=named_path, metavar="FILE",
        help="write into this file; with csv also a folder, which gets one file for each list")
    add("--text", action="store_true", help="jsonl: with the text of the documents, for your own desk only")
    add("--excel", action="store_true", help="csv: begin with the mark by which Excel knows UTF-8")
    bundle = command(
        actions, "bundle", "write a report with its proof into one file",
        "dragoman write bundle events.jsonl --out report.dragoman.zip",
    )
    _add_events(bundle, day)
    bundle.add_argument("--out", type=named_path, required=True, metavar="FILE", help="the file to write")
    _add_kind(bundle)
    template = command(
        actions, "template", "copy, check or preview the templates of reports",
        "dragoman write template copy templates",
    )
    template.add_argument("template_action", choices=("copy", "check", "preview"), metavar="ACTION",
                          help="copy the built-in ones into a folder; check a file; preview it with an invented report")
    template.add_argument("path", type=Path, metavar="PATH", help="the folder, or the template")
    template.add_argument("--out", type=named_path, metavar="FILE", help="preview: write into this file")
    template.add_argument("--dry-run", action="store_true", help="copy: say what would be written")
    verify = command(
        commands, "verify", "prove each sentence of a bundle",
        "dragoman verify report.dragoman.zip --sources samples",
    )
    verify.add_argument("bundle", type=Path, metavar="FILE", help="a bundle that write bundle wrote")
    verify.add_argument("--sources", nargs="+", default=[], metavar="PATH",
                        help="the documents, in files or folders: each quote is then looked up where it should stand")
    verify.add_argument("--format", choices=("table", "jsonl"), metavar="FORMAT",
                        help="table (default on a terminal) or jsonl (default in a pipe)")
    # fmt: on


def named_path(text: str) -> Path:
    """A path; an empty one, as an unset variable of a script gives, is no name of anything."""
    if not text or "\0" in text:
        raise argparse.ArgumentTypeError("no path. Name a file or folder.")
    path = Path(text)
    try:
        path.exists()
    except OSError as error:
        raise argparse.ArgumentTypeError(
            f"{text[:40]}: {error.strerror or error}. Name another place."
        ) from error
    return path


def _add_events(parser: argparse.ArgumentParser, day: Callable[[str], object]) -> None:
    """What every action that takes events takes."""
    add = parser.add_argument
    # fmt: off
    add("inputs", nargs="*", metavar="EVENTS",
        help='events that resolve wrote; claims that read wrote, or reports, are resolved first; "-" is standard input')
    add("--final", action="store_true", help="take only claims that a person has accepted; refuse the rest by name")
    add("--decisions", type=Path, metavar="FILE", help="what people have ruled and accepted; see dragoman decide")
    add("--since", type=day, metavar="DATE", help="only events from this day on, as 2023-09-04")
    add("--until", type=day, metavar="DATE", help="only events up to this day")
    add("--coarsen-days", type=int, default=0, metavar="N",
        help="blur the points of events of the last N days; default: 0")
    add("--today", type=day, metavar="DATE", help="the day of the run; default: today")
    add("--published", type=day, metavar="DATE", help="publication date of reports that say none")
    add("--lang-in", dest="lang", metavar="TAG", help="language of reports that are resolved first, as en")
    add("--atlas", action="append", type=Path, default=[], metavar="DIR",
        help="a folder of your own names; may be repeated")
    add("--dry-run", action="store_true", help="do everything but write")
    # fmt: on


def _add_kind(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    # fmt: off
    add("--kind", choices=KINDS, default="report", metavar="KIND",
        help="report (default), day, week, profile, ledger or trends")
    add("--group", metavar="NAME", help="profile: the group or force, by name or atlas id")
    add("--lang", dest="report_lang", default="en", metavar="TAG", help="language of the report; default: en")
    # fmt: on

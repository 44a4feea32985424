"""`dragoman write report`: events -> a report in one of its formats, checked before it is written."""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.base.decision import Decision
from dragoman.base.event import Event
from dragoman.commands.config import load_settings
from dragoman.commands.event_input import EventInput, usage_problem
from dragoman.commands.outcome import DONE, SOME_FAILED, WRONG_USAGE
from dragoman.commands.write_output import write_bytes
from dragoman.page.shown import show_line

if TYPE_CHECKING:
    from dragoman.write import Report

BY_STATEMENT = frozenset({"day", "week"})
SUFFIXES = {".md": "md", ".html": "html", ".htm": "html", ".pdf": "pdf", ".docx": "docx", ".json": "json"}


def run_report(options: argparse.Namespace) -> int:
    """Write the report of a command line; nothing is written when it may not be published as it is."""
    problem = usage_problem(options.inputs) or _usage_problem(options)
    if problem:
        print(f"dragoman write report: {problem}", file=sys.stderr)
        return WRONG_USAGE
    made = make_report(options)
    report = made.report
    if report is None:
        return SOME_FAILED
    if options.explain:
        from dragoman.write import explain_report

        sys.stdout.write(explain_report(report))
    elif not options.dry_run:
        data = _rendered(report, options)
        write_bytes(data, options.out, binary=_form(options) in ("pdf", "docx"))
    return DONE if made.went_well else SOME_FAILED


@dataclass(frozen=True, slots=True)
class Made:
    """What a command line gives: the checked report, None when it may not be published; whether all inputs went well;
    and what it was made from, private names and all."""

    report: Report | None
    went_well: bool
    events: tuple[Event, ...]
    decisions: tuple[Decision, ...]


def make_report(options: argparse.Namespace) -> Made:
    """The report of the inputs of a command line, checked; what was found is said on standard error."""
    from dragoman.write import Policy, ReportKind, ReportOptions, Severity, write_report

    settings = load_settings().with_atlas(tuple(options.atlas))
    today: date = options.today or datetime.now(UTC).date()
    # A round-up takes what was said on its days too, so it looks at the days itself.
    events = EventInput(options, settings, today=today, within_days=options.kind not in BY_STATEMENT)
    wanted = ReportOptions(
        kind=ReportKind(options.kind),
        lang=options.report_lang,
        group=options.group,
        start=options.since,
        end=options.until,
    )
    given = tuple(events)
    went_well = events.close("write report")
    policy = Policy(coarsen_days=options.coarsen_days)
    report, problems = write_report(given, wanted, today=today, atlas=events.atlas, policy=policy)
    for remark in report.remarks:
        print(show_line(remark), file=sys.stderr)
    for found in problems:
        print(show_line(str(found)), file=sys.stderr)
    if any(found.severity is Severity.REFUSE for found in problems):
        print("not written: the report may not be published as it is", file=sys.stderr)
        return Made(None, False, given, events.decisions)
    return Made(report, went_well and not report.remarks, given, events.decisions)


def _rendered(report: Report, options: argparse.Namespace) -> bytes:
    if _form(options) == "json":
        from dragoman.write.bundle import report_to_json

        return (json.dumps(report_to_json(report), ensure_ascii=False) + "\n").encode(
            "utf-8", "backslashreplace"
        )
    from dragoman.write.render import Form, render_report

    return render_report(report, Form(_form(options)), template=options.template)


def _usage_problem(options: argparse.Namespace) -> str | None:
    if options.out and options.out.is_dir():
        return f"--out {options.out} is a folder. Name a file."
    if options.out and not options.format and options.out.suffix.lower() not in SUFFIXES:
        return f"--out {options.out}: its ending tells no format. Give --format, or end it in {', '.join(SUFFIXES)}."
    if options.kind == "profile" and not options.group:
        return "a profile is of one group. Give --group NAME."
    if options.template and _form(options) == "json":
        return "--template is for md, html, pdf and docx."
    return None


def _form(options: argparse.Namespace) -> str:
    out: Path | None = options.out
    return options.format or (SUFFIXES[out.suffix.lower()] if out else "md")

"""`dragoman write bundle`: events -> one file with the report, its quotes, hashes and decisions."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from dragoman import __version__
from dragoman.base.event import Event
from dragoman.commands.event_input import usage_problem
from dragoman.commands.outcome import DONE, SOME_FAILED, WRONG_USAGE
from dragoman.commands.write_output import write_bytes
from dragoman.commands.write_report import make_report
from dragoman.page.event_names import names_of_event
from dragoman.page.shown import show_line
from dragoman.write.render import Form, render_report
from dragoman.write.report import Report


def run_bundle(options: argparse.Namespace) -> int:
    """Write the bundle of a command line; nothing is written when its report may not be published as it is.

    What `verify` would find in it is said at once, by whoever can still mend it.
    """
    from dragoman.write.bundle import make_bundle, pack_bundle
    from dragoman.write.bundle.verify import prove_bundle

    problem = usage_problem(options.inputs) or _usage_problem(options)
    if problem:
        print(f"dragoman write bundle: {problem}", file=sys.stderr)
        return WRONG_USAGE
    made = make_report(options)
    if made.report is None:
        return SOME_FAILED
    bundle = make_bundle(
        made.report, made.decisions, version=__version__, render=render, names=_names(made.events)
    )
    proof = prove_bundle(bundle, render=render)
    for finding in (*proof.parts, *proof.statements):
        for problem in finding.problems:
            print(show_line(f"not proven: {finding.place}: {problem}"), file=sys.stderr)
    if not options.dry_run:
        write_bytes(pack_bundle(bundle), options.out, binary=True)
    return DONE if made.went_well and proof.is_proven else SOME_FAILED


def render(report: Report, form: str) -> bytes:
    """The report as Markdown ("md") or HTML ("html"), by the templates that come with Dragoman."""
    return render_report(report, Form(form))


def _names(events: Iterable[Event]) -> tuple[str, ...]:
    """Every private name in the events, the longest first: a reason may hold one that a claim gives."""
    names = {name for event in events for name in names_of_event(event)}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


def _usage_problem(options: argparse.Namespace) -> str | None:
    if options.out.is_dir():
        return f"--out {options.out} is a folder. Name a file, such as {options.out / 'report.dragoman.zip'}."
    if options.kind == "profile" and not options.group:
        return "a profile is of one group. Give --group NAME."
    return None

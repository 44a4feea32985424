"""`dragoman write data`: events -> data in one of the formats, and what that format could not hold."""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO, cast

from dragoman.base.event import Event
from dragoman.commands.config import load_settings
from dragoman.commands.event_input import EventInput, usage_problem
from dragoman.commands.outcome import DONE, SOME_FAILED, WRONG_USAGE
from dragoman.commands.write_output import is_device, open_aside, require_writable
from dragoman.page.shown import show_line
from dragoman.write.data.exporter import Exported, Exporter
from dragoman.write.data.formats import (
    BINARY,
    SUFFIXES,
    DataFormat,
    ExportOptions,
    make_exporter,
    make_lists_exporter,
)
from dragoman.write.data.loss_report import loss_lines, loss_report
from dragoman.write.data.published import publish_stream
from dragoman.write.public import Policy, Publisher

LISTS_LOSSES = "losses.json"
OWN_DESK = "the texts of documents are written with the names that stand in them: for your own desk only"


def run_write_data(options: argparse.Namespace) -> int:
    """Write the data of a command line."""
    problem = usage_problem(options.inputs) or _usage_problem(options)
    if problem:
        print(f"dragoman write data: {problem}", file=sys.stderr)
        return WRONG_USAGE
    form = _form(options)
    today: date = options.today or datetime.now(UTC).date()
    given = EventInput(options, load_settings().with_atlas(tuple(options.atlas)), today=today)
    publisher = Publisher(Policy(coarsen_days=options.coarsen_days), today, given.atlas)
    events = publish_stream(given, publisher, with_text=options.text)
    export = ExportOptions(today, options.text, options.excel, lambda: given.atlas)
    if options.text:
        print(OWN_DESK, file=sys.stderr)
    exported = _export(options, form, events, export)
    went_well = given.close("write data")
    for line in loss_lines(form, exported.losses):
        print(show_line(line), file=sys.stderr)
    return DONE if went_well else SOME_FAILED


def _export(
    options: argparse.Namespace, form: DataFormat, events: Iterable[Event], export: ExportOptions
) -> Exported:
    """Write all events to where the command line says."""
    out: Path | None = options.out
    if options.dry_run:
        with tempfile.TemporaryDirectory() as folder:
            if out and _is_folder(out):
                return _add_all(make_lists_exporter(Path(folder), export), events)
            with (Path(folder) / "data").open("wb") as stream:
                return _add_all(make_exporter(form, stream, export), events)
    if out is None:
        sys.stdout.flush()
        return _add_all(make_exporter(form, cast(BinaryIO, sys.stdout.buffer), export), events)
    if _is_folder(out):
        with _folder_aside(out) as folder_aside:
            exported = _add_all(make_lists_exporter(folder_aside, export), events)
            (folder_aside / LISTS_LOSSES).write_bytes(loss_report(form, exported))
    elif is_device(out):
        with open_aside(out) as stream:
            exported = _add_all(make_exporter(form, stream, export), events)
    else:
        losses = out.with_name(f"{out.name}.losses.json")
        with open_aside(losses) as report, open_aside(out) as stream:
            exported = _add_all(make_exporter(form, stream, export), events)
            report.write(loss_report(form, exported))
    print(out)
    return exported


def _add_all(exporter: Exporter, events: Iterable[Event]) -> Exported:
    for event in events:
        exporter.add(event)
    return exporter.close()


def _usage_problem(options: argparse.Namespace) -> str | None:
    out: Path | None = options.out
    if out and not options.format and not _is_folder(out) and out.suffix.lower() not in SUFFIXES:
        return f"--out {out}: its ending tells no format. Give --format, or end it in {', '.join(SUFFIXES)}."
    form = _form(options)
    if out and _is_folder(out) and form is not DataFormat.CSV:
        return f"--out {out} is a folder, which only csv fills. Name a file."
    if options.text and form is not DataFormat.JSONL:
        return f"--text is for jsonl; {form} holds no texts of documents."
    if options.excel and form is not DataFormat.CSV:
        return f"--excel is for csv, not for {form}."
    if form in BINARY and out is None and not options.dry_run and sys.stdout.isatty():
        return f"{form} is not for a terminal. Name a file with --out."
    return None


def _form(options: argparse.Namespace) -> DataFormat:
    """The format that is asked for, or that the file's ending tells; csv where neither does."""
    if options.format:
        return DataFormat(options.format)
    out: Path | None = options.out
    return SUFFIXES.get(out.suffix.lower(), DataFormat.CSV) if out else DataFormat.CSV


def _is_folder(path: Path) -> bool:
    """Whether --out names a folder: one that is there, or a new name without an ending."""
    return path.is_dir() or (not path.exists() and not path.suffix)


@contextmanager
def _folder_aside(folder: Path) -> Iterator[Path]:
    """A folder whose files go to where they belong when all are whole."""
    aside = folder / f".{os.getpid()}.tmp"
    with require_writable(folder):
        folder.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            shutil.rmtree(aside)
        aside.mkdir()
        try:
            yield aside
            for path in sorted(aside.iterdir()):
                os.replace(path, folder / path.name)
        finally:
            shutil.rmtree(aside)

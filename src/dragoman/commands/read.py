"""`dragoman read`: inputs -> claims on standard output or in a folder; messages on standard error."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from dragoman.base.errors import DragomanError
from dragoman.base.settings import Settings
from dragoman.collect import STDIN, Collected, CollectOptions, InputFormat, collect_documents, refuse_date
from dragoman.commands.config import load_settings
from dragoman.commands.failed import keep_failed, retried_items
from dragoman.commands.outcome import DONE, SOME_FAILED, WRONG_USAGE
from dragoman.commands.progress import progress_bar
from dragoman.commands.ready import ready_reader
from dragoman.commands.said import said
from dragoman.commands.writers import FAILED_NAME, FILE_NAMES, Writer, make_writer, open_output
from dragoman.pipeline import ReadItem, Status, name_document_language, read_items


@dataclass(slots=True)
class Tally:
    """The three counts of a run, and what went wrong, in order."""

    counts: dict[Status, int] = field(default_factory=lambda: dict.fromkeys(Status, 0))
    missed: list[ReadItem] = field(default_factory=list)
    ids: set[int] = field(default_factory=set)  # hashes, 8 bytes each: runs may have millions

    def notes_on(self, item: ReadItem) -> Iterator[str]:
        """What a person should know of an item that was read."""
        if item.document is None:
            return
        key = hash(item.document.id)
        if key in self.ids:
            yield f"an earlier item has the same id or the same text ({item.document.id[:24]})"
        self.ids.add(key)

    def add(self, item: ReadItem) -> None:
        """Count one item; a document is dropped from memory once it is written."""
        self.counts[item.status] += 1
        if item.status is not Status.DONE:
            self.missed.append(item)

    def __str__(self) -> str:
        return ", ".join(f"{status} {count:,}" for status, count in self.counts.items())


def run_read(options: argparse.Namespace) -> int:
    """Read the inputs of a command line."""
    problem = _usage_problem(options)
    if problem:
        print(f"dragoman read: {problem}", file=sys.stderr)
        return WRONG_USAGE
    settings = load_settings().with_atlas(tuple(options.atlas))
    items = _collect(options, settings)
    if options.dry_run:
        return _tell(items, lang_is_told=bool(options.lang))
    form = options.format or ("html" if options.out else "table" if sys.stdout.isatty() else "jsonl")
    tally = Tally()
    reader = ready_reader(settings)
    try:
        with open_output(options.out, FILE_NAMES[form]) as out:
            writer = make_writer(form, out, explain=options.explain, with_text=not options.no_text)
            read = read_items(items, reader, lang_is_told=bool(options.lang))
            _read_all(read, writer, tally, total=_total(options))
            writer.close()
            out.flush()
        _report(options.out, FILE_NAMES[form], tally)
    finally:
        print(tally, file=sys.stderr)
    return SOME_FAILED if tally.missed else DONE


def _usage_problem(options: argparse.Namespace) -> str | None:
    if not options.inputs and not options.retry:
        return 'no input. Name files, or "-" for standard input.'
    if options.inputs and options.retry:
        return "inputs and --retry exclude each other. Give one of them."
    if options.inputs.count(STDIN) > 1:
        return "standard input can be read once only. Name '-' once."
    if options.retry and options.out and (options.out / FAILED_NAME).resolve() == options.retry.resolve():
        return "--retry with --out into the same folder would overwrite its claims. Name another folder."
    refusal = refuse_date(options.published, datetime.now(UTC).date()) if options.published else None
    if refusal:
        return f"--published: {refusal.partition(':')[0].partition(' ')[2]}. Give the day they came out."
    if options.out and options.out.exists() and not options.out.is_dir():
        return f"--out {options.out} is a file. Name a folder."
    return None


def _collect(options: argparse.Namespace, settings: Settings) -> Iterator[Collected]:
    today = datetime.now(UTC).date()
    collecting = CollectOptions(
        today=today,
        input_format=InputFormat(options.input_format) if options.input_format else None,
        published=options.published,
        lang=options.lang,
        max_file_mb=settings.max_file_mb,
        max_text_chars=settings.max_text_chars,
    )
    if options.retry:
        return retried_items(options.retry, collecting)
    return collect_documents(options.inputs, collecting, stdin=sys.stdin.buffer if sys.stdin else None)


def _read_all(items: Iterator[ReadItem], writer: Writer, tally: Tally, *, total: int | None) -> None:
    many = total is None or total > 1
    bar = progress_bar("reading", total) if many and not sys.stdout.isatty() else None
    tell = bar.__enter__() if bar else lambda done: None
    try:
        for done, item in enumerate(items, start=1):
            for note in (*item.item.notes, *tally.notes_on(item)):
                print(f"{item.item.label}: {note}", file=sys.stderr)
            _write(item, writer, tally)
            tell(done)
    finally:
        if bar:
            bar.__exit__(None, None, None)


def _write(item: ReadItem, writer: Writer, tally: Tally) -> None:
    if item.document is not None and item.reading is not None:
        writer.write(item.document, item.reading)
    else:
        writer.miss(item.item.label, f"{item.status}: {said(item.error)}")
    tally.add(item)


def _total(options: argparse.Namespace) -> int | None:
    """How many items there will be, or None when only reading them can tell."""
    paths = options.inputs
    if options.retry or any(
        Path(path).suffix.lower() in (".jsonl", ".ndjson", ".json", "") for path in paths
    ):
        return None
    return len(paths)


def _report(folder: Path | None, name: str, tally: Tally) -> None:
    """Say where the claims are and list what went wrong; with a folder, also write it to be read again."""
    for item in tally.missed:
        print(f"{item.status}: {item.item.label}: {said(item.error)}", file=sys.stderr)
    if folder is None:
        return
    print(folder / name)
    keep_failed(folder, tally.missed, "read")


def _tell(items: Iterator[Collected], *, lang_is_told: bool) -> int:
    """What each input is, without reading it."""
    code = DONE
    for item in items:
        try:
            if item.document is None:
                raise item.error or DragomanError("no document")
            document = name_document_language(item.document, is_told=lang_is_told)
            day = document.published or "no date"
            print(f"{item.label}: {len(document.text):,} characters, {document.lang}, {day}")
        except DragomanError as error:
            code = SOME_FAILED
            print(f"{item.label}: {said(error)}")
    return code

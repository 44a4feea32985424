"""`dragoman resolve`: reports, or claims that were read before -> events; or why two of them are one or two."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from dragoman.base.decision import Decision
from dragoman.base.errors import UnknownId, UnreadableInput
from dragoman.base.event import Event
from dragoman.base.settings import Settings
from dragoman.collect import STDIN, CollectOptions, collect_documents
from dragoman.commands.config import load_settings
from dragoman.commands.event_writers import EVENT_FILES, make_event_writer
from dragoman.commands.explained import explanation_json, explanation_text
from dragoman.commands.failed import keep_failed, retried_items
from dragoman.commands.outcome import DONE, SOME_FAILED, WRONG_USAGE
from dragoman.commands.progress import progress_bar
from dragoman.commands.ready import ready_reader
from dragoman.commands.said import said
from dragoman.commands.writers import FAILED_NAME, open_output
from dragoman.page.shown import show_line
from dragoman.pipeline import ReadItem, Status, resolve_items, take_items
from dragoman.read import RuleReader
from dragoman.resolve import Resolver, Store, explain
from dragoman.review import Acceptances, read_decisions


@dataclass(slots=True)
class Tally:
    """The three counts of a run over its items, with claims and events, and what went wrong."""

    counts: dict[Status, int] = field(default_factory=lambda: dict.fromkeys(Status, 0))
    claims: int = 0
    events: int = 0
    missed: list[ReadItem] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def add(self, item: ReadItem) -> None:
        """Count one item."""
        self.counts[item.status] += 1
        if item.reading is not None:
            self.claims += len(item.reading.claims)
        else:
            self.missed.append(item)

    def __str__(self) -> str:
        counts = ", ".join(f"{status} {count:,}" for status, count in self.counts.items())
        return f"{counts}; claims {self.claims:,}, events {self.events:,}"


def run_resolve(options: argparse.Namespace) -> int:
    """Resolve the inputs of a command line."""
    problem = _usage_problem(options)
    if problem:
        print(f"dragoman resolve: {problem}", file=sys.stderr)
        return WRONG_USAGE
    settings = load_settings().with_atlas(tuple(options.atlas))
    tally = Tally()
    decisions = _decisions(options.decisions, tally)
    reader = ready_reader(settings)
    store = Store(options.store) if options.store and not options.dry_run else Store()
    try:
        store.begin()
        before = Acceptances(store.decisions()) if decisions else None
        resolver = Resolver(reader.atlas, store=store, decisions=decisions)
        _add_all(options, settings, reader, resolver, tally)
        if options.dry_run:
            return _finish(tally, resolver)
        changed = resolver.settle()
        acceptances = Acceptances(store.decisions())
        if before is not None:
            changed |= _holders(resolver, acceptances.differing(before))
        store.commit()
        if options.why:
            return max(_why(options, resolver), _finish(tally, resolver))
        wanted = None if options.all or not (options.store and (options.inputs or options.retry)) else changed
        _write(options, map(acceptances.mark, _wanted(resolver, wanted)), tally)
        return _finish(tally, resolver)
    except BaseException:
        store.rollback()
        raise
    finally:
        store.close()


def _usage_problem(options: argparse.Namespace) -> str | None:
    if options.inputs and options.retry:
        return "inputs and --retry exclude each other. Give one of them."
    if not options.inputs and not options.store and not options.retry:
        return 'no input. Name reports, folders of them, lines that read wrote, "-" for standard input, or --store.'
    if options.inputs.count(STDIN) > 1:
        return "standard input can be read once only. Name '-' once."
    if options.out and options.out.exists() and not options.out.is_dir():
        return f"--out {options.out} is a file. Name a folder."
    if options.retry and options.out and (options.out / FAILED_NAME).resolve() == options.retry.resolve():
        return "--retry with --out into the same folder would overwrite its events. Name another folder."
    if options.store and not options.inputs and not options.retry and not options.store.exists():
        return f"--store {options.store}: no such file, and no input to make it from. Check the path."
    if options.store and options.store.is_dir():
        return f"--store {options.store} is a folder. Name a file."
    return None


def _decisions(path: Path | None, tally: Tally) -> tuple[Decision, ...]:
    """The decisions of the file; lines that are none are named and left where they are."""
    if path is None:
        return ()
    try:
        decisions, problems = read_decisions(path)
    except UnreadableInput as error:
        decisions, problems = (), (str(error),)
    tally.problems.extend(problems)
    return decisions


def _add_all(
    options: argparse.Namespace, settings: Settings, reader: RuleReader, resolver: Resolver, tally: Tally
) -> None:
    """Take or read every input and add its claims."""
    collecting = CollectOptions(
        today=datetime.now(UTC).date(),
        published=options.published,
        lang=options.lang,
        max_file_mb=settings.max_file_mb,
        max_text_chars=settings.max_text_chars,
        take_readings=True,
        open_folders=True,
    )
    if options.retry:
        items = retried_items(options.retry, collecting)
    else:
        items = collect_documents(options.inputs, collecting, stdin=sys.stdin.buffer if sys.stdin else None)
    with progress_bar("resolving", None) as tell:
        taken = take_items(items, reader, lang_is_told=bool(options.lang))
        for done, item in enumerate(resolve_items(taken, resolver), start=1):
            for note in item.item.notes:
                print(f"{item.item.label}: {note}", file=sys.stderr)
            tally.add(item)
            tell(done)


def _holders(resolver: Resolver, claims: frozenset[str]) -> frozenset[str]:
    """The ids of the events that hold any of the claims that are here."""
    return frozenset(resolver.event_of(claim) for claim in claims if resolver.claims_of(claim))


def _write(options: argparse.Namespace, events: Iterable[Event], tally: Tally) -> None:
    form = options.format or ("html" if options.out else "table" if sys.stdout.isatty() else "jsonl")
    with open_output(options.out, EVENT_FILES[form]) as out:
        writer = make_event_writer(form, out, with_text=not options.no_text)
        for item in tally.missed:
            writer.miss(item.item.label, f"{item.status}: {said(item.error)}")
        for event in events:
            tally.events += 1
            writer.write(event)
        writer.close()
        out.flush()
    if options.out:
        print(options.out / EVENT_FILES[form])
        keep_failed(options.out, tally.missed, "resolve")


def _wanted(resolver: Resolver, wanted: frozenset[str] | None) -> Iterator[Event]:
    """All events, or those of the ids."""
    if wanted is None:
        yield from resolver.events()
        return
    for identity in sorted(wanted):
        event = resolver.find_event(identity)
        if event is not None:
            yield event


def _why(options: argparse.Namespace, resolver: Resolver) -> int:
    one, other = options.why
    try:
        explanation = explain(resolver, one, other)
    except UnknownId as error:
        print(f"dragoman resolve: {show_line(str(error))}", file=sys.stderr)
        return SOME_FAILED
    if options.format == "jsonl":
        print(json.dumps(explanation_json(explanation), ensure_ascii=False))
    else:
        print(explanation_text(explanation))
    return DONE


def _finish(tally: Tally, resolver: Resolver) -> int:
    """Say what went wrong and how much was done."""
    for item in tally.missed:
        print(show_line(f"{item.status}: {item.item.label}: {said(item.error)}"), file=sys.stderr)
    for problem in (*tally.problems, *resolver.remarks):
        print(show_line(problem), file=sys.stderr)
    print(tally, file=sys.stderr)
    return SOME_FAILED if tally.missed or tally.problems else DONE

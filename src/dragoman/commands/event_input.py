"""EVENTS of a command line -> events one by one: lines that `resolve` wrote as they are, anything else resolved first.

Lines of events are handed on one at a time and never held, so a file of a million costs no more memory than one.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from dragoman.atlas import Atlas
from dragoman.base.decision import Decision
from dragoman.base.decode import event_from_json, is_reading
from dragoman.base.errors import BadLine, DragomanError, UnreadableInput
from dragoman.base.event import Event
from dragoman.base.settings import Settings
from dragoman.collect import STDIN, Collected, CollectOptions, collect_documents
from dragoman.commands.progress import progress_bar
from dragoman.commands.ready import ready_reader
from dragoman.commands.said import said
from dragoman.page.shown import show_line
from dragoman.pipeline import ReadItem, Status, keep_accepted, resolve_items, take_items
from dragoman.read import RuleReader
from dragoman.review import mark_events, read_decisions
from dragoman.write.data.own_table import is_own_table
from dragoman.write.sound import unsound


class EventInput:
    """The events of the inputs, and, once they have been gone through, how that went.

    Args:
        options: `inputs`, `decisions`, `final`, `published`, `lang`, `since`, `until` as the command line gives them.
        settings: limits and atlas folders.
        today: the day of the run; nothing is published later.
        within_days: leave out events that happened before `since` or after `until`.
    """

    def __init__(
        self, options: argparse.Namespace, settings: Settings, *, today: date, within_days: bool = True
    ) -> None:
        self._options, self._settings, self._within_days = options, settings, within_days
        self._reader: RuleReader | None = None
        self._atlas: Atlas | None = None
        self.counts: dict[Status, int] = dict.fromkeys(Status, 0)
        self.events = 0
        self.problems: list[str] = []
        self.decisions = self._read_decisions(options.decisions)
        self._collecting = CollectOptions(
            today=today,
            published=options.published,
            lang=options.lang,
            max_file_mb=settings.max_file_mb,
            max_text_chars=settings.max_text_chars,
            take_readings=True,
            open_folders=True,
        )

    @property
    def reader(self) -> RuleReader:
        """The reader, made when first wanted: lines of events need none."""
        if self._reader is None:
            self._reader = ready_reader(self._settings)
        return self._reader

    @property
    def atlas(self) -> Atlas:
        """The atlas of the settings' folders."""
        if self._reader is not None:
            return self._reader.atlas
        if self._atlas is None:
            self._atlas = Atlas.open(self._settings.atlas)
        return self._atlas

    def __iter__(self) -> Iterator[Event]:
        """The events within the days that are wanted; with `final`, of accepted claims only."""
        events: Iterator[Event] = mark_events(self._taken(), self.decisions)
        if self._options.final:
            events = keep_accepted(events, self.decisions, lambda: self.atlas, self.problems.append)
        for event in events:
            if not self._within_days or is_within(event, self._options.since, self._options.until):
                self.events += 1
                yield event

    def close(self, command: str) -> bool:
        """Say on standard error what went wrong and how much was done; whether all went well."""
        for problem in self.problems:
            print(show_line(problem), file=sys.stderr)
        counts = ", ".join(f"{status} {count:,}" for status, count in self.counts.items())
        print(f"{counts}; events {self.events:,}", file=sys.stderr)
        return not self.problems

    def _taken(self) -> Iterator[Event]:
        rest: list[Collected] = []
        inputs = self._options.inputs
        stdin = sys.stdin.buffer if STDIN in inputs and sys.stdin else None
        with progress_bar("events", None) as tell:
            for done, item in enumerate(collect_documents(inputs, self._collecting, stdin=stdin), start=1):
                for note in item.notes:
                    print(show_line(f"{item.label}: {note}"), file=sys.stderr)
                if item.given is None or is_reading(item.given):
                    rest.append(_without_table(item))
                else:
                    event = self._event(item)
                    if event:
                        yield event
                tell(done)
            if rest:
                yield from self._resolved(rest)

    def _event(self, item: Collected) -> Event | None:
        try:
            event = event_from_json(item.given)
            for problem in unsound(event):
                raise BadLine(problem)
        except DragomanError as error:
            self._count(ReadItem(item, error=error))
            return None
        self.counts[Status.DONE] += 1
        return event

    def _resolved(self, items: list[Collected]) -> Iterator[Event]:
        """The events of reports, and of lines that `read` wrote."""
        if all(item.error for item in items):
            for item in items:
                self._count(ReadItem(item, error=item.error))
            return
        from dragoman.resolve import Resolver

        resolver = Resolver(self.reader.atlas, decisions=self.decisions)
        taken = take_items(items, self.reader, lang_is_told=bool(self._options.lang))
        for read in resolve_items(taken, resolver):
            self._count(read)
        self.problems.extend(resolver.remarks)
        for event in resolver.events():
            problems = list(unsound(event))
            self.problems.extend(f"{Status.FAILED}: {problem}" for problem in problems)
            if not problems:
                yield event

    def _count(self, item: ReadItem) -> None:
        self.counts[item.status] += 1
        if item.error:
            self.problems.append(
                f"{item.status}: {item.item.label}: {said(item.error, lang_option='--lang-in')}"
            )

    def _read_decisions(self, path: Path | None) -> tuple[Decision, ...]:
        if path is None:
            return ()
        try:
            decisions, problems = read_decisions(path)
        except UnreadableInput as error:
            decisions, problems = (), (str(error),)
        self.problems.extend(problems)
        return decisions


def _without_table(item: Collected) -> Collected:
    """The item; one that holds a table of ours has failed, since read as a report it would be told as claims."""
    if item.document is None or not is_own_table(item.document.text):
        return item
    error = UnreadableInput(
        "is a CSV table that write data wrote, not a report. Give the lines that resolve wrote."
    )
    return replace(item, document=None, error=error)


def is_within(event: Event, since: date | None, until: date | None) -> bool:
    """Whether an event's days touch the span from `since` to `until`, both included; without a day it does not, unless
    nothing is asked."""
    if since is None and until is None:
        return True
    start, end = event.date.start or event.date.end, event.date.end or event.date.start
    if start is None or end is None:
        return False
    return (until is None or start <= until.isoformat()) and (since is None or end >= since.isoformat())


def usage_problem(inputs: list[str]) -> str | None:
    """What is wrong with the inputs of a command line, or None."""
    if not inputs:
        return 'no input. Name events that resolve wrote, claims that read wrote, reports, or "-".'
    if inputs.count(STDIN) > 1:
        return "standard input can be read once only. Name '-' once."
    return None

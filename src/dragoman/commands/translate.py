"""`dragoman translate`: inputs -> each beside its translation, on standard output or as one page in a folder."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from dragoman.atlas import Atlas
from dragoman.base.codec import SCHEMA, document_to_json, to_json
from dragoman.base.document import Document
from dragoman.base.errors import DragomanError, ModelError, NoReader, RefusedDocument
from dragoman.base.settings import Settings
from dragoman.base.translation import FaultKind, Translation
from dragoman.collect import STDIN, Collected, CollectOptions, InputFormat, collect_documents
from dragoman.commands.config import load_settings
from dragoman.commands.engines import engine_settings
from dragoman.commands.outcome import DONE, SOME_FAILED, WRONG_USAGE
from dragoman.commands.progress import progress_bar
from dragoman.commands.said import said
from dragoman.commands.writers import open_output
from dragoman.interpret import UNDETERMINED, interpret_document, language_name, own_code, primary_subtag
from dragoman.interpret.engines import open_engine
from dragoman.interpret.models import parse_pair
from dragoman.interpret.translate import Engine, Pair
from dragoman.page import translation_page, translation_table
from dragoman.page.shown import show_line
from dragoman.pipeline import translate_one

_BROKEN = frozenset({FaultKind.FAILED, FaultKind.TIMEOUT})
FILE_NAMES = {"table": "translation.txt", "jsonl": "translation.jsonl", "html": "translation.html"}


def run_translate(options: argparse.Namespace) -> int:
    """Translate the inputs of a command line; 1 when one could not be, or its engine broke off."""
    problem = _usage_problem(options)
    if problem:
        print(f"dragoman translate: {problem}", file=sys.stderr)
        return WRONG_USAGE
    settings = load_settings().with_atlas(tuple(options.atlas))
    form = options.format or ("html" if options.out else "table" if sys.stdout.isatty() else "jsonl")
    work = _Work(options, settings)
    pages: list[tuple[Document, Translation]] = []
    with open_output(options.out, FILE_NAMES[form]) as out:
        for document, translation in work.translations(_collect(options, settings)):
            if form == "html":
                pages.append((document, translation))
            else:
                out.write(_table(document, translation) if form == "table" else _line(document, translation))
                out.flush()
        if form == "html":
            out.write(translation_page(pages, title="Translation", not_read=work.missed))
    if options.out:
        print(options.out / FILE_NAMES[form])
    return work.report()


def _usage_problem(options: argparse.Namespace) -> str | None:
    if not options.inputs:
        return 'no input. Name files, or "-" for standard input.'
    if options.inputs.count(STDIN) > 1:
        return "standard input can be read once only. Name '-' once."
    try:
        parse_pair(f"{'fr' if options.to.lower().startswith('en') else 'en'}-{own_code(options.to)}")
    except ModelError:
        return f"--to {options.to[:40]!r} is no language. Write it as en, fr or ar."
    if options.out and options.out.exists() and not options.out.is_dir():
        return f"--out {options.out} is a file. Name a folder."
    return None


class _Work:
    """Translates documents one by one, and counts."""

    def __init__(self, options: argparse.Namespace, settings: Settings) -> None:
        self._options, self._settings = options, settings
        self._engines: dict[Pair, Engine] = {}
        self._atlas: Atlas | None = None
        self.missed: list[tuple[str, str]] = []
        self._done = self._faulty = self._sentences = 0

    def translations(self, items: Iterator[Collected]) -> Iterator[tuple[Document, Translation]]:
        """Each document with its translation; what cannot be translated is kept for the report."""
        for item in items:
            try:
                if item.document is None:
                    raise item.error or DragomanError("no document")
                translation = self._translate(item.document)
                yield item.document, translation
                self._count(item.label, translation)
            except DragomanError as error:
                self.missed.append((item.label, said(error)))

    def _translate(self, document: Document) -> Translation:
        found = interpret_document(document)
        source, target = primary_subtag(found.lang), own_code(self._options.to)
        for note in found.notes:
            print(show_line(f"{document.id[:24]}: {note}"), file=sys.stderr)
        if source == UNDETERMINED:
            raise NoReader("und: nobody can tell its language. Name its language.")
        if source == target:
            raise RefusedDocument(f"it is in {language_name(target)} already. Nothing to translate.")
        engine = self._engine(parse_pair(f"{source}-{target}"))
        if self._atlas is None:
            self._atlas = Atlas.open(self._settings.atlas)
        with progress_bar("translating", None) as tell:
            translation = translate_one(
                document,
                engine,
                source=source,
                target=target,
                atlas=self._atlas,
                tell=lambda done, total: tell(done),
            )
        return translation

    def _count(self, label: str, translation: Translation) -> None:
        """A document whose engine broke off is written, with what there is of it, and counts as failed."""
        self._faulty += len(translation.faulty)
        self._sentences += len(translation.passages)
        broken = [f for p in translation.passages for f in p.faults if f.kind in _BROKEN]
        if not broken:
            self._done += 1
            return
        some = f"{len(broken):,} of {len(translation.passages):,} sentences have no translation"
        self.missed.append((label, f"{broken[0].detail} {some}; the originals stand."))

    def _engine(self, pair: Pair) -> Engine:
        if pair not in self._engines:
            self._engines[pair] = open_engine(
                engine_settings(self._settings), pair, name=self._options.engine
            )
        return self._engines[pair]

    def report(self) -> int:
        """Say on standard error what was done; the exit code."""
        for label, reason in self.missed:
            print(show_line(f"failed: {label}: {reason}"), file=sys.stderr)
        print(
            f"done {self._done:,}, failed {len(self.missed):,}; "
            f"sentences {self._sentences:,}, with something missing or changed {self._faulty:,}",
            file=sys.stderr,
        )
        return SOME_FAILED if self.missed else DONE


def _collect(options: argparse.Namespace, settings: Settings) -> Iterator[Collected]:
    collecting = CollectOptions(
        today=datetime.now(UTC).date(),
        input_format=InputFormat(options.input_format) if options.input_format else None,
        lang=options.lang,
        max_file_mb=settings.max_file_mb,
        max_text_chars=settings.max_text_chars,
        open_folders=True,
    )
    return collect_documents(options.inputs, collecting, stdin=sys.stdin.buffer if sys.stdin else None)


def _line(document: Document, translation: Translation) -> str:
    values = to_json(translation)
    assert isinstance(values, dict)
    values.pop("document_id")
    row = {
        "schema": SCHEMA,
        "id": document.id,
        "document": document_to_json(document, with_text=False),
        **values,
    }
    return json.dumps(row, ensure_ascii=False) + "\n"


def _table(document: Document, translation: Translation) -> str:
    is_terminal = sys.stdout.isatty()
    width = shutil.get_terminal_size((100, 24)).columns if is_terminal else 100
    colour = is_terminal and "NO_COLOR" not in os.environ
    return translation_table(document, translation, width=width, colour=colour) + "\n"

"""`dragoman interpret`: inputs -> the language of each, on standard output; messages on standard error."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from dragoman.base.codec import SCHEMA, Json, document_to_json, to_json
from dragoman.base.document import Document
from dragoman.collect import STDIN, Collected, CollectOptions, InputFormat, collect_documents
from dragoman.commands.config import load_settings
from dragoman.commands.outcome import DONE, SOME_FAILED, WRONG_USAGE
from dragoman.commands.progress import progress_bar
from dragoman.interpret import Interpretation, interpret_document, language_name, primary_subtag
from dragoman.page.shown import show_line
from dragoman.pipeline import LANGUAGES


def run_interpret(options: argparse.Namespace) -> int:
    """Say the language of every input of a command line; 1 when one could not be opened."""
    if not options.inputs:
        print('dragoman interpret: no input. Name files, or "-" for standard input.', file=sys.stderr)
        return WRONG_USAGE
    if options.inputs.count(STDIN) > 1:
        print("dragoman interpret: standard input can be read once only. Name '-' once.", file=sys.stderr)
        return WRONG_USAGE
    form = options.format or ("table" if sys.stdout.isatty() else "jsonl")
    done, problems = 0, []
    with progress_bar("interpreting", None) as tell:
        for item in _collect(options):
            if item.document is None:
                problems.append(f"failed: {item.label}: {item.error}")
                continue
            found = interpret_document(item.document, LANGUAGES)
            lines = _table_lines(item, found) if form == "table" else [_json_line(item.document, found)]
            print("\n".join(lines))
            done += 1
            tell(done)
    for problem in problems:
        print(show_line(problem), file=sys.stderr)
    print(f"done {done:,}, failed {len(problems):,}", file=sys.stderr)
    return SOME_FAILED if problems else DONE


def _collect(options: argparse.Namespace) -> Iterator[Collected]:
    settings = load_settings()
    collecting = CollectOptions(
        today=datetime.now(UTC).date(),
        input_format=InputFormat(options.input_format) if options.input_format else None,
        lang=options.lang,
        max_file_mb=settings.max_file_mb,
        max_text_chars=settings.max_text_chars,
        open_folders=True,
    )
    return collect_documents(options.inputs, collecting, stdin=sys.stdin.buffer if sys.stdin else None)


def _json_line(document: Document, found: Interpretation) -> str:
    """One self-contained line: the document without its text, then what was found."""
    values = to_json(found)
    assert isinstance(values, dict)
    row: dict[str, Json] = {
        "schema": SCHEMA,
        "id": document.id,
        "document": document_to_json(document, with_text=False),
        "read": primary_subtag(found.lang) in LANGUAGES,
        **values,
    }
    return json.dumps(row, ensure_ascii=False)


def _table_lines(item: Collected, found: Interpretation) -> Iterator[str]:
    """For a person: the document's line, its parts when it is mixed, then what to know of it."""
    way = "right to left" if found.direction == "rtl" else "left to right"
    name = language_name(found.lang) if found.lang != "und" else "no language we can tell"
    yield show_line(
        f"{item.label}: {name} ({found.lang}), {found.script}, {way}, {found.confidence:.2f} by {found.by}"
    )
    if found.is_mixed:
        for run in found.paragraphs:
            yield f"  characters {run.start:,}-{run.end:,}: {language_name(run.lang)} ({run.lang})"
    for note in found.notes:
        yield f"  {show_line(note)}"

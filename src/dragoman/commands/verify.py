"""`dragoman verify`: a bundle -> for each statement of its report whether it is proven, and why not."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from dragoman.base.codec import SCHEMA, to_json
from dragoman.base.document import Document
from dragoman.collect import CollectOptions, collect_documents
from dragoman.commands.config import load_settings
from dragoman.commands.outcome import DONE, SOME_FAILED
from dragoman.commands.write_bundle import render
from dragoman.page.shown import show_line
from dragoman.write.bundle import Bundle, Finding, Proof, verify_bundle

_TEXT_CHARS = 96


def run_verify(options: argparse.Namespace) -> int:
    """Verify the bundle of a command line; 0 when all of it is proven, 1 when something is not or it cannot be read."""
    sources = Sources(options.sources)
    documents = sources.documents() if options.sources else None
    bundle, proof = verify_bundle(options.bundle, render=render, documents=documents)
    form = options.format or ("table" if sys.stdout.isatty() else "jsonl")
    for line in _json_lines(bundle, proof) if form == "jsonl" else _table_lines(bundle, proof):
        print(line)
    if form == "jsonl":
        for note in proof.notes:
            print(show_line(note), file=sys.stderr)
    for problem in sources.problems:
        print(show_line(problem), file=sys.stderr)
    print(_summary(proof), file=sys.stderr)
    return DONE if proof.is_proven and not sources.problems else SOME_FAILED


class Sources:
    """The documents of paths, one at a time, and what could not be opened."""

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self.problems: list[str] = []

    def documents(self) -> Iterator[Document]:
        """Every document, lines that `read` or `resolve` wrote among them."""
        settings = load_settings()
        collecting = CollectOptions(
            today=datetime.now(UTC).date(),
            max_file_mb=settings.max_file_mb,
            max_text_chars=settings.max_text_chars,
            take_readings=True,
            open_folders=True,
        )
        stdin = sys.stdin.buffer if sys.stdin else None
        for item in collect_documents(self._paths, collecting, stdin=stdin):
            if item.document is not None:
                yield item.document
            elif item.given is not None:
                yield from self._given(item.label, item.given)
            else:
                self.problems.append(f"sources: {item.label}: {item.error}")

    def _given(self, label: str, row: object) -> Iterator[Document]:
        from dragoman.base.decode import readings_from_json
        from dragoman.base.errors import BadLine

        try:
            yield from (document for document, _ in readings_from_json(row))
        except BadLine as error:
            self.problems.append(f"sources: {label}: {error}")


def _json_lines(bundle: Bundle, proof: Proof) -> Iterator[str]:
    """One line a finding, then one of the whole."""
    for is_part, findings in ((True, proof.parts), (False, proof.statements)):
        for finding in findings:
            row = to_json(finding)
            assert isinstance(row, dict)
            state = "proven" if finding.is_proven else "failed"
            kind = "part" if is_part else "statement"
            yield json.dumps({"schema": SCHEMA, "kind": kind, "state": state, **row}, ensure_ascii=False)
    whole = {
        "schema": SCHEMA,
        "kind": "bundle",
        "state": "proven" if proof.is_proven else "failed",
        "headline": bundle.report.headline.text,
        "review_state": str(bundle.report.state),
        "dragoman": bundle.about.dragoman,
        "statements": len(proof.statements),
        "failed": len(proof.failed),
        "notes": list(proof.notes),
    }
    yield json.dumps(whole, ensure_ascii=False)


def _table_lines(bundle: Bundle, proof: Proof) -> Iterator[str]:
    """For people: what failed behind the report, then each statement in order."""
    yield show_line(bundle.report.headline.text)
    yield f"{bundle.report.state}, made by Dragoman {show_line(bundle.about.dragoman)[:20]}"
    yield ""
    for finding in (*proof.parts, *proof.statements):
        yield from _finding_lines(finding)
    yield ""
    for note in proof.notes:
        yield show_line(note)


def _finding_lines(finding: Finding) -> Iterator[str]:
    state = "ok    " if finding.is_proven else "FAILED"
    text = show_line(finding.text)
    shown = text if len(text) <= _TEXT_CHARS else text[: _TEXT_CHARS - 1] + "…"
    yield f"{state}  {show_line(finding.place)}: {shown}" if shown else f"{state}  {show_line(finding.place)}"
    for problem in finding.problems:
        yield f"          {show_line(problem)}"
    for note in finding.notes:
        yield f"          note: {show_line(note)}"


def _summary(proof: Proof) -> str:
    proven = sum(finding.is_proven for finding in proof.statements)
    parts = sum(not finding.is_proven for finding in proof.parts)
    told = f"statements proven {proven:,} of {len(proof.statements):,}"
    return f"{told}; parts of the bundle that failed {parts:,}"

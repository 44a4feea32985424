"""Read items -> lines, blocks or one page, on standard output or in a folder.

Files are written aside and renamed when whole, so an interrupted run leaves no half file under a final name.
Their names are fixed: nothing that a document says becomes a path.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol, TextIO

from dragoman.base.claim import Reading
from dragoman.base.codec import reading_to_json
from dragoman.base.document import Document

FILE_NAMES = {"table": "claims.txt", "jsonl": "claims.jsonl", "html": "claims.html"}
FAILED_NAME = "failed.jsonl"


class Writer(Protocol):
    """Takes one reading after the other, then says goodbye."""

    def write(self, document: Document, reading: Reading) -> None: ...
    def miss(self, item: str, reason: str) -> None: ...
    def close(self) -> None: ...


class LineWriter:
    """JSON lines: one a document, at once."""

    def __init__(self, out: TextIO, *, explain: bool, with_text: bool) -> None:
        self._out, self._explain, self._with_text = out, explain, with_text

    def write(self, document: Document, reading: Reading) -> None:
        row = reading_to_json(document, reading, with_text=self._with_text, explain=self._explain)
        self._out.write(json.dumps(row, ensure_ascii=False) + "\n")

    def miss(self, item: str, reason: str) -> None:
        """Told on standard error and in failed.jsonl; the lines hold documents only."""

    def close(self) -> None:
        """Nothing is left to write."""


class TableWriter:
    """Blocks for a person: one document's after the other, what is true of all of them once at the end."""

    def __init__(self, out: TextIO, *, explain: bool) -> None:
        from dragoman.page import ClaimsTable

        self._out = out
        colour = out.isatty() and "NO_COLOR" not in os.environ
        self._table = ClaimsTable(width=self._width(), colour=colour, explain=explain)

    def write(self, document: Document, reading: Reading) -> None:
        self._out.write(self._table.draw(document, reading))
        self._out.flush()

    def miss(self, item: str, reason: str) -> None:
        """Told on standard error."""

    def close(self) -> None:
        self._out.write(self._table.close())

    def _width(self) -> int:
        import shutil

        return shutil.get_terminal_size((100, 24)).columns if self._out.isatty() else 100


class PageWriter:
    """One HTML page, which can only be written when all documents are read."""

    def __init__(self, out: TextIO, *, explain: bool) -> None:
        self._out, self._explain = out, explain
        self._items: list[tuple[Document, Reading]] = []
        self._missed: list[tuple[str, str]] = []

    def write(self, document: Document, reading: Reading) -> None:
        self._items.append((document, reading))

    def miss(self, item: str, reason: str) -> None:
        # A page is passed on; folders of whoever made it are nobody's business.
        self._missed.append((item.rpartition("/")[2], reason))

    def close(self) -> None:
        from dragoman.page import claims_page

        page = claims_page(self._items, title="Claims", explain=self._explain, not_read=self._missed)
        self._out.write(page)


def make_writer(form: str, out: TextIO, *, explain: bool, with_text: bool) -> Writer:
    """The writer of an output format."""
    if form == "jsonl":
        return LineWriter(out, explain=explain, with_text=with_text)
    return PageWriter(out, explain=explain) if form == "html" else TableWriter(out, explain=explain)


@contextmanager
def open_output(folder: Path | None, name: str) -> Iterator[TextIO]:
    """Standard output, or the file of that name in the folder, which is made when missing."""
    if folder is None:
        yield sys.stdout
        return
    folder.mkdir(parents=True, exist_ok=True)
    with write_aside(folder / name) as out:
        yield out


@contextmanager
def write_aside(path: Path) -> Iterator[TextIO]:
    """A file that gets its name when it is whole."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with aside.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as out:
            yield out
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)

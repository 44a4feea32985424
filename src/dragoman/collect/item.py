"""What collecting hands on: one input item with its document or the error that took its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dragoman.base.document import Document
from dragoman.base.errors import DragomanError


class InputFormat(StrEnum):
    """The forms in which documents come."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    JSONL = "jsonl"


@dataclass(frozen=True, slots=True)
class CollectOptions:
    """How to collect.

    Args:
        today: the latest date that a document can carry; passed in, so that runs can be repeated.
        input_format: the form of every item, or None to look at each.
        published: the date of the documents that say none themselves.
        lang: the BCP 47 tag of every document, whatever it says itself.
        max_file_mb: files (of JSON lines: single lines) over this are not opened, in megabytes.
        max_text_chars: documents with more characters are not taken.
        take_readings: hand on lines that `read` (or `resolve`) wrote as they are, instead of their documents.
        open_folders: take the files of a folder instead of refusing it.
    """

    today: date
    input_format: InputFormat | None = None
    published: date | None = None
    lang: str | None = None
    max_file_mb: int = 20
    max_text_chars: int = 5_000_000
    take_readings: bool = False
    open_folders: bool = False

    @property
    def max_file_bytes(self) -> int:
        """The same limit in bytes."""
        return self.max_file_mb * 1_000_000


@dataclass(frozen=True, slots=True)
class Collected:
    """One input item: one of `document`, `given` and `error` is set.

    `label` names the item to a person ("page.html", "docs.jsonl line 3"); `path` is as given, `line`
    counts from 1 in files of JSON lines; `notes` tell what was assumed or set aside; `given` is a line that was
    read before, not yet checked.
    """

    label: str
    path: str
    line: int | None = None
    document: Document | None = None
    error: DragomanError | None = None
    notes: tuple[str, ...] = ()
    given: Mapping[str, object] | None = None

"""The bytes of one file, wherever they came from -> the items in them.

Shared by files on this machine, uploads and fetched pages, so that one page gives one document whichever way it came.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

from dragoman.base.document import Document, text_sha256
from dragoman.base.errors import BadLine, UnreadableInput
from dragoman.collect.decoding import decode_bytes
from dragoman.collect.item import Collected, CollectOptions, InputFormat
from dragoman.collect.lines import collect_lines, collect_row
from dragoman.collect.pdf import pdf_text
from dragoman.collect.published import parse_published
from dragoman.collect.webpage import declared_charset, extract_webpage

SUFFIXES = {
    ".html": InputFormat.HTML,
    ".htm": InputFormat.HTML,
    ".xhtml": InputFormat.HTML,
    ".pdf": InputFormat.PDF,
    ".jsonl": InputFormat.JSONL,
    ".ndjson": InputFormat.JSONL,
    ".json": InputFormat.JSONL,
    ".txt": InputFormat.TEXT,
    ".md": InputFormat.TEXT,
}


def look_at(data: bytes) -> InputFormat:
    """The form of a file whose name does not tell."""
    head = data[:1024].lstrip().lower()
    if b"%pdf-" in head:
        return InputFormat.PDF
    return InputFormat.HTML if head.startswith((b"<!doctype html", b"<html")) else InputFormat.TEXT


def collect_json(data: bytes, path: str, options: CollectOptions) -> Iterator[Collected]:
    """A .json file: one object, an array of objects, or, when it is neither, lines."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        yield from require_some(collect_lines(data.splitlines(keepends=True), path, options))
        return
    rows = value if isinstance(value, list) else [value]
    for number, row in enumerate(rows, start=1):
        label = f"{path} entry {number}" if isinstance(value, list) else path
        if isinstance(row, dict):
            yield collect_row(row, label, options, path=path, line=None)
        else:
            yield Collected(label, path, error=BadLine("JSON, but no object with a text field."))
    if not rows:
        raise UnreadableInput("is an empty array.")


def require_some(items: Iterator[Collected]) -> Iterator[Collected]:
    """The items, of which there must be one.

    Raises:
        UnreadableInput: there is none.
    """
    first = next(items, None)
    if first is None:
        raise UnreadableInput("is empty. Check that it was saved or sent whole.")
    yield first
    yield from items


def collect_content(
    data: bytes,
    label: str,
    path: str,
    form: InputFormat,
    options: CollectOptions,
    *,
    url: str | None,
    charset: str | None = None,
) -> Collected:
    """The one document of a text, a page or a PDF.

    Args:
        data: the whole file.
        label: what to call it to a person.
        path: as it was given.
        form: anything but JSON lines.
        options: the limits and what to assume.
        url: its address, unless a page names its own.
        charset: the encoding that its server named, tried before the one that a page names.

    Raises:
        UnreadableInput: there is no readable text in it.
    """
    if not data.strip():
        raise UnreadableInput("is empty. Check that it was saved or sent whole.")
    if form is InputFormat.PDF:
        text = pdf_text(data, max_chars=options.max_text_chars)
        return Collected(label, path, document=_document(text, options, url=url))
    declared = charset or (declared_charset(data) if form is InputFormat.HTML else None)
    decoded = decode_bytes(data, declared=declared)
    notes = [decoded.note] if decoded.note else []
    if form is InputFormat.HTML:
        page = extract_webpage(decoded.text)
        published = parse_published(page.published, today=options.today)
        notes += [published.note] if published.note else []
        document = _document(
            page.text,
            options,
            title=page.title,
            url=page.url or url,
            published=published.day,
            instant=published.instant,
        )
    else:
        document = _document(decoded.text.replace("\r\n", "\n").replace("\r", "\n"), options, url=url)
    return Collected(label, path, document=document, notes=tuple(notes))


def _document(
    text: str,
    options: CollectOptions,
    *,
    title: str = "",
    url: str | None = None,
    published: date | None = None,
    instant: str | None = None,
) -> Document:
    if len(text) > options.max_text_chars:
        raise UnreadableInput(
            f"has {len(text):,} characters, the limit is {options.max_text_chars:,}. "
            "Raise max_text_chars or split it."
        )
    return Document(
        id=text_sha256(text),
        text=text,
        title=title,
        url=url,
        lang=options.lang,
        published=published or options.published,
        published_at=instant,
    )

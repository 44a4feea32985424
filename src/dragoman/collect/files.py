"""Paths and standard input -> Documents or errors, one item after the other, in the order given.

A missing file, a folder or a picture is an item that failed; the next item is read all the same.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from dragoman.base.document import Document, text_sha256
from dragoman.base.errors import BadLine, DragomanError, UnreadableInput
from dragoman.collect.decoding import decode_bytes
from dragoman.collect.item import Collected, CollectOptions, InputFormat
from dragoman.collect.lines import collect_lines, collect_row
from dragoman.collect.pdf import pdf_text
from dragoman.collect.published import parse_published
from dragoman.collect.webpage import declared_charset, extract_webpage

STDIN = "-"
STDIN_NAME = "standard input"
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


def collect_documents(
    paths: Iterable[str], options: CollectOptions, *, stdin: BinaryIO | None = None
) -> Iterator[Collected]:
    """The documents of files and of standard input ("-").

    Args:
        paths: file paths as given by a person; "-" reads `stdin`.
        options: the limits and what to assume.
        stdin: the stream for "-".

    Returns:
        One item for each document or failed input, lazily, in the order given.
    """
    for path in _files(paths, options):
        try:
            if path == STDIN:
                yield from _collect_stream(stdin, options)
            else:
                yield from _collect_path(path, options)
        except DragomanError as error:
            yield Collected(STDIN_NAME if path == STDIN else path, path, error=error)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            yield Collected(path, path, error=UnreadableInput(f"cannot be opened: {reason}."))


def _files(paths: Iterable[str], options: CollectOptions) -> Iterator[str]:
    """The paths, and in place of a folder the files under it that end as documents do, by name."""
    for path in paths:
        folder = Path(path)
        if path == STDIN or "\0" in path or not options.open_folders or not folder.is_dir():
            yield path
            continue
        found = sorted(
            file for file in folder.rglob("*") if file.suffix.lower() in SUFFIXES and file.is_file()
        )
        inside = [
            file for file in found if not any(p.startswith(".") for p in file.relative_to(folder).parts)
        ]
        yield from map(str, inside or [folder])


def _collect_path(path: str, options: CollectOptions) -> Iterator[Collected]:
    file = Path(path)
    if "\0" in path or not file.exists():
        raise UnreadableInput("no such file. Check the path.")
    if file.is_dir() and options.open_folders:
        raise UnreadableInput(f"holds no file that ends in {', '.join(SUFFIXES)}. Name its files.")
    if file.is_dir():
        raise UnreadableInput(f"is a folder. Name its files, such as {path.rstrip('/')}/*.txt.")
    form = options.input_format or SUFFIXES.get(file.suffix.lower())
    if form is InputFormat.JSONL and file.suffix.lower() != ".json":
        with file.open("rb") as lines:
            yield from _require_some(collect_lines(lines, path, options))
        return
    size = file.stat().st_size
    if size > options.max_file_bytes:
        raise UnreadableInput(
            f"has {size / 1e6:,.1f} MB, the limit is {options.max_file_mb} MB. Raise max_file_mb or split it."
        )
    with file.open("rb") as stream:
        data = stream.read(options.max_file_bytes + 1)
    if form is InputFormat.JSONL:
        yield from _collect_json_file(data, path, options)
    else:
        yield _collect_bytes(
            data, path, path, form or _look(data), options, url=quote(file.name, errors="replace")
        )


def _collect_stream(stdin: BinaryIO | None, options: CollectOptions) -> Iterator[Collected]:
    """Standard input: JSON lines when its first character is "{", else text, unless the form is named."""
    if stdin is None:
        raise UnreadableInput("nothing is connected to it.")
    first = next((line for line in stdin if line.strip()), b"")
    form = options.input_format
    starts_json = first.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    if form is InputFormat.JSONL or (form is None and starts_json):
        yield from _require_some(
            collect_lines(itertools.chain([first], stdin), STDIN_NAME, options, path=STDIN)
        )
        return
    data = first + stdin.read(max(0, options.max_file_bytes + 1 - len(first)))
    if len(data) > options.max_file_bytes:
        raise UnreadableInput(f"is longer than {options.max_file_mb} MB. Raise max_file_mb or split it.")
    yield _collect_bytes(data, STDIN_NAME, STDIN, form or InputFormat.TEXT, options, url=None)


def _require_some(items: Iterator[Collected]) -> Iterator[Collected]:
    first = next(items, None)
    if first is None:
        raise UnreadableInput("is empty. Check that it was saved or sent whole.")
    yield first
    yield from items


def _look(data: bytes) -> InputFormat:
    """The form of a file whose name does not tell."""
    head = data[:1024].lstrip().lower()
    if b"%pdf-" in head:
        return InputFormat.PDF
    return InputFormat.HTML if head.startswith((b"<!doctype html", b"<html")) else InputFormat.TEXT


def _collect_json_file(data: bytes, path: str, options: CollectOptions) -> Iterator[Collected]:
    """A .json file: one object, an array of objects, or, when it is neither, lines."""
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        yield from _require_some(collect_lines(data.splitlines(keepends=True), path, options))
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


def _collect_bytes(
    data: bytes, label: str, path: str, form: InputFormat, options: CollectOptions, *, url: str | None
) -> Collected:
    if not data.strip():
        raise UnreadableInput("is empty. Check that it was saved or sent whole.")
    if form is InputFormat.PDF:
        return Collected(
            label,
            path,
            document=_document(pdf_text(data, max_chars=options.max_text_chars), options, url=url),
        )
    decoded = decode_bytes(data, declared=declared_charset(data) if form is InputFormat.HTML else None)
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

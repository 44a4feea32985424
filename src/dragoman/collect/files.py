"""Paths and standard input -> Documents or errors, one item after the other, in the order given.

A missing file, a folder or a picture is an item that failed; the next item is read all the same.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from dragoman.base.errors import DragomanError, UnreadableInput
from dragoman.collect.contents import SUFFIXES, collect_content, collect_json, look_at, require_some
from dragoman.collect.item import Collected, CollectOptions, InputFormat
from dragoman.collect.lines import collect_lines

STDIN = "-"
STDIN_NAME = "standard input"


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
            yield from require_some(collect_lines(lines, path, options))
        return
    size = file.stat().st_size
    if size > options.max_file_bytes:
        raise UnreadableInput(
            f"has {size / 1e6:,.1f} MB, the limit is {options.max_file_mb} MB. Raise max_file_mb or split it."
        )
    with file.open("rb") as stream:
        data = stream.read(options.max_file_bytes + 1)
    if form is InputFormat.JSONL:
        yield from collect_json(data, path, options)
    else:
        yield collect_content(
            data, path, path, form or look_at(data), options, url=quote(file.name, errors="replace")
        )


def _collect_stream(stdin: BinaryIO | None, options: CollectOptions) -> Iterator[Collected]:
    """Standard input: JSON lines when its first character is "{", else text, unless the form is named."""
    if stdin is None:
        raise UnreadableInput("nothing is connected to it.")
    first = next((line for line in stdin if line.strip()), b"")
    form = options.input_format
    starts_json = first.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{")
    if form is InputFormat.JSONL or (form is None and starts_json):
        yield from require_some(
            collect_lines(itertools.chain([first], stdin), STDIN_NAME, options, path=STDIN)
        )
        return
    data = first + stdin.read(max(0, options.max_file_bytes + 1 - len(first)))
    if len(data) > options.max_file_bytes:
        raise UnreadableInput(f"is longer than {options.max_file_mb} MB. Raise max_file_mb or split it.")
    yield collect_content(data, STDIN_NAME, STDIN, form or InputFormat.TEXT, options, url=None)

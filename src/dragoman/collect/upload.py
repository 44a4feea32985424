"""Bytes that somebody handed in, or that were fetched -> the documents in them, with nothing written to disk.

A name is only shown: it is never a path, whatever it holds. Of a zip file each entry is unpacked alone, in memory, and
only as far as the limits go; `__MACOSX`, hidden files and what systems leave in folders are passed over by name.
"""

from __future__ import annotations

import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import quote

from dragoman.base.errors import DragomanError, UnreadableInput
from dragoman.collect.contents import SUFFIXES, collect_content, collect_json, look_at, require_some
from dragoman.collect.item import Collected, CollectOptions, InputFormat
from dragoman.collect.lines import collect_lines

if TYPE_CHECKING:
    from dragoman.collect.web.fetched import Fetched

PACKED_BY = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # others may ask for gigabytes of memory
SMALL_BYTES = 1_000_000  # entries up to here may be packed as tightly as they like

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ENTRY = b"PK\x01\x02"
_OFFICE = ("[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF")
_LEFT_BY_SYSTEMS = ("thumbs.db", "desktop.ini")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ud800-\udfff\ufeff]")
_FORMS = {
    "text/html": InputFormat.HTML,
    "application/xhtml+xml": InputFormat.HTML,
    "application/pdf": InputFormat.PDF,
    "text/plain": InputFormat.TEXT,
}


@dataclass(frozen=True, slots=True)
class UploadLimits:
    """What one zip file may hold.

    Args:
        max_entries: files in it.
        max_total_bytes: of all that is unpacked.
        max_ratio: unpacked to packed, of one entry over a megabyte.
    """

    max_entries: int = 1_000
    max_total_bytes: int = 200_000_000
    max_ratio: int = 200


def collect_bytes(
    name: str, data: bytes, options: CollectOptions, *, limits: UploadLimits | None = None
) -> Iterator[Collected]:
    """The documents of a file that was handed in, or of the files in a zip.

    Args:
        name: under which it came; shown without what cannot be seen, and its ending tells the form.
        data: the whole file.
        options: the limits and what to assume.
        limits: of a zip file.

    Returns:
        One item for each document or failed part, lazily, in the order in which they stand.
    """
    label = shown_name(name)
    try:
        if data.startswith(_ZIP):
            yield from _collect_zip(label, data, options, limits or UploadLimits())
        else:
            yield from _collect_file(label, data, options)
    except DragomanError as error:
        yield Collected(label, label, error=error)


def collect_fetched(fetched: Fetched, options: CollectOptions, *, archived: str | None = None) -> Collected:
    """The document of a page that was fetched, with its address, the instant and the id of the kept original.

    Args:
        fetched: the page; its type tells the form. What the page calls its own address is not believed.
        options: the limits and what to assume.
        archived: the id under which the original is kept.
    """
    form = _FORMS.get(fetched.content_type)
    try:
        if form is not None:
            item = collect_content(
                fetched.body, fetched.url, fetched.url, form, options, url=None, charset=fetched.charset
            )
        else:
            item, *more = collect_json(fetched.body, fetched.url, options)
            if more:
                raise UnreadableInput(f"holds {1 + len(more):,} documents. Save the file and hand it in.")
    except DragomanError as error:
        return Collected(fetched.url, fetched.url, error=error)
    if item.document is None:
        return item
    at = fetched.at.isoformat().replace("+00:00", "Z")
    return replace(
        item, document=replace(item.document, url=fetched.url, fetched=at, archived=archived), line=None
    )


def shown_name(name: str) -> str:
    """The last part of a name, short, without characters that cannot be seen or turn the text around."""
    last = PurePosixPath(name.replace("\\", "/")).name
    return _UNSEEN.sub("\ufffd", last)[:200].strip() or "unnamed"


def _collect_file(label: str, data: bytes, options: CollectOptions) -> Iterator[Collected]:
    suffix = PurePosixPath(label).suffix.lower()
    form = options.input_format or SUFFIXES.get(suffix)
    if form is InputFormat.JSONL and suffix != ".json":
        lines = data.splitlines(keepends=True)
        yield from require_some(collect_lines(lines, label, options))
        return
    _require_size(len(data), options)
    if form is InputFormat.JSONL:
        yield from collect_json(data, label, options)
    else:
        yield collect_content(
            data, label, label, form or look_at(data), options, url=quote(PurePosixPath(label).name)
        )


def _require_size(size: int, options: CollectOptions) -> None:
    if size > options.max_file_bytes:
        raise UnreadableInput(
            f"has {size / 1e6:,.1f} MB, the limit is {options.max_file_mb} MB. Raise max_file_mb or split it."
        )


def _collect_zip(
    label: str, data: bytes, options: CollectOptions, limits: UploadLimits
) -> Iterator[Collected]:
    # counted before the list is read: an entry costs 46 bytes here and a thousand in memory
    if data.count(_ENTRY) > 4 * limits.max_entries:
        raise _too_many(limits)
    try:
        opened = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise UnreadableInput(f"is no whole zip file ({str(error)[:80]!a}). Pack it anew.") from error
    with opened:
        names = {entry.filename for entry in opened.infolist()}
        if names.intersection(_OFFICE):
            raise UnreadableInput(
                "is an Office document, an e-book or a program, not a zip of files. Save it as PDF or text."
            )
        entries = [entry for entry in opened.infolist() if not entry.is_dir() and not _is_left_over(entry)]
        if len(entries) > limits.max_entries:
            raise _too_many(limits)
        if not entries:
            raise UnreadableInput("holds no file. Pack the files and not only their folder.")
        left = limits.max_total_bytes
        for entry in entries:
            inner = _UNSEEN.sub("\ufffd", entry.filename)[-200:]
            part = f"{label}: {inner}"
            try:
                content = _read_entry(opened, entry, options, left)
                left = max(0, left - len(content))
                _require_modest(content, entry, options, limits, left)
                for item in _collect_file(inner, content, options):
                    yield replace(item, label=f"{label}: {item.label}", path=part)
            except DragomanError as error:
                yield Collected(part, part, error=error)


def _too_many(limits: UploadLimits) -> UnreadableInput:
    return UnreadableInput(f"holds more than {limits.max_entries:,} files. Hand it in as several.")


def _is_left_over(entry: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename).parts
    is_hidden = any(part == "__MACOSX" or (part.startswith(".") and part != "..") for part in parts)
    return is_hidden or (bool(parts) and parts[-1].lower() in _LEFT_BY_SYSTEMS)


def _read_entry(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, options: CollectOptions, left: int) -> bytes:
    """The bytes of an entry, at most one more than the limits, whatever its header promises."""
    if entry.flag_bits & 1:
        raise UnreadableInput("is locked with a password. Pack it without one.")
    if entry.compress_type not in PACKED_BY:
        raise UnreadableInput("is packed in an unusual way. Pack it with deflate, as most programs do.")
    if stat.S_ISLNK(entry.external_attr >> 16):
        raise UnreadableInput("is a link to another file. Pack the file itself.")
    _require_size(entry.file_size, options)
    try:
        with opened.open(entry) as stream:
            return stream.read(min(options.max_file_bytes, left) + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableInput(f"is damaged ({str(error)[:80]!a}). Pack it anew.") from error


def _require_modest(
    content: bytes, entry: zipfile.ZipInfo, options: CollectOptions, limits: UploadLimits, left: int
) -> None:
    """Raises UnreadableInput when an unpacked entry is a bomb, over a limit, or a zip itself; `left` is after it."""
    if len(content) > SMALL_BYTES and len(content) > limits.max_ratio * max(1, entry.compress_size):
        raise UnreadableInput(
            f"grows more than {limits.max_ratio} times when it is unpacked. Hand it in by itself."
        )
    _require_size(len(content), options)
    if content and left == 0:
        raise UnreadableInput(
            f"does not fit: the zip holds more than {limits.max_total_bytes / 1e6:,.0f} MB. Hand it in as several."
        )
    if content.startswith(_ZIP):
        raise UnreadableInput("is a zip or an Office document inside a zip. Hand it in by itself.")

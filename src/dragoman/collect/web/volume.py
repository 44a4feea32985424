"""One WARC file of an archive -> bytes added at its end, cut out of it, or found to be torn.

A file is called `2026-11-0001.warc.gz`; when something of it is erased it is written anew as `2026-11-0001-r1.warc.gz`,
and the highest revision is the one that counts.
"""

from __future__ import annotations

import os
import re
import shutil
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from dragoman.base.errors import ArchiveError
from dragoman.collect.web.record import GZIP, Slip, read_slip

PART = ".part"
TORN = ".torn"

_NAME = re.compile(r"(\d{4}-\d{2})-(\d{4,})(?:-r(\d+))?\.warc\.gz")
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True, order=True)
class Volume:
    """The name of a file, by its parts; in the order in which files are begun."""

    month: str
    number: int
    revision: int = 0

    @property
    def name(self) -> str:
        """The name of the file."""
        revision = f"-r{self.revision}" if self.revision else ""
        return f"{self.month}-{self.number:04d}{revision}.warc.gz"


@dataclass(frozen=True, slots=True)
class Placed:
    """A whole record that stands in a file."""

    slip: Slip
    offset: int
    length: int


def list_volumes(folder: Path) -> list[Volume]:
    """The files of an archive, every revision, in order."""
    matches = (_NAME.fullmatch(path.name) for path in folder.iterdir())
    return sorted(Volume(m[1], int(m[2]), int(m[3] or 0)) for m in matches if m)


def append_record(path: Path, offset: int, data: bytes) -> None:
    """Write a record at the end of a file and wait until the disk has it; what is half written is taken away.

    Raises:
        ArchiveError: the disk is full, or the folder cannot be written.
    """
    try:
        is_new = not path.exists()
        with open(path, "r+b" if not is_new else "xb") as file:
            file.seek(offset)
            try:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            except OSError:
                file.truncate(offset)
                raise
        if is_new:
            sync_folder(path.parent)
    except OSError as error:
        raise ArchiveError(
            f"{path}: cannot be written ({error.strerror}). Free some room, or check the folder."
        ) from error


def read_range(path: Path, offset: int, length: int) -> bytes:
    """The bytes of one record, packed."""
    with open(path, "rb") as file:
        file.seek(offset)
        return file.read(length)


def find_records(path: Path, offset: int) -> Iterator[Placed]:
    """The whole, sound records of a file from an offset on; ends at its end, or where the first torn one begins."""
    with open(path, "rb") as file:
        while True:
            file.seek(offset)
            member = zlib.decompressobj(GZIP)
            parts: list[bytes] = []
            end = offset
            try:
                while not member.eof and (chunk := file.read(_CHUNK)):
                    parts.append(member.decompress(chunk))
                    end += len(chunk)
                end -= len(member.unused_data)
                if not member.eof:
                    return
                slip = read_slip(b"".join(parts))
            except (zlib.error, ArchiveError, ValueError):
                return
            yield Placed(slip, offset, end - offset)
            offset = end


def cut_torn(path: Path, offset: int) -> Path | None:
    """Move what stands after the last whole record into a file of its own, which is never read.

    Returns:
        that file, or None when nothing stood there.
    """
    size = path.stat().st_size
    if size <= offset:
        return None
    aside = path.with_name(f"{path.name}.{offset}.{uuid4().hex[:8]}{TORN}")
    with open(path, "rb") as file, open(aside, "wb") as kept:
        file.seek(offset)
        shutil.copyfileobj(file, kept)
        kept.flush()
        os.fsync(kept.fileno())
    with open(path, "r+b") as file:
        file.truncate(offset)
        os.fsync(file.fileno())
    sync_folder(path.parent)
    return aside


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder; systems that cannot do so do it by themselves."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

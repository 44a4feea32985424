"""Members <-> a zip file: each is hashed as it is written, and all are proven before any is unpacked."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, BinaryIO

from dragoman.desk.backup.contents import LIST, Contents, Member, read_contents
from dragoman.desk.errors import BackupError

_CHUNK = 1 << 20
_PACKED = (".gz", ".zip", ".png", ".jpg", ".pdf", ".docx", ".xlsx")
_LONGEST_LIST = 64_000_000


class Packer:
    """A zip file being written."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self.members: list[Member] = []

    @contextmanager
    def member(self, name: str, columns: tuple[str, ...] = ()) -> Iterator[Hashed]:
        """Write a member; it is listed when the block ends."""
        info = zipfile.ZipInfo(name)
        info.compress_type = zipfile.ZIP_STORED if name.endswith(_PACKED) else zipfile.ZIP_DEFLATED
        info.external_attr = 0o600 << 16
        with self._archive.open(info, "w", force_zip64=True) as out:
            hashed = Hashed(out)
            yield hashed
        self.members.append(Member(name, hashed.size, hashed.sha256.hexdigest(), columns))

    def add_file(self, name: str, path: Path) -> None:
        """Write a file as a member, up to the length that it has now."""
        with path.open("rb") as file, self.member(name) as out:
            left = os.fstat(file.fileno()).st_size
            while left and (data := file.read(min(_CHUNK, left))):
                out.write(data)
                left -= len(data)

    def finish(self, contents: Contents) -> None:
        """Write the list, the last of all."""
        self._archive.writestr(zipfile.ZipInfo(LIST), contents.to_json(), zipfile.ZIP_DEFLATED)


class Hashed:
    """An output that counts and hashes what goes through."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out, self.size, self.sha256 = out, 0, hashlib.sha256()

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Write."""
        self._out.write(data)
        self.size += len(data)
        self.sha256.update(data)


@contextmanager
def packing(path: Path) -> Iterator[Packer]:
    """A zip file that appears under its name when it is whole, readable by its owner alone.

    Raises:
        BackupError: there is something of that name, or the folder cannot be written.
    """
    if path.exists():
        raise BackupError(f"{path}: is there already. Name another file.")
    part = path.with_name(f".{path.name}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.unlink(missing_ok=True)
        handle = os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError as error:
        raise BackupError(f"{path}: cannot be written ({error.strerror}). Name another file.") from error
    try:
        with os.fdopen(handle, "w+b") as file:
            with zipfile.ZipFile(file, "w", compresslevel=1, allowZip64=True) as archive:
                yield Packer(archive)
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def open_backup(path: Path) -> Iterator[tuple[zipfile.ZipFile, Contents]]:
    """A backup with its list; members are not proven yet.

    Raises:
        BackupError: it is none, or what it holds is not what it lists.
    """
    try:
        archive = zipfile.ZipFile(path)
    except OSError as error:
        raise BackupError(f"{path}: cannot be opened ({error.strerror}). Check the path.") from error
    except zipfile.BadZipFile as error:
        raise BackupError(f"{path}: is no backup, or only a part of one ({error}). Take another.") from error
    with archive:
        names = archive.namelist()
        if LIST not in names:
            raise BackupError(f"{path}: has no {LIST}: it is no backup of a desk. Take another file.")
        if archive.getinfo(LIST).file_size > _LONGEST_LIST:
            raise BackupError(f"{path}: its {LIST} is too long to be ours. Take another file.")
        try:
            contents = read_contents(archive.read(LIST))
        except (zipfile.BadZipFile, EOFError, OSError) as error:
            raise BackupError(f"{path}: its {LIST} is damaged ({error}). Take another backup.") from error
        if sorted(names) != sorted([LIST, *(member.name for member in contents.members)]):
            raise BackupError(f"{path}: holds other members than it lists. Take another backup.")
        yield archive, contents


def prove(path: Path) -> Contents:
    """The list of a backup of which every member has been read and has its hash.

    Raises:
        BackupError: a member is damaged; it is named.
    """
    with open_backup(path) as (archive, contents):
        for member in contents.members:
            for _ in read_member(archive, member):
                pass
    return contents


def read_member(archive: zipfile.ZipFile, member: Member) -> Iterator[bytes]:
    """The bytes of a member in pieces.

    Raises:
        BackupError: they are not those that were written; raised at the end at the latest.
    """
    sha256, size = hashlib.sha256(), 0
    try:
        with archive.open(member.name) as file:
            while data := file.read(_CHUNK):
                sha256.update(data)
                size += len(data)
                if size > member.size:
                    break
                yield data
    except (zipfile.BadZipFile, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise BackupError(f"{member.name}: is damaged ({error}). Take another backup.") from error
    if (size, sha256.hexdigest()) != (member.size, member.sha256):
        raise BackupError(f"{member.name}: is not what was written (its hash differs). Take another backup.")


def unpack(archive: zipfile.ZipFile, member: Member, path: Path) -> None:
    """Write a member into a new file, readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        _pour(archive, member, out)
        out.flush()
        os.fsync(out.fileno())


def _pour(archive: zipfile.ZipFile, member: Member, out: BinaryIO) -> None:
    for data in read_member(archive, member):
        out.write(data)

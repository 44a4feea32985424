"""Originals -> a folder of WARC files to which is only added, and back with their digests proven.

A record counts when the disk has it and the catalogue says so; until then nobody was told its id. Whoever opens the
folder, or adds to it, first settles what a killed process left: whole records are taken up, a torn end is set aside.
Nothing is changed later but by `erase`, which writes a file anew with a note in the place of one original.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from dragoman.base.errors import ArchiveError
from dragoman.collect.web.catalogue import Catalogue, Row, Shelf
from dragoman.collect.web.fetched import Fetched
from dragoman.collect.web.limits import software
from dragoman.collect.web.record import (
    Kind,
    Original,
    Slip,
    erased_record,
    file_record,
    info_record,
    page_record,
    read_original,
)
from dragoman.collect.web.volume import (
    PART,
    TORN,
    Placed,
    Volume,
    append_record,
    cut_torn,
    find_records,
    list_volumes,
    read_range,
    sync_folder,
)

MAX_FILE_BYTES = 1_000_000_000  # the size that the WARC standard advises, annex C


@dataclass(frozen=True, slots=True)
class ArchivedAt:
    """Where an original was put. The id finds it for ever; file and offset change when the file is written anew."""

    record_id: str
    file: str
    offset: int


def new_record_id() -> str:
    """A fresh id, `urn:uuid:...`."""
    return uuid4().urn


class Archive:
    """One folder of originals; any number of processes and threads may use it at once.

    Args:
        folder: made when it is not there.
        max_file_bytes: a file that has so much is not added to.
        new_id: where ids come from.

    Raises:
        ArchiveError: the folder cannot be used.
    """

    def __init__(
        self,
        folder: Path,
        *,
        max_file_bytes: int = MAX_FILE_BYTES,
        new_id: Callable[[], str] = new_record_id,
    ) -> None:
        self._folder = folder
        self._max_file_bytes = max_file_bytes
        self._new_id = new_id
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ArchiveError(
                f"{folder}: cannot be made ({error.strerror}). Name another folder."
            ) from error
        self._catalogue = Catalogue(folder)
        with self._catalogue.writing() as shelf:
            self._settle(shelf)

    def put_fetch(self, fetched: Fetched) -> ArchivedAt:
        """Keep a page as it was fetched.

        Raises:
            ArchiveError: it cannot be written; nothing was kept.
        """
        record_id = self._new_id()
        slip = Slip(record_id, Kind.PAGE, fetched.sha256)
        return self._add(slip, page_record(record_id, fetched), fetched.at)

    def put_resource(self, name: str, data: bytes, content_type: str, at: datetime) -> ArchivedAt:
        """Keep a pasted text or a file that was handed in.

        Args:
            name: under which it came; kept as it is and never used as a path.
            data: as it came.
            content_type: as whoever handed it in said.
            at: UTC instant.

        Raises:
            ArchiveError: it cannot be written; nothing was kept.
        """
        record_id = self._new_id()
        packed = file_record(record_id, name, data, content_type, at)
        return self._add(Slip(record_id, Kind.FILE, hashlib.sha256(data).hexdigest()), packed, at)

    def get(self, record_id: str) -> Original:
        """An original as it was kept.

        Raises:
            ErasedRecord: it was erased; the message says when and why.
            ArchiveError: no original has this id, or it is damaged.
        """
        row = self._row(record_id)
        try:
            packed = read_range(self._folder / row.file, row.offset, row.length)
        except FileNotFoundError:  # written anew since the row was read
            row = self._row(record_id)
            try:
                packed = read_range(self._folder / row.file, row.offset, row.length)
            except OSError as error:
                raise ArchiveError(
                    f"{record_id}: {row.file} cannot be read ({error.strerror}). Restore it from a backup."
                ) from error
        return read_original(packed, record_id)

    def find(self, sha256: str) -> tuple[str, ...]:
        """The ids of the originals whose body has a digest, those that were erased left out."""
        with self._catalogue.reading() as shelf:
            return tuple(row.record_id for row in shelf.find_body(sha256) if row.kind is not Kind.ERASED)

    def holds(self, record_id: str) -> bool:
        """Whether an original has this id and was not erased."""
        with self._catalogue.reading() as shelf:
            row = shelf.find(record_id)
        return row is not None and row.kind not in (Kind.INFO, Kind.ERASED)

    def verify(self) -> Iterator[tuple[str, ArchiveError | None]]:
        """Every id, with what is wrong with its record (an `ErasedRecord` where it was erased) or None."""
        with self._catalogue.reading() as shelf:
            ids = [row.record_id for row in shelf.all_rows() if row.kind is not Kind.INFO]
        for record_id in ids:
            try:
                self.get(record_id)
            except ArchiveError as error:
                yield record_id, error
            else:
                yield record_id, None

    def erase(self, record_id: str, reason: str, at: datetime) -> str:
        """Destroy an original; its id, its digest, the instant and the reason stay.

        The file is written anew without it, and everything that was ever cut off from the files of this archive goes
        too. Copies elsewhere (backups, a second fetch of the same page) are not touched: `find` names the second.

        Returns:
            the sha256 of the body that was destroyed.

        Raises:
            ErasedRecord: it was erased before.
            ArchiveError: no original has this id, or the file cannot be written anew.
        """
        with self._catalogue.writing() as shelf:
            self._settle(shelf)
            row = shelf.find(record_id)
            if row is None or row.kind is Kind.INFO:
                raise _unknown(record_id)
            if row.kind is Kind.ERASED:
                read_original(read_range(self._folder / row.file, row.offset, row.length), record_id)
            try:
                for torn in self._folder.glob(f"*{TORN}"):
                    torn.unlink()
                self._write_anew(shelf, row, erased_record(record_id, row.sha256, reason, at))
            except OSError as error:
                raise ArchiveError(
                    f"{record_id}: not erased, the file cannot be written anew ({error.strerror}). Free some room."
                ) from error
        (self._folder / row.file).unlink(missing_ok=True)
        sync_folder(self._folder)
        return row.sha256

    def _row(self, record_id: str) -> Row:
        with self._catalogue.reading() as shelf:
            row = shelf.find(record_id)
        if row is None or row.kind is Kind.INFO:
            raise _unknown(record_id)
        return row

    def _add(self, slip: Slip, packed: bytes, at: datetime) -> ArchivedAt:
        with self._catalogue.writing() as shelf:
            volume = self._open_volume(shelf, f"{at.astimezone(UTC):%Y-%m}")
            offset = shelf.end_of(volume.name)
            if offset == 0:
                offset = self._begin(shelf, volume, at)
            self._append(shelf, volume, Placed(slip, offset, len(packed)), packed)
            return ArchivedAt(slip.record_id, volume.name, offset)

    def _open_volume(self, shelf: Shelf, month: str) -> Volume:
        """The file to add to: the last of the month, settled, or a new one when that is full or damaged."""
        last = next((v for v in reversed(list_volumes(self._folder)) if v.month == month), None)
        if last is None:
            return Volume(month, 1)
        self._settle_volume(shelf, last)
        end, size = shelf.end_of(last.name), (self._folder / last.name).stat().st_size
        return last if end == size < self._max_file_bytes else Volume(month, last.number + 1)

    def _begin(self, shelf: Shelf, volume: Volume, at: datetime) -> int:
        record_id = self._new_id()
        packed = info_record(record_id, volume.name, software(), at)
        self._append(shelf, volume, Placed(Slip(record_id, Kind.INFO, ""), 0, len(packed)), packed)
        return len(packed)

    def _append(self, shelf: Shelf, volume: Volume, placed: Placed, packed: bytes) -> None:
        append_record(self._folder / volume.name, placed.offset, packed)
        shelf.put(volume.name, placed)

    def _settle(self, shelf: Shelf) -> None:
        """Bring files and catalogue together after whatever happened to them."""
        for part in self._folder.glob(f"*{PART}"):
            part.unlink()
        volumes = list_volumes(self._folder)
        newest = {(volume.month, volume.number): volume for volume in volumes}
        for volume in volumes:
            if newest[volume.month, volume.number] is not volume:
                # a process was killed while it erased: the newer revision is whole, or it had no such name
                self._settle_volume(shelf, newest[volume.month, volume.number])
                shelf.forget_file(volume.name)
                (self._folder / volume.name).unlink()
        for volume in newest.values():
            self._settle_volume(shelf, volume)

    def _settle_volume(self, shelf: Shelf, volume: Volume) -> None:
        path = self._folder / volume.name
        end = shelf.end_of(volume.name)
        if path.stat().st_size <= end:
            return
        for placed in find_records(path, end):
            shelf.put(volume.name, placed)
            end = placed.offset + placed.length
        cut_torn(path, end)

    def _write_anew(self, shelf: Shelf, erased: Row, note: bytes) -> None:
        """The next revision of a file: every record as it was, but for one."""
        old = next(volume for volume in list_volumes(self._folder) if volume.name == erased.file)
        new = Volume(old.month, old.number, old.revision + 1)
        part = self._folder / (new.name + PART)
        with open(part, "wb") as file:
            for row in shelf.of_file(old.name):
                is_it = row.record_id == erased.record_id
                packed = note if is_it else read_range(self._folder / old.name, row.offset, row.length)
                slip = Slip(row.record_id, Kind.ERASED if is_it else row.kind, row.sha256)
                shelf.put(new.name, Placed(slip, file.tell(), len(packed)))
                file.write(packed)
            file.flush()
            os.fsync(file.fileno())
        part.rename(self._folder / new.name)
        sync_folder(self._folder)


def _unknown(record_id: str) -> ArchiveError:
    return ArchiveError(f"{record_id[:80]!a}: the archive holds no original of this id. Check the id.")

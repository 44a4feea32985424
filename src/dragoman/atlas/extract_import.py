"""A country file of GeoNames (ML.zip, ML.txt, ML.txt.gz) -> a copy in the data folder, indexed.

The file is read as it is copied: a wrong one is refused before anything changes. What comes out of an
archive is counted as it is unpacked, so that a small file cannot fill the disk.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from dragoman.atlas.cache import build_lock, cache_folder, extracts_folder
from dragoman.atlas.gazetteer import EXTRACT_COLUMNS
from dragoman.atlas.gazetteer_files import GazetteerFiles, imported_extracts
from dragoman.atlas.index_build import build_index
from dragoman.atlas.index_write import Progress
from dragoman.base.errors import AtlasError

MAX_BYTES = 4 << 30  # GeoNames' largest file, allCountries, has 1.7 GB
MAX_RATIO = 200  # unpacked to packed; GeoNames' own files stay under 10
_MAX_LINE = 1 << 17
_TELL_EVERY = 50_000


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import brought: the extract's name, its places, and where its copy and the index lie."""

    name: str
    places: int
    path: Path
    index: Path


def import_extract(
    path: Path,
    *,
    progress: Progress | None = None,
    max_bytes: int = MAX_BYTES,
    files: GazetteerFiles | None = None,
) -> Imported:
    """Copy a GeoNames extract into the data folder and build the index anew.

    An earlier import of the same name is replaced.

    Args:
        path: a zip archive with one extract, or the extract plain or gzipped.
        progress: told of the copy and of the build.
        max_bytes: the most that the file may unpack to.
        files: what to index beside the imports, the embedded files by default.

    Raises:
        AtlasError: the file is missing, too large, or no extract; the message says what to do.
    """
    name = _extract_name(path)
    folder = extracts_folder()
    with build_lock(cache_folder()):
        folder.mkdir(exist_ok=True)
        aside = folder / f"{name}.{os.getpid()}.tmp"
        try:
            places, digest = _copy(path, aside, progress, max_bytes)
            kept = folder / f"{name}-{digest[:12]}.txt.gz"
            os.replace(aside, kept)
        except OSError as error:
            raise AtlasError(
                f"{path}: cannot be copied to {folder} ({error}). Check both and the disk's space."
            ) from error
        finally:
            aside.unlink(missing_ok=True)
        for older in folder.glob(f"{name}-*.txt.gz"):
            if older != kept:
                older.unlink()
    files = replace(files or GazetteerFiles.embedded(), imports=imported_extracts())
    return Imported(name, places, kept, build_index(progress=progress, files=files))


def _extract_name(path: Path) -> str:
    """The name of the extract, "ML" for ML.zip; letters, digits and hyphens only."""
    if not path.is_file():
        raise AtlasError(f"{path}: no such file. Give the path of a GeoNames country file, such as ML.zip.")
    if not path.name.endswith((".zip", ".txt", ".txt.gz")):
        raise AtlasError(
            f"{path}: neither .zip, .txt nor .txt.gz. Give a GeoNames country file, such as ML.zip."
        )
    stem = "".join(char for char in path.name.split(".")[0] if char.isalnum())
    if not stem:
        raise AtlasError(f"{path}: the name has no letter. Name the file after its country, such as ML.zip.")
    return stem


def _copy(path: Path, aside: Path, progress: Progress | None, max_bytes: int) -> tuple[int, str]:
    """Copy line by line; the number of places, and the hash of what was copied."""
    digest = hashlib.sha256()
    read = places = 0
    packed = max(path.stat().st_size, 1)
    limit = min(max_bytes, max(packed * MAX_RATIO, 1 << 20))
    with _unpacked(path) as source, gzip.GzipFile(aside, "wb", compresslevel=6, mtime=0) as copy:
        for number, line in _lines(source, path):
            read += len(line)
            if read > limit:
                raise AtlasError(
                    f"{path}: unpacks to more than {limit:,} bytes from {packed:,}, as no GeoNames file "
                    "does. Download it from GeoNames again."
                )
            if line.strip():
                _require_extract_line(line, path, number)
                places += 1
            digest.update(line)
            copy.write(line)
            if progress and number % _TELL_EVERY == 0:
                progress("copy extract", read, limit)
    if not places:
        raise AtlasError(f"{path}: holds no place. Download it from GeoNames again.")
    return places, digest.hexdigest()


def _lines(source: IO[bytes], path: Path) -> Iterator[tuple[int, bytes]]:
    """The lines of an unpacked file, numbered; a line longer than any place is refused."""
    number = 0
    try:
        while line := source.readline(_MAX_LINE + 1):
            number += 1
            if len(line) > _MAX_LINE:
                raise AtlasError(
                    f"{path}, line {number}: longer than {_MAX_LINE:,} bytes. It is no GeoNames extract."
                )
            yield number, line
    except (EOFError, zlib.error, zipfile.BadZipFile, gzip.BadGzipFile) as error:
        raise AtlasError(f"{path}: is damaged ({error}). Download it again.") from error


def _require_extract_line(line: bytes, path: Path, number: int) -> None:
    columns = line.count(b"\t") + 1
    if columns != EXTRACT_COLUMNS or not line.split(b"\t", 1)[0].isdigit():
        raise AtlasError(
            f"{path}, line {number}: {columns} columns where a GeoNames extract has {EXTRACT_COLUMNS}, "
            "the first a number. Import a country file such as ML.zip, not a list of postal codes or names."
        )
    try:
        line.decode("utf-8")
    except UnicodeDecodeError as error:
        raise AtlasError(f"{path}, line {number}: is not UTF-8. Download it from GeoNames again.") from error


@contextmanager
def _unpacked(path: Path) -> Iterator[IO[bytes]]:
    """The extract's bytes, unpacked as they are read."""
    if path.name.endswith(".zip"):
        with _open_zip(path) as archive, archive.open(_member(archive, path)) as source:
            yield source
    elif path.name.endswith(".gz"):
        with gzip.open(path, "rb") as packed:
            yield packed  # type: ignore[misc]
    else:
        with path.open("rb") as plain:
            yield plain


def _open_zip(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except zipfile.BadZipFile as error:
        raise AtlasError(f"{path}: is no zip archive ({error}). Download it again.") from error


def _member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The one extract of an archive; GeoNames puts a readme.txt beside it."""
    members = [
        member
        for member in archive.infolist()
        if member.filename.endswith(".txt") and Path(member.filename).name.casefold() != "readme.txt"
    ]
    if len(members) != 1:
        raise AtlasError(
            f"{path}: holds {len(members)} text files beside readme.txt, not one extract. "
            "Import a country file such as ML.zip, or unpack the archive and import the extract."
        )
    if members[0].flag_bits & 1:
        raise AtlasError(f"{path}: is encrypted. Unpack it and import the extract.")
    return members[0]

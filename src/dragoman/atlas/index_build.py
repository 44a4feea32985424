"""Gazetteer files -> one SQLite index of places, built once and then only read.

The index's file name holds the hash of the files that made it and of the format, so new data or a
new version builds a new file and never reads a wrong one. It is written aside and renamed when whole.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path

from dragoman.atlas.cache import build_lock, cache_folder
from dragoman.atlas.gazetteer_files import GazetteerFiles
from dragoman.atlas.index_write import Progress, write_index
from dragoman.base.errors import AtlasError

KEPT_INDEXES = 3


def index_path(files: GazetteerFiles) -> Path:
    """Where the index of these files lies, or will lie."""
    return cache_folder() / f"places-{files.fingerprint()}.sqlite"


def build_index(
    *, progress: Progress | None = None, files: GazetteerFiles | None = None, force: bool = False
) -> Path:
    """Build the place index unless it is there; one process builds, others wait for it.

    Args:
        progress: told what is done of each step.
        files: the files to index, those of `GazetteerFiles.embedded` by default.
        force: build it again even if it is there.

    Returns:
        The path of the index.

    Raises:
        AtlasError: a file cannot be read, a row is broken, or the cache folder cannot be written.
    """
    files = files or GazetteerFiles.embedded()
    path = index_path(files)
    if path.exists() and not force:
        return path
    with build_lock(path.parent):
        if path.exists() and not force:
            return path
        aside = path.with_suffix(f".{os.getpid()}.tmp")
        scratch = path.with_suffix(f".{os.getpid()}.scratch")
        try:
            write_index(files, aside, scratch, progress or _no_progress)
            os.replace(aside, path)
        except (sqlite3.Error, OSError) as error:
            raise AtlasError(
                f"the place index {path} cannot be written ({error}). "
                "Free about 300 MB there, or set DRAGOMAN_CACHE to another folder."
            ) from error
        finally:
            aside.unlink(missing_ok=True)
            scratch.unlink(missing_ok=True)
        _remove_old_indexes(path)
    return path


def _no_progress(step: str, done: int, total: int) -> None:
    """Nobody asked."""


def _remove_old_indexes(newest: Path) -> None:
    """Keep the last few: other versions of Dragoman may share the folder."""
    others = sorted(newest.parent.glob("places-*.sqlite"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in others[KEPT_INDEXES:]:
        with suppress(OSError):
            path.unlink()

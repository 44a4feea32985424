"""The desk's folder -> the archive in which original bytes are kept, one for each process."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from dragoman.collect.web import Archive


def originals() -> Archive:
    """The archive of `DESK_DIR/originals`.

    Raises:
        ArchiveError: its folder cannot be used.
    """
    return _open(Path(settings.DESK_DIR) / "originals")


@lru_cache(maxsize=1)
def _open(folder: Path) -> Archive:
    return Archive(folder)

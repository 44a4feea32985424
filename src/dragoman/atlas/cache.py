"""The environment -> where the place index and imported extracts are kept, and the lock of a build."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.base.errors import AtlasError

WAIT_S = 300.0
_POLL_S = 0.1


def cache_folder() -> Path:
    """DRAGOMAN_CACHE, else `dragoman` under XDG_CACHE_HOME, else under ~/.cache; made when missing.

    Raises:
        AtlasError: the folder cannot be made.
    """
    own = os.environ.get("DRAGOMAN_CACHE")
    shared = os.environ.get("XDG_CACHE_HOME")
    folder = Path(own) if own else (Path(shared) if shared else Path.home() / ".cache") / "dragoman"
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise AtlasError(
            f"cache folder {folder} cannot be made ({error.strerror}). "
            "Set DRAGOMAN_CACHE to a folder that can be written."
        ) from error
    return folder


def extracts_folder() -> Path:
    """Where imported GeoNames extracts lie; it need not exist."""
    return cache_folder() / "extracts"


@contextmanager
def build_lock(folder: Path, wait_s: float = WAIT_S) -> Iterator[None]:
    """Hold the folder's lock; the system frees it when the process ends, however it ends.

    Raises:
        AtlasError: another process held it for `wait_s` seconds, or the folder cannot be written.
    """
    path = folder / "build.lock"
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as error:
        raise AtlasError(
            f"{path} cannot be written ({error.strerror}). "
            "Set DRAGOMAN_CACHE to a folder that can be written."
        ) from error
    try:
        deadline = time.monotonic() + wait_s
        while not _try_lock(descriptor):
            if time.monotonic() >= deadline:
                raise AtlasError(
                    f"{path} is held by another process that builds the place index. "
                    "Wait for it, or end it if it hangs, and try again."
                )
            time.sleep(_POLL_S)
        yield
    finally:
        os.close(descriptor)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

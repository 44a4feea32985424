"""Bytes -> standard output, or a file that gets its name when it is whole."""

from __future__ import annotations

import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from dragoman.base.errors import SettingsError


def write_bytes(data: bytes, path: Path | None, *, binary: bool = False) -> None:
    """Write to the path, whose folder is made when missing; None is standard output.

    Raises:
        SettingsError: binary data would go to a terminal, or the path cannot be written.
    """
    if path is None:
        if binary and sys.stdout.isatty():
            raise SettingsError("this format is not for a terminal. Name a file with --out.")
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    with open_aside(path) as out:
        out.write(data)
    print(path)


@contextmanager
def open_aside(path: Path) -> Iterator[BinaryIO]:
    """A file that gets its name when it is whole; a pipe or a device is written to as it is, and stays what it is.

    Raises:
        SettingsError: the path cannot be written.
    """
    with require_writable(path):
        if is_device(path):
            with path.open("wb") as out:
                yield out
            return
        target = path.resolve() if path.is_symlink() else path
        # Short, so that the longest name that a folder takes is one that can be written.
        aside = target.with_name(f".{zlib.crc32(os.fsencode(target.name)):08x}.{os.getpid()}.tmp")
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with aside.open("wb") as out:
                yield out
            os.replace(aside, target)
        finally:
            aside.unlink(missing_ok=True)


def is_device(path: Path) -> bool:
    """Whether a path is a device or a pipe, such as /dev/stdout: to be written to, never to be replaced."""
    return path.exists() and not path.is_file() and not path.is_dir()


@contextmanager
def require_writable(path: Path) -> Iterator[None]:
    """Run what writes to a path; what the system says against it names the path and the remedy.

    Raises:
        SettingsError: the path cannot be written.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SettingsError(f"{path}: cannot be written ({reason}). Name another place.") from error

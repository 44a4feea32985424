"""Bytes -> standard output, or a file that gets its name when it is whole."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from dragoman.base.errors import SettingsError


def write_bytes(data: bytes, path: Path | None, *, binary: bool = False) -> None:
    """Write to the path, whose folder is made when missing; None is standard output.

    Raises:
        SettingsError: binary data would go to a terminal.
    """
    if path is None:
        if binary and sys.stdout.isatty():
            raise SettingsError("this format is not for a terminal. Name a file with --out.")
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        aside.write_bytes(data)
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
    print(path)

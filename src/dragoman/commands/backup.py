"""`dragoman backup` and `dragoman restore`: a desk <-> one file."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import UTC, datetime

from dragoman.commands.desk import data_folder


def run_backup(options: argparse.Namespace) -> int:
    """Write a backup of a desk, which may be running."""
    from dragoman.desk.backup.make import LEFT_OUT, make_backup

    folder = (options.data or data_folder()).absolute()
    contents = make_backup(folder, _address(), options.file.absolute(), datetime.now(UTC), _say)
    size = options.file.stat().st_size
    _say(f"{options.file}: {len(contents.members)} members, {size / 1e6:,.1f} MB; left out: {LEFT_OUT[0]}")
    return 0


def run_restore(options: argparse.Namespace) -> int:
    """Make a desk of a backup, or only prove it."""
    from dragoman.desk.backup.package import prove
    from dragoman.desk.backup.restore import restore_backup

    if options.check:
        contents = prove(options.file.absolute())
        _say(
            f"{options.file}: {len(contents.members)} members as written, of {contents.made_at} ({contents.database})"
        )
        return 0
    folder = (options.data or data_folder()).absolute()
    restore_backup(options.file.absolute(), folder, _address(), _say)
    _say(f"{folder}: restored. Open it with: dragoman desk --data {folder}")
    return 0


def _address() -> str:
    return os.environ.get("DRAGOMAN_DATABASE", "")


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)

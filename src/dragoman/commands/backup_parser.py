"""The words of `dragoman backup` and `dragoman restore` on a command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

Subparsers = argparse._SubParsersAction
Command = Callable[..., argparse.ArgumentParser]
_FOLDER = "the desk's folder; default: dragoman/desk in your data folder"


def add_backup(commands: Subparsers[argparse.ArgumentParser], command: Command) -> None:
    """Add both commands."""
    backup = command(
        commands,
        "backup",
        "write all of a desk into one file, also while it runs",
        "dragoman backup desk-2024-05-31.zip --data my-desk",
    )
    backup.add_argument("file", type=Path, metavar="FILE", help="the backup; nothing may be there yet")
    backup.add_argument("--data", type=Path, metavar="DIR", help=_FOLDER)
    restore = command(
        commands,
        "restore",
        "make a desk of a backup, in an empty folder",
        "dragoman restore desk-2024-05-31.zip --data my-desk-again",
    )
    restore.add_argument("file", type=Path, metavar="FILE", help="the backup")
    restore.add_argument("--data", type=Path, metavar="DIR", help=_FOLDER)
    restore.add_argument(
        "--check", action="store_true", help="only prove that every member is as it was written"
    )

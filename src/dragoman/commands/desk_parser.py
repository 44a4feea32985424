"""The words of `dragoman desk` on a command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

Subparsers = argparse._SubParsersAction
Command = Callable[..., argparse.ArgumentParser]


def add_desk(commands: Subparsers[argparse.ArgumentParser], command: Command) -> None:
    """Add the command."""
    desk = command(
        commands,
        "desk",
        "open the desk in the browser: collect, check, correct, explore, report",
        "dragoman desk --data my-desk",
    )
    desk.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help="the desk's folder; default: dragoman/desk in your data folder",
    )
    desk.add_argument("--host", default="127.0.0.1", help="address to listen on; default: %(default)s")
    desk.add_argument("--port", type=int, default=8400, help="0 takes a free one; default: %(default)s")
    desk.add_argument("--no-browser", action="store_true", help="do not open a browser")
    desk.add_argument(
        "--workers", type=int, default=1, metavar="N", help="processes that answer; default: %(default)s"
    )
    desk.add_argument(
        "--atlas", type=Path, action="append", default=[], metavar="DIR", help="a desk's own atlas folder"
    )
    desk.add_argument(
        "--demo",
        type=Path,
        metavar="DIR",
        help="a sample desk of this folder's documents, that anybody may enter with one click",
    )

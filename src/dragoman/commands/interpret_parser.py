"""The words of `dragoman interpret` on a command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence

Subparsers = argparse._SubParsersAction
Command = Callable[..., argparse.ArgumentParser]


def add_interpret(
    commands: Subparsers[argparse.ArgumentParser], command: Command, input_formats: Sequence[str]
) -> None:
    """Add the command."""
    interpret = command(
        commands,
        "interpret",
        "say which language each document is in, as a whole and by paragraph",
        "dragoman interpret samples/15-communique-fr.txt --format table",
    )
    add = interpret.add_argument
    # fmt: off
    add("inputs", nargs="*", metavar="INPUT",
        help='text, HTML, PDF or JSON lines, folders of them; "-" is standard input')
    add("--format", choices=("table", "jsonl"), metavar="FORMAT",
        help="table (default on a terminal) or jsonl (default in a pipe)")
    add("--input-format", choices=input_formats, metavar="FORMAT",
        help="text, html, pdf or jsonl for every input; default: look at each")
    add("--lang", metavar="TAG",
        help="the language that every document is said to be in, as en; it is checked against the words")
    # fmt: on

"""Words on a command line -> a command that runs; its exit code.

Data goes to standard output, words and progress to standard error. Exit 0 done, 1 some input items refused or
failed, 2 wrong usage. Each command is a module of `dragoman.commands`, loaded only when it runs.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

from dragoman.base.errors import AtlasError, DragomanError, SettingsError
from dragoman.commands.outcome import INTERRUPTED, PIPE_CLOSED, SOME_FAILED, WRONG_USAGE
from dragoman.commands.parser import build_parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command.

    Returns:
        The exit code: 0 done, 1 some items refused or failed, 2 wrong usage, 130 interrupted, 141 when
        whoever read our output stopped reading.
    """
    _write_utf8()
    if sys.stdout is None:
        _say("standard output is closed. Send it to a file, or to /dev/null.")
        return WRONG_USAGE
    parser = build_parser()
    options = parser.parse_args(arguments)
    try:
        return _run(options, parser)
    except BrokenPipeError:
        _leave_pipe()
        return PIPE_CLOSED
    except KeyboardInterrupt:
        print("stopped", file=sys.stderr)
        return INTERRUPTED
    except (SettingsError, AtlasError) as error:
        _say(error)
        return WRONG_USAGE
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] == "dragoman":
            raise
        extra = "desk" if options.command in ("desk", "backup", "restore") else "write"
        _say(f"{error.name.split('.')[0]} is not installed. Install it with: pip install 'dragoman[{extra}]'")
        return WRONG_USAGE
    except (DragomanError, OSError) as error:
        _say(error)
        return SOME_FAILED


def _say(error: object) -> None:
    """An error may hold words of an input, and what these would do to a terminal is shown instead."""
    from dragoman.page.shown import show_line

    print(f"dragoman: {show_line(str(error))}", file=sys.stderr)


def _run(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    _quieten_libraries()
    if options.command == "interpret":
        from dragoman.commands.interpret import run_interpret

        code = run_interpret(options)
    elif options.command == "translate":
        from dragoman.commands.translate import run_translate

        code = run_translate(options)
    elif options.command == "models":
        from dragoman.commands.models import run_models

        code = run_models(options)
    elif options.command == "read":
        from dragoman.commands.read import run_read

        code = run_read(options)
    elif options.command == "resolve":
        from dragoman.commands.resolve import run_resolve

        code = run_resolve(options)
    elif options.command == "decide":
        from dragoman.commands.decide import run_decide

        code = run_decide(options)
    elif options.command == "write":
        from dragoman.commands.write import run_write

        code = run_write(options)
    elif options.command == "verify":
        from dragoman.commands.verify import run_verify

        code = run_verify(options)
    elif options.command == "desk":
        from dragoman.commands.desk import run_desk

        code = run_desk(options)
    elif options.command in ("backup", "restore"):
        from dragoman.commands.backup import run_backup, run_restore

        code = run_backup(options) if options.command == "backup" else run_restore(options)
    elif options.command == "atlas":
        from dragoman.commands.atlas import run_atlas

        code = run_atlas(options)
    elif options.command == "config":
        from dragoman.commands.config import run_config

        code = run_config()
    elif options.command == "schema":
        from dragoman.commands.schema import run_schema

        code = run_schema(options)
    else:
        parser.print_help(sys.stderr)
        code = WRONG_USAGE
    sys.stdout.flush()
    return code


def _write_utf8() -> None:
    """Output is UTF-8 whatever the locale; a lone surrogate is written as its JSON escape."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _quieten_libraries() -> None:
    """Parsers log each oddity of a hostile file; what matters of it comes back as an error."""
    import logging

    logging.getLogger().addHandler(logging.NullHandler())


def _leave_pipe() -> None:
    """Point standard output at nothing, so that the interpreter's own flush at exit stays quiet."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())

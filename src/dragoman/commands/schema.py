"""The dataclasses -> `dragoman schema`: the JSON Schema on standard output, or whether a file still is it."""

from __future__ import annotations

import argparse
import json
import sys

from dragoman.base.schema import line_schema
from dragoman.commands.outcome import DONE, SOME_FAILED


def run_schema(options: argparse.Namespace) -> int:
    """Print the schema, or compare it with `--check FILE`."""
    text = json.dumps(line_schema(), indent=1, ensure_ascii=False) + "\n"
    if options.check is None:
        sys.stdout.write(text)
        return DONE
    try:
        published = options.check.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no UTF-8"
        print(
            f"{options.check}: cannot be read ({reason}). Write it with: dragoman schema > {options.check}",
            file=sys.stderr,
        )
        return SOME_FAILED
    if published == text:
        return DONE
    print(
        f"{options.check}: not the current schema. Write it with: dragoman schema > {options.check}",
        file=sys.stderr,
    )
    return SOME_FAILED

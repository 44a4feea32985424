"""The dataclasses -> `dragoman schema`: the JSON Schema on standard output, or whether a file still is it."""

from __future__ import annotations

import argparse
import json
import sys

from dragoman.base.schema import event_schema, line_schema
from dragoman.commands.outcome import DONE, SOME_FAILED


def run_schema(options: argparse.Namespace) -> int:
    """Print the schema, or compare it with `--check FILE`."""
    schema = event_schema() if options.of == "resolve" else line_schema()
    text = json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
    if options.check is None:
        sys.stdout.write(text)
        return DONE
    try:
        published = options.check.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "no UTF-8"
        command = f"dragoman schema --of {options.of} > {options.check}"
        print(f"{options.check}: cannot be read ({reason}). Write it with: {command}", file=sys.stderr)
        return SOME_FAILED
    if published == text:
        return DONE
    print(
        f"{options.check}: not the current schema. Write it with: dragoman schema --of {options.of} > {options.check}",
        file=sys.stderr,
    )
    return SOME_FAILED

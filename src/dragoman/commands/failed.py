"""Items that were refused or failed <-> the rows of failed.jsonl, which can be read again.

A row names the input, not its content: a file is opened anew, and of JSON lines only those named are taken.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from dragoman.base.codec import SCHEMA, Json
from dragoman.base.errors import SettingsError, UnreadableInput
from dragoman.collect import STDIN, Collected, CollectOptions, collect_documents
from dragoman.commands.writers import FAILED_NAME, write_aside
from dragoman.pipeline import ReadItem


def failed_row(item: ReadItem) -> dict[str, Json]:
    """What is kept of an item that was not read."""
    return {
        "schema": SCHEMA,
        "item": item.item.label,
        "path": item.item.path if item.item.path == STDIN else str(Path(item.item.path).absolute()),
        "line": item.item.line,
        "status": item.status.value,
        "reason": str(item.error),
    }


def keep_failed(folder: Path, missed: Sequence[ReadItem], command: str) -> None:
    """Write what was not read into the folder, and say how to read it again; with nothing to write, the file of an
    earlier run goes."""
    failed = folder / FAILED_NAME
    if not missed:
        failed.unlink(missing_ok=True)
        return
    with write_aside(failed) as out:
        out.writelines(json.dumps(failed_row(item), ensure_ascii=False) + "\n" for item in missed)
    print(f"read these again with: dragoman {command} --retry {failed}", file=sys.stderr)


def retried_items(file: Path, options: CollectOptions) -> Iterator[Collected]:
    """The items of a failed.jsonl, collected again, file by file in the order of the rows.

    Raises:
        SettingsError: the file is missing or is none that we wrote.
    """
    wanted = _wanted(file)
    return _retry(wanted, options)


def _retry(wanted: dict[str, set[int] | None], options: CollectOptions) -> Iterator[Collected]:
    for path, lines in wanted.items():
        if path == STDIN:
            error = UnreadableInput("came from standard input, which is gone. Send it again.")
            yield Collected("standard input", path, error=error)
            continue
        for item in collect_documents([path], options):
            if lines is None or item.line is None or item.line in lines:
                yield item


def _wanted(file: Path) -> dict[str, set[int] | None]:
    """The paths, and of each the lines; None is the whole file."""
    wanted: dict[str, set[int] | None] = {}
    try:
        for raw in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(raw)
            path, line = str(row["path"]), row["line"]
            lines = wanted.setdefault(path, set())
            if line is None or lines is None:
                wanted[path] = None
            else:
                lines.add(int(line))
    except OSError as error:
        raise SettingsError(
            f"--retry {file}: cannot be opened ({error.strerror}). Check the path."
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise SettingsError(
            f"--retry {file}: no failed.jsonl of ours. Name one that read --out wrote."
        ) from error
    return wanted

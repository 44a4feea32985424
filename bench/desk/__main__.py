"""`python -m bench.desk --database postgresql --claims 1000000`: a made desk, served, and looked at by many at once.

The desk is made once and kept where `--keep` says; its pages are then asked for by `--users` people, each signed in,
over kept connections, first with time to look at a page and then without. The client runs on the same cores.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from bench.desk.figures import KEPT, Run, keep_run, measure_load, show_load
from tools.postgres import LEFT_OUT, find_programs, open_cluster

SEED = 20241126
THINK_S = 1.0
MARK = "filled.json"
CLAIMS = {"sqlite": 100_000, "postgresql": 1_000_000}
SERVER: Mapping[str, str] = {
    "shared_buffers": "512MB",
    "effective_cache_size": "4GB",
    "work_mem": "16MB",
    "random_page_cost": "1.1",
    "max_connections": "40",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "30min",
    "default_toast_compression": "lz4",
    "synchronous_commit": "off",
    "jit": "off",
    "autovacuum": "off",  # the desk is analysed once, when it is made
}
"""Settings of the measured PostgreSQL: a small server of its own, on a solid-state disk."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit 0 when it was measured, 1 when an answer was an error, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    if options.database == "postgresql" and find_programs() is None:
        print(LEFT_OUT, file=sys.stderr)
        return 0
    claims = options.claims or CLAIMS[options.database]
    with ExitStack() as stack:
        folder = options.keep or Path(stack.enter_context(tempfile.TemporaryDirectory(dir="/tmp")))
        folder = folder.absolute() / f"{options.database}-{claims}"
        if not (folder / MARK).exists():  # nothing, or what was interrupted
            shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
        address = ""
        if options.database == "postgresql":
            folder.parent.chmod(0o755)  # the server runs as another user, and its folder is its own
            folder.chmod(0o755)
            cluster = stack.enter_context(open_cluster(folder / "cluster", SERVER))
            address = cluster.address
        filled = open_desk(folder, address, claims)
        run = measure(options, folder, filled)
    for load in run.loads:
        print(show_load(load) + "\n")
    if options.save:
        keep_run(run)
        print(KEPT)
    return int(any(page.failed for load in run.loads for page in load.pages))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bench.desk", description=__doc__)
    parser.add_argument("--database", choices=tuple(CLAIMS), default="sqlite")
    parser.add_argument("--claims", type=int, help="default: 1,000,000 on PostgreSQL, 100,000 on SQLite")
    parser.add_argument("--users", type=int, default=20, help="people at once (default: 20)")
    parser.add_argument("--seconds", type=float, default=30, help="of each load (default: 30)")
    parser.add_argument("--think", type=float, action="append", help=f"default: {THINK_S:g} and 0")
    parser.add_argument("--workers", type=int, default=2, help="processes that answer (default: 2)")
    parser.add_argument(
        "--keep", type=Path, metavar="DIR", help="make the desk here, or take the one that is here"
    )
    parser.add_argument("--only", action="append", metavar="PAGE", help="look at this page alone")
    parser.add_argument("--save", action="store_true", help="keep the figures for the quality page")
    return parser


def open_desk(folder: Path, address: str, claims: int) -> dict[str, float]:
    """Set Django up on the desk of a folder, and fill it unless it is; what it holds by name."""
    os.environ["DRAGOMAN_DESK_DIR"] = str(folder / "desk")
    os.environ["DRAGOMAN_DATABASE"] = address
    os.environ["DRAGOMAN_ATLAS"] = str(Path(__file__).resolve().parents[2] / "samples" / "atlas")
    os.environ["DJANGO_SETTINGS_MODULE"] = "dragoman.desk.settings"
    (folder / "desk").mkdir(exist_ok=True)
    import django

    django.setup()
    mark = folder / MARK
    if not mark.exists():
        from bench.desk.fill import fill_desk

        mark.write_text(json.dumps(fill_desk(claims, Random(SEED), say=_say)), encoding="utf-8")
    held: dict[str, float] = json.loads(mark.read_text(encoding="utf-8"))
    _say(", ".join(f"{name} {count:,}" for name, count in held.items()))
    return held


def measure(options: argparse.Namespace, folder: Path, filled: dict[str, float]) -> Run:
    """Serve the desk and look at it."""
    from django.db import connection

    from bench.desk.drive import Drive, look
    from bench.desk.people import cookies_of
    from bench.desk.serving import served
    from bench.desk.visit import load_visits
    from bench.report.machine import describe_machine, load_note

    visits, missing = load_visits(Random(SEED))
    if missing:
        _say(f"left out, since the desk has no such page: {', '.join(missing)}")
    if options.only:
        visits = tuple(visit for visit in visits if visit.name in options.only)
    cookies = cookies_of(options.users)
    version = _version()
    connection.close()
    loads, note = [], ""
    with served(folder / "desk", options.workers) as port:
        for think_s in options.think or (THINK_S, 0.0):
            answers = look(Drive(port, options.seconds, think_s), visits, cookies, SEED)
            loads.append(measure_load(answers, think_s, options.seconds))
            note = note or load_note()
            for wrong in [a for a in answers if a.status != 200][:5]:
                _say(f"{wrong.status}: {wrong.path}")
    rows = {name: int(count) for name, count in filled.items() if name not in ("gb", "fill_s")}
    return Run(
        options.database,
        version,
        options.users,
        rows,
        filled["gb"],
        filled["fill_s"],
        missing,
        tuple(loads),
        f"{datetime.now(UTC).date().isoformat()}, {describe_machine()}{note}{_priority_note()}",
    )


def _priority_note() -> str:
    """A remark when this was run before all other work on the machine."""
    is_first = hasattr(os, "sched_getscheduler") and os.sched_getscheduler(0) != os.SCHED_OTHER
    return "; run before other work of the machine (real-time priority)" if is_first else ""


def _version() -> str:
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sqlite_version()")
            return f"SQLite {cursor.fetchone()[0]}"
        cursor.execute("SHOW server_version")
        return f"PostgreSQL {str(cursor.fetchone()[0]).split()[0]}"


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())

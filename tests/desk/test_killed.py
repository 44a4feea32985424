"""A desk whose process is killed in the middle of its work: nothing is lost that was finished, nothing is half done."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

DESK = Path(__file__).with_name("killed_desk.py")
ADDRESS = os.environ.get("DRAGOMAN_TEST_DATABASE", "")
ROUNDS = int(os.environ.get("DRAGOMAN_TEST_KILLS", "4"))
SEED = 20260502


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A desk of its own: a folder, and a database in it or on the server."""
    name = f"killed_{os.getpid()}"
    own = {**os.environ, "DRAGOMAN_DESK_DIR": str(tmp_path / "killed"), "DRAGOMAN_DATABASE": ""}
    (tmp_path / "killed").mkdir()
    if not ADDRESS:
        yield own
        return
    import psycopg

    with psycopg.connect(ADDRESS, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        path, _, options = ADDRESS.partition("?")
        yield own | {"DRAGOMAN_DATABASE": f"{path.rsplit('/', 1)[0]}/{name}?{options}"}
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def run(environment: dict[str, str], *words: str) -> str:
    done = subprocess.run(
        [sys.executable, str(DESK), *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def work_and_kill(
    environment: dict[str, str], seed: str, *, after_s: float = 0, statements: int = 0
) -> list[str]:
    """What was finished until the process was killed: after a time, or before a statement of SQL."""
    process = subprocess.Popen(
        [sys.executable, str(DESK), "work", seed, str(statements)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stderr is not None
    first = process.stdout.readline()
    assert first == "ready\n", process.stderr.read()[-3000:]
    if not statements:
        time.sleep(after_s)
        process.send_signal(signal.SIGKILL)
    said, wrong = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL, wrong[-3000:]
    return said.splitlines()


def test_a_killed_desk_is_whole(environment: dict[str, str]) -> None:
    run(environment, "make")
    random = Random(SEED)
    taken = decisions = 0
    for number in range(ROUNDS):
        seed = f"{SEED} {number}"
        if number % 3 == 2:
            done = work_and_kill(environment, seed, after_s=random.uniform(1, 3))
        else:
            done = work_and_kill(environment, seed, statements=random.randint(200, 1000))
        taken += done.count("take")
        left = json.loads(run(environment, "check"))
        assert left["problems"] == []
        assert left["documents"] >= taken
        assert left["decisions"] >= decisions
        decisions = left["decisions"]
    assert taken
    assert decisions


def test_a_desk_killed_between_evidence_and_rows_shows_the_ruling(environment: dict[str, str]) -> None:
    run(environment, "make")
    died = subprocess.run([sys.executable, str(DESK), "die"], env=environment, timeout=120, check=False)
    assert died.returncode == -signal.SIGKILL
    assert json.loads(run(environment, "check")) == {
        "problems": [],
        "documents": 2,
        "decisions": 1,
        "events": 1,
    }


def test_a_desk_whose_evidence_was_lost_makes_it_anew(environment: dict[str, str]) -> None:
    run(environment, "make")
    work_and_kill(environment, str(SEED), statements=900)
    before = json.loads(run(environment, "check"))
    for path in Path(environment["DRAGOMAN_DESK_DIR"]).glob("evidence.sqlite3*"):
        path.unlink()
    assert json.loads(run(environment, "check")) == before
    assert before["problems"] == []

"""The temporary server of the tests: a command runs beside it, and nothing of it is left."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tools import postgres

pytestmark = pytest.mark.skipif(postgres.find_programs() is None, reason=postgres.LEFT_OUT)
ROOT = Path(__file__).resolve().parents[2]


def test_a_command_finds_its_database_and_leaves_nothing() -> None:
    code = (
        "import os, psycopg; address = os.environ['DRAGOMAN_TEST_DATABASE']\n"
        "with psycopg.connect(address) as server:\n"
        "    print(server.execute('SELECT current_database(), current_setting($$server_version_num$$)::int > 150000')"
        ".fetchone(), address.split('host=')[1])\n"
        "raise SystemExit(7)"
    )
    done = subprocess.run(
        [sys.executable, "-m", "tools.postgres", "--", sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    said, _, folder = done.stdout.strip().rpartition(" ")
    assert (done.returncode, said) == (7, "('dragoman', True)"), done.stderr
    assert not Path(folder).exists()


def test_without_postgresql_it_is_said_by_name(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.setattr(postgres, "PROGRAMS", tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert postgres.main(["--", "pytest", "tests/desk"]) == 0
    assert capsys.readouterr().err.startswith("left out: PostgreSQL 15 is not installed")

"""`dragoman desk` from outside: its first start, one look, being told to stop, what it refuses."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.request import urlopen

import pytest

ATLAS = ("--atlas", "samples/atlas")


def start(data: Path, *more: str, **environ: str) -> subprocess.Popen[str]:
    kept = {
        k: v
        for k, v in os.environ.items()
        if not k.startswith("DRAGOMAN_DESK") and k != "DJANGO_SETTINGS_MODULE"
    }
    return subprocess.Popen(
        [
            sys.executable,
            "-m",
            "dragoman.cli",
            "desk",
            "--data",
            str(data),
            "--port",
            "0",
            "--no-browser",
            *ATLAS,
            *more,
        ],
        stderr=subprocess.PIPE,
        text=True,
        env={**kept, "DRAGOMAN_DATABASE": "", **environ},
    )


def test_a_new_desk_gives_the_address_that_makes_its_administrator(tmp_path: Path) -> None:
    desk = start(tmp_path / "desk", DEMO_ONCE="1")
    _, told = desk.communicate(timeout=120)
    assert desk.returncode == 0, told
    assert "/start/?token=" in told
    assert oct((tmp_path / "desk").stat().st_mode & 0o777) == "0o700"


def test_told_to_stop_it_leaves_nothing_behind(tmp_path: Path) -> None:
    desk = start(tmp_path / "desk")
    assert desk.stderr is not None
    address = next(line for line in desk.stderr if line.startswith("desk: ")).split()[1]
    host, port = address.split("/")[2].split(":")
    with urlopen(f"http://{host}:{port}/api/openapi.json", timeout=10) as answer:
        assert answer.status == 200
    desk.send_signal(signal.SIGTERM)
    assert desk.wait(timeout=30) == 0
    time.sleep(0.5)
    with socket.socket() as probe:
        assert probe.connect_ex((host, int(port))) != 0


def test_a_desk_of_real_people_is_never_opened_as_a_sample(
    tmp_path: Path, transactional_db: None, settings: object
) -> None:
    from dragoman.base.errors import SettingsError
    from dragoman.desk.models import User
    from dragoman.desk.serve import _require_no_people

    _require_no_people(tmp_path)
    User.objects.create_user(username="sow", password="a long pass phrase")
    with pytest.raises(SettingsError, match="accounts of its own"):
        _require_no_people(tmp_path)


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        desk = start(tmp_path / "desk", "--port", str(port))
        _, told = desk.communicate(timeout=60)
    assert desk.returncode == 2
    assert f"127.0.0.1:{port} cannot be listened on" in told

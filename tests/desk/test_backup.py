"""A desk backed up while it works, proven, and restored as it was; what is damaged or would overwrite is refused."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import stat
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dragoman.cli import main
from dragoman.desk.backup.contents import LIST, require_name
from dragoman.desk.backup.package import prove
from dragoman.desk.errors import BackupError

DESK = Path(__file__).with_name("killed_desk.py")
ADDRESS = os.environ.get("DRAGOMAN_TEST_DATABASE", "")
Environment = dict[str, str]


@pytest.fixture(scope="module")
def new_desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Environment]]:
    """Makes the environment of a desk: a folder that is not there yet, and an empty database."""
    made: list[str] = []
    folder = tmp_path_factory.mktemp("desks")

    def database(name: str) -> str:
        import psycopg

        made.append(f"{name}_{os.getpid()}")
        with psycopg.connect(ADDRESS, autocommit=True) as server:
            server.execute(f"CREATE DATABASE {made[-1]}")
        path, _, options = ADDRESS.partition("?")
        return f"{path.rsplit('/', 1)[0]}/{made[-1]}?{options}"

    def make(name: str) -> Environment:
        address = database(name) if ADDRESS else ""
        return {**os.environ, "DRAGOMAN_DESK_DIR": str(folder / name), "DRAGOMAN_DATABASE": address}

    yield make
    for name in made:
        import psycopg

        with psycopg.connect(ADDRESS, autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def worked_desk(new_desk: Callable[[str], Environment]) -> Environment:
    """A desk at which somebody has worked."""
    environment = new_desk("first")
    folder = Path(environment["DRAGOMAN_DESK_DIR"])
    (folder / "originals").mkdir(parents=True)
    (folder / "originals" / "desk-2024-05-001.warc.gz").write_bytes(b"\x1f\x8b originals")
    (folder / "cache").mkdir()
    (folder / "cache" / "x.djcache").write_bytes(b"forget me")
    look(environment, "make")
    subprocess.run([sys.executable, str(DESK), "work", "5", "500"], env=environment, check=False)
    return environment


def look(environment: Environment, mode: str) -> str:
    done = subprocess.run(
        [sys.executable, str(DESK), mode],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


def dragoman(environment: Environment, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dragoman.cli", *words]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)


def back_up(environment: Environment, path: Path) -> None:
    done = dragoman(environment, "backup", str(path), "--data", environment["DRAGOMAN_DESK_DIR"])
    assert done.returncode == 0, done.stderr


def restore(environment: Environment, path: Path) -> None:
    done = dragoman(environment, "restore", str(path), "--data", environment["DRAGOMAN_DESK_DIR"])
    assert done.returncode == 0, done.stderr


def test_a_restored_desk_is_the_desk(
    worked_desk: Environment, new_desk: Callable[[str], Environment], tmp_path: Path
) -> None:
    path = tmp_path / "desk.zip"
    back_up(worked_desk, path)
    again = new_desk("again")
    restore(again, path)
    assert json.loads(look(again, "rows")) == json.loads(look(worked_desk, "rows"))
    kept = sorted(
        p.relative_to(again["DRAGOMAN_DESK_DIR"]).as_posix()
        for p in Path(again["DRAGOMAN_DESK_DIR"]).rglob("*.gz")
    )
    assert kept == ["originals/desk-2024-05-001.warc.gz"]
    # work goes on: keys are not given twice
    subprocess.run([sys.executable, str(DESK), "work", "6", "200"], env=again, check=False)
    assert json.loads(look(again, "check"))["problems"] == []


def test_a_backup_of_a_desk_at_work_is_whole(
    new_desk: Callable[[str], Environment], worked_desk: Environment, tmp_path: Path
) -> None:
    work = subprocess.Popen(
        [sys.executable, str(DESK), "work", "7", "0"], env=worked_desk, stdout=subprocess.PIPE, text=True
    )
    try:
        assert work.stdout is not None
        assert work.stdout.readline() == "ready\n"
        assert work.stdout.readline()
        back_up(worked_desk, tmp_path / "desk.zip")
        assert work.poll() is None
    finally:
        work.send_signal(signal.SIGKILL)
        work.communicate()
    again = new_desk("working")
    restore(again, tmp_path / "desk.zip")
    assert json.loads(look(again, "check"))["problems"] == []


def test_a_backup_holds_no_secret_and_is_its_owners_alone(worked_desk: Environment, tmp_path: Path) -> None:
    path = tmp_path / "desk.zip"
    back_up(worked_desk, path)
    folder = Path(worked_desk["DRAGOMAN_DESK_DIR"])
    secret = (folder / "secret.txt").read_bytes()
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert not any(secret in archive.read(name) for name in names)
    assert not [name for name in names if "cache" in name or "secret" in name]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert sorted(p.name for p in tmp_path.iterdir() if "desk" in p.name) == ["desk", "desk.zip"]
    done = dragoman(worked_desk, "backup", str(path), "--data", str(folder))
    assert (done.returncode, "is there already" in done.stderr) == (1, True)
    done = dragoman(worked_desk, "backup", str(folder / "in.zip"), "--data", str(folder))
    assert (done.returncode, "own folder" in done.stderr) == (1, True)


def test_restore_refuses_a_folder_that_holds_something(worked_desk: Environment, tmp_path: Path) -> None:
    path = tmp_path / "desk.zip"
    back_up(worked_desk, path)
    before = look(worked_desk, "rows")
    done = dragoman(worked_desk, "restore", str(path), "--data", worked_desk["DRAGOMAN_DESK_DIR"])
    assert (done.returncode, "is not empty" in done.stderr) == (1, True)
    assert look(worked_desk, "rows") == before


def test_restore_names_a_damaged_member(worked_desk: Environment, tmp_path: Path) -> None:
    path, wrong = tmp_path / "desk.zip", tmp_path / "wrong.zip"
    back_up(worked_desk, path)
    with zipfile.ZipFile(path) as archive, zipfile.ZipFile(wrong, "w") as out:
        for name in archive.namelist():
            data = archive.read(name)
            out.writestr(name, data[:-1] + b"!" if name.endswith(".warc.gz") else data)
    done = dragoman(worked_desk, "restore", str(wrong), "--data", str(tmp_path / "not-made"))
    assert done.returncode == 1
    assert "originals/desk-2024-05-001.warc.gz: is not what was written" in done.stderr
    assert not (tmp_path / "not-made").exists()
    assert dragoman(worked_desk, "restore", str(path), "--check").returncode == 0
    cut = tmp_path / "cut.zip"
    cut.write_bytes(path.read_bytes()[:-200])
    assert dragoman(worked_desk, "restore", str(cut), "--check").returncode == 1


@pytest.mark.parametrize(
    "name",
    [
        "../x",
        "files/../../x",
        "/etc/passwd",
        "files//x",
        "files/C:x",
        "files/a\\b",
        "files/\x1b[2J",
        "x",
        "files/",
    ],
)
def test_require_name_refuses_what_leads_out(name: str) -> None:
    with pytest.raises(BackupError, match="not made by Dragoman"):
        require_name(name)


def test_prove_refuses_members_that_are_not_listed(tmp_path: Path) -> None:
    path = tmp_path / "odd.zip"
    member = {"name": "files/a", "size": 1, "sha256": hashlib.sha256(b"a").hexdigest(), "columns": []}
    line = {
        "schema": "dragoman-backup/1",
        "version": "1",
        "made_at": "",
        "database": "sqlite",
        "migrations": [],
    }
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("files/a", b"a")
        archive.writestr("files/b", b"b")
        archive.writestr(LIST, json.dumps({**line, "members": [member]}))
    with pytest.raises(BackupError, match="other members than it lists"):
        prove(path)


def test_prove_refuses_what_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("hello")
    with pytest.raises(BackupError, match="is no backup"):
        prove(tmp_path / "note.txt")
    with pytest.raises(BackupError, match="cannot be opened"):
        prove(tmp_path / "missing.zip")
    assert main(["restore", str(tmp_path / "note.txt"), "--check"]) == 1

"""A command -> run beside a PostgreSQL server of its own: `python -m tools.postgres -- pytest tests/desk`.

The server is made in a folder that nobody else may enter, listens on a socket in it and on no port, and is stopped and
removed at the end. The command finds its address in DRAGOMAN_TEST_DATABASE. PostgreSQL refuses to run as root, so it
runs as the user `postgres` then, as Debian's package makes it.

Exit: the command's own, or 0 with a line that says what was left out when PostgreSQL is not installed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

VERSION = "15"
PROGRAMS = Path("/usr/lib/postgresql") / VERSION / "bin"
VARIABLE = "DRAGOMAN_TEST_DATABASE"
LEFT_OUT = f"left out: PostgreSQL {VERSION} is not installed (Debian: apt-get install postgresql-{VERSION})"
TEST_SETTINGS: Mapping[str, str] = {
    # Nothing in here has to outlive the machine: a command that was killed is lost only by its own process.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "64MB",
    "max_connections": "100",
}
_USER = "dragoman"
_WAIT_S = 60.0


@dataclass(frozen=True, slots=True)
class Cluster:
    """A running server: where it is, and the address of its one database."""

    folder: Path
    programs: Path
    address: str

    def address_of(self, database: str) -> str:
        """The address of another database of it."""
        return _address(self.folder, database)

    def run(self, program: str, *arguments: str) -> str:
        """What a program of PostgreSQL says, connected to this server."""
        command = [str(self.programs / program), "-h", str(self.folder), "-U", _USER, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def find_programs() -> Path | None:
    """The folder of the server's programs; None where it is not installed."""
    if (PROGRAMS / "postgres").exists():
        return PROGRAMS
    found = shutil.which("postgres")
    return Path(found).resolve().parent if found else None


@contextmanager
def open_cluster(keep: Path | None = None, settings: Mapping[str, str] = TEST_SETTINGS) -> Iterator[Cluster]:
    """A server for as long as the block runs.

    Args:
        keep: its folder, made when missing and left at the end; None is a new one that is removed.
        settings: of postgresql.conf.

    Raises:
        FileNotFoundError: PostgreSQL is not installed.
        RuntimeError: it does not start; its log is in the message.
    """
    programs = find_programs()
    if programs is None:
        raise FileNotFoundError(LEFT_OUT)
    # Socket names are at most 107 bytes long, whatever TMPDIR is.
    folder = keep or Path(tempfile.mkdtemp(prefix="dragoman-pg-", dir="/tmp"))
    folder.mkdir(parents=True, exist_ok=True)
    server = None
    try:
        is_new = not (folder / "data" / "PG_VERSION").exists()
        if is_new:
            _make(programs, folder)
        server = _start(programs, folder, settings)
        cluster = Cluster(folder, programs, _address(folder, _USER))
        if is_new:
            cluster.run("createdb", "-T", "template0", "-E", "UTF8", _USER)
        yield cluster
    finally:
        if server is not None:
            _stop(server)
        if keep is None:
            shutil.rmtree(folder, ignore_errors=True)


def _address(folder: Path, database: str) -> str:
    return f"postgresql://{_USER}@/{database}?host={folder}"


def _account() -> str | None:
    """Whom the server runs as: None is who we are."""
    return "postgres" if os.geteuid() == 0 else None


def _make(programs: Path, folder: Path) -> None:
    if (account := _account()) is not None:
        shutil.chown(folder, account, account)
    folder.chmod(0o700)
    command = [str(programs / "initdb"), "-D", str(folder / "data"), "-U", _USER, "-A", "trust"]
    command += ["-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
    done = subprocess.run(
        command, user=account, group=account, cwd=folder, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"initdb: {done.stderr.strip()[-500:]}")


def _start(programs: Path, folder: Path, settings: Mapping[str, str]) -> subprocess.Popen[bytes]:
    options = {"listen_addresses": "", "unix_socket_directories": str(folder), **settings}
    command = [str(programs / "postgres"), "-D", str(folder / "data")]
    command += [word for name, value in options.items() for word in ("-c", f"{name}={value}")]
    account, log = _account(), folder / "log"
    with log.open("wb") as out:
        # In a group of its own: Ctrl+C is for the command, the server is stopped after it.
        server = subprocess.Popen(
            command, user=account, group=account, cwd=folder, stdout=out, stderr=out, start_new_session=True
        )
    ready = [str(programs / "pg_isready"), "-q", "-h", str(folder), "-U", _USER, "-d", "postgres"]
    until = time.monotonic() + _WAIT_S
    while subprocess.run(ready, check=False).returncode:
        if server.poll() is not None or time.monotonic() > until:
            _stop(server)
            raise RuntimeError(f"PostgreSQL does not start: {log.read_text(errors='replace')[-1000:]}")
        time.sleep(0.05)
    return server


def _stop(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is not None:
        return
    server.send_signal(signal.SIGINT)  # PostgreSQL's "fast": sessions are ended, what is committed is written
    try:
        server.wait(_WAIT_S)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command beside a temporary server."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words[:1] == ["--"]:
        words = words[1:]
    if not words:
        print("name a command: python -m tools.postgres -- pytest tests/desk", file=sys.stderr)
        return 2
    if find_programs() is None:
        print(f"{LEFT_OUT}: {' '.join(words)}", file=sys.stderr)
        return 0
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(128 + number))
    with open_cluster() as cluster:
        return subprocess.run(words, env={**os.environ, VARIABLE: cluster.address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

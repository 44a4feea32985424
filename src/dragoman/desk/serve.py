"""A folder and a port -> the desk in the browser: tables made, worker and server started, until they are stopped."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from urllib.request import urlopen

from dragoman.base.errors import SettingsError


@dataclass(frozen=True, slots=True)
class DeskOptions:
    """How to serve.

    Args:
        folder: the desk's folder, made when missing.
        host, port: where to listen; port 0 takes a free one.
        demo: a sample desk, filled at its first start.
        once: answer the front page once and end.
        browser: open it.
        workers: processes that answer.
        samples: the folder of the sample documents (demo).
        say: told each line for a person.
    """

    folder: Path
    host: str = "127.0.0.1"
    port: int = 8400
    demo: bool = False
    once: bool = False
    browser: bool = True
    workers: int = 1
    samples: Path | None = None
    say: Callable[[str], None] = print


def serve_desk(options: DeskOptions) -> int:
    """Serve until interrupted; returns the exit code.

    Raises:
        SettingsError: the port is taken, or the folder cannot be made.
    """
    port = options.port or _free_port(options.host)
    _require_free(options.host, port)
    prepare(options)
    path = first_path(options)
    address = f"http://{options.host}:{port}"
    signal.signal(signal.SIGTERM, _interrupt)
    worker = _start([sys.executable, "-m", "dragoman.desk.work.worker"])
    server = _start(_server_command(options, port))
    try:
        _wait_until_up(f"{address}/api/openapi.json", server)
        options.say(f"desk: {address}{path}")
        if options.once:
            return _look_once(address)
        options.say("stop it with Ctrl+C")
        if options.browser:
            threading.Thread(target=webbrowser.open, args=(f"{address}{path}",), daemon=True).start()
        return _watch(server, worker)
    except KeyboardInterrupt:
        return 0
    finally:
        for process in (server, worker):
            _stop(process)


def prepare(options: DeskOptions) -> None:
    """Make folder, environment and tables; fill a sample desk."""
    try:
        options.folder.mkdir(parents=True, exist_ok=True)
        options.folder.chmod(0o700)
    except OSError as error:
        raise SettingsError(
            f"{options.folder}: cannot be made ({error.strerror}). Name another --data."
        ) from error
    os.environ["DRAGOMAN_DESK_DIR"] = str(options.folder.absolute())
    os.environ["DRAGOMAN_DESK_DEMO"] = "1" if options.demo else ""
    os.environ["DJANGO_SETTINGS_MODULE"] = "dragoman.desk.settings"
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    if options.demo:
        _require_no_people(options.folder)
    if options.demo and options.samples is not None:
        from dragoman.desk.demo import fill_sample_desk

        fill_sample_desk(options.samples, say=options.say)


def _require_no_people(folder: Path) -> None:
    """Refuse to open a desk of real people to anybody who comes."""
    from dragoman.desk.models import User

    if User.objects.filter(is_demo=False).exists():
        raise SettingsError(
            f"{folder}: is a desk with accounts of its own, no sample desk. Name another --data."
        )


def first_path(options: DeskOptions) -> str:
    """Where a person starts: on a new desk the page that makes its administrator, which wants the token here."""
    from dragoman.desk.models import Desk, User
    from dragoman.desk.people.entry import start_token_digest

    if options.demo or User.objects.exists():
        return "/"
    token = secrets.token_urlsafe(24)
    desk = Desk.load()
    desk.start_digest = start_token_digest(token)
    desk.save()
    return f"/start/?token={token}"


def _server_command(options: DeskOptions, port: int) -> list[str]:
    return [
        *(
            sys.executable,
            "-m",
            "granian",
            "--interface",
            "wsgi",
            "--host",
            options.host,
            "--port",
            str(port),
        ),
        *("--workers", str(options.workers), "--blocking-threads", str(_threads(options.workers))),
        *("--backlog", "256"),
        *("--no-ws", "--log-level", "warning", "--respawn-failed-workers", "dragoman.desk.wsgi:application"),
    ]


def _threads(workers: int) -> int:
    """Threads of each process. They take turns in Python: more of them only make short pages wait for long ones."""
    return max(2, 4 // workers)


def _start(command: list[str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(command, start_new_session=True)


def _interrupt(number: int, frame: FrameType | None) -> None:
    """Being told to stop is as Ctrl+C: server and worker are stopped too."""
    raise KeyboardInterrupt


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def _watch(server: subprocess.Popen[bytes], worker: subprocess.Popen[bytes]) -> int:
    """Wait for the end; a worker that died is started again."""
    while server.poll() is None:
        if worker.poll() is not None:
            worker = _start([sys.executable, "-m", "dragoman.desk.work.worker"])
        time.sleep(0.5)
    return server.returncode or 0


def _wait_until_up(address: str, server: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if server.poll() is not None:
            raise SettingsError("the server did not start; what it said stands above.")
        try:
            urlopen(address, timeout=5).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SettingsError("the server did not answer within 60 s.")


def _look_once(address: str) -> int:
    with urlopen(f"{address}/", timeout=30) as answer:
        return 0 if answer.status == 200 else 1


def _free_port(host: str) -> int:
    with socket.socket() as probe:
        probe.bind((host, 0))
        return int(probe.getsockname()[1])


def _require_free(host: str, port: int) -> None:
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        raise SettingsError(
            f"{host}:{port} cannot be listened on ({error.strerror}). Give another --port."
        ) from error

"""A desk's folder -> the desk served as `dragoman desk` serves it, for as long as the block runs."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

_WAIT_S = 120.0


@contextmanager
def served(folder: Path, workers: int) -> Iterator[int]:
    """The port on loopback where it answers.

    Raises:
        RuntimeError: it does not come up; what it said stands above.
    """
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "dragoman.cli", "desk", "--data", str(folder), "--port", str(port)]
    command += ["--no-browser", "--workers", str(workers)]
    process = subprocess.Popen([*command, "--atlas", os.environ["DRAGOMAN_ATLAS"]])
    try:
        until = time.monotonic() + _WAIT_S
        while not _answers(port):
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError("the desk does not come up; what it said stands above")
            time.sleep(0.2)
        yield port
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(_WAIT_S)
        except subprocess.TimeoutExpired:
            process.kill()


def _answers(port: int) -> bool:
    try:
        urlopen(f"http://127.0.0.1:{port}/api/openapi.json", timeout=5).close()
    except OSError:
        return False
    return True

"""Documents -> how fast they are read on one core, by our reader and by the peer, and what that takes."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.atlas import Atlas
from dragoman.base.document import Document
from dragoman.base.errors import DragomanError
from dragoman.read import RuleReader

PEER_VARIABLE = "DRAGOMAN_PEER_PYTHON"
WAITS = 5  # times that the command is run; the median counts


@dataclass(frozen=True, slots=True)
class Rate:
    """Documents read and the seconds it took; the most memory that the process held, in megabytes."""

    documents: int
    seconds: float
    peak_mb: float
    screened: int = 0

    @property
    def per_second(self) -> float:
        """Documents a second."""
        return self.documents / self.seconds


def use_one_core() -> None:
    """Binds this process and those it starts to one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})


def read_all(documents: Sequence[Document]) -> Rate:
    """Our reader over the documents, the first one outside the clock since it loads what is loaded once."""
    reader = RuleReader(Atlas.open())
    reader.read(documents[0])
    begin = time.perf_counter()
    screened = sum(reader.read(document).screened is not None for document in documents[1:])
    seconds = time.perf_counter() - begin
    return Rate(len(documents) - 1, seconds, peak_mb(), screened)


def rates_by_language(documents: Mapping[str, Sequence[Document]]) -> dict[str, float]:
    """Documents read for each second of the processor, by language, the languages in turn so that all share the load.

    The first document of each is outside the clock, since it loads the tables of the language.
    """
    reader = RuleReader(Atlas.open())
    seconds = dict.fromkeys(documents, 0.0)
    for of_language in documents.values():
        reader.read(of_language[0])
    for row in zip(*(of_language[1:] for of_language in documents.values()), strict=True):
        for lang, document in zip(documents, row, strict=True):
            begin = time.process_time()
            reader.read(document)
            seconds[lang] += time.process_time() - begin
    return {lang: (len(documents[lang]) - 1) / seconds[lang] for lang in documents}


def peak_mb() -> float:
    """The most memory that this process has held, in megabytes, without what its parent held before it was started.

    Linux keeps the greatest figure of getrusage when a process starts another program, so its own table is asked there.
    """
    status = Path("/proc/self/status")
    if status.exists():
        for line in status.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def read_with_peer(documents: Sequence[Document]) -> Rate | None:
    """The peer over the documents in a process of its own; None when DRAGOMAN_PEER_PYTHON is not set.

    Raises:
        DragomanError: the peer does not run.
    """
    python = os.environ.get(PEER_VARIABLE)
    if not python:
        return None
    lines = "\n".join(json.dumps({"text": document.read_text}) for document in documents)
    command = [python, str(Path(__file__).parent / "peer.py")]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, input=lines, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        reason = done.stderr.strip().splitlines()[-1:] or ["no message"]
        raise DragomanError(
            f"{python}: the peer does not run ({reason[0]}). Install bench/speed/requirements.txt."
        )
    row = json.loads(done.stdout)
    return Rate(row["documents"], row["seconds"], row["peak_mb"])


def wait_for_command(document: Document) -> float:
    """The median seconds that `dragoman read one.txt` takes from start to exit.

    Raises:
        DragomanError: the command fails.
    """
    command = [sys.executable, "-c", "import sys; from dragoman.cli import main; sys.exit(main())", "read"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.txt"
        path.write_text(document.read_text, encoding="utf-8")
        published = document.published.isoformat() if document.published else "2023-09-07"
        waits = []
        for _ in range(WAITS):
            begin = time.perf_counter()
            done = subprocess.run(
                [*command, str(path), "--published", published], capture_output=True, check=False
            )
            waits.append(time.perf_counter() - begin)
            if done.returncode:
                raise DragomanError(
                    f"`dragoman read` fails: {done.stderr.decode(errors='replace').strip()[-300:]}"
                )
    return statistics.median(waits)

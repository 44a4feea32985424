"""Sentences -> sentences by Apertium, a program of rules that Debian ships; nothing of it is loaded into this process.

There is no direct pair from French into English: they are joined by a third language, Catalan before Spanish, because
its output was the better one on own sentences. Its marks for unknown words are turned off, so that names come back as
they were.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Sequence
from functools import cached_property

from dragoman.base.errors import EngineFailed, EngineMissing
from dragoman.interpret.languages import own_code
from dragoman.interpret.translate.engine import Pair

TIMEOUT_S = 60.0
_MODE = re.compile(r"[a-z]{2,3}-[a-z]{2,3}")
_BREAK = "\n\n"  # Apertium ends a sentence at an empty line
_BRIDGES = ("ca", "es", "en")
_CODES = {"cat": "ca", "oci": "oc", "glg": "gl", "eus": "eu"}  # languages that we do not name but go through
_UNSAFE = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")


class Apertium:
    """Apertium as it is installed on this machine; pairs of one or two steps."""

    name = "apertium"
    keeps_marks = True

    def __init__(self, program: str = "apertium", *, timeout_s: float = TIMEOUT_S) -> None:
        found = shutil.which(program)
        if found is None:
            raise EngineMissing(
                "apertium: not installed. On Debian: apt-get install apertium apertium-fra-cat apertium-eng-cat"
            )
        self._program, self._timeout_s = found, timeout_s

    @cached_property
    def version(self) -> str:
        """As the program says it."""
        return self._run(["-V"], "").split()[-1]

    @property
    def pairs(self) -> frozenset[Pair]:
        """Every pair with a path of one or two modes."""
        return frozenset(self._paths)

    @cached_property
    def _paths(self) -> dict[Pair, tuple[str, ...]]:
        """For each pair the modes to be run one after the other; a direct one before any bridge."""
        direct: dict[Pair, str] = {}
        for mode in sorted(self._run(["-l"], "").split()):
            if _MODE.fullmatch(mode):
                source, target = (_CODES.get(code, own_code(code)) for code in mode.split("-"))
                direct.setdefault(Pair(source, target), mode)
        paths: dict[Pair, tuple[str, ...]] = {pair: (mode,) for pair, mode in direct.items()}
        for bridge in _BRIDGES:
            for first in direct:
                for second in direct:
                    pair = Pair(first.source, second.target)
                    if first.target == second.source == bridge and pair.source != pair.target:
                        paths.setdefault(pair, (direct[first], direct[second]))
        return paths

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """The sentences in the other language, one for one; see `Engine.translate`."""
        path = self._paths.get(Pair(source, target))
        if path is None:
            raise EngineMissing(f"apertium: no pair {source}-{target} is installed. Add its Debian packages.")
        text = _BREAK.join(_UNSAFE.sub(" ", sentence).strip() or "." for sentence in sentences)
        for mode in path:
            text = self._run(["-u", "-f", "txt", mode], text)
        answers = [part.strip() for part in text.strip().split(_BREAK)]
        if len(answers) != len(sentences):
            raise EngineFailed(
                f"apertium: {len(answers)} sentences for {len(sentences)}. Try another engine."
            )
        return answers

    def _run(self, arguments: Sequence[str], text: str) -> str:
        """What the program writes; it is a pipeline of programs, and all of them end when the time is over."""
        process = subprocess.Popen(
            [self._program, *arguments],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
        try:
            out, err = process.communicate(text.encode("utf-8", "replace"), timeout=self._timeout_s)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            raise EngineFailed(f"apertium: no answer in {self._timeout_s:g} s.") from TimeoutError(str(error))
        if process.returncode != 0:
            said = err.decode("utf-8", "replace").strip()[:200]
            raise EngineFailed(f"apertium: ended with {process.returncode} ({said}).")
        return out.decode("utf-8", "replace")

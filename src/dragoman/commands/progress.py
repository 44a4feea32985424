"""How far a run is -> a bar on standard error, when a person is watching."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager


def is_watched() -> bool:
    """Whether standard error is a terminal."""
    return sys.stderr.isatty()


@contextmanager
def progress_bar(label: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """A bar on standard error; call what it gives with the number of items done so far."""
    if not is_watched():
        yield lambda done: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    # Standard output is data: it must never be sent by way of the bar's terminal.
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task(label, total=total)
        yield lambda done: progress.update(task, completed=done)


class BuildProgress:
    """Tells how the place index is built: a bar for a person, one line in a log."""

    def __init__(self) -> None:
        self._step = ""
        self._bar = ExitStack()
        self._show: Callable[[int], None] = lambda done: None

    def __call__(self, step: str, done: int, total: int) -> None:
        """Called by the builder with the step's name, how much of it is done, and how much there is."""
        if not self._step:
            print("building the index of places, once; this takes up to 30 s", file=sys.stderr)
        if step != self._step:
            self.close()
            self._step = step
            self._show = self._bar.enter_context(progress_bar(step, total))
        self._show(done)

    def close(self) -> None:
        """Take the bar away."""
        self._bar.close()
        self._show = lambda done: None

"""How a command ended -> its exit code."""

from __future__ import annotations

from typing import Final

DONE: Final = 0
SOME_FAILED: Final = 1
WRONG_USAGE: Final = 2
INTERRUPTED: Final = 130
PIPE_CLOSED: Final = 141

"""The protocol of every export: events in, one after the other; bytes out; at the end, what was lost.

An exporter holds no event longer than it takes to write it, so that a million claims need no more memory than one.
What its format cannot hold it counts by field; nothing is dropped in silence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from dragoman.base.event import Event

SHOWN_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Loss:
    """A kind of fact that the format cannot hold: the field, why, how often, and the first few it happened to."""

    field: str
    why: str
    count: int
    examples: tuple[str, ...]


@dataclass(slots=True)
class Losses:
    """What an export could not hold, counted by field and reason."""

    _counts: dict[tuple[str, str], int] = field(default_factory=dict)
    _examples: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def add(self, name: str, why: str, example: str, count: int = 1) -> None:
        """Count a fact that was left out, or several, with the id of the claim or event that it is of."""
        key = (name, why)
        self._counts[key] = self._counts.get(key, 0) + count
        examples = self._examples.setdefault(key, [])
        if len(examples) < SHOWN_EXAMPLES and example not in examples:
            examples.append(example)

    def report(self) -> tuple[Loss, ...]:
        """Every loss, by field."""
        return tuple(
            Loss(name, why, count, tuple(self._examples[name, why]))
            for (name, why), count in sorted(self._counts.items())
        )


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote: counts of events and claims, the files, and what could not be held."""

    events: int
    claims: int
    rows: int
    files: tuple[Path, ...]
    losses: tuple[Loss, ...]


class Exporter(Protocol):
    """Writes events in one format; made with the path, or the binary stream, that it writes to."""

    def add(self, event: Event) -> None:
        """Write one event."""

    def close(self) -> Exported:
        """Write what comes last, and say what was written and lost."""

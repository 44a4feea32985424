"""What a verification finds: for each statement of a report whether it is proven, and if not, why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement of the report, or one part of the bundle.

    `place` says where it stands ("lead, sentence 2"), `claims` on which claims it rests; `problems` is empty when it is
    proven; `notes` say what could not be looked at and so is not proven.
    """

    place: str
    text: str
    claims: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def is_proven(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Proof:
    """What became of every statement of a bundle's report, in the order in which it is read.

    `parts` are of what stands behind the report: files, claims, documents, decisions. `notes` hold for all of it.
    """

    statements: tuple[Finding, ...]
    parts: tuple[Finding, ...]
    notes: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[Finding, ...]:
        """Everything that is not proven."""
        return tuple(f for f in (*self.parts, *self.statements) if not f.is_proven)

    @property
    def is_proven(self) -> bool:
        """Whether all of it is."""
        return not self.failed

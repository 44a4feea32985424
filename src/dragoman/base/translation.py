"""A sentence, what a machine made of it, what is wrong with that, and what a person said -> a Passage.

A translation is for people: no claim is read from it. The original always stands; a machine's words are nobody's words
until a person has checked them, and `Passage.words` is the only way to them as such.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from dragoman.base.errors import UncheckedTranslation


class PassageState(StrEnum):
    """Whose translation a passage is."""

    NONE = "none"
    MACHINE = "machine"
    CHECKED = "checked"
    HUMAN = "human"


class FaultKind(StrEnum):
    """What can be wrong with a machine's translation of one sentence."""

    FAILED = "failed"
    TIMEOUT = "timeout"
    EMPTY = "empty"
    TRUNCATED = "truncated"
    OVERLONG = "overlong"
    UNTRANSLATED = "untranslated"
    MARKUP = "markup"
    REPEATED = "repeated"
    NUMBER_MISSING = "number_missing"
    NUMBER_ADDED = "number_added"
    NAME_MISSING = "name_missing"


LOST = frozenset({FaultKind.FAILED, FaultKind.TIMEOUT, FaultKind.EMPTY, FaultKind.UNTRANSLATED})
"""Faults after which there is no translation to show."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: the words that are missing or were added, or what the engine said."""

    kind: FaultKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A number or a name at [start, end) of one side of a passage; `kind` is "number" or the name's kind."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a document with its translation.

    Args:
        start, end: where the original stands in the document's `read_text`.
        original: the words that stand there.
        translation: the words in the other language; None when there are none that can be shown.
        state: none, machine, checked (a machine's, found right by a person) or human.
        faults: what the check found; a person's ruling does not delete them.
        marks, translation_marks: numbers and names of either side.
        by, at: who checked or wrote it, and when (UTC, ISO 8601).
        machine: what the machine said, kept beside a person's words.
    """

    start: int
    end: int
    original: str
    translation: str | None
    state: PassageState
    faults: tuple[Fault, ...] = ()
    marks: tuple[Mark, ...] = ()
    translation_marks: tuple[Mark, ...] = ()
    by: str | None = None
    at: str | None = None
    machine: str | None = None

    @property
    def words(self) -> str:
        """The translation as words that may be quoted.

        Raises:
            UncheckedTranslation: there is none, or no person has checked it.
        """
        if self.translation is None or self.state not in (PassageState.CHECKED, PassageState.HUMAN):
            raise UncheckedTranslation(
                f"passage at {self.start}:{self.end}: its translation is {self.state}, checked by nobody. "
                "Quote the original, or have a person check it."
            )
        return self.translation

    def checked(self, *, by: str, at: str) -> Passage:
        """The passage with its translation found right by a person.

        Raises:
            UncheckedTranslation: there is none to check, or nobody is named.
        """
        if self.translation is None or not by.strip():
            raise UncheckedTranslation(
                f"passage at {self.start}:{self.end}: nothing to check, or nobody who checks. Name who does."
            )
        return replace(self, state=PassageState.CHECKED, by=by, at=at)

    def rewritten(self, translation: str, *, by: str, at: str) -> Passage:
        """The passage in a person's words; what the machine said stays beside them.

        Raises:
            UncheckedTranslation: the words are none, or nobody is named.
        """
        if not translation.strip() or not by.strip():
            raise UncheckedTranslation(
                f"passage at {self.start}:{self.end}: no words, or nobody who wrote them. Give both."
            )
        said = self.machine if self.state is PassageState.HUMAN else self.translation
        return replace(
            self,
            translation=translation,
            state=PassageState.HUMAN,
            translation_marks=(),
            by=by,
            at=at,
            machine=said,
        )


@dataclass(frozen=True, slots=True)
class Translation:
    """A document in another language: its passages in order, which cover all its sentences.

    `source` and `target` are BCP 47 tags; `engine` names engine, version and model.
    """

    document_id: str
    source: str
    target: str
    engine: str
    passages: tuple[Passage, ...]

    @property
    def faulty(self) -> tuple[Passage, ...]:
        """The passages with a fault."""
        return tuple(passage for passage in self.passages if passage.faults)

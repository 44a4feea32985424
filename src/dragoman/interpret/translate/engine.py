"""What a translation engine is: sentences in, as many sentences out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True, order=True)
class Pair:
    """From one language into another, primary subtags: "fr-en"."""

    source: str
    target: str

    def __str__(self) -> str:
        return f"{self.source}-{self.target}"


class Engine(Protocol):
    """Whatever turns sentences into sentences of another language.

    `keeps_marks` says whether words such as "Xqa" come back as they went in, so that names can be put in their place.
    """

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    @property
    def pairs(self) -> frozenset[Pair]: ...

    @property
    def keeps_marks(self) -> bool: ...

    def translate(self, sentences: Sequence[str], source: str, target: str) -> list[str]:
        """The sentences in the other language, one for one.

        Raises:
            EngineMissing: there is no model of that pair.
            EngineFailed: no answer in time, or one that is none.
        """
        ...

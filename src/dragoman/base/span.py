"""A range of characters -> the words that stand there, checked.

A span is made only by `Span.cut`, which slices, or by `Span.checked`, which compares; a near match
is a refusal, never a repair.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.base.errors import GroundingError


class Part(StrEnum):
    """Which string of a document a span points into."""

    TITLE = "title"
    TEXT = "text"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """`quote` stands at [start, end) of the document's part; offsets count Python characters."""

    part: Part
    start: int
    end: int
    quote: str

    @classmethod
    def cut(cls, source: str, part: Part, start: int, end: int) -> Span:
        """The span of `source[start:end]`.

        Raises:
            ValueError: the range is empty or lies outside the source.
        """
        if not 0 <= start < end <= len(source):
            raise ValueError(f"range {start}:{end} is empty or outside a text of {len(source)} characters")
        return cls(part, start, end, source[start:end])

    @classmethod
    def checked(cls, source: str, part: Part, start: int, end: int, quote: str) -> Span:
        """The span as somebody else gave it, when its quote really stands there.

        Raises:
            GroundingError: it does not.
        """
        if not 0 <= start < end <= len(source) or source[start:end] != quote:
            raise GroundingError(
                f"quote {quote[:60]!r} does not stand at {start}:{end} of the {part} "
                f"({len(source):,} characters). Read the document again or correct the quote."
            )
        return cls(part, start, end, quote)

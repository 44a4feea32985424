"""What was collected -> a Document, and the one string of it that is read.

A document keeps its title apart from its text. What is read is `title + "\\n\\n" + text` when the
title does not stand in the text already; every span says which part it points into.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

from dragoman.base.span import Part, Span

TITLE_JOIN = "\n\n"


@dataclass(frozen=True, slots=True)
class Document:
    """One page, post or file, as it came.

    Args:
        id: the id it came with, as a string; else the sha256 of its text.
        text: the body, characters as decoded; offsets count Python characters.
        title: headline, or "" when there is none.
        lang: BCP 47 tag, or None when nobody has said yet.
        published: calendar date in the source's own zone, or None.
        published_at: the instant of publication as ISO 8601 with offset, or None.
        fetched: UTC instant of the fetch, ISO 8601, or None for local files.
        archived: address of the archived copy, or None.
        digest: sha256 of a text that was left out, as somebody else gave it; None where the text is here.
    """

    id: str
    text: str
    title: str = ""
    url: str | None = None
    lang: str | None = None
    published: date | None = None
    published_at: str | None = None
    fetched: str | None = None
    archived: str | None = None
    digest: str | None = None

    @property
    def sha256(self) -> str:
        """Hash of the text, hexadecimal, 64 characters; of one that was left out, the hash that came with it."""
        return self.digest if self.digest and not self.text else text_sha256(self.text)

    @property
    def title_is_apart(self) -> bool:
        """Whether the title is read before the text because the text does not hold it."""
        return bool(self.title) and self.title not in self.text

    @property
    def read_text(self) -> str:
        """The string that a reader reads."""
        return self.title + TITLE_JOIN + self.text if self.title_is_apart else self.text

    @property
    def text_offset(self) -> int:
        """Where the text begins inside `read_text`."""
        return len(self.title) + len(TITLE_JOIN) if self.title_is_apart else 0

    def part_text(self, part: Part) -> str:
        """The string that spans of this part point into."""
        return self.title if part is Part.TITLE else self.text

    def span_at(self, start: int, end: int) -> Span:
        """The span of `read_text[start:end]`, in the part that holds it.

        Raises:
            ValueError: the range is empty, out of bounds or crosses from title to text.
        """
        offset = self.text_offset
        if start >= offset:
            part, begin, stop = Part.TEXT, start - offset, end - offset
        elif end <= len(self.title):
            part, begin, stop = Part.TITLE, start, end
        else:
            raise ValueError(f"range {start}:{end} crosses from title to text")
        return Span.cut(self.part_text(part), part, begin, stop)


def text_sha256(text: str) -> str:
    """Hexadecimal sha256 of a text in UTF-8 (lone surrogates kept)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

"""The words of a value -> its spans and its reason, or a refusal: what one claim stands on while it is built."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.base.claim import Refusal, Why
from dragoman.base.document import Document
from dragoman.base.span import Span
from dragoman.read.nouns import Words


@dataclass(slots=True)
class Grounds:
    """The spans and reasons of one claim while it is built."""

    document: Document
    spans: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    why: dict[str, Why] = field(default_factory=dict)
    refusals: list[Refusal] = field(default_factory=list)

    def put(
        self,
        pointer: str,
        *words: Words | None,
        rule: str = "",
        entry: str = "",
        candidates: tuple[str, ...] = (),
    ) -> bool:
        """Ground a value; False when its words cross from title to text."""
        spans: list[Span] = []
        for part in words:
            if part is None or part.end <= part.start:
                continue
            try:
                spans.append(self.document.span_at(part.start, part.end))
            except ValueError:
                self.refusals.append(
                    Refusal(pointer, tidy(part.text), "its words run from the title into the text")
                )
                return False
        if not spans:
            return False
        self.spans[pointer] = tuple(dict.fromkeys(spans))
        self.why[pointer] = Why(rule, entry, candidates)
        return True

    def refuse(self, pointer: str, words: Words, reason: str) -> None:
        """Keep words that were seen and not taken, and why not."""
        try:
            span = self.document.span_at(words.start, words.end)
        except ValueError:
            return
        self.refusals.append(Refusal(pointer, tidy(words.text), reason, span))


def tidy(text: str) -> str:
    """Words of a value without line breaks and doubled blanks."""
    return " ".join(text.split())

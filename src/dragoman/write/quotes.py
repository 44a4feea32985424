"""Words of a source -> as few of them as may be quoted, and still provable against its text.

A quote that holds a withheld name keeps its offsets; the marker stands for the name. `holds_quote` then compares what
stands around the marker, so that a quote is proven without the name.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from dragoman.base.claim import Claim
from dragoman.base.span import Span
from dragoman.base.translation import Passage
from dragoman.page.words import word
from dragoman.write.wordlists import marker

MOST_WORDS = 25
"""As many words in a row of a statement as are quoted at most."""
_WORD = re.compile(r"\w[\w'’.,-]*\w|\w")


def shorten_quote(text: str, words: int = MOST_WORDS) -> str:
    """A text cut after its first words, with "…" where something is cut."""
    end = _end_of(text, words)
    return text if end == len(text) else text[:end] + "…"


def shorten_span(span: Span, words: int = MOST_WORDS) -> Span:
    """A span of the first words of a long one, so that its quote stands in the text as before."""
    end = _end_of(span.quote, words)
    if end == len(span.quote) or is_withheld(span):
        return (
            span if end == len(span.quote) else Span(span.part, span.start, span.end, span.quote[:end] + "…")
        )
    return Span(span.part, span.start, span.start + end, span.quote[:end])


def quote_translation(passage: Passage, words: int = MOST_WORDS) -> str:
    """The first words of a translation, as words of the source that may be quoted.

    Raises:
        UncheckedTranslation: a machine made it and no person has checked it; then the original alone is quoted.
    """
    return shorten_quote(passage.words, words)


def is_withheld(span: Span) -> bool:
    """Whether something in the quote is withheld."""
    return any(mark in span.quote for mark in withheld_markers())


def holds_quote(text: str, span: Span) -> bool:
    """Whether a text holds the quote at its offsets, each marker standing for the words that are withheld."""
    original = text[span.start : span.end]
    if span.quote == original:
        return bool(original)
    if not is_withheld(span):
        return False
    quote, tail = (span.quote[:-1], ".*") if span.quote.endswith("…") else (span.quote, "")
    known = re.split("|".join(re.escape(mark) for mark in withheld_markers()), quote)
    return re.fullmatch(".+?".join(re.escape(part) for part in known) + tail, original, re.DOTALL) is not None


def withheld_markers() -> tuple[str, ...]:
    """What may stand in the place of words that are withheld."""
    return (word("text", "withheld"), marker("place"), marker("coordinates"))


def shorten_claim(claim: Claim) -> Claim:
    """The claim with its quotes cut to as many words as may be published."""
    if not any(len(span.quote.split()) > MOST_WORDS for spans in claim.spans.values() for span in spans):
        return claim
    spans = {pointer: tuple(shorten_span(span) for span in spans) for pointer, spans in claim.spans.items()}
    return dataclasses.replace(claim, spans=spans)


def split_words(text: str) -> list[str]:
    """The words of a text as they are compared: in small letters, without what stands around them."""
    return [match[0].casefold() for match in _WORD.finditer(text)]


def runs_of(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    """Every run of so many words in a row."""
    return (tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def _end_of(text: str, words: int) -> int:
    """Where the last of so many words ends; the end of the text when it has no more."""
    found = [match.end() for match in _WORD.finditer(text)]
    return len(text) if len(found) <= words else found[words - 1]

"""A Document -> its text as the reader walks it: tokens, blocks and sentences with offsets.

Offsets count characters of `document.read_text`. Tokens are kept as parallel lists, since a report
has hundreds of them and most are looked at once.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.base.document import Document
from dragoman.read.languages.language import Language

if TYPE_CHECKING:
    from dragoman.read.lexicon import Lexicon

PLAIN = Language()


@dataclass(slots=True)
class Block:
    """A paragraph, heading, bullet or other unit of layout: characters [start, end)."""

    start: int
    end: int
    kind: str = "body"
    level: int = 0


@dataclass(slots=True)
class Sentence:
    """Tokens [first, last) of one sentence, and the block it stands in."""

    first: int
    last: int
    block: int


@dataclass(slots=True)
class SourceText:
    """The text of one document, cut once and shared by all steps."""

    document: Document
    text: str
    words: list[str] = field(default_factory=list)
    lows: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    datelines: list[tuple[int, int]] = field(default_factory=list)

    def note_dateline(self, end: int, start: int) -> int:
        """Keep the range of a dateline that was found, and give back where the account begins."""
        if end > start:
            self.datelines.append((start, end))
        return end

    def token_at(self, start: int) -> int:
        """Index of the first token that begins at or after this character."""
        return bisect_left(self.starts, start)

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that hold characters [start, end), at least one."""
        first = max(bisect_right(self.starts, start) - 1, 0)
        return first, max(bisect_left(self.starts, end), first + 1)

    def cut(self, first: int, last: int) -> str:
        """The characters from token `first` to the end of token `last - 1`."""
        return self.text[self.starts[first] : self.ends[last - 1]]


def cut_tokens(source: SourceText, lexicon: Lexicon | None = None) -> None:
    """Fill the token lists of a source, by the rules of the language of a lexicon."""
    text = source.text
    language = lexicon.language if lexicon is not None else PLAIN
    spans = [match.span() for match in language.token.finditer(text)]
    source.words = [text[start:end] for start, end in spans]
    source.starts = [start for start, _ in spans]
    source.ends = [end for _, end in spans]
    source.lows = list(map(language.low, source.words))
    if lexicon is not None and language.cuts_words:
        cut_words(source, lexicon)


def cut_words(source: SourceText, lexicon: Lexicon) -> None:
    """Part the tokens of a source that hold several words: "l'armée", "وقالت"."""
    text, starts, ends = source.text, source.starts, source.ends
    lows, language = source.lows, lexicon.language
    source.words, source.lows, source.starts, source.ends = [], [], [], []
    before = ""
    for low, start, end in zip(lows, starts, ends, strict=True):
        whole = text[start:end]
        parts = lexicon.cut(whole) or language.part_name(before, whole, lexicon)
        before = whole
        if not parts:
            source.words.append(whole)
            source.lows.append(low)
            source.starts.append(start)
            source.ends.append(end)
            continue
        for (at, form), (until, _) in zip(parts, (*parts[1:], (end - start, "")), strict=True):
            word, first = language.part(whole, at, until, form)
            source.words.append(word)
            source.lows.append(form)
            source.starts.append(start + first)
            source.ends.append(start + until)

"""The spans of claims <-> quotes: the words behind each value, where they stand, and a hash of the exact words.

A quote is public: at most 25 words, and no private name in it. One that held a name, or a place that the desk keeps
back, has a mark in its stead and no hash: a list of names and a minute would turn the hash back into the name.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from dragoman.base.claim import Claim
from dragoman.base.document import text_sha256
from dragoman.base.errors import BundleError
from dragoman.base.span import Part, Span
from dragoman.write.quotes import is_withheld, shorten_claim, withheld_markers


@dataclass(frozen=True, slots=True)
class Quote:
    """Words behind a value: `quote` stands at [start, end) of the part of the document; offsets count characters.

    `pointer` is the value's place in the claim ("/killed/0"). `sha256` is of the exact words in UTF-8, None when some
    of them are withheld.
    """

    claim: str
    pointer: str
    document: str
    part: Part
    start: int
    end: int
    quote: str
    sha256: str | None

    @property
    def span(self) -> Span:
        """The quote as a span, its words as they are published."""
        return Span(self.part, self.start, self.end, self.quote)

    @property
    def is_withheld(self) -> bool:
        """Whether some of its words are withheld."""
        return is_withheld(self.span)


def quotes_of(claim: Claim) -> tuple[Quote, ...]:
    """The quotes of a public claim, in the order of its spans, long ones cut to as many words as may be quoted.

    Raises:
        BundleError: a quote is not as long as its range, and nothing in it is withheld.
    """
    spans = shorten_claim(claim).spans
    return tuple(_quote(claim, pointer, span) for pointer, found in spans.items() for span in found)


def with_quotes(claim: Claim, quotes: Iterable[Quote]) -> Claim:
    """The claim with its spans again."""
    spans: defaultdict[str, list[Span]] = defaultdict(list)
    for quote in quotes:
        spans[quote.pointer].append(quote.span)
    return replace(claim, spans={pointer: tuple(found) for pointer, found in spans.items()})


def stands_around(bare: str, full: str) -> bool:
    """Whether a text is another one in which words are withheld: what stands around the marks, and at least one
    character in the place of each.

    Looked for from left to right, each part at its first place, which takes no longer for a text made to be slow.
    """
    known = _marks().split(bare)
    if len(known) == 1:
        return bare == full
    at, end = len(known[0]), len(full) - len(known[-1])
    if not full.startswith(known[0]) or not full.endswith(known[-1]):
        return False
    for part in known[1:-1]:
        found = full.find(part, at + 1)
        if found < 0:
            return False
        at = found + len(part)
    return at < end


@cache
def _marks() -> re.Pattern[str]:
    return re.compile("|".join(re.escape(mark) for mark in withheld_markers()))


def quotes_by_claim(quotes: Iterable[Quote]) -> dict[str, list[Quote]]:
    """The quotes of each claim, in their order."""
    found: defaultdict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        found[quote.claim].append(quote)
    return found


def _quote(claim: Claim, pointer: str, span: Span) -> Quote:
    is_cut = is_withheld(span)
    if not is_cut and len(span.quote) != span.end - span.start:
        raise BundleError(
            f"claim {claim.id}, {pointer}: the quote {span.quote[:40]!r} has not the length of "
            f"{span.start}:{span.end}. Read its document again."
        )
    sha256 = None if is_cut else text_sha256(span.quote)
    return Quote(claim.id, pointer, claim.document_id, span.part, span.start, span.end, span.quote, sha256)

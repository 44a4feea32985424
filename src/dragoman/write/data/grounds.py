"""An event -> the words that each value of its claims rests on, short enough to be handed on.

Every export of ours carries these, so that whoever doubts a cell can open the document at the offset and read. A quote
is cut at 25 words and 300 characters: it shows where to look and replaces no source.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.base.claim import Claim
from dragoman.base.codec import Json
from dragoman.base.event import Event, ReviewState
from dragoman.base.span import Part
from dragoman.page.shown import show_line
from dragoman.write.data.walk import claim_states, hash_of_text
from dragoman.write.quotes import shorten_quote

MOST_CHARS = 300
"""Also for scripts that put no blanks between words."""
MOST_READ = 4 * MOST_CHARS
CUT = "…"


@dataclass(frozen=True, slots=True)
class Ground:
    """The quote at [start, end) of a part of a document, and the value of a claim that it says.

    Offsets count Python characters of the document whose text has that `sha256` (None: it is not known).
    `is_cut` says that the quote is only the beginning of the words.
    """

    claim: str
    pointer: str
    document: str
    sha256: str | None
    part: Part
    start: int
    end: int
    quote: str
    is_cut: bool


def grounds_of(event: Event) -> tuple[Ground, ...]:
    """Every value of the event's claims with its words, claim by claim, in the order of the claim's spans."""
    hashes = text_hashes(event)
    return tuple(ground for claim in event.claims for ground in claim_grounds(claim, hashes))


def claim_grounds(claim: Claim, hashes: dict[str, str | None]) -> Iterator[Ground]:
    """The values of one claim with their words."""
    for pointer, spans in claim.spans.items():
        for span in spans:
            quote, is_cut = short_quote(span.quote)
            yield Ground(
                claim=claim.id,
                pointer=pointer,
                document=claim.document_id,
                sha256=hashes.get(claim.document_id),
                part=span.part,
                start=span.start,
                end=span.end,
                quote=quote,
                is_cut=is_cut,
            )


def text_hashes(event: Event) -> dict[str, str | None]:
    """Document id -> sha256 of its text, None where neither the text nor its hash came along."""
    return {document.id: hash_of_text(document) for document in event.documents}


def short_quote(quote: str) -> tuple[str, bool]:
    """A quote on one line, defused, and whether it is only the beginning of the words.

    >>> short_quote("two RPGs")
    ('two RPGs', False)
    """
    line = show_line(quote[:MOST_READ])
    short = shorten_quote(line)
    if len(short) > MOST_CHARS:
        short = short[:MOST_CHARS] + CUT
    return short, short != line or len(quote) > MOST_READ


def ground_json(ground: Ground) -> dict[str, Json]:
    """A ground as the JSON that stands in cells and objects."""
    row: dict[str, Json] = {
        "claim": show_line(ground.claim),
        "pointer": show_line(ground.pointer),
        "document": show_line(ground.document),
        "sha256": ground.sha256,
        "part": str(ground.part),
        "start": ground.start,
        "end": ground.end,
        "quote": ground.quote,
    }
    if ground.is_cut:
        row["is_cut"] = True
    return row


def accepted_claims(event: Event) -> tuple[str, ...]:
    """The ids of the claims that a person has accepted, in the order of the claims."""
    states = claim_states(event)
    return tuple(claim.id for claim in event.claims if states[claim.id] is ReviewState.ACCEPTED)

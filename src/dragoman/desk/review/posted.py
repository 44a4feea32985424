"""What a form sent -> words of the document, numbers and revisions, each held to what it must be.

Offsets come from a browser. They are taken only where the document shows, at those characters, the words that the
person saw; white space apart, for a page folds it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.base.document import Document
from dragoman.base.errors import GroundingError
from dragoman.base.span import Span
from dragoman.desk.errors import WrongInput
from dragoman.page.shown import show
from dragoman.review import span_at

MOST_SECONDS = 3_600.0
MOST_WORDS = 20
_MOST_QUOTE = 4_000


def posted_spans(document: Document, rows: Sequence[str]) -> tuple[Span, ...]:
    """The spans of "part:start:end:words as seen" lines, in their order, each once.

    Raises:
        WrongInput: a line that is none, or too many.
        GroundingError: other words stand there.
    """
    if len(rows) > MOST_WORDS:
        raise WrongInput(f"words: {len(rows)} stretches are more than {MOST_WORDS}. Select fewer.")
    return tuple(dict.fromkeys(_span(document, row) for row in rows))


def _span(document: Document, row: str) -> Span:
    part, _, rest = row.partition(":")
    start, _, rest = rest.partition(":")
    end, _, seen = rest.partition(":")
    if not (_is_count(start) and _is_count(end)) or len(seen) > _MOST_QUOTE:
        raise WrongInput(f"words {row[:40]!r}: are no place in the document. Select them again.")
    span = span_at(document, part, int(start), int(end))
    shown = show(document.part_text(span.part), span.start, span.end)
    if _folded(shown) != _folded(seen):
        raise GroundingError(
            f"document {document.id[:24]}: {seen[:60]!r} does not stand at {start}:{end} of the {part}. "
            "Select the words again."
        )
    return trimmed(document, span)


def trimmed(document: Document, span: Span) -> Span:
    """A span without the blanks at its ends, which a double click takes along."""
    text = document.part_text(span.part)
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        raise GroundingError("Only blanks are selected. Select words.")
    return Span.cut(text, span.part, start, end)


def posted_revision(params: Mapping[str, str]) -> int:
    """The revision of the claim that the person saw; a form without one is refused, or nobody would be told."""
    text = params.get("revision", "")
    if not _is_count(text):
        raise WrongInput("revision: the form does not say which version you saw. Open the claim again.")
    return int(text)


def posted_seconds(params: Mapping[str, str]) -> float | None:
    """How long the person looked, as the page measured it; None when it says nothing that can be."""
    try:
        seconds = float(params.get("seconds", ""))
    except ValueError:
        return None
    return round(seconds, 1) if 0 <= seconds <= MOST_SECONDS else None


def posted_seen(rows: Sequence[str]) -> dict[str, int]:
    """Claim id -> revision, of "id:revision" lines."""
    seen: dict[str, int] = {}
    for row in rows:
        claim, _, revision = row.rpartition(":")
        if not claim or not _is_count(revision):
            raise WrongInput(f"claim {row[:40]!r}: does not say which version you saw. Open the page again.")
        seen[claim] = int(revision)
    return seen


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 12


def _folded(text: str) -> str:
    return " ".join(text.split())

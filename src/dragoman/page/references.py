"""A document and its reading -> numbered references, and the source cut into pieces that carry them.

A reference is one value of one claim (or one refusal) with the spans that say it. They are numbered in the
order of the text, so that a print without colour can be followed with a finger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.base.claim import Reading
from dragoman.base.document import Document
from dragoman.base.errors import GroundingError
from dragoman.base.span import Part, Span
from dragoman.page.model import PieceView
from dragoman.page.segment import Mark, Piece, cut_paragraphs, cut_pieces, share_out
from dragoman.page.shown import find_replacements, show
from dragoman.page.words import family_of, field_label


@dataclass(frozen=True, slots=True)
class Reference:
    """Value `pointer` of claim number `claim` (from 0; None: a refusal), with its spans, own words first."""

    id: str
    claim: int | None
    pointer: str
    spans: tuple[Span, ...]
    family: str
    number: int

    @property
    def name(self) -> str:
        """What a screen reader says after the words."""
        if self.claim is None:
            return f"seen, not taken: {field_label(self.pointer)}"
        return f"{field_label(self.pointer)}, claim {self.claim + 1}"


@dataclass(frozen=True, slots=True)
class Source:
    """The source of one document in pieces; `first_piece` gives each reference's first piece."""

    title: tuple[PieceView, ...]
    paragraphs: tuple[tuple[PieceView, ...], ...]
    first_piece: dict[str, str]


def number_references(key: str, document: Document, reading: Reading) -> tuple[Reference, ...]:
    """Every value with spans and every refusal with a span, numbered from 1 in the order of the text.

    Raises:
        GroundingError: a span whose quote does not stand in the document.
    """
    found: list[tuple[str, int | None, str, tuple[Span, ...]]] = []
    for at, claim in enumerate(reading.claims):
        for pointer, spans in claim.spans.items():
            if spans:
                found.append((f"{key}c{at + 1}", at, pointer, tuple(spans)))
    for name, field, span in _refusals(key, reading):
        found.append((name, None, field, (span,)))
    for _, claim_at, pointer, spans in found:
        owner = "Refusal" if claim_at is None else f"Claim {reading.claims[claim_at].id}"
        require_grounded(document, owner, pointer, spans)
    found.sort(key=lambda f: (f[3][0].part is Part.TEXT, f[3][0].start, f[3][0].end, f[0], f[2]))
    return tuple(
        Reference(
            id=owner if claim_at is None else f"{owner}v{number}",
            claim=claim_at,
            pointer=pointer,
            spans=spans,
            family="refused" if claim_at is None else family_of(pointer),
            number=number,
        )
        for number, (owner, claim_at, pointer, spans) in enumerate(found, start=1)
    )


def _refusals(key: str, reading: Reading) -> Iterator[tuple[str, str, Span]]:
    for at, claim in enumerate(reading.claims, start=1):
        for n, refusal in enumerate(claim.refusals, start=1):
            if refusal.span:
                yield f"{key}c{at}r{n}", refusal.field, refusal.span
    for n, refusal in enumerate(reading.refused, start=1):
        if refusal.span:
            yield f"{key}r{n}", refusal.field, refusal.span


def require_grounded(document: Document, owner: str, pointer: str, spans: Sequence[Span]) -> None:
    """Raises GroundingError, with whose value it is, when a span does not stand in the document."""
    for span in spans:
        try:
            Span.checked(document.part_text(span.part), span.part, span.start, span.end, span.quote)
        except GroundingError as error:
            raise GroundingError(f"{owner}, {pointer}, document {document.id}: {error}") from error


def cut_source(key: str, document: Document, references: Sequence[Reference]) -> Source:
    """Title and paragraphs as pieces that carry the ids of their references."""
    by_id = {r.id: r for r in references}
    first: dict[str, str] = {}
    counter = iter(range(1, 1 << 62))

    def draw(part: Part, text: str, ranges: Sequence[tuple[int, int]]) -> tuple[tuple[PieceView, ...], ...]:
        marks = [Mark(s.start, s.end, r.id) for r in references for s in r.spans if s.part is part]
        replacements = find_replacements(text)
        drawn = []
        for (start, end), share in zip(ranges, share_out(marks, ranges), strict=True):
            views = []
            for piece in cut_pieces(start, end, share):
                words = show(text, piece.start, piece.end, replacements=replacements)
                views.append(
                    _piece_view(f"{key}s{next(counter)}", part, piece, words, by_id)
                    if piece.keys
                    else PieceView(words)
                )
                for name in piece.keys:
                    _note_first(first, by_id[name], part, piece, views[-1].id)
            drawn.append(tuple(views))
        return tuple(drawn)

    title_ranges = [(0, len(document.title))] if document.title else []
    title = draw(Part.TITLE, document.title, title_ranges)
    paragraphs = draw(Part.TEXT, document.text, cut_paragraphs(document.text))
    return Source(title[0] if title else (), paragraphs, first)


def _note_first(first: dict[str, str], reference: Reference, part: Part, piece: Piece, piece_id: str) -> None:
    own = reference.spans[0]
    if reference.id not in first or (own.part is part and own.start == piece.start):
        first[reference.id] = piece_id


def _piece_view(name: str, part: Part, piece: Piece, words: str, by_id: dict[str, Reference]) -> PieceView:
    held = [by_id[key] for key in piece.keys]
    own = [r for r in held if _is_own(r, part, piece)]
    families = list(dict.fromkeys(r.family for r in (own or held)))
    begins = any(s.part is part and s.start == piece.start for r in held for s in r.spans)
    ends = sorted(r.number for r in held if any(s.part is part and s.end == piece.end for s in r.spans))
    return PieceView(
        text=words,
        id=name,
        values=" ".join(piece.keys),
        family=families[0],
        also=tuple(families[1:3]),
        name="; ".join(r.name for r in held),
        href=held[0].id,
        numbers=",".join(map(str, ends)),
        is_stop=begins,
        is_anchor=not own,
    )


def _is_own(reference: Reference, part: Part, piece: Piece) -> bool:
    own = reference.spans[0]
    return own.part is part and own.start <= piece.start and piece.end <= own.end

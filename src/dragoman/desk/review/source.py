"""A document and the references of one claim -> its source in pieces whose characters can be selected.

The offline page draws a source too, without offsets. Here every run of characters carries the offset of its first one
in the document's own text, so that a selection means characters of the document also where something else is shown in
their place (a control character, a defused address).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.base.document import Document
from dragoman.base.span import Part, Span
from dragoman.desk.wording import say
from dragoman.page.references import Reference
from dragoman.page.segment import Mark, Piece, cut_paragraphs, cut_pieces, share_out
from dragoman.page.shown import find_replacements


@dataclass(frozen=True, slots=True)
class Run:
    """Characters [start, end) as they are shown; `is_replaced`: one unit, shown otherwise than it stands."""

    start: int
    end: int
    text: str
    is_replaced: bool = False


@dataclass(frozen=True, slots=True)
class PieceView:
    """Characters that the same values hold.

    Args:
        id: its place on the page; "" for plain text.
        values: ids of the values that it lights, separated by blanks.
        family, second: colours. name: what a screen reader says after the words.
        claim: the id of another claim whose act this is; "" elsewhere.
    """

    runs: tuple[Run, ...]
    id: str = ""
    values: str = ""
    family: str = ""
    second: str = ""
    name: str = ""
    is_anchor: bool = False
    claim: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a part, which offsets of its runs point into."""

    part: str
    pieces: tuple[PieceView, ...]


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source; `first_piece` gives the id of the piece where the words of each reference begin."""

    title: Paragraph | None
    paragraphs: tuple[Paragraph, ...]
    first_piece: Mapping[str, str]


def draw_source(
    document: Document, references: Sequence[Reference], others: Mapping[str, Span] | None = None
) -> SourceView:
    """The source with the words of references marked.

    Args:
        references: of the claim at hand, each with spans that stand in the document.
        others: claim id -> the words of its act: where the other claims of the document are.
    """
    cutter = _Cutter(
        {r.id: r for r in references},
        {say("claim {id}", id=id): (id, at) for id, at in (others or {}).items()},
    )
    title = cutter.draw(Part.TITLE, document.title, [(0, len(document.title))]) if document.title else ()
    paragraphs = cutter.draw(Part.TEXT, document.text, cut_paragraphs(document.text))
    return SourceView(title[0] if title else None, paragraphs, cutter.first)


class _Cutter:
    """Cuts the parts of one document; pieces are numbered through."""

    def __init__(self, references: Mapping[str, Reference], others: Mapping[str, tuple[str, Span]]) -> None:
        self.references, self.others = references, others
        self.first: dict[str, str] = {}
        self._count = 0

    def draw(self, part: Part, text: str, ranges: Sequence[tuple[int, int]]) -> tuple[Paragraph, ...]:
        """The paragraphs of a part."""
        marks = [
            Mark(s.start, s.end, r.id) for r in self.references.values() for s in r.spans if s.part is part
        ]
        marks += [Mark(s.start, s.end, key) for key, (_, s) in self.others.items() if s.part is part]
        replacements = find_replacements(text)
        return tuple(
            Paragraph(
                str(part),
                tuple(
                    self._view(part, piece, _runs(text, piece.start, piece.end, replacements))
                    for piece in cut_pieces(start, end, share)
                ),
            )
            for (start, end), share in zip(ranges, share_out(marks, ranges), strict=True)
        )

    def _view(self, part: Part, piece: Piece, runs: tuple[Run, ...]) -> PieceView:
        held = [self.references[key] for key in piece.keys if key in self.references]
        claim = next((self.others[key][0] for key in piece.keys if key in self.others), "")
        if not held and not claim:
            return PieceView(runs)
        self._count += 1
        name = f"s{self._count}"
        for reference in held:
            own = reference.spans[0]
            if reference.id not in self.first or (own.part is part and own.start == piece.start):
                self.first[reference.id] = name
        own_words = [r for r in held if _holds(r.spans[0], part, piece)]
        families = list(dict.fromkeys(r.family for r in own_words or held))
        return PieceView(
            runs,
            name,
            " ".join(r.id for r in held),
            families[0] if families else "",
            families[1] if len(families) > 1 else "",
            "; ".join(dict.fromkeys(r.name.partition(",")[0] for r in held)),
            bool(held) and not own_words,
            claim,
        )


def _holds(span: Span, part: Part, piece: Piece) -> bool:
    return span.part is part and span.start <= piece.start and piece.end <= span.end


def _runs(text: str, start: int, end: int, replacements: Mapping[int, str]) -> tuple[Run, ...]:
    """Characters [start, end) in runs; one that is shown otherwise is a run of its own."""
    runs: list[Run] = []
    begin = start
    for at in _within(replacements, start, end):
        if begin < at:
            runs.append(Run(begin, at, text[begin:at]))
        if replacements[at]:
            runs.append(Run(at, at + 1, replacements[at], is_replaced=True))
        begin = at + 1
    if begin < end:
        runs.append(Run(begin, end, text[begin:end]))
    return tuple(runs)


def _within(replacements: Mapping[int, str], start: int, end: int) -> Iterable[int]:
    if len(replacements) < end - start:
        return sorted(at for at in replacements if start <= at < end)
    return (at for at in range(start, end) if at in replacements)

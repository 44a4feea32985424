"""A composed report and a person's edits -> the report as edited, sentence by sentence, each beside its composed words.

Edits are a flat table, so that one of them can be taken back without the others:

    words:PLACE -> the person's words for a sentence
    gone:PLACE  -> true, for a sentence or a paragraph
    order:PLACE -> the numbers of a section's paragraphs, or of a paragraph's sentences, in the person's order

A place is "headline", or numbers from 0 that keep their meaning whatever is moved: "lead.1" a sentence of the lead,
"2" a section, "2.0" a paragraph of it, "2.0.1" a sentence of that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.base.event import EventStatus
from dragoman.desk.language.record import in_language
from dragoman.desk.tray.reword import reword
from dragoman.desk.tray.words import count_words
from dragoman.tell import Sentence
from dragoman.write.report import Paragraph, Report, Section

HEADLINE = "headline"
LEAD = "lead"
Edits = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: as it reads, as it was composed, its footnotes; `added` are words that a person put in."""

    place: str
    sentence: Sentence
    composed: Sentence
    notes: tuple[int, ...] = ()
    added: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()

    @property
    def is_edited(self) -> bool:
        """Whether a person put it in other words."""
        return self.sentence != self.composed


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with the sentences that are in it, and those that were taken out."""

    place: str
    paragraph: Paragraph
    lines: tuple[Line, ...]
    gone: tuple[Line, ...]

    @property
    def edited(self) -> Paragraph:
        """The paragraph as it reads."""
        return replace(
            self.paragraph,
            sentences=tuple(line.sentence for line in self.lines),
            notes=tuple(line.notes for line in self.lines),
        )


@dataclass(frozen=True, slots=True)
class Part:
    """A section with the paragraphs that are in it, and those that were taken out."""

    place: str
    heading: str | None
    event: str | None
    status: EventStatus | None
    blocks: tuple[Block, ...]
    gone: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Edited:
    """The report as edited; `report` is what formats are made from, its remarks saying that a person edited it."""

    headline: Line
    lead: Block
    parts: tuple[Part, ...]
    report: Report
    is_touched: bool

    def lines(self) -> Iterator[Line]:
        """Every sentence that is in it, in the order of reading."""
        yield self.headline
        yield from self.lead.lines
        for part in self.parts:
            for block in part.blocks:
                yield from block.lines

    def find_line(self, place: str) -> Line | None:
        """The sentence of a place, taken out or not; None where there is none."""
        blocks = (self.lead, *(b for part in self.parts for b in (*part.blocks, *part.gone)))
        held = (self.headline, *(line for block in blocks for line in (*block.lines, *block.gone)))
        return next((line for line in held if line.place == place), None)

    def find_block(self, place: str) -> Block | None:
        """The paragraph of a place, taken out or not."""
        blocks = (self.lead, *(b for part in self.parts for b in (*part.blocks, *part.gone)))
        return next((block for block in blocks if block.place == place), None)

    def find_part(self, place: str) -> Part | None:
        """The section of a place."""
        return next((part for part in self.parts if part.place == place), None)


def parent_of(place: str) -> str:
    """The place that holds a place: "2.0" of "2.0.1"."""
    return place.rpartition(".")[0]


def edit_report(report: Report, edits: Edits) -> Edited:
    """The report with a person's edits."""
    headline = _line(HEADLINE, report.headline, (), report.lang, edits)
    lead = _block(LEAD, report.lead, report.lang, edits)
    parts = tuple(_part(str(n), section, report.lang, edits) for n, section in enumerate(report.sections))
    sections = tuple(
        replace(section, paragraphs=tuple(block.edited for block in part.blocks))
        for part, section in zip(parts, report.sections, strict=True)
        if part.blocks or not section.paragraphs
    )
    lines = [headline, *_all_lines([lead, *(block for part in parts for block in part.blocks)])]
    edited = sum(line.is_edited for line in lines)
    cut = sum(len(block.gone) for block in (lead, *(b for part in parts for b in part.blocks)))
    cut += sum(len(block.lines) + len(block.gone) for part in parts for block in part.gone)
    with in_language(report.lang):
        remarks = [count_words("remarks", name, n) for name, n in (("edited", edited), ("cut", cut)) if n]
    changed = replace(
        report,
        headline=headline.sentence,
        lead=lead.edited,
        sections=sections,
        remarks=(*report.remarks, *remarks),
    )
    is_touched = (changed.headline, changed.lead, changed.sections) != (
        report.headline,
        report.lead,
        report.sections,
    )
    return Edited(headline, lead, parts, changed if is_touched else report, is_touched)


def _all_lines(blocks: Iterable[Block]) -> Iterator[Line]:
    for block in blocks:
        yield from block.lines


def _part(place: str, section: Section, lang: str, edits: Edits) -> Part:
    blocks = [
        _block(f"{place}.{n}", paragraph, lang, edits) for n, paragraph in enumerate(section.paragraphs)
    ]
    ordered = [blocks[n] for n in order_of(place, len(blocks), edits)]
    here = tuple(block for block in ordered if block.lines and f"gone:{block.place}" not in edits)
    gone = tuple(block for block in blocks if block not in here)
    return Part(place, section.heading, section.event, section.status, here, gone)


def _block(place: str, paragraph: Paragraph, lang: str, edits: Edits) -> Block:
    told = zip(paragraph.sentences, paragraph.notes, strict=True)
    lines = [_line(f"{place}.{n}", sentence, notes, lang, edits) for n, (sentence, notes) in enumerate(told)]
    ordered = [lines[n] for n in order_of(place, len(lines), edits)]
    here = tuple(line for line in ordered if f"gone:{line.place}" not in edits)
    return Block(place, paragraph, here, tuple(line for line in lines if f"gone:{line.place}" in edits))


def _line(place: str, composed: Sentence, notes: tuple[int, ...], lang: str, edits: Edits) -> Line:
    words = edits.get(f"words:{place}")
    if not isinstance(words, str):
        return Line(place, composed, composed, notes)
    told = reword(composed, words, lang)
    return Line(place, told.sentence, composed, notes, told.added, told.left_out)


def order_of(place: str, count: int, edits: Edits) -> Sequence[int]:
    """The order of what a place holds: the person's, as far as it names what is there, then the rest."""
    given = edits.get(f"order:{place}")
    named = [n for n in given if isinstance(n, int) and 0 <= n < count] if isinstance(given, list) else []
    return list(dict.fromkeys((*named, *range(count))))

"""A report as edited -> what its page shows: each sentence with its footnotes, weak facts and problems."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import get_language

from dragoman.desk.language.retelling import retell
from dragoman.desk.tray.align import is_locked
from dragoman.desk.tray.editing import Block, Edited, Line, Part
from dragoman.desk.tray.words import tray_word
from dragoman.tell import Sentence, languages, open_grammar
from dragoman.write import Problem, Report, Severity
from dragoman.write.render.build import build_fields
from dragoman.write.render.fields import FootnoteField, TableField
from dragoman.write.render.safe import safe_line, safe_text
from dragoman.write.weakest import Weakest, Weakness, find_weakest


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a sentence: a value of a claim, or what stands between values."""

    text: str
    is_locked: bool


@dataclass(frozen=True, slots=True)
class Remark:
    """What is said beside a sentence; `tone` is bad for what stops the report, draft for what to look at."""

    text: str
    tone: str


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence. `anchor` is its id on the page; `weakness` "" when nothing speaks against it."""

    place: str
    anchor: str
    words: tuple[Words, ...]
    text: str
    composed: str
    notes: tuple[int, ...]
    weakness: str
    is_grave: bool
    remarks: tuple[Remark, ...]
    is_edited: bool
    added: tuple[str, ...]
    left_out: tuple[str, ...]
    is_gone: bool = False


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph; `gone` are sentences that were taken out and can be put back."""

    place: str
    anchor: str
    sentences: tuple[SentenceView, ...]
    gone: tuple[SentenceView, ...]
    remarks: tuple[Remark, ...]
    is_unverified: bool
    claim: str
    is_first: bool
    is_last: bool

    @property
    def text(self) -> str:
        """Its words."""
        return " ".join(sentence.text for sentence in (*self.sentences, *self.gone))


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section with its paragraphs."""

    heading: str
    event: str
    status: str
    paragraphs: tuple[ParagraphView, ...]
    gone: tuple[ParagraphView, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """All of a report's page but its forms."""

    headline: SentenceView
    lead: ParagraphView
    sections: tuple[SectionView, ...]
    tables: tuple[TableField, ...]
    footnotes: tuple[FootnoteField, ...]
    not_accepted: frozenset[int]
    remarks: tuple[str, ...]
    problems: tuple[Remark, ...]
    weakest: tuple[SentenceView, ...]
    direction: str
    day: str
    stops: int


_MOST_WEAK = 8


class _Drawing:
    def __init__(self, edited: Edited, problems: Iterable[Problem]) -> None:
        self._by_place: dict[str, list[Remark]] = {}
        self._weak = {row.sentence: row for row in find_weakest(edited.report)}
        spoken = get_language() or edited.report.lang
        self._grammar = open_grammar(spoken if spoken in languages() else edited.report.lang)
        places = dict(_places(edited))
        self.elsewhere: list[Remark] = []
        for problem in problems:
            remark = _remark(problem)
            if problem.where in places:
                self._by_place.setdefault(places[problem.where], []).append(remark)
            else:
                self.elsewhere.append(Remark(f"{retell(problem.where)}: {remark.text}", remark.tone))

    def section(self, part: Part) -> SectionView:
        blocks = [self.block(b, n, len(part.blocks)) for n, b in enumerate(part.blocks)]
        return SectionView(
            safe_line(part.heading),
            part.event or "",
            str(part.status or ""),
            tuple(blocks),
            tuple(self.block(block, 0, 1, is_gone=True) for block in part.gone),
        )

    def block(self, block: Block, at: int, count: int, *, is_gone: bool = False) -> ParagraphView:
        return ParagraphView(
            block.place,
            anchor_of(block.place),
            tuple(self.line(line, is_gone=is_gone) for line in block.lines),
            tuple(self.line(line, is_gone=True) for line in block.gone),
            tuple(self._by_place.get(block.place, ())),
            block.paragraph.is_unverified,
            block.paragraph.claim or "",
            at == 0,
            at == count - 1,
        )

    def line(self, line: Line, *, is_gone: bool = False) -> SentenceView:
        weak = self._weak.get(line.sentence)
        return SentenceView(
            line.place,
            anchor_of(line.place),
            _words(line.sentence),
            safe_line(line.sentence.text),
            safe_line(line.composed.text),
            line.notes,
            "" if weak is None or weak.weakness is Weakness.NONE else self._weak_words(weak),
            weak is not None and weak.weakness <= Weakness.CONTRADICTED,
            tuple(self._by_place.get(line.place, ())),
            line.is_edited,
            line.added,
            tuple(safe_line(text) for text in line.left_out),
            is_gone,
        )

    def _weak_words(self, row: Weakest) -> str:
        why = self._grammar.word("weakness", row.weakness.name.lower())
        return safe_line(f"{why} ({row.detail})" if row.detail else why)


def draw_report(edited: Edited, problems: Sequence[Problem]) -> ReportPage:
    """The page of a report.

    Args:
        problems: what the check before publishing finds in it.
    """
    report = edited.report
    fields, _ = build_fields(report, with_pictures=False, folds_marks=False)
    drawing = _Drawing(edited, problems)
    headline = drawing.line(edited.headline)
    lead = drawing.block(edited.lead, 0, 1)
    sections = tuple(drawing.section(part) for part in edited.parts)
    return ReportPage(
        headline=headline,
        lead=lead,
        sections=sections,
        tables=fields.tables,
        footnotes=fields.footnotes,
        not_accepted=frozenset(note.number for note in report.footnotes if not note.is_accepted),
        remarks=fields.remarks,
        problems=tuple(drawing.elsewhere),
        weakest=_weakest(report, headline, lead, sections),
        direction=fields.dir,
        day=fields.day,
        stops=sum(problem.severity is Severity.REFUSE for problem in problems),
    )


def anchor_of(place: str) -> str:
    """The id of a place on the page."""
    return f"at-{place.replace('.', '-')}"


def _weakest(
    report: Report, headline: SentenceView, lead: ParagraphView, sections: Sequence[SectionView]
) -> tuple[SentenceView, ...]:
    """The sentences with the weakest facts, the weakest first."""
    shown = [headline, *lead.sentences]
    shown += [s for section in sections for p in section.paragraphs for s in p.sentences]
    by_text: Mapping[str, SentenceView] = {sentence.text: sentence for sentence in reversed(shown)}
    ranked = (by_text.get(safe_line(row.sentence.text)) for row in find_weakest(report))
    found = [sentence for sentence in ranked if sentence is not None and sentence.weakness]
    return tuple(dict.fromkeys(found))[:_MOST_WEAK]


def _places(edited: Edited) -> Iterator[tuple[str, str]]:
    """(where, as the check names it; place) of every sentence and paragraph."""
    yield "headline", edited.headline.place
    yield from _block_places("lead", edited.lead)
    shown = [part for part in edited.parts if part.blocks or not part.gone]
    for number, part in enumerate(shown, 1):
        for at, block in enumerate(part.blocks, 1):
            yield from _block_places(f"section {number}, paragraph {at}", block)


def _block_places(where: str, block: Block) -> Iterator[tuple[str, str]]:
    yield where, block.place
    for at, line in enumerate(block.lines, 1):
        yield f"{where}, sentence {at}", line.place


def _words(sentence: Sentence) -> tuple[Words, ...]:
    return tuple(Words(safe_text(piece.text), is_locked(piece)) for piece in sentence.pieces)


def _remark(problem: Problem) -> Remark:
    is_stop = problem.severity is Severity.REFUSE
    return Remark(
        f"{retell(safe_line(problem.why))}. {retell(safe_line(problem.remedy))}",
        "bad" if is_stop else "draft",
    )


def kind_word(kind: str) -> str:
    """The word for a kind of report."""
    return tray_word("kinds", kind)

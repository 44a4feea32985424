"""A report -> every text in it, with where it stands and, when it is composed, its pieces and footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.tell import Piece, Sentence
from dragoman.write.report import Paragraph, Report, Table


@dataclass(frozen=True, slots=True)
class Line:
    """A text of a report.

    Args:
        where: as a person is told: "section 2, paragraph 1, sentence 3".
        sentence: its pieces; a text of no facts, such as a label, is one frame.
        notes: the numbers of its footnotes, None where none are due (a headline, a label).
        event: the id of the event that its section or paragraph tells.
        claim: the id of the claim that its paragraph tells.
        is_composed: whether its words are ours; a document's title or a name is not.
        is_label: whether it only names what stands beside it: a heading, a column, a remark.
    """

    where: str
    sentence: Sentence
    notes: tuple[int, ...] | None = None
    event: str | None = None
    claim: str | None = None
    is_composed: bool = True
    is_label: bool = False

    @property
    def text(self) -> str:
        """The words."""
        return self.sentence.text


def report_lines(report: Report) -> Iterator[Line]:
    """Every text of a report but quotes and addresses, in the order of reading."""
    yield Line("headline", report.headline)
    yield from _paragraph("lead", report.lead, None)
    for number, section in enumerate(report.sections, 1):
        where = f"section {number}"
        if section.heading:
            yield _label(f"{where}, heading", section.heading, section.event)
        for at, paragraph in enumerate(section.paragraphs, 1):
            yield from _paragraph(f"{where}, paragraph {at}", paragraph, paragraph.event or section.event)
    for table in report.tables:
        yield from _table(f"table {table.name!r}", table)
    for chart in report.charts:
        yield _label(f"chart {chart.name!r}, title", chart.title, None)
        yield from _table(f"chart {chart.name!r}, table", chart.table)
    for number, point in enumerate(report.points, 1):
        yield _label(f"map, point {number}", point.label, point.event, is_composed=False)
    for note in report.footnotes:
        for name, text in (("outlet", note.outlet), ("platform", note.platform), ("title", note.title)):
            if text:
                yield _label(f"footnote {note.number}, {name}", text, None, is_composed=False)
    for kind, texts in (("credit", report.credits), ("remark", report.remarks)):
        for number, text in enumerate(texts, 1):
            yield _label(f"{kind} {number}", text, None)


def table_rows(report: Report) -> Iterator[tuple[str, Table, int]]:
    """Where each row of each table stands: its name, the table, the number of the row from 0."""
    tables = [(f"table {table.name!r}", table) for table in report.tables]
    tables += [(f"chart {chart.name!r}, table", chart.table) for chart in report.charts]
    for where, table in tables:
        for at in range(len(table.rows)):
            yield f"{where}, row {at + 1}", table, at


def _paragraph(where: str, paragraph: Paragraph, event: str | None) -> Iterator[Line]:
    for at, sentence in enumerate(paragraph.sentences):
        notes = paragraph.notes[at] if at < len(paragraph.notes) else ()
        yield Line(f"{where}, sentence {at + 1}", sentence, notes, event, paragraph.claim)


def _table(where: str, table: Table) -> Iterator[Line]:
    yield _label(f"{where}, title", table.title, None)
    for at, column in enumerate(table.columns, 1):
        yield _label(f"{where}, column {at}", column, None)
    for row, cells in enumerate(table.rows, 1):
        for at, cell in enumerate(cells, 1):
            yield Line(f"{where}, row {row}, cell {at}", cell.text)
    if table.note:
        yield _label(f"{where}, note", table.note, None)


def _label(where: str, text: str, event: str | None, *, is_composed: bool = True) -> Line:
    return Line(where, Sentence((Piece(text),)), None, event, is_composed=is_composed, is_label=True)

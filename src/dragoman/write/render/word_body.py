"""The fields of a report -> the body, header and footer of a Word file."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Emu

from dragoman.write.render.fields import (
    CellField,
    ChartField,
    MapField,
    ParagraphField,
    ReportFields,
    SentenceField,
    TableField,
)
from dragoman.write.render.sandbox import fill
from dragoman.write.render.word_notes import WordNotes
from dragoman.write.render.word_styles import BOX, DRAFT, LEAD, META, NOTE
from dragoman.write.render.word_xml import element, field, nested, run

_PICTURE_SCALE = 2.0


class WordBody:
    """Writes a report into a python-docx document."""

    def __init__(self, document: Any, report: ReportFields, labels: Mapping[str, str]) -> None:
        self._document = document
        self._report = report
        self._labels = labels
        self._is_rtl = report.dir == "rtl"
        self._notes = WordNotes(document, report.footnotes, labels, _mark_order(report))

    def write(self) -> None:
        """Everything, from the draft label to the remarks."""
        report = self._report
        self._head()
        self._paragraph(report.lead, LEAD)
        for section in report.sections:
            if section.heading:
                status = f" ({section.status})" if section.status else ""
                self._line(section.heading + status, f"Heading {section.level + 1}")
            for paragraph in section.paragraphs:
                self._paragraph(paragraph, "Normal")
        if report.map:
            self._map(report.map)
        for table in report.tables:
            self._line(table.title, "Heading 2")
            self._table(table)
        for chart in report.charts:
            self._chart(chart)
        self._foot()

    def _head(self) -> None:
        report = self._report
        if report.draft:
            self._line(report.draft, DRAFT)
        self._line(" · ".join(part for part in (report.kind_name, report.day) if part), META)
        self._line(report.headline.text, "Heading 1")
        if report.period:
            self._line(fill(self._labels["period"], days=report.period), META)
        for section in self._document.sections:
            headers = [section.header]
            if section.different_first_page_header_footer:
                headers.append(section.first_page_header)
            if self._document.settings.odd_and_even_pages_header_footer:
                headers.append(section.even_page_header)
            for header in headers if report.draft else ():
                self._direct(header.add_paragraph(report.draft, style=DRAFT))
            self._number_pages(section.footer)

    def _number_pages(self, footer: Any) -> None:
        """Page n of m, unless the template's footer says something of its own."""
        if any(paragraph.text.strip() for paragraph in footer.paragraphs):
            return
        paragraph = footer.paragraphs[0] if footer.paragraphs else footer.add_paragraph()
        for part in _split(self._labels["page"], ("{n}", "{m}")):
            code = {"{n}": "PAGE", "{m}": "NUMPAGES"}.get(part)
            for made in field(code, "1") if code else [run(part)]:
                paragraph._p.append(made)
        self._direct(paragraph)

    def _line(self, text: str, style: str) -> Any:
        paragraph = self._document.add_paragraph(style=style)
        if text:
            paragraph._p.append(run(text))
        return self._direct(paragraph)

    def _direct(self, paragraph: Any) -> Any:
        """Set a paragraph's direction."""
        if self._is_rtl:
            paragraph._p.get_or_add_pPr().append(element("w:bidi"))
        return paragraph

    def _paragraph(self, told: ParagraphField, style: str) -> None:
        paragraph = self._document.add_paragraph(style=style)
        for n, sentence in enumerate(told.sentences):
            self._tell(paragraph, sentence, before=" " if n else "")
        self._direct(paragraph)
        if told.box:
            paragraph.paragraph_format.keep_with_next = True
            self._line(told.box, BOX)

    def _tell(self, paragraph: Any, sentence: SentenceField | CellField, before: str = "") -> None:
        paragraph._p.append(run(before + sentence.text))
        for made in self._notes.refer(sentence.marks):
            paragraph._p.append(made)

    def _table(self, told: TableField) -> None:
        table = self._document.add_table(rows=1, cols=len(told.columns), style="Table Grid")
        _hairlines(table)
        if self._is_rtl:
            table._tbl.tblPr.find(qn("w:tblStyle")).addnext(element("w:bidiVisual"))
        for cell, column in zip(table.rows[0].cells, told.columns, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph._p.append(run(column.text, bold=True))
            self._cell_look(paragraph, is_number=column.is_number)
        table.rows[0]._tr.get_or_add_trPr().append(element("w:tblHeader"))
        for row in told.rows:
            cells = table.add_row().cells
            for cell, value in zip(cells, row, strict=False):
                self._tell(cell.paragraphs[0], value)
                self._cell_look(cell.paragraphs[0], is_number=value.is_number)
        for row in table.rows:
            row._tr.get_or_add_trPr().insert(0, element("w:cantSplit"))
        self._line(told.note, NOTE)

    def _cell_look(self, paragraph: Any, *, is_number: bool) -> None:
        paragraph.style = self._document.styles[META]
        self._direct(paragraph)
        if is_number:
            paragraph._p.get_or_add_pPr().append(element("w:jc", w_val="right"))

    def _map(self, told: MapField) -> None:
        self._line(self._labels["map"], "Heading 2")
        places = ", ".join(place.label for place in told.places)
        self._picture(told.svg, f"{self._labels['map']}: {places}")
        self._line(f"{self._labels['map_note']} {self._labels['borders']}", NOTE)
        for place in told.places:
            words = ", ".join(part for part in (place.coordinates, place.radius, place.note) if part)
            self._line(f"{place.number}. {place.label}: {words}", META)

    def _chart(self, told: ChartField) -> None:
        self._line(told.title, "Heading 2")
        self._picture(told.svg, told.title)
        self._table(told.table)

    def _picture(self, svg: str, words: str) -> None:
        """A drawing as a picture as wide as the text at most, with words for those who do not see it."""
        if not svg:
            return
        from dragoman.write.render.charts import draw_png

        section = self._document.sections[-1]
        widest = section.page_width - section.left_margin - section.right_margin
        made = self._document.add_picture(io.BytesIO(draw_png(svg, _PICTURE_SCALE)))
        width = min(int(made.width), widest)
        made.height, made.width = Emu(int(made.height * width / made.width)), Emu(width)
        made._inline.docPr.set("descr", words)

    def _foot(self) -> None:
        report, labels = self._report, self._labels
        if self._notes.uncited:
            self._line(labels["sources"], "Heading 2")
            paragraph = self._document.add_paragraph(style="Normal")
            for number in self._notes.uncited:
                for made in (*self._notes.mark(number), run(" ")):
                    paragraph._p.append(made)
        lines = list(report.remarks)
        if report.credits:
            lines.append(fill(labels["data_from"], names=", ".join(report.credits)))
        if lines:
            self._line(labels["about"], "Heading 2")
        for line in lines:
            self._line(line, META)


def _mark_order(report: ReportFields) -> Iterator[int]:
    """Footnote numbers as the marks stand in the file."""
    paragraphs = [report.lead, *(p for section in report.sections for p in section.paragraphs)]
    yield from (m.number for p in paragraphs for sentence in p.sentences for m in sentence.marks)
    for table in (*report.tables, *(chart.table for chart in report.charts)):
        yield from (m.number for row in table.rows for cell in row for m in cell.marks)


def _split(text: str, slots: tuple[str, ...]) -> list[str]:
    """A text cut at its slots, these kept."""
    parts = [text]
    for slot in slots:
        parts = [p for part in parts for p in _around(part, slot)]
    return [part for part in parts if part]


def _around(text: str, slot: str) -> tuple[str, ...]:
    before, found, after = text.partition(slot)
    return (before, found, after)


def _hairlines(table: Any) -> None:
    """Thin lines between the rows, none between the columns."""
    borders = element("w:tblBorders")
    for side, kind in (("top", "single"), ("bottom", "single"), ("insideH", "single")):
        borders.append(element(f"w:{side}", w_val=kind, w_sz="4", w_space="0", w_color="B5B0A4"))
    for side in ("left", "right", "insideV"):
        borders.append(element(f"w:{side}", w_val="nil"))
    ordered = sorted(borders, key=lambda node: _SIDES.index(node.tag))
    for node in ordered:
        borders.append(node)
    properties = table._tbl.tblPr
    look = properties.find(qn("w:tblLook"))
    if look is not None:
        look.addprevious(borders)
    else:
        nested(properties, borders)


_SIDES = [qn(f"w:{side}") for side in ("top", "left", "bottom", "right", "insideH", "insideV")]

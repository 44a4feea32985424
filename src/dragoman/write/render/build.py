"""A report -> the fields that every format is made from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from dragoman.tell import Grammar, open_grammar
from dragoman.write.render.charts import draw_chart
from dragoman.write.render.fields import ChartField, ReportFields, SectionField
from dragoman.write.render.labels import read_labels
from dragoman.write.render.locator import map_field
from dragoman.write.render.marked import Marker
from dragoman.write.render.notes import footnote_fields, source_line
from dragoman.write.render.safe import Drawing, running, safe_line
from dragoman.write.report import Report, Section


def build_fields(
    report: Report, *, with_pictures: bool, folds_marks: bool = True
) -> tuple[ReportFields, Mapping[str, str]]:
    """The fields of a report and the labels in its language.

    Args:
        with_pictures: draw the map and the charts. folds_marks: of a long run of footnote marks print the first and the
            last; a format that numbers footnotes itself has to have them all.

    Raises:
        UnknownLanguage, UnknownTerm: the language, or a word of it, is missing.
        ComposeError: a chart cannot be drawn.
    """
    grammar = open_grammar(report.lang)
    with running(grammar.direction):
        return _build(report, grammar, with_pictures=with_pictures, folds_marks=folds_marks)


def _build(
    report: Report, grammar: Grammar, *, with_pictures: bool, folds_marks: bool
) -> tuple[ReportFields, Mapping[str, str]]:
    labels = read_labels(grammar)
    sources = {note.number: source_line(note, grammar, labels) for note in report.footnotes}
    marker = Marker(sources, report.events, labels, folds=folds_marks)
    headline = marker.sentence(report.headline)
    lead = marker.paragraph(report.lead)
    sections = tuple(_section(n, s, marker, grammar) for n, s in enumerate(report.sections, start=1))
    tables = tuple(marker.table(table) for table in report.tables)
    charts = tuple(
        ChartField(
            safe_line(chart.name),
            safe_line(chart.title),
            Drawing(draw_chart(chart)) if with_pictures else "",
            marker.table(chart.table),
        )
        for chart in report.charts
    )
    back = defaultdict(list, marker.marks)
    fields = ReportFields(
        lang=report.lang,
        dir=grammar.direction,
        kind=report.kind,
        kind_name=grammar.word("report", "report_kind", report.kind),
        headline=headline,
        day=grammar.tell_days(report.day, report.day) if report.day else "",
        period=grammar.tell_days(report.start, report.end) if report.start or report.end else "",
        draft=labels["draft"] if report.is_draft else "",
        lead=lead,
        sections=sections,
        tables=tables,
        charts=charts,
        map=map_field(report.points, grammar, labels, with_picture=with_pictures),
        footnotes=footnote_fields(report, grammar, labels, back),
        credits=tuple(safe_line(credit) for credit in report.credits),
        remarks=tuple(safe_line(remark) for remark in report.remarks),
    )
    return fields, labels


def _section(number: int, section: Section, marker: Marker, grammar: Grammar) -> SectionField:
    return SectionField(
        f"s-{number}",
        safe_line(section.heading),
        grammar.word("status", section.status) if section.status else "",
        tuple(marker.paragraph(paragraph) for paragraph in section.paragraphs),
        section.level,
    )

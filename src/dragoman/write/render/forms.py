"""A report and a format -> the bytes of the file."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from dragoman.write.render.build import build_fields
from dragoman.write.render.template_files import HTML, MARKDOWN, find_template
from dragoman.write.report import Report


class Form(StrEnum):
    """The formats of a report."""

    MD = "md"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"


def render_report(report: Report, form: Form, *, template: Path | None = None) -> bytes:
    """The report as a file; the same report gives the same bytes.

    Args:
        template: a desk's own: NAME.md.j2, NAME.html.j2 (also for pdf), or a Word file whose styles, headers and
            footers are taken; None: ours.

    Raises:
        ComposeError: the format needs a library that is not there, or a chart cannot be drawn.
        TemplateError: the template is missing or cannot be filled.
        UnknownLanguage, UnknownTerm: the language, or a word of it, is missing.
    """
    is_word = form is Form.DOCX
    fields, labels = build_fields(report, with_pictures=form is not Form.MD, folds_marks=not is_word)
    if is_word:
        from dragoman.write.render.word import render_word

        return render_word(fields, labels, template, day=report.day)
    if form is Form.MD:
        from dragoman.write.render.markdown import render_markdown

        return render_markdown(fields, labels, find_template(template, ".md.j2", MARKDOWN))
    file = find_template(template, ".html.j2", HTML)
    if form is Form.PDF:
        from dragoman.write.render.pdf import render_pdf

        return render_pdf(fields, labels, file)
    from dragoman.write.render.html import render_html

    return render_html(fields, labels, file)

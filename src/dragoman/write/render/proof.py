"""A desk's template -> whether a report made with it keeps every sentence, mark, footnote, label and box.

The invented report is filled in with every text a word of its own, and each word is looked for in what comes out:
where a reader sees it, and on paper. Then the same with texts that try to become markup.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

from jinja2 import nodes

from dragoman.base.errors import ComposeError, TemplateError
from dragoman.base.event import ReviewState
from dragoman.write.render.build import build_fields
from dragoman.write.render.fields import ReportFields
from dragoman.write.render.html import render_html
from dragoman.write.render.losses import Loss, find_lost, find_lost_on_paper, find_unsafe
from dragoman.write.render.markdown import render_markdown
from dragoman.write.render.pdf import render_pdf, require_weasyprint
from dragoman.write.render.sample import sample_report
from dragoman.write.render.static_check import parse_file, require_known_names
from dragoman.write.render.template_files import HTML, MARKDOWN, TemplateFile, find_template
from dragoman.write.render.tracer import Tracer
from dragoman.write.render.visible import read_html, read_markdown

_MOST_NAMED = 12


def check_template(path: Path) -> tuple[str, ...]:
    """Prove that a template loses nothing that a report may not be without.

    Returns:
        What could not be looked at, in words.

    Raises:
        TemplateError: it cannot be filled, or something is lost; the message names each with the line.
    """
    if path.suffix == ".docx":
        _check_word(path)
        return ()
    is_page = path.name.endswith(".html.j2")
    file = find_template(path, ".html.j2" if is_page else ".md.j2", HTML if is_page else MARKDOWN)
    require_known_names(file)
    losses = list(_page_losses(file) if is_page else _text_losses(file))
    not_looked_at: tuple[str, ...] = ()
    if is_page and not losses:
        try:
            require_weasyprint()
        except ComposeError as error:
            not_looked_at = (f"not looked at on paper: {error}",)
        else:
            losses = list(_paper_losses(file))
    if losses:
        raise TemplateError(_tell(file, losses))
    return not_looked_at


def _check_word(path: Path) -> None:
    from dragoman.write.render.word import render_word

    fields, labels = build_fields(sample_report(), with_pictures=False)
    render_word(fields, labels, path)


def _text_losses(file: TemplateFile) -> Iterator[Loss]:
    fields, labels = build_fields(sample_report(), with_pictures=False)
    traced = Tracer().trace(fields)
    yield from find_lost(traced, read_markdown(render_markdown(traced, labels, file).decode()))
    for report in (Tracer(_hostile).trace(fields), *_other_reports()):
        render_markdown(report, labels, file)


def _page_losses(file: TemplateFile) -> Iterator[Loss]:
    fields, labels = build_fields(sample_report(), with_pictures=True)
    traced = Tracer().trace(fields)
    yield from find_lost(traced, read_html(render_html(traced, labels, file).decode()))
    yield from find_unsafe(read_html(render_html(Tracer(_hostile).trace(fields), labels, file).decode()))
    for report in _other_reports():
        render_html(report, labels, file)


def _paper_losses(file: TemplateFile) -> Iterator[Loss]:
    fields, labels = build_fields(sample_report(), with_pictures=True)
    traced = Tracer().trace(fields)
    yield from find_lost_on_paper(traced, render_pdf(traced, labels, file))


def _other_reports() -> Iterator[ReportFields]:
    """Fields that take the other branches of a template: an accepted report, and one with next to nothing in it."""
    accepted = dataclasses.replace(sample_report(), state=ReviewState.ACCEPTED)
    bare = dataclasses.replace(
        accepted,
        tables=(),
        charts=(),
        points=(),
        credits=(),
        remarks=(),
        sections=(),
        day=None,
        start=None,
        end=None,
    )
    for report in (accepted, bare):
        yield build_fields(report, with_pictures=False)[0]


def _hostile(word: str) -> str:
    return f"{word}<qz></p></style></title>--> \" qzx=\"1' qzy='1 qzz=1 onload=x `*_[a](javascript:x)|"


def _lines_of(file: TemplateFile) -> dict[str, int]:
    """Name of a field -> the first line of the template that reads it."""
    lines: dict[str, int] = {}
    for node in parse_file(file).find_all(nodes.Getattr):
        lines.setdefault(node.attr, node.lineno)
    return lines


def _tell(file: TemplateFile, losses: list[Loss]) -> str:
    lines = _lines_of(file)
    named = [f"{_place(file, lines, loss)}: {loss.what}." for loss in dict.fromkeys(losses)]
    more = [f"And {len(named) - _MOST_NAMED} more."] if len(named) > _MOST_NAMED else []
    return "\n".join([*named[:_MOST_NAMED], *more])


def _place(file: TemplateFile, lines: dict[str, int], loss: Loss) -> str:
    if loss.field in lines:
        return f"template {file.name}, line {lines[loss.field]}"
    return f"template {file.name}" + (f", no line of which reads {loss.field!r}" if loss.field else "")

"""The Markdown and the HTML of a bundle -> whether they say what its report says.

Made anew by the version that made them they are the same bytes. Where another version or a desk's own template made
them, every sentence is looked for in them, and every number in them must be one of the report.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser

from dragoman.base.errors import DragomanError, UnknownTerm
from dragoman.tell import Sentence
from dragoman.write.bundle import layout
from dragoman.write.bundle.amounts import numbers_in
from dragoman.write.bundle.bundle import Render
from dragoman.write.bundle.claim_proofs import plain
from dragoman.write.bundle.codec import bundle_to_parts
from dragoman.write.bundle.findings import Finding
from dragoman.write.bundle.ground import Ground
from dragoman.write.report import Cell, Paragraph, Report

_UNSEEN = frozenset({"script", "style", "svg", "head", "template", "title"})
_MARK = re.compile(r"\[\^(\d+)\]:?")
_ESCAPE = re.compile(r"\\(.)")
_LINK = re.compile(r"\]\(<[^>]*>\)")


def prove_rendered(ground: Ground, render: Render) -> Iterator[Finding]:
    """A finding for each of the two files."""
    bundle = ground.bundle
    for name, form, data, read in (
        (layout.MARKDOWN, "md", bundle.markdown, _markdown_words),
        (layout.HTML, "html", bundle.html, _html_words),
    ):
        if _is_made_anew(bundle.report, form, data, render):
            yield Finding(name, "the report as people read it")
        else:
            note = "not the same bytes as this version writes; its sentences and numbers were looked at one by one"
            problems = tuple(_text_problems(data, read, ground))
            yield Finding(name, "the report as people read it", (), problems, (note,))


def _is_made_anew(report: Report, form: str, data: bytes, render: Render) -> bool:
    try:
        return render(report, form) == data
    except DragomanError:
        return False


def _text_problems(data: bytes, read: Callable[[str], str], ground: Ground) -> Iterator[str]:
    text = read(data.decode("utf-8", "replace"))
    there = f" {plain(text)} "
    for sentence in _sentences(ground.bundle.report):
        if f" {plain(sentence.text)} " not in there:
            yield f"it has not the sentence {sentence.text[:80]!r}"
    label = _draft_label(ground)
    if ground.bundle.report.is_draft and label and plain(label) not in there:
        yield f"it does not say {label!r}"
    if ground.words:
        known = _known_numbers(ground)
        strange = [n for n in numbers_in(text, ground.words) if n not in known]
        if strange:
            yield f"it has the number {strange[0]}, which the report has not"


def _draft_label(ground: Ground) -> str | None:
    try:
        return ground.grammar.word("report", "draft") if ground.grammar else None
    except UnknownTerm:
        return None


def _sentences(report: Report) -> Iterator[Sentence]:
    yield report.headline
    for paragraph in _paragraphs(report):
        yield from paragraph.sentences
    yield from (cell.text for cell in _cells(report) if cell.text.text)


def _paragraphs(report: Report) -> Iterator[Paragraph]:
    yield report.lead
    for section in report.sections:
        yield from section.paragraphs


def _cells(report: Report) -> Iterator[Cell]:
    for table in (*report.tables, *(chart.table for chart in report.charts)):
        for row in table.rows:
            yield from row


def _known_numbers(ground: Ground) -> frozenset[str]:
    """Every number of the report's parts, of its footnotes and of its documents."""
    words = ground.words
    parts = bundle_to_parts(ground.bundle)
    names = (layout.REPORT, layout.CLAIMS, layout.DOCUMENTS, layout.EVENTS)
    text = " ".join(parts[name].decode("utf-8", "replace") for name in names)
    found = set(numbers_in(text, words)) if words else set()
    marks = sum(len(notes) for p in _paragraphs(ground.bundle.report) for notes in p.notes)
    marks += sum(len(cell.notes) for cell in _cells(ground.bundle.report))
    found |= {str(n) for n in range(max(marks, len(ground.bundle.report.footnotes)) + 1)}
    for point in ground.bundle.report.points:
        found |= {f"{abs(degrees):.{places}f}" for degrees in (point.lat, point.lon) for places in range(6)}
        found |= {f"{abs(degrees):g}" for degrees in (point.lat, point.lon, point.radius_km or 0)}
    return frozenset(found)


def _markdown_words(text: str) -> str:
    return _ESCAPE.sub(r"\1", _LINK.sub(" ", _MARK.sub(" ", text)))


def _html_words(text: str) -> str:
    reader = _Words()
    reader.feed(text)
    reader.close()
    return "".join(reader.found)


class _Words(HTMLParser):
    """The words of a page that a reader sees, without the marks of footnotes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._skipped: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin to skip what is not read."""
        if tag in _UNSEEN or tag == "sup":
            self._skipped.append(tag)
        elif tag not in ("span", "em", "strong", "b", "i", "a", "abbr", "bdi", "data", "mark", "small"):
            self.found.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Go on reading."""
        if self._skipped and self._skipped[-1] == tag:
            self._skipped.pop()

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        if not self._skipped:
            self.found.append(data)

"""Traced fields and what a template made of them -> what was lost on the way."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.write.render.fields import ReportFields
from dragoman.write.render.tracer import TRACE, cells_of, paragraphs_of
from dragoman.write.render.visible import Seen

_LINKS = re.compile(r"#|https?://")


@dataclass(frozen=True, slots=True)
class Loss:
    """What does not come out, and the field that should print it ("" for none)."""

    what: str
    field: str


def find_lost(report: ReportFields, seen: Seen) -> Iterator[Loss]:
    """What a reader does not see."""
    text = seen.text
    if report.draft not in text:
        yield Loss("the draft label is lost", "draft")
    if report.headline.text not in text:
        yield Loss("the headline is lost", "headline")
    rows = [(where, s) for where, sentences, _ in paragraphs_of(report) for s in sentences]
    for where, one in [*rows, *cells_of(report)]:
        what = "sentence" if where in ("report.lead", "section.paragraphs") else "cell"
        if one.text and one.text not in text:
            yield Loss(f"a {what} is lost ({where})", where.partition(".")[2])
        for mark in one.marks:
            if not _has_mark(text, one.text, mark.number):
                yield Loss(f"the footnote mark of a {what} is lost ({where})", "marks")
    for where, _, box in paragraphs_of(report):
        if box and box not in text:
            yield Loss(f'the box "not independently verified" is lost ({where})', "box")
    yield from _lost_notes(report, seen)
    for place in report.map.places if report.map else ():
        if place.label not in text or place.coordinates not in text:
            yield Loss("a place of the map is lost", "places")
    if any(credit not in text for credit in report.credits):
        yield Loss("the credit of a data set is lost", "credits")


def _lost_notes(report: ReportFields, seen: Seen) -> Iterator[Loss]:
    marked = {target[1:] for target in seen.links if target.startswith("#")}
    for note in report.footnotes:
        if note.source not in seen.text:
            yield Loss("a footnote is lost", "footnotes")
            continue
        if note.id in marked and note.id not in seen.anchors:
            yield Loss(f"a mark leads to #{note.id}, and nothing has that id", "id")
        if any(quote.text not in seen.text for quote in note.quotes):
            yield Loss("quoted words of a footnote are lost", "quotes")
        if note.note and note.note not in seen.text:
            yield Loss('the remark on a footnote ("not reviewed") is lost', "note")
        for name, href, address in (
            ("archived_address", note.archived_href, note.archived_address),
            ("address", note.href, note.address),
        ):
            if address and address not in seen.text and (not href or href not in seen.links):
                yield Loss("an address of a footnote is lost", name)


def _has_mark(text: str, sentence: str, number: int) -> bool:
    """Whether a mark stands between a sentence and the next traced words."""
    start = text.find(sentence)
    if start < 0:
        return True  # the sentence itself is reported
    end = start + len(sentence)
    after = TRACE.search(text, end)
    return re.search(rf"(?<!\d){number}(?!\d)", text[end : after.start() if after else len(text)]) is not None


def find_unsafe(seen: Seen) -> Iterator[Loss]:
    """What only a page can do wrong."""
    if any(name.startswith(("qz", "on")) for name in seen.odd) or "<qz>" in seen.odd:
        yield Loss("a value becomes markup: put the value of an attribute in quotation marks", "text")
    for link in seen.links:
        if not _LINKS.match(link):
            yield Loss(
                "links an address that may not be followed: link only href and archived_href", "address"
            )
    for load in seen.loads:
        if not load.startswith(("data:image/", "#")):
            yield Loss(f"wants to load {load[:60]!r}, and a report loads nothing", "")
    if "<script>" in seen.odd:
        yield Loss("has a script, which the page's policy stops", "")
    if "style" in seen.odd:
        yield Loss("has a style attribute, which the page's policy stops: put it into report.css", "")
    if "default-src 'none'" not in seen.policy:
        yield Loss(
            'the page\'s policy is lost: <meta http-equiv="Content-Security-Policy" content="{{ page.csp }}">',
            "",
        )


def find_lost_on_paper(report: ReportFields, pdf: bytes) -> Iterator[Loss]:
    """What a style sheet hides."""
    from pypdf import PdfReader

    pages = ["".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]
    paper = "".join(pages)
    if any(report.draft not in page for page in pages):
        yield Loss("the draft label is not on every sheet of the PDF", "draft")
    for where, sentences, box in paragraphs_of(report):
        for one in sentences:
            if one.text not in paper:
                yield Loss(f"a sentence is hidden on paper by a style sheet ({where})", "sentences")
            elif any(f"{mark.number}" not in paper for mark in one.marks):
                yield Loss(f"a footnote mark is hidden on paper by a style sheet ({where})", "marks")
        if box and box not in paper:
            yield Loss(
                f'the box "not independently verified" is hidden on paper by a style sheet ({where})', "box"
            )
    if any(
        note.source not in paper or any(q.text not in paper for q in note.quotes) for note in report.footnotes
    ):
        yield Loss("a footnote is hidden on paper by a style sheet", "footnotes")

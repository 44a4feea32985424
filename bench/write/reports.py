"""A report of twenty claims -> processor seconds as HTML and PDF, beside bare Jinja2 and bare WeasyPrint."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import jinja2
import weasyprint

from bench.write.events import ATLAS, events_with_claims
from dragoman.atlas import Atlas
from dragoman.tell import Sentence
from dragoman.write import Report, compose_report
from dragoman.write.render import render_report
from dragoman.write.render.forms import Form

CLAIMS = 20
BARE = Path(__file__).with_name("bare.html.j2")


@dataclass(frozen=True, slots=True)
class Written:
    """Seconds, medians: composing and rendering ours, and the peer that only fills in or lays out."""

    form: str
    claims: int
    ours_s: float
    peer: str
    peer_s: float

    @property
    def ratio(self) -> float:
        """How many times the peer's time ours takes."""
        return self.ours_s / self.peer_s


def measure_reports(repeats: int = 7) -> tuple[Written, ...]:
    """HTML and PDF of one report."""
    events = events_with_claims(CLAIMS)
    atlas = Atlas.open(ATLAS)
    claims = sum(len(event.claims) for event in events)
    report = compose_report(events, atlas=atlas)
    page = render_report(report, Form.HTML).decode()
    bare = jinja2.Environment(autoescape=True).from_string(BARE.read_text(encoding="utf-8"))
    words = _words(report)
    html = _median(lambda: render_report(compose_report(events, atlas=atlas), Form.HTML), repeats)
    filled = _median(lambda: bare.render(**words), repeats)
    few = max(3, repeats // 2)
    pdf = _median(lambda: render_report(compose_report(events, atlas=atlas), Form.PDF), few)
    laid_out = _median(lambda: weasyprint.HTML(string=page).write_pdf(), few)
    return (
        Written("html", claims, html, "the same words by bare Jinja2", filled),
        Written("pdf", claims, pdf, "the HTML page by bare WeasyPrint", laid_out),
    )


def _words(report: Report) -> dict[str, object]:
    """What the bare template is filled with: the same words, without facts, notes or drawings."""

    def text(sentences: tuple[Sentence, ...]) -> str:
        return " ".join(sentence.text for sentence in sentences)

    return {
        "headline": report.headline.text,
        "lead": text(report.lead.sentences),
        "sections": [
            (section.heading, [text(p.sentences) for p in section.paragraphs]) for section in report.sections
        ],
        "tables": [
            (table.title, table.columns, [[cell.text.text for cell in row] for row in table.rows])
            for table in report.tables
        ],
        "footnotes": [
            (note.outlet, note.platform, note.day, [q.quote for q in note.quotes])
            for note in report.footnotes
        ],
    }


def _median(run: Callable[[], object], repeats: int) -> float:
    run()  # what is loaded once is not a report's cost
    times = []
    for _ in range(repeats):
        begin = time.process_time()
        run()
        times.append(time.process_time() - begin)
    return statistics.median(times)

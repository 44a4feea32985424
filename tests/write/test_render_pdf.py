"""Reports as PDF: all words on paper, the draft label on every sheet, tagged, nothing fetched, the same bytes."""

from __future__ import annotations

import io
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pango import needs_pango
from pypdf import PdfReader
from reports import accepted, hostile, many, small, texts_of

from dragoman.base.errors import ComposeError, TemplateError
from dragoman.write.render import Form, render_report
from dragoman.write.render.pdf import css_string
from dragoman.write.render.sample import sample_report
from dragoman.write.render.template_files import HTML, read_own
from dragoman.write.report import Report

pytestmark = needs_pango


@cache
def _sample_pdf() -> bytes:
    return render_report(sample_report(), Form.PDF)


def _pdf(report: Report, template: Path | None = None) -> PdfReader:
    is_sample = template is None and report == sample_report()
    return PdfReader(
        io.BytesIO(_sample_pdf() if is_sample else render_report(report, Form.PDF, template=template))
    )


def _joined(text: str) -> str:
    return "".join(text.split()).replace("\u2060", "")


def test_pdf_says_every_sentence_footnote_and_place() -> None:
    report = sample_report()
    text = _joined("".join(page.extract_text() for page in _pdf(report).pages))
    quotes = [span.quote for n in report.footnotes for span in n.quotes]
    words = [*texts_of(report), *quotes, *(n.sha256 for n in report.footnotes), "Not independently verified"]
    assert [w for w in words if _joined(w) not in text] == []
    assert "13.85°N,2.42°W" in text and "hxxps://t[.]me/plateauvoice_example/118" in text


def test_every_sheet_carries_label_headline_and_number() -> None:
    pages = [page.extract_text() for page in _pdf(sample_report()).pages]
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        assert "Draft, not reviewed" in page and f"Page {number} of {len(pages)}" in page
    assert all("Front of the Grey Plateau claims an attack on" in page for page in pages[1:])
    assert not any("Draft" in page.extract_text() for page in _pdf(accepted()).pages)


def test_pdf_is_tagged_and_names_title_and_language() -> None:
    reader = _pdf(small())
    assert reader.metadata and reader.metadata.title == "Draft, not reviewed: Plateau Voice claims an attack"
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en" and root["/MarkInfo"]["/Marked"] and "/StructTreeRoot" in root
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_only_addresses_that_may_be_followed_are_links() -> None:
    links = {
        str(note.get_object()["/A"]["/URI"])
        for page in _pdf(sample_report()).pages
        for note in page.get("/Annots", ())
        if "/URI" in note.get_object().get("/A", {})
    }
    assert {link.partition("#")[0] for link in links} == {
        "https://archive.example.org/2023/courier-9",
        "https://archive.example.org/2023/courier-djibo",
        "https://courier.example/2023/09/07/djibo",
        "https://courier.example/2023/09/09/communique-9",
    }


def test_hostile_texts_are_laid_out_as_words() -> None:
    text = "".join(page.extract_text() for page in _pdf(hostile()).pages)
    assert "<script>alert(1)</script>" in text.replace("\n", "")


def test_same_report_gives_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    code = (
        "import sys; from dragoman.write.render import Form, render_report; "
        "from dragoman.write.render.sample import sample_report; "
        "sys.stdout.buffer.write(render_report(sample_report(), Form.PDF))"
    )
    made = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout
    assert made == _sample_pdf()


def test_template_that_loads_a_picture_is_refused_by_name(tmp_path: Path) -> None:
    template = tmp_path / "own.html.j2"
    template.write_text(read_own(HTML).replace("<main>", '<main><img src="http://127.0.0.1:9/x.png" alt="">'))
    with pytest.raises(
        TemplateError, match=r"^template own\.html\.j2: wants to load http://127\.0\.0\.1:9/x\.png"
    ):
        _pdf(small(), template)


def test_missing_weasyprint_names_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    with pytest.raises(
        ComposeError, match=r"WeasyPrint lays out pages and is not installed\. Install both: pip install"
    ):
        _pdf(small())


def test_long_report_is_laid_out() -> None:
    assert len(_pdf(many(20)).pages) > 5


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Page ", '"Page "'),
        ('a"b\\c', '"a\\22 b\\5c c"'),
        ("</style>", '"\\3c \\2f style\\3e "'),
        ("مسودة", '"مسودة"'),
    ],
)
def test_css_string_cannot_be_left(text: str, expected: str) -> None:
    assert css_string(text) == expected

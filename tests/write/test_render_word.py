"""Reports as Word files: real footnotes, styles, the draft label in the header; a desk's own file as template."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from reports import accepted, hostile, note, small, texts_of

from dragoman.base.errors import TemplateError
from dragoman.write.render import Form, render_report
from dragoman.write.render.build import build_fields
from dragoman.write.render.sample import sample_report
from dragoman.write.render.word import render_word
from dragoman.write.report import Report


def _word(report: Report, template: Path | None = None) -> bytes:
    return render_report(report, Form.DOCX, template=template)


def _open(made: bytes) -> docx.document.Document:
    return docx.Document(io.BytesIO(made))


def _part(made: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        return etree.fromstring(package.read(name))


def _text(node: etree._Element) -> str:
    return "".join(t.text or "" for t in node.iter(qn("w:t")))


def test_word_file_says_every_sentence_and_place() -> None:
    lines = [p.text for p in _open(_word(sample_report())).paragraphs]
    text = "\n".join(lines)
    assert [words for words in texts_of(sample_report()) if words not in text] == []
    assert lines.count("Not independently verified") == 2
    assert "1. Koumbori: 13.85° N, 2.42° W, within 5 km" in lines


def test_footnotes_are_those_of_word() -> None:
    made = _word(sample_report())
    notes = {
        int(n.get(qn("w:id"))): _text(n)
        for n in _part(made, "word/footnotes.xml")
        if n.get(qn("w:type")) is None
    }
    assert sorted(notes) == [1, 2, 3]
    assert notes[2] == (
        " Example Army, via Example Courier, 9 September 2023. Communiqué 9: no attack at Koumbori. "
        "Archived copy: https://archive.example.org/2023/courier-9. "
        "Original: https://courier.example/2023/09/09/communique-9. “Example Army” “denies” “its post” “Koumbori” "
        f"“attacked” sha256 of the text: {sample_report().footnotes[1].sha256}"
    )
    body = _part(made, "word/document.xml")
    references = [int(n.get(qn("w:id"))) for n in body.iter(qn("w:footnoteReference"))]
    assert references == [1, 2, 3]  # each once; a second mark refers to the first
    fields = [n.text.split() for n in body.iter(qn("w:instrText"))]
    assert ["NOTEREF", "_RefNote1", "\\f", "\\h"] in fields
    names = {n.get(qn("w:name")) for n in body.iter(qn("w:bookmarkStart"))}
    assert {code[1] for code in fields if code[0] == "NOTEREF"} <= names


def test_only_addresses_that_may_be_followed_are_links() -> None:
    relations = _part(_word(sample_report()), "word/_rels/footnotes.xml.rels")
    targets = {str(r.get("Target")).partition("#")[0] for r in relations}
    assert len(targets) == 4 and all(t.startswith("https://") and "t.me" not in t for t in targets)


def test_footnotes_whose_numbers_run_otherwise_keep_them() -> None:
    report = small(footnotes=(note(1), note(2)), sections=())
    turned = dataclasses.replace(report, lead=dataclasses.replace(report.lead, notes=((2, 1),)))
    body = _part(_word(turned), "word/document.xml")
    marks = list(body.iter(qn("w:footnoteReference")))
    assert [(m.get(qn("w:id")), m.get(qn("w:customMarkFollows")), m.getnext().text) for m in marks] == [
        ("2", "1", "2"), ("1", "1", "1"),
    ]  # fmt: skip


def test_footnote_that_nothing_refers_to_is_not_lost() -> None:
    body = _part(_word(small(footnotes=(note(1), note(2)))), "word/document.xml")
    assert [n.get(qn("w:id")) for n in body.iter(qn("w:footnoteReference"))] == ["1", "2"]


def test_draft_label_stands_in_the_header_of_every_page() -> None:
    draft, final = _open(_word(sample_report())), _open(_word(accepted()))
    assert [p.text for p in draft.sections[0].header.paragraphs if p.text] == ["Draft, not reviewed"]
    assert draft.paragraphs[0].text == "Draft, not reviewed"
    assert not any("Draft" in p.text for p in (*final.paragraphs, *final.sections[0].header.paragraphs))


def test_tables_repeat_their_head_and_keep_rows_whole() -> None:
    table = _open(_word(sample_report())).tables[1]
    assert [c.text for c in table.rows[1].cells] == [
        "Koumbori, 4 September 2023", "killed, attacked side (soldiers)", "over 50", "Front of the Grey Plateau1",
        "7 September 2023",
    ]  # fmt: skip
    assert len(table._tbl.findall(f".//{qn('w:tblHeader')}")) == 1
    assert len(table._tbl.findall(f".//{qn('w:cantSplit')}")) == len(table.rows)


def test_properties_are_the_reports_and_the_bytes_the_same() -> None:
    made = _word(sample_report())
    about = _open(made).core_properties
    assert (about.title[:25], about.language, about.content_status) == (
        "Front of the Grey Plateau", "en", "Draft, not reviewed",
    )  # fmt: skip
    assert str(about.created)[:10] == str(about.modified)[:10] == "2023-09-09"
    assert made == _word(sample_report())
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert {item.date_time for item in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_elements_stand_in_the_order_of_the_schema() -> None:
    """Word refuses a file whose properties stand in another order."""
    order = {
        "pPr": ["pStyle", "keepNext", "bidi", "spacing", "jc"],
        "rPr": ["rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "sz", "rtl"],
        "trPr": ["cantSplit", "tblHeader"],
        "tblPr": ["tblStyle", "bidiVisual", "tblW", "jc", "tblBorders", "tblLayout", "tblLook"],
    }
    fields, labels = build_fields(sample_report(), with_pictures=True)
    for body in (
        _part(_word(sample_report()), "word/document.xml"),
        _part(
            render_word(dataclasses.replace(fields, dir="rtl", lang="ar"), labels, None), "word/document.xml"
        ),
    ):
        for tag, names in order.items():
            for node in body.iter(qn(f"w:{tag}")):
                found = [etree.QName(child).localname for child in node]
                assert found == sorted(found, key=names.index), tag


def test_word_file_runs_from_right_to_left_where_the_language_does() -> None:
    fields, labels = build_fields(sample_report(), with_pictures=True)
    body = _part(
        render_word(dataclasses.replace(fields, dir="rtl", lang="ar"), labels, None), "word/document.xml"
    )
    paragraphs = body.findall(f"{qn('w:body')}/{qn('w:p')}")
    drawn = [p for p in paragraphs if p.find(f".//{qn('w:drawing')}") is not None]
    assert all(p.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None for p in paragraphs if p not in drawn)
    assert len(body.findall(f".//{qn('w:bidiVisual')}")) == 3
    assert body.find(f".//{qn('w:sectPr')}/{qn('w:bidi')}") is not None


def test_hostile_texts_are_words() -> None:
    made = _word(hostile())
    text = "\n".join(p.text for p in _open(made).paragraphs)
    assert "<script>alert(1)</script>" in text and "\x1b" not in text and "\u202e" not in text
    relations = _part(made, "word/_rels/footnotes.xml.rels")
    assert [r.get("Target").partition("#")[0] for r in relations] == [
        "https://x.example/%22%3E%3Cscript%3Ealert(1)%3C/script%3E"
    ]


def test_desks_file_gives_styles_and_headers_and_not_its_text(tmp_path: Path) -> None:
    template = tmp_path / "letter.docx"
    letter = docx.Document()
    letter.add_paragraph("Text of the letter")
    letter.sections[0].header.paragraphs[0].text = "Example Institute"
    letter.sections[0].footer.paragraphs[0].text = "Street 1"
    letter.sections[0].different_first_page_header_footer = True
    letter.styles["Heading 1"].font.size = docx.shared.Pt(33)
    letter.save(str(template))
    made = _open(_word(sample_report(), template))
    section = made.sections[0]
    assert [p.text for p in section.header.paragraphs] == ["Example Institute", "Draft, not reviewed"]
    assert "Draft, not reviewed" in [p.text for p in section.first_page_header.paragraphs]
    assert [p.text for p in section.footer.paragraphs] == ["Street 1"]
    assert made.styles["Heading 1"].font.size.pt == 33
    assert not any("Text of the letter" in p.text for p in made.paragraphs)


def test_made_file_serves_as_template_again(tmp_path: Path) -> None:
    template = tmp_path / "own.docx"
    template.write_bytes(_word(sample_report()))
    made = _word(small(), template)
    notes = [n for n in _part(made, "word/footnotes.xml") if n.get(qn("w:type")) is None]
    assert (
        len(notes) == 1
        and len(re.findall("footnotes.xml", str(zipfile.ZipFile(io.BytesIO(made)).namelist()))) >= 1
    )


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("x.docx", b"not a zip", r"^template x\.docx: cannot be read as a Word file\. Save it as \.docx\.$"),
        ("x.html.j2", b"", r"^template x\.html\.j2: its name does not end in \.docx\."),
    ],
)
def test_template_that_is_no_word_file(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TemplateError, match=message):
        _word(small(), tmp_path / name)

"""Every kind of report in Arabic: it may be published, its numbers are checked, and it runs from right to left."""

from __future__ import annotations

import dataclasses
import io
import re
import zipfile
from pathlib import Path

import pytest
from made_kinds import compose, made_events, rows_of
from pango import needs_pango

from dragoman.base.errors import ComposeError
from dragoman.tell import How, Piece, Sentence, told
from dragoman.write.checks.words import find_loaded
from dragoman.write.publication import Rule, Severity, check_report
from dragoman.write.render import Form, render_report
from dragoman.write.render.fonts import require_font
from dragoman.write.render.picture import for_paper
from dragoman.write.report import Paragraph, Report, Section
from dragoman.write.wordlists import lists, marker

KINDS = ("report", "day", "week", "profile", "ledger", "trends")
ISOLATES = re.compile("\u2068[^\u2068\u2069]*\u2069")


def arabic(kind: str) -> Report:
    return compose(kind, lang="ar", group="Dawn Banner Front" if kind == "profile" else None)


def sentences(report: Report) -> list[Sentence]:
    paragraphs = (report.lead, *(p for section in report.sections for p in section.paragraphs))
    return [report.headline, *(sentence for p in paragraphs for sentence in p.sentences)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_may_be_published(kind: str) -> None:
    report = arabic(kind)
    found = check_report(report, originals=made_events())
    assert [str(problem) for problem in found if problem.severity is Severity.REFUSE] == []


@pytest.mark.parametrize("kind", KINDS)
def test_every_sentence_is_arabic_with_foreign_letters_isolated(kind: str) -> None:
    for sentence in sentences(arabic(kind)):
        assert re.search("[\u0600-\u06ff]", sentence.text), sentence.text
        assert not re.search("[A-Za-z]", ISOLATES.sub("", sentence.text)), sentence.text
        assert "{" not in sentence.text and "  " not in sentence.text, sentence.text


def test_a_number_that_no_claim_gives_is_refused_in_arabic_too() -> None:
    report = arabic("report")
    claim = report.footnotes[0].claim
    wrong = Sentence((told("سبعة وسبعون جندياً، أي 77", claim, "/killed/0"),))
    paragraph = Paragraph((wrong,), ((1,),), claim=claim)
    changed = dataclasses.replace(report, sections=(Section(None, (paragraph,)), *report.sections))
    rules = {problem.rule for problem in check_report(changed, originals=made_events())}
    assert Rule.NUMBER in rules


def test_a_word_that_takes_a_side_is_refused_unless_it_is_quoted() -> None:
    assert [
        text[start:end] for text in ("مقتل الإرهابيين في كونا",) for start, end in find_loaded(text, "ar")
    ] == ["الإرهابيين"]
    assert find_loaded("مقتل «الإرهابيين» في كونا", "ar") == ()
    assert find_loaded("جهاز مكافحة الإرهاب", "ar") == ()


def test_lists_have_the_keys_of_the_english_ones() -> None:
    assert lists("ar").keys() == lists("en").keys()
    assert {*lists("ar")["marker"]} == {*lists("en")["marker"]}
    assert marker("place", "ar") == "[حُجب المكان]"


def test_tables_name_roles_and_items_in_arabic() -> None:
    items = [row[0] for row in rows_of(arabic("report"), "inventory")]
    assert "دراجة نارية" in items
    assert any("قتلى، الطرف المستهدف" in row[1] for row in rows_of(arabic("report"), "tolls"))


def test_headings_are_told_anew_in_arabic() -> None:
    headings = [section.heading for section in arabic("report").sections if section.heading]
    assert headings[0] == "هجوم في \u2068Koumbori\u2069، بوركينا فاسو، 4 سبتمبر/أيلول 2023"
    assert "عملية، المكان غير مذكور، قبل 5 سبتمبر/أيلول 2023" in headings


def test_html_runs_from_right_to_left_and_shows_no_hidden_sign() -> None:
    page = render_report(arabic("report"), Form.HTML).decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert "⟦U+" not in page


def test_word_has_paragraphs_from_right_to_left() -> None:
    archive = zipfile.ZipFile(io.BytesIO(render_report(arabic("report"), Form.DOCX)))
    body = archive.read("word/document.xml").decode()
    assert body.count("<w:bidi/>") > 10 and "<w:rtl/>" in body


@needs_pango
def test_pdf_is_made_in_arabic() -> None:
    assert render_report(arabic("report"), Form.PDF).startswith(b"%PDF")


def test_require_font_names_the_remedy_where_no_font_has_the_letters(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "fonts.conf"
    settings.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig></fontconfig>'
    )
    monkeypatch.setenv("FONTCONFIG_FILE", str(settings))
    with pytest.raises(ComposeError, match="fonts-noto-core"):
        require_font("ar")


def test_frames_state_no_number() -> None:
    for kind in KINDS:
        for sentence in sentences(arabic(kind)):
            frames = [p for p in sentence.pieces if p.how is How.FRAME]
            assert not any(any(c.isdigit() for c in piece.text) for piece in frames), sentence.text
            assert all(isinstance(piece, Piece) for piece in frames)


@pytest.mark.parametrize(
    ("words", "is_picture"), [("كم", True), ("km", False)], ids=["right to left", "left to right"]
)
def test_for_paper_makes_a_picture_only_of_words_that_join(words: str, is_picture: bool) -> None:
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><text x="2" y="12">{words}</text></svg>'
    told_as = for_paper(drawn)
    assert ("data:image/png;base64," in told_as) is is_picture
    assert is_picture or told_as == drawn
    assert 'width="40" height="20"' in told_as

"""Reports as one offline page: what stands in it, where its marks lead, and that nothing else can."""

from __future__ import annotations

import dataclasses
import json
import re
from pathlib import Path

import pytest
from chromium import Browser, find_chromium
from lxml import html
from reports import accepted, hostile, many, note, small, texts_of

from dragoman.base.errors import ComposeError
from dragoman.page.offline import content_policy
from dragoman.write.render import Form, render_report
from dragoman.write.render.build import build_fields
from dragoman.write.render.charts import only_shapes
from dragoman.write.render.html import render_html
from dragoman.write.render.sample import sample_report
from dragoman.write.render.template_files import HTML, TemplateFile
from dragoman.write.report import Chart, Report

OURS = TemplateFile(None, HTML)


def _page(report: Report) -> str:
    return render_report(report, Form.HTML).decode()


def _tree(report: Report) -> html.HtmlElement:
    return html.document_fromstring(_page(report))


def _words(node: html.HtmlElement) -> str:
    return " ".join(node.text_content().split()).replace("\u2060", "")


def test_page_says_every_sentence_with_its_marks() -> None:
    tree = _tree(sample_report())
    told = [_words(p) for p in tree.xpath("//h1 | //div[contains(@class,'paragraph')]/p[1]")]
    first = sample_report().sections[0].paragraphs[0]
    assert told[2] == " ".join(s.text for s in first.sentences) + "[1]"
    assert all(any(text in paragraph for paragraph in told) for text in texts_of(sample_report()))


def test_marks_lead_to_footnotes_and_back() -> None:
    tree = _tree(sample_report())
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [href[1:] for href in tree.xpath("//a/@href") if href.startswith("#")]
    assert set(targets) <= set(ids)
    marks = tree.xpath("//a[@role='doc-noteref']")
    assert {mark.get("id") for mark in marks} <= set(targets)
    assert marks[0].get("aria-label") == "Footnote 1: Plateau Voice, via Pigeonwire, 7 September 2023"


def test_value_can_be_traced_to_its_words() -> None:
    (value,) = _tree(sample_report()).xpath("//section[1]//span[text()='over 50 soldiers']")
    assert (value.get("data-fact"), value.get("title")) == (
        "c-made00000001 /killed/0",
        "In the source: “over 50”",
    )


def test_footnote_opens_at_the_quoted_words() -> None:
    footnote = _tree(sample_report()).xpath("//li[@id='fn-2']")[0]
    assert footnote.xpath(".//a[@rel]/@href") == [
        "https://archive.example.org/2023/courier-9#:~:text=Example%20Army&text=its%20post",
        "https://courier.example/2023/09/09/communique-9#:~:text=Example%20Army&text=its%20post",
    ]
    assert [q.text for q in footnote.xpath(".//blockquote/q")] == [
        "Example Army", "denies", "its post", "Koumbori", "attacked",
    ]  # fmt: skip
    assert footnote.xpath(".//code/text()") == [sample_report().footnotes[1].sha256]


def test_address_of_an_own_channel_is_no_link() -> None:
    footnote = _tree(sample_report()).xpath("//li[@id='fn-1']")[0]
    assert footnote.xpath(".//a[@rel]") == []
    assert "hxxps://t[.]me/plateauvoice_example/118 (a party's own channel: address not linked)" in _words(
        footnote
    )


def test_draft_label_and_box_stand_only_where_they_are_true() -> None:
    draft, final = _tree(sample_report()), _tree(accepted())
    assert [_words(p) for p in draft.xpath("//p[@class='draft']")] == ["Draft, not reviewed"]
    assert draft.xpath("//title/text()")[0].startswith("Draft, not reviewed: ")
    assert not final.xpath("//*[contains(@class,'draft')]") and "not reviewed" not in _words(final.body)
    boxed = [
        p.getnext() is not None for p in draft.xpath("//section//div[contains(@class,'paragraph')]/p[1]")
    ]
    assert boxed == [p.is_unverified for s in sample_report().sections for p in s.paragraphs]


def test_tables_name_their_rows_and_columns() -> None:
    table = _tree(sample_report()).xpath("//table[@class='tolls']")[0]
    assert _words(table.find("caption")) == "Tolls by source"
    assert [th.get("scope") for th in table.xpath(".//th")] == ["col"] * 5 + ["row"] * 3
    assert [_words(td) for td in table.xpath(".//tbody/tr[1]/*")] == [
        "Koumbori, 4 September 2023", "killed, attacked side (soldiers)", "over 50",
        "Front of the Grey Plateau[1]", "7 September 2023",
    ]  # fmt: skip


def test_page_runs_and_loads_nothing() -> None:
    page = _page(sample_report())
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style and page.count("<style") == 1
    tree = html.document_fromstring(page)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy == content_policy(style[1]) + "; img-src data:" and "script-src 'none'" in policy
    assert not tree.xpath(
        "//script | //link | //img | //iframe | //*[@style] | //@*[starts-with(name(), 'on')]"
    )
    assert "url(" not in style[1] and "@import" not in style[1]


def test_hostile_texts_make_no_elements() -> None:
    def elements(report: Report) -> list[tuple[str, tuple[str, ...]]]:
        found = html.document_fromstring(_page(report)).iter()
        return [
            (str(e.tag), tuple(sorted(k for k in e.attrib if k not in ("lang", "title"))))
            for e in found
            if e.tag not in ("path", "text", "g", "circle", "rect", "line", "tspan")
        ]

    linked = tuple(
        dataclasses.replace(n, is_own_channel=False, url=url, archived=url)
        for n, url in zip(
            sample_report().footnotes, ("mailto:x", "https://x.example/", "mailto:x"), strict=True
        )
    )
    own = dataclasses.replace(linked[0], is_own_channel=True)
    plain = dataclasses.replace(sample_report(), footnotes=(own, *linked[1:]))
    assert elements(hostile()) == elements(plain)
    assert "\x1b" not in _page(hostile()) and "\u202e" not in _page(hostile())


def test_chart_is_drawn_with_its_words_as_words() -> None:
    mark = {"type": "text", "text": "<script>alert(1)</script>"}
    specification = json.dumps({"data": {"values": [{"a": 1}]}, "mark": mark})
    chart = Chart("c", "Chart", specification, sample_report().charts[0].table)
    figure = _tree(small(charts=(chart,))).xpath("//figure[@class='chart']")[0]
    assert {e.tag for e in figure.iter()} <= {
        "figure",
        "svg",
        "g",
        "path",
        "rect",
        "text",
        "defs",
        "clippath",
    }
    assert "<script>alert(1)</script>" in figure.text_content()


def test_chart_that_cannot_be_drawn_is_named() -> None:
    chart = Chart("acts", "Acts", '{"mark": "no such mark"}', sample_report().charts[0].table)
    with pytest.raises(ComposeError, match=r"^chart acts: its specification cannot be drawn"):
        _page(small(charts=(chart,)))


def test_only_shapes_drops_what_runs_loads_or_leads_elsewhere() -> None:
    drawn = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="x()">'
        '<script>x()</script><style>@import "https://x"</style><image href="https://x"/><foreignObject><b/></foreignObject>'
        '<a xlink:href="javascript:x()"><path d="M0 0" style="fill:url(https://x)" fill="url(https://x)"/></a>'
        '<rect clip-path="url(#clip)" width="1"/><text>13</text></svg>'
    )
    assert only_shapes(drawn) == (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><path d="M0 0"/>'
        '<rect clip-path="url(#clip)" width="1"/><text>13</text></svg>'
    )


def test_page_runs_from_right_to_left_where_the_language_does() -> None:
    fields, labels = build_fields(sample_report(), with_pictures=True)
    page = render_html(dataclasses.replace(fields, lang="ar", dir="rtl"), labels, OURS).decode()
    root = html.document_fromstring(page)
    assert (root.get("lang"), root.get("dir")) == ("ar", "rtl")
    assert root.xpath("//blockquote/@dir") == ["ltr", "ltr", "ltr"]  # the sources' own


def test_arabic_words_in_an_english_sentence_move_nothing() -> None:
    footnote = note(1, outlet="صدى الهضبة", lang="ar")
    tree = _tree(small(footnotes=(footnote,)))
    assert tree.xpath("//li[@id='fn-1']//b/text()") == [
        "\u2068صدى الهضبة\u2069, via Pigeonwire, 7 September 2023."
    ]
    assert tree.xpath("//blockquote/@dir") == ["rtl"]


def test_same_report_gives_the_same_bytes() -> None:
    assert render_report(many(5), Form.HTML) == render_report(many(5), Form.HTML)


@pytest.mark.skipif(find_chromium() is None, reason="no Chromium here")
def test_page_in_a_browser(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(render_report(hostile(), Form.HTML))
    browser = Browser(tmp_path / "profile")
    try:
        for width, dark in ((1200, False), (390, True)):
            browser.open(path, "#fn-2", width=width, height=800, mobile=width < 500, dark=dark)
            assert browser.logged == [] and browser.requests == [path.as_uri()]
            assert browser.js("document.documentElement.scrollWidth") <= width
        browser.open(path, width=1200, height=800)
        browser.click("#ref-1-1")
        assert browser.js("location.hash") == "#fn-1"
        assert (
            browser.js("getComputedStyle(document.querySelector('#fn-1')).backgroundColor")
            != "rgba(0, 0, 0, 0)"
        )
    finally:
        browser.close()

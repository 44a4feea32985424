"""Reports as Markdown: every word, mark and footnote, and nothing that a source wrote becomes markup."""

from __future__ import annotations

import dataclasses
import re

import pytest
from markdown_it import MarkdownIt
from reports import SHA, accepted, hostile, note, small

from dragoman.write.render import Form, render_report
from dragoman.write.render.markdown import escape_markdown, link
from dragoman.write.render.sample import sample_report
from dragoman.write.report import Report


def _markdown(report: Report) -> str:
    return render_report(report, Form.MD).decode()


def test_report_as_markdown() -> None:
    quoted = "#:~:text=killed%20over%2050%20men."
    assert (
        _markdown(small())
        == f"""**Draft, not reviewed**

# Plateau Voice claims an attack

Report · 7 September 2023

Plateau Voice claimed one attack.[^1]

## Attack at Koumbori (claimed)

> *Not independently verified*

It said that over 50 soldiers were killed. Photographs are said to show it.[^1]

## Places

1. Koumbori: 13.85° N, 2.42° W, within 5 km

## About this report

- Data: GeoNames.
- Coasts and borders: Natural Earth; no position is taken.

## Sources

[^1]: Plateau Voice, via Pigeonwire, 7 September 2023. [Archived copy](<https://archive.example.org/1{quoted}>). \
[Original](<https://courier.example/1{quoted}>). “killed over 50 men.” sha256 of the text: `{SHA}`
"""
    )


def test_accepted_report_carries_no_draft_label() -> None:
    assert "Draft" not in _markdown(accepted()) and "not reviewed" not in _markdown(accepted())


def test_claim_not_accepted_among_accepted_ones_is_named() -> None:
    report = small(footnotes=(note(1), note(2, is_accepted=False)))
    first, second = re.findall(r"^\[\^\d\]:.*", _markdown(report), re.MULTILINE)
    assert "(not reviewed)" not in first and "(not reviewed)" in second


def test_address_of_an_own_channel_is_shown_and_never_a_link() -> None:
    report = small(footnotes=(note(1, is_own_channel=True, url="https://t.me/plateau_voice/118"),))
    footnote = _markdown(report).splitlines()[-1]
    assert "Original: hxxps://t[.]me/plateau\\_voice/118." in footnote
    assert "Archived copy: hxxps://archive[.]example[.]org/1." in footnote
    assert "https:" not in footnote and "](" not in footnote


def test_footnote_without_outlet_platform_day_and_address() -> None:
    bare = note(1, outlet=None, platform=None, day=None, url=None, archived=None, quotes=(), title="")
    assert _markdown(small(footnotes=(bare,))).splitlines()[-1] == (
        f"[^1]: source not named. sha256 of the text: `{SHA}`"
    )


def test_hostile_texts_make_no_markup() -> None:
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])

    def kinds(report: Report) -> list[str]:
        plain = re.sub(r"\[\^\d+\](?!:)", "", _markdown(report))  # marks are no Markdown of the plain parser
        plain = re.sub(r"^\[\^(\d+)\]:", r"Note \1", plain, flags=re.MULTILINE)
        return [
            t.type
            for token in reader.parse(plain)
            for t in (token, *(token.children or ()))
            if t.type != "text" and "softbreak" not in t.type
        ]

    # Of the hostile addresses only the second may be followed.
    addresses = ("ftp://x.example", "https://x.example/", "ftp://x.example")
    linked = tuple(
        dataclasses.replace(n, url=url, archived=url)
        for n, url in zip(sample_report().footnotes, addresses, strict=True)
    )
    assert kinds(hostile()) == kinds(dataclasses.replace(sample_report(), footnotes=linked))
    words = re.sub(r"\]\(<[^>]*>\)", "", _markdown(hostile()))
    assert re.findall(r"(?i)https?://|www\.|ftp://", words) == []  # what GFM links by itself


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("# heading", "\\# heading", id="heading"),
        pytest.param("- item", "\\- item", id="list"),
        pytest.param("12. item", "12\\. item", id="numbered list"),
        pytest.param("14.5 mm", "14.5 mm", id="a number is no list"),
        pytest.param("AK-47", "AK-47", id="a dash inside a word"),
        pytest.param("a | b", "a \\| b", id="cell"),
        pytest.param("snake_case *x*", "snake\\_case \\*x\\*", id="emphasis"),
        pytest.param("hxxps://t[.]me/x", "hxxps://t[.]me/x", id="defanged address"),
        pytest.param("[.](javascript:x)", "\\[.\\](javascript:x)", id="link"),
        pytest.param("http://a.example", "http:\\//a.example", id="address"),
        pytest.param("two\nlines", "two lines", id="lines"),
        pytest.param("<b>&amp;", "\\<b\\>\\&amp;", id="HTML"),
        pytest.param("قتل 13 جنديا", "قتل 13 جنديا", id="Arabic"),
    ],
)
def test_escape_markdown_leaves_words(text: str, expected: str) -> None:
    assert escape_markdown(text) == expected


def test_link_keeps_its_address_inside() -> None:
    assert link("a]b", "https://x.example/<>") == "[a\\]b](<https://x.example/%3C%3E>)"

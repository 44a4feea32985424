"""Addresses of anybody: which may be followed, and how they open at the quoted words."""

from __future__ import annotations

import pytest

from dragoman.base.span import Part, Span
from dragoman.write.render.safe import followable, open_at, safe_line, safe_text


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("https://courier.example/a?b=c#d", "https://courier.example/a?b=c#d", id="plain"),
        pytest.param(
            "https://courier.example/é", "https://courier.example/%C3%A9", id="letters of any script"
        ),
        pytest.param("https://خبر.example/1", "https://xn--ngblk.example/1", id="host of any script"),
        pytest.param("http://courier.example/%20a", "http://courier.example/%20a", id="escaped already"),
        pytest.param("javascript:alert(1)", "", id="script"),
        pytest.param("data:text/html,x", "", id="data"),
        pytest.param("ftp://courier.example/a", "", id="ftp"),
        pytest.param("https://courier.example@evil.example/", "", id="name before the host"),
        pytest.param("https://courier.example/a b", "", id="blank"),
        pytest.param("https://courier.example\\@evil.example", "", id="backslash"),
        pytest.param("https:///a", "", id="no host"),
        pytest.param("https://[::1/", "", id="broken host"),
        pytest.param("https://x.example/" + "a" * 3000, "", id="too long"),
        pytest.param('https://x.example/"><b>', "https://x.example/%22%3E%3Cb%3E", id="signs of markup"),
        pytest.param(None, "", id="none"),
    ],
)
def test_followable(url: str | None, expected: str) -> None:
    assert followable(url) == expected


def _spans(*quotes: str, part: Part = Part.TEXT) -> tuple[Span, ...]:
    return tuple(Span(part, 10 * n, 10 * n + len(quote), quote) for n, quote in enumerate(quotes))


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        pytest.param(_spans("over 50 men"), "#:~:text=over%2050%20men", id="one"),
        pytest.param(_spans("a-b, c & d"), "#:~:text=a%2Db%2C%20c%20%26%20d", id="signs of the directive"),
        pytest.param(_spans("killed", "over 50"), "#:~:text=over%2050", id="several words before one"),
        pytest.param(_spans("denied"), "#:~:text=denied", id="one word where there is no other"),
        pytest.param(
            _spans("one two three four five six seven eight nine ten eleven twelve"),
            "#:~:text=one%20two%20three%20four,nine%20ten%20eleven%20twelve",
            id="a long one by its ends",
        ),
        pytest.param(_spans("by [name withheld]"), "", id="withheld"),
        pytest.param((), "", id="none"),
    ],
)
def test_open_at(quotes: tuple[Span, ...], expected: str) -> None:
    assert open_at("https://x.example/1", quotes) == "https://x.example/1" + expected


def test_open_at_keeps_a_fragment_and_prefers_the_text_to_the_title() -> None:
    quotes = (*_spans("the title words", part=Part.TITLE), *_spans("in the text"))
    opened = open_at("https://x.example/1#top", quotes)
    assert opened == "https://x.example/1#top:~:text=the%20title%20words&text=in%20the%20text"
    assert open_at("", quotes) == ""


def test_safe_text_keeps_blanks_and_shows_what_would_reorder() -> None:
    assert safe_text(" a\n b\x1b\u202e ") == " a b␛⟦U+202E⟧ "
    assert safe_line("x \ud800\uffff") == "x ⟦U+D800⟧\ufffd"
    assert safe_line("one two three", 9) == "one two…"
    assert safe_line(None) == ""

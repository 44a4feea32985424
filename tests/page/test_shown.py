"""Hostile text made safe to look at."""

from __future__ import annotations

import pytest

from dragoman.page.shown import find_replacements, isolate, paragraph_direction, show, show_line
from tests.growth import is_linear


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain, été, 🙂 မြန်မာ 中文", "plain, été, 🙂 မြန်မာ 中文"),
        ("\x1b[31mred\x07", "␛[31mred␇"),
        ("a\x00\x7f\x9b", "a␀␡⟦U+009B⟧"),
        ("a\u202e51\u2066", "a⟦U+202E⟧51⟦U+2066⟧"),
        ("يوم\u200f 7", "يوم\u200f 7"),
        ("one\r\ntwo\rthree\u2028four\tfive", "one\ntwo\nthree\nfour\tfive"),
        ("\ud800", "⟦U+D800⟧"),
        ("https://a.example HTTP://b", "hxxps://a.example HXXP://b"),
        ("see t.me/x and telegram.me/y, www.a.example", "see t[.]me/x and telegram[.]me/y, www.a[.]example"),
        ("At.me and 12.7 mm and t.mexico", "At.me and 12.7 mm and t.mexico"),
    ],
    ids=[
        "plain",
        "escape",
        "controls",
        "bidi",
        "mark kept",
        "lines",
        "surrogate",
        "scheme",
        "bare",
        "no address",
    ],
)
def test_show_changes_only_what_could_do_harm(text: str, expected: str) -> None:
    assert show(text) == expected


def test_show_of_a_stretch_sees_the_whole_address() -> None:
    text = "from https://t.me/x"
    seen = find_replacements(text)
    assert [show(text, a, b, replacements=seen) for a, b in ((0, 7), (7, 14), (14, 19))] == [
        "from hx",
        "xps://t",
        "[.]me/x",
    ]


def test_show_line_is_one_line() -> None:
    assert show_line(" a\n\tb\r\n") == "a b"


def test_isolate_wraps_only_what_runs_from_right_to_left() -> None:
    assert isolate("Gao") == "Gao"
    assert isolate("غاو") == "\u2068غاو\u2069" == isolate(isolate("غاو"))


@pytest.mark.parametrize("unit", ["a", "a-", "www.", "t.me/", "http", "\n ", "\x1b", "h"], ids=repr)
def test_show_takes_linear_time(unit: str) -> None:
    assert is_linear(show, unit * (200_000 // len(unit)))


@pytest.mark.parametrize(
    ("text", "document", "expected"),
    [
        ("Invented sample: nothing here happened.", "rtl", "ltr"),
        ("AQIM أعلن التنظيم مسؤوليته عن الهجوم", "rtl", ""),
        ("وقع الهجوم قرب غاو.", "ltr", "rtl"),
        ("12 / 2025", "rtl", ""),
        ("Any words", "auto", "auto"),
    ],
)
def test_a_paragraph_runs_as_most_of_its_letters_do(text: str, document: str, expected: str) -> None:
    assert paragraph_direction(text, document) == expected

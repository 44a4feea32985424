"""decode_bytes: bytes -> text, with a note whenever the encoding was a guess."""

from __future__ import annotations

import pytest

from dragoman.base.errors import UnreadableInput
from dragoman.collect.decoding import Decoded, decode_bytes

ARABIC = "أعلن لواء النهر الأزرق أنه قتل سبعة جنود قرب بلدة الفاشر صباح يوم الاثنين، وفق بيان نشره على قناته."
RUSSIAN = "Бригада заявила, что в понедельник у села были уничтожены два танка и захвачены три автомата."
ENGLISH = "The Dune Front said it had killed “at least 12” soldiers — the army’s spokesman denied it."


@pytest.mark.parametrize(
    "text",
    [ENGLISH, ARABIC, RUSSIAN, "Десять військових", "ကိုးကန့်", "三名士兵", "💥 ten soldiers", "tiré à Gao"],
    ids=["en", "ar", "ru", "uk", "my", "zh", "emoji", "fr"],
)
def test_decode_bytes_takes_utf8_without_a_note(text: str) -> None:
    assert decode_bytes(text.encode()) == Decoded(text, "utf-8")


@pytest.mark.parametrize("codec", ["utf-16", "utf-32"])
def test_decode_bytes_takes_a_byte_order_mark_at_its_word(codec: str) -> None:
    decoded = decode_bytes(ARABIC.encode(codec))
    assert (decoded.text, decoded.encoding) == (ARABIC, codec)
    assert decoded.note is not None
    assert "byte order mark" in decoded.note


def test_decode_bytes_drops_the_mark_of_utf8() -> None:
    assert decode_bytes(ENGLISH.encode("utf-8-sig")).text == ENGLISH


@pytest.mark.parametrize(
    ("text", "codec"),
    [(ENGLISH, "cp1252"), ("Les assaillants ont tué dix soldats près de Ménaka, à l’aube.", "cp1252"),
     (ARABIC * 3, "cp1256"), (RUSSIAN * 3, "cp1251")],
    ids=["en", "fr", "ar", "ru"],
)  # fmt: skip
def test_decode_bytes_guesses_old_encodings_and_says_so(text: str, codec: str) -> None:
    decoded = decode_bytes(text.encode(codec))
    assert decoded.text == text
    assert decoded.note is not None
    assert decoded.note.startswith("not UTF-8: ")
    assert "assumed" in decoded.note


def test_decode_bytes_prefers_the_encoding_that_the_page_names() -> None:
    decoded = decode_bytes("Zażółć gęślą jaźń".encode("iso-8859-2"), declared="iso-8859-2")
    assert decoded.text == "Zażółć gęślą jaźń"
    assert decoded.note == "not UTF-8: read as iso-8859-2, which the page names"


def test_decode_bytes_ignores_an_encoding_that_does_not_exist() -> None:
    assert decode_bytes("près de Gao".encode("cp1252"), declared="utf-99").text == "près de Gao"


def test_decode_bytes_keeps_utf8_with_one_broken_byte() -> None:
    data = ARABIC.encode() * 20
    decoded = decode_bytes(data[:-2])
    assert decoded.encoding == "utf-8"
    assert decoded.text.startswith(ARABIC)
    assert decoded.note == "UTF-8 with 1 broken characters, each shown as \ufffd"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04rest", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"%PDF-1.4", "--input-format pdf"),
        (bytes(range(256)) * 40, "binary"),
        ("no mark".encode("utf-16-le"), "UTF-16"),
        (b"\xff\xfe" + b"\x00\xd8" * 300, "utf-16"),
    ],
    ids=["zip", "png", "pdf", "bytes", "utf16-without-mark", "false-mark"],
)
def test_decode_bytes_refuses_what_is_no_text(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableInput, match=said):
        decode_bytes(data)

"""Bytes -> text, with the encoding and, when it was not plain UTF-8, why that encoding was assumed.

charset-normalizer alone took short English with typographic quotes for a Central European page; so it is
asked only where many bytes lie outside ASCII, and only about the encodings that news is written in.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from dragoman.base.errors import UnreadableInput

ENCODINGS = (
    "cp1252",
    "cp1256",
    "cp1251",
    "cp1250",
    "cp1254",
    "koi8_r",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_kr",
)
FEW_HIGH_BYTES = 0.15  # French has up to 0.05, Turkish 0.08, Arabic or Cyrillic in one byte over 0.6
MAX_BROKEN = 0.002  # of the characters: a UTF-8 text with a few damaged bytes stays UTF-8
SAMPLE_BYTES = 100_000

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
_MAGIC = (
    (b"%PDF-", "a PDF", "Name it .pdf or add --input-format pdf."),
    (b"PK\x03\x04", "a ZIP archive or an Office document", "Unpack it, or save it as PDF or text."),
    (b"\xd0\xcf\x11\xe0", "an old Office document", "Save it as PDF or text."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"\x89PNG", "a PNG picture", "Pictures are not read: run text recognition first."),
    (b"\xff\xd8\xff", "a JPEG picture", "Pictures are not read: run text recognition first."),
    (b"{\\rtf", "an RTF document", "Save it as PDF or text."),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text, the name of the codec, and a note for the person when it was a guess."""

    text: str
    encoding: str
    note: str | None = None


def decode_bytes(data: bytes, *, declared: str | None = None) -> Decoded:
    """The text of a file.

    Args:
        data: the whole file.
        declared: the encoding that the file itself names (HTML), tried after UTF-8.

    Raises:
        UnreadableInput: the bytes are no text in any encoding we know.
    """
    for bom, codec in _BOMS:
        if data.startswith(bom):
            return _decode_after_bom(data, codec)
    require_text(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    by_declaration = _try(data, declared) if declared else None
    if by_declaration is not None:
        return Decoded(by_declaration, str(declared), f"not UTF-8: read as {declared}, which the page names")
    return _damaged_utf8(data) or _guess(data)


def require_text(data: bytes) -> None:
    """Raises UnreadableInput when the bytes are a known binary form or full of control bytes."""
    for magic, name, remedy in _MAGIC:
        if data.startswith(magic):
            raise UnreadableInput(f"this is {name}, not text. {remedy}")
    sample = data[:SAMPLE_BYTES]
    if sample.count(0) > len(sample) // 5:
        raise UnreadableInput("binary, or UTF-16 without its mark. Save it as UTF-8.")
    if len(_CONTROL.findall(sample)) > max(2, len(sample) // 100):
        raise UnreadableInput("binary: too many control characters for a text. Save it as UTF-8 text.")


def _decode_after_bom(data: bytes, codec: str) -> Decoded:
    text = data.decode(codec, "replace")
    if text.count("\ufffd") > max(2, MAX_BROKEN * len(text)):
        raise UnreadableInput(f"starts with the mark of {codec} but is not {codec}. Save it as UTF-8.")
    note = None if codec == "utf-8-sig" else f"read as {codec}, from its byte order mark"
    return Decoded(text, codec, note)


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError, ValueError):
        return None


def _high_share(data: bytes) -> float:
    sample = data[:SAMPLE_BYTES]
    return sum(byte >= 0x80 for byte in sample) / max(1, len(sample))


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with single broken bytes: taken when most of what lies outside ASCII is sound."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    sound = sum(c > "\x7f" and c != "\ufffd" for c in text)
    if broken > MAX_BROKEN * len(text) or sound < 5 * broken:
        return None
    return Decoded(text, "utf-8", f"UTF-8 with {broken} broken characters, each shown as \ufffd")


def _guess(data: bytes) -> Decoded:
    share = _high_share(data)
    if share < FEW_HIGH_BYTES:
        text = _try(data, "cp1252")
        if text is not None:
            return Decoded(
                text, "cp1252", f"not UTF-8: windows-1252 assumed, {share:.1%} of the bytes are not ASCII"
            )
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=list(ENCODINGS), threshold=0.35).best()
    if best is None:
        raise UnreadableInput("not UTF-8 and no other encoding fits. Save it as UTF-8.")
    looks = f", it looks like {best.language}" if best.language != "Unknown" else ""
    return Decoded(
        str(best), best.encoding, f"not UTF-8: {best.encoding} assumed by charset-normalizer{looks}"
    )

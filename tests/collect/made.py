"""Small real files, made from words: a PDF by hand, and the options that the tests collect with."""

from __future__ import annotations

import zlib
from datetime import date

from dragoman.collect import CollectOptions

TODAY = date(2026, 1, 15)
OPTIONS = CollectOptions(today=TODAY)


def make_pdf(*pages: str, encrypt: bool = False, packed: bool = False) -> bytes:
    """A PDF with one line of text on each page; "" is a page with a picture's worth of nothing.

    With `encrypt` the trailer names an encryption that needs a password; `packed` deflates the pages.
    """
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    bodies = [o.encode() for o in objects]
    for number, text in enumerate(pages):
        bodies.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (5 + 2 * number)
        )
        lines = "".join(f"({line}) Tj 0 -14 Td " for line in text.split("\n")) if text else ""
        stream = f"BT /F1 11 Tf 72 720 Td {lines}ET".encode("latin-1")
        packing = b""
        if packed:
            stream, packing = zlib.compress(stream), b" /Filter /FlateDecode"
        bodies.append(b"<< /Length %d%s >> stream\n%s\nendstream" % (len(stream), packing, stream))
    trailer = b"/Root 1 0 R"
    if encrypt:
        bodies.append(b"<< /Filter /Standard /V 1 /R 2 /P -44 /O (%s) /U (%s) >>" % (b"o" * 32, b"u" * 32))
        trailer += b" /Encrypt %d 0 R /ID [(0123456789abcdef) (0123456789abcdef)]" % len(bodies)
    return _assemble(bodies, trailer)


def _assemble(bodies: list[bytes], trailer: bytes) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(bodies) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        size, table, size, trailer, len(out),
    )  # fmt: skip

"""The bytes of a PDF -> its text layer, page by page; a PDF without one is refused.

Lines that only the paper broke are joined, since a sentence is read as one line. Titles and dates in a PDF's
own metadata are the writing program's ("Microsoft Word - draft3"), not the publisher's, and are not taken.
"""

from __future__ import annotations

import io
import re

from dragoman.base.errors import DragomanError, UnreadableInput

MAX_PAGES = 1000
MIN_LETTERS = 20  # a page number or a stamp is no text layer
FULL_LINE = 0.6  # of the page's longest line: shorter lines end a paragraph

_SENTENCE_END = re.compile(r"[.!?:;\u061f\u06d4][\"'\u201d\u2019)\]]*$")


def pdf_text(data: bytes, *, max_chars: int) -> str:
    """The text of a PDF.

    Raises:
        UnreadableInput: it is locked, broken, too long, or a scan without text.
    """
    from pypdf import PdfReader

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableInput("the PDF is locked with a password. Save a copy without one.")
        text = _pages_text(reader.pages, max_chars)
    except DragomanError:
        raise
    except Exception as error:  # a hostile file can raise anything from inside the parser
        if type(error).__name__ == "DependencyError":
            raise UnreadableInput("the PDF is encrypted with AES. Save a copy without encryption.") from error
        raise UnreadableInput(
            f"the PDF cannot be read ({type(error).__name__}: {str(error)[:80]}). Print it to a new PDF."
        ) from error
    if sum(c.isalpha() for c in text[:10_000]) < MIN_LETTERS:
        raise UnreadableInput(
            "the PDF holds no text, it may be a scan. Run text recognition (OCR) on it first."
        )
    return text


def _pages_text(pages: object, max_chars: int) -> str:
    parts: list[str] = []
    total = 0
    for number, page in enumerate(pages, start=1):  # type: ignore[arg-type,var-annotated]
        if number > MAX_PAGES:
            raise UnreadableInput(f"the PDF has more than {MAX_PAGES} pages. Split it.")
        parts.append(join_lines(page.extract_text() or ""))
        total += len(parts[-1])
        if total > max_chars:
            raise UnreadableInput(f"the PDF holds more than {max_chars:,} characters. Split it.")
    return "\n\n".join(part for part in parts if part)


def join_lines(page: str) -> str:
    """A page with the line breaks inside its paragraphs turned into spaces."""
    lines = [line.strip() for line in page.split("\n")]
    full = FULL_LINE * max((len(line) for line in lines), default=0)
    out: list[str] = []
    goes_on = False
    for line in lines:
        if goes_on and line:
            out[-1] = f"{out[-1]} {line}"
        else:
            out.append(line)
        goes_on = len(line) >= full and bool(line) and not _SENTENCE_END.search(line)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(out)).strip()

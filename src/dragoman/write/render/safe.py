"""Texts and addresses of anybody -> what may be shown and what may be followed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from urllib.parse import quote, urlsplit

from dragoman.base.span import Part, Span
from dragoman.page.shown import isolate, show
from dragoman.write.quotes import is_withheld

_NO_CHARACTER = re.compile("[\ufffe\uffff]")
_BLANKS = re.compile(r"\s+")
_ADDRESS_CHARS = "!#$%&'()*+,/:;=?@[]~-._"
_LONGEST_ADDRESS = 2000
_WHOLE_WORDS, _END_WORDS = 10, 4
"""A quote of more words is looked for by its first and last words, which also finds it across paragraphs."""
_MOST_FRAGMENTS = 4


_RUNS: ContextVar[str] = ContextVar("runs", default="ltr")


@contextmanager
def running(direction: str) -> Iterator[None]:
    """Within it, texts stand in sentences that run so ("ltr", "rtl"): what runs the other way is isolated."""
    before = _RUNS.set(direction)
    try:
        yield
    finally:
        _RUNS.reset(before)


class Drawing(str):
    """SVG that we drew ourselves: the only text that no template escapes."""

    __slots__ = ()


def safe_text(text: str) -> str:
    """Words as they may be shown, in one line, the blanks at their ends kept; what runs from right to left moves
    nothing beside it."""
    words = _BLANKS.sub(" ", _NO_CHARACTER.sub("\ufffd", show(text)))
    return isolate(words) if _RUNS.get() == "ltr" else _isolate_left(words)


def _isolate_left(text: str) -> str:
    """A text of letters from left to right alone, isolated; one with its own isolates or other letters stays."""
    kinds = {unicodedata.bidirectional(char) for char in text}
    return f"\u2068{text}\u2069" if "L" in kinds and not kinds & {"R", "AL", "FSI"} else text


def safe_line(text: str | None, longest: int | None = None) -> str:
    """A value as it may be shown on one line, cut at a word when it is longer; "" for None."""
    line = safe_text(text).strip() if text else ""
    if longest is None or len(line) <= longest:
        return line
    return line[:longest].rsplit(" ", 1)[0] + "…"


def followable(url: str | None) -> str:
    """An address that may be a link, in ASCII; "" for any other: another scheme than http and https, a name and
    password, no host, or longer than any true one."""
    if not url or len(url) > _LONGEST_ADDRESS or re.search(r"[\x00-\x20\x7f\\]", url):
        return ""
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc:
        return ""
    try:
        netloc = (
            parts.netloc.encode("ascii").decode() if parts.netloc.isascii() else _to_ascii(host, parts.netloc)
        )
        rest = quote(url.split(parts.netloc, 1)[1], safe=_ADDRESS_CHARS)
    except (UnicodeError, IndexError):
        return ""
    return f"{parts.scheme}://{netloc}{rest}"


def _to_ascii(host: str, netloc: str) -> str:
    return host.encode("idna").decode() + netloc[len(host) :]


def open_at(url: str, quotes: tuple[Span, ...]) -> str:
    """The address with a text fragment, by which a browser opens the page at the quoted words and marks them."""
    telling = _telling(quotes)
    if not url or not telling:
        return url
    asked = "&".join(f"text={_fragment(quote)}" for quote in telling)
    return f"{url}{'' if '#' in url else '#'}:~:{asked}"


def _telling(quotes: tuple[Span, ...]) -> list[str]:
    """The quotes that are most likely to stand once on a page: those of several words, of the text before the title."""
    whole = [span for span in quotes if not is_withheld(span)]
    ranked = sorted(
        whole, key=lambda span: (span.part is Part.TITLE, -len(span.quote.split()), -len(span.quote))
    )
    several = [span for span in ranked if len(span.quote.split()) > 1] or ranked[:1]
    chosen = several[:_MOST_FRAGMENTS]
    return [span.quote for span in whole if span in chosen]


def _fragment(words: str) -> str:
    """A text directive; in it a dash, a comma and an ampersand would be signs."""
    parts = words.split()
    if len(parts) <= _WHOLE_WORDS and "\n" not in words:
        return _encoded(" ".join(parts))
    return f"{_encoded(' '.join(parts[:_END_WORDS]))},{_encoded(' '.join(parts[-_END_WORDS:]))}"


def _encoded(words: str) -> str:
    return quote(words, safe="", errors="replace").replace("-", "%2D")

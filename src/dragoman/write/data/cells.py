"""Values <-> the cells of a CSV file, reversibly and so that no spreadsheet runs them.

The rules, which docs/reference/exports.md tells:

- Nothing is an empty cell. Words that are there and empty are a lone apostrophe.
- A text that begins with `=`, `+`, `-`, `@`, their full-width forms, an apostrophe or a blank of any kind gets an
  apostrophe before it, and reading takes one away. Excel, LibreOffice and Google Sheets then show it as text.
- Several texts in one cell stand between " | "; a `|` or a backslash in them has a backslash before it, and an empty
  one is `\\e`.

Source: OWASP, CSV Injection, for the characters that begin a formula.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

RISKY = frozenset("=+-@＝＋－＠'\t\r\n\v\f \u00a0\ufeff\u200b\u2028\u2029\0")
APOSTROPHE = "'"
LIST_MARK = " | "
_EMPTY_ITEM = r"\e"
_ITEM = re.compile(r"(?:[^\\|]|\\.)*", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_SURROGATE = re.compile("[\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def guard(text: str | None) -> str:
    """A text as a cell holds it."""
    if text is None:
        return ""
    if not text:
        return APOSTROPHE
    return APOSTROPHE + text if text[0] in RISKY else text


def unguard(cell: str) -> str | None:
    """The text of a cell; None for an empty one."""
    if not cell:
        return None
    return cell[1:] if cell[0] == APOSTROPHE else cell


def join_items(items: Sequence[str]) -> str:
    """Several texts as one; "" for none."""
    joined = LIST_MARK.join(items)
    if "\\" not in joined and joined.count("|") == len(items) - 1 and "" not in items:
        return joined  # as nearly all are
    return LIST_MARK.join([_item(item) for item in items])


def split_items(text: str | None) -> list[str]:
    """The texts again."""
    if not text:
        return []
    parts: list[str] = []
    at = 0
    while True:
        found = _ITEM.match(text, at)
        end = found.end() if found else at
        parts.append(text[at:end])
        if end >= len(text):
            break
        at = end + 1
    last = len(parts) - 1
    trimmed = [part[n > 0 : len(part) - (n < last)] for n, part in enumerate(parts)]
    return ["" if part == _EMPTY_ITEM else _ESCAPED.sub(r"\1", part) for part in trimmed]


def _item(item: str) -> str:
    if not item:
        return _EMPTY_ITEM
    if "|" in item or "\\" in item:
        return item.replace("\\", "\\\\").replace("|", "\\|")
    return item


def encode_text(text: str) -> tuple[bytes, int]:
    """UTF-8 of a text, and how many of its characters UTF-8 has not (halves of a surrogate pair)."""
    try:
        return text.encode("utf-8"), 0
    except UnicodeEncodeError:
        whole, count = _SURROGATE.subn(REPLACEMENT, text)
        return whole.encode("utf-8"), count

"""A list of spellings -> one pattern that finds the longest of them without trying each.

A space in a spelling stands for up to eight characters of white space, an apostrophe or hyphen for
any of its shapes, so that a text is matched as it stands and every offset stays true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

APOSTROPHES = "'’‘ʼʿʾ`´"
DASHES = "-‐‑‒–—"
_Node = dict[str, "_Node"]
_ANY = {" ": r"\s{1,8}", "'": f"[{APOSTROPHES}]", "-": f"[{DASHES}]"}


def spellings_pattern(spellings: Iterable[str]) -> str:
    """A regular expression, without groups or flags, for the longest of the spellings at a place."""
    root: _Node = {}
    for spelling in spellings:
        node = root
        for char in spelling:
            node = node.setdefault(char, {})
        node[""] = {}
    return _node_pattern(root)


def _node_pattern(node: _Node) -> str:
    ends = "" in node
    branches = [
        _ANY.get(char, re.escape(char)) + _node_pattern(below) for char, below in sorted(node.items()) if char
    ]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and not ends else "(?:" + "|".join(branches) + ")"
    return joined + "?" if ends else joined


def plain(text: str) -> str:
    """The spelling of a matched text: one space, straight apostrophe, plain hyphen."""
    if " " in text or not text.isascii() or "\n" in text:
        text = " ".join(text.split())
        text = text.translate(_PLAIN)
    return text


_PLAIN = {ord(c): "'" for c in APOSTROPHES} | {ord(c): "-" for c in DASHES}

"""Hostile text -> the same text made safe to look at, character by character.

What a document holds is shown as it stands, with these exceptions, each at one offset so that spans stay
true: control characters (a terminal obeys them) and characters that reorder what follows them (an override
turns "15" into "51") are made visible; web addresses lose their power to be followed ("hxxps://", "t[.]me").
Escaping for HTML is the template's task and comes after.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

# The ranges at the end: embeddings, overrides, isolates; lone surrogates, which UTF-8 cannot write. The three
# invisible marks (U+200E, U+200F, U+061C) stay: Arabic typists need them and they open no run of their own.
_STRANGE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_ISOLATED = re.compile("\u2068[^\u2028\u2029\u202a-\u202e\u2066-\u2069\n]*\u2069")
"""An isolate that is closed and holds no other: it keeps in order what is beside it, and hides nothing."""
_SCHEME = re.compile(r"(?<![A-Za-z])(h)(tt)(ps?://)", re.IGNORECASE)
_BARE_HOST = re.compile(
    r"\b(?:www\.[\w-]{1,80}|(?:t|wa)(?=\.me/)|telegram(?=\.(?:me|org|dog)/)|[a-z2-7]{16,56}(?=\.onion\b))"
    r"(\.)(?=[\w-])",
    re.IGNORECASE,
)
_RTL_LANGUAGES = frozenset(
    ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "nqo", "ps", "sd", "ug", "ur", "yi"]
)


def find_replacements(text: str) -> Mapping[int, str]:
    """Offset -> what is shown in place of the character there."""
    isolates = {offset for m in _ISOLATED.finditer(text) for offset in (m.start(), m.end() - 1)}
    shown = {
        m.start(): _visible(text, m.start()) for m in _STRANGE.finditer(text) if m.start() not in isolates
    }
    for m in _SCHEME.finditer(text):
        for offset in range(*m.span(2)):
            shown[offset] = "X" if text[offset].isupper() else "x"
    for m in _BARE_HOST.finditer(text):
        shown[m.start(1)] = "[.]"
    return shown


def _visible(text: str, offset: int) -> str:
    char = text[offset]
    if char == "\r":
        return "" if text[offset + 1 : offset + 2] == "\n" else "\n"
    if char in "\u2028\u2029":
        return "\n"
    if char < " ":
        return chr(0x2400 + ord(char))
    if char == "\x7f":
        return "\u2421"
    return f"⟦U+{ord(char):04X}⟧"


def show(
    text: str, start: int = 0, end: int | None = None, *, replacements: Mapping[int, str] | None = None
) -> str:
    """`text[start:end]` as it may be shown."""
    stop = len(text) if end is None else end
    if replacements is None:
        replacements = find_replacements(text)
    if not replacements:
        return text[start:stop]
    return "".join(replacements.get(i, text[i]) for i in range(start, stop))


def show_line(text: str) -> str:
    """A value on one line: runs of white space become one blank."""
    return " ".join(show(text).split())


def isolate(text: str) -> str:
    """The text fit to stand in a sentence of ours: what runs from right to left moves nothing beside it."""
    return f"\u2068{text}\u2069" if has_rtl(text) and "\u2068" not in text else text


def has_rtl(text: str) -> bool:
    """Whether any character runs from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in {"R", "AL"} for c in text)


def direction(lang: str | None) -> str:
    """The `dir` of a document: "rtl" or "ltr" by its language, "auto" when that is not known."""
    if not lang:
        return "auto"
    tag = lang.lower().replace("_", "-")
    if "-latn" in tag or "-cyrl" in tag:
        return "ltr"
    is_rtl = "-arab" in tag or "-hebr" in tag or tag.split("-")[0] in _RTL_LANGUAGES
    return "rtl" if is_rtl else "ltr"


def paragraph_direction(text: str, document: str) -> str:
    """The `dir` of a paragraph where it is not that of its document ("rtl", "ltr"), else "".

    The direction of most letters counts, not that of the first: an Arabic report may open with a Latin acronym.
    """
    if document == "auto":
        return "auto"
    kinds = [unicodedata.bidirectional(c) for c in text]
    right = sum(kind in {"R", "AL"} for kind in kinds)
    left = kinds.count("L")
    if right == left:
        return ""
    own = "rtl" if right > left else "ltr"
    return own if own != document else ""


def language_tag(lang: str | None) -> str:
    """A BCP 47 tag fit for a `lang` attribute, or "" (unknown)."""
    return lang if lang and re.fullmatch(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", lang) else ""

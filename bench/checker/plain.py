"""A text as it stands -> the same text as the checker's tables spell it: lower case, no marks, ASCII digits.

English keeps its accents and marks; French loses accents; Arabic loses vowels, tatweel and the variants of alef, and
what is written onto a number ("و٤", "بثلاثة") is set apart by a blank.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
GROUPED = re.compile(r"(?<![\d.,])(\d{1,3})((?:[ \u00a0\u202f]\d{3})+)(?!\d)")
ARABIC_LETTERS = str.maketrans(
    {
        "أ": "ا",
        "إ": "ا",
        "ٱ": "ا",
        "ى": "ي",
        "ـ": None,
        "٫": ".",
        "٬": ",",
        "،": ",",
        "؛": ";",
        "؟": "?",
    }
    | {chr(0x660 + n): str(n) for n in range(10)}
    | {chr(0x6F0 + n): str(n) for n in range(10)}
)
BEFORE_DIGITS = re.compile(r"(?<!\w)((?:[وف])?(?:ال|[بلك](?:ال)?)?)(?=\d)")


def plain(text: str, lang: str) -> str:
    """The text in the spelling of the tables of a language."""
    lowered = INVISIBLE.sub("", text).casefold().replace("–", "-")
    if lang == "en":
        return " ".join(lowered.split())
    bare = without_marks(lowered).replace("’", "'").replace("‘", "'").translate(ARABIC_LETTERS)
    joined = GROUPED.sub(lambda match: re.sub(r"\s", "", match[0]), bare)
    if lang == "ar":
        joined = BEFORE_DIGITS.sub(r"\1 ", joined)
    return " ".join(joined.split())


def without_marks(text: str) -> str:
    """A text without accents and vowel signs; what belongs to a letter of its own, as in "آ" and "ئ", stays."""
    decomposed = unicodedata.normalize("NFKD", text)
    kept = "".join(c for c in decomposed if not unicodedata.combining(c) or c in "\u0653\u0654")
    return unicodedata.normalize("NFC", kept)


def set_apart(text: str, words: Iterable[str]) -> str:
    """An Arabic text in which the letters written onto one of these words stand apart: "وعشرون" is "و عشرون"."""
    return apart_pattern(tuple(words)).sub(r"\1 ", text)


@cache
def apart_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """The letters that stand before one of these words."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<!\w)([وفبلك](?:ال)?|ال)(?=(?:{'|'.join(map(re.escape, longest_first))})(?!\w))")

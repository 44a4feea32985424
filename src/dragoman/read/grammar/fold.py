"""A text -> the same text in the plain letters that tables are compared in, with the way back to its offsets.

Accents of Latin letters and the vowel signs and letter variants of Arabic are written or left out as a
hand pleases ("fevrier", "اذار"). Text and tables are folded alike before they meet. One letter becomes
one letter, signs without a place of their own vanish, and a map leads every offset back, so that what
is found is told where it stands in the original. آ stays, because آب (August) is not إب (a town).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Alphabet(StrEnum):
    """Which letters are folded: none, Latin with accents, Arabic."""

    NONE = ""
    LATIN = "latin"
    ARABIC = "arabic"


_DIRECTION = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
_ATTACHED = {
    Alphabet.LATIN: "\u0300-\u036f",
    Alphabet.ARABIC: "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06ed",
}
_SILENT = {name: re.compile(f"[{marks}{_DIRECTION}]+") for name, marks in _ATTACHED.items()}
_MARKS = {name: re.compile(f"[{marks}]*") for name, marks in _ATTACHED.items()}


def _latin() -> dict[int, int]:
    """Every Latin letter that Unicode takes apart into an ASCII letter and accents."""
    table = {}
    for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        parts = unicodedata.normalize("NFD", chr(code))
        if len(parts) > 1 and parts[0].isascii():
            table[code] = ord(parts[0])
    return table


_LETTERS: Mapping[Alphabet, Mapping[int, int]] = {
    Alphabet.LATIN: _latin(),
    Alphabet.ARABIC: str.maketrans(
        "أإٱٲٳىیېةۀؤئکګ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹؍\\",
        "ااااايييههويكك01234567890123456789//",
    ),
}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text beside its original; `offsets` leads from each folded character to the original."""

    text: str
    original: str
    alphabet: Alphabet
    offsets: tuple[int, ...] | None = None

    def start(self, at: int) -> int:
        """Where the character at `at` stands in the original."""
        return at if self.offsets is None else self.offsets[at]

    def end(self, at: int) -> int:
        """Where what ends before `at` ends in the original, with the vowel signs of its last letter."""
        if self.offsets is None or at == 0:
            return at
        marks = _MARKS[self.alphabet].match(self.original, self.offsets[at - 1] + 1)
        return marks.end() if marks else self.offsets[at - 1] + 1


def fold(text: str, alphabet: Alphabet) -> Folded:
    """The text in plain letters; unchanged for `Alphabet.NONE`. Linear in its length."""
    if alphabet is Alphabet.NONE or (alphabet is Alphabet.LATIN and text.isascii()):
        return Folded(text, text, alphabet)
    letters, silent = _LETTERS[alphabet], _SILENT[alphabet]
    if silent.search(text) is None:
        return Folded(text.translate(letters), text, alphabet)
    kept: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in silent.finditer(text):
        kept.append(text[at : match.start()])
        offsets.extend(range(at, match.start()))
        at = match.end()
    kept.append(text[at:])
    offsets.extend(range(at, len(text)))
    return Folded("".join(kept).translate(letters), text, alphabet, tuple(offsets))


def fold_spelling(text: str, alphabet: Alphabet) -> str:
    """A spelling of a table, folded as texts are."""
    return fold(text, alphabet).text

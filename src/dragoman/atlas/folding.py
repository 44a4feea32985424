"""A name as written -> the key under which the atlas keeps it.

Two spellings that differ only in case, accents, hyphens, apostrophes, spaces or Arabic letter
variants have one key: "Tim buktu" and "Timbuktu", "N'Djamena" and "Ndjamena", "أنصار" and "انصار".
Folding goes character by character, so `fold(a + b) == fold(a) + fold(b)`, and a scanner may join
the keys of neighbouring words. Transliteration (Raqqa, Ar Raqqah) is no matter of letters: the place
index adds such spellings as names of their own.
"""

from __future__ import annotations

import unicodedata

# Kept marks: 0 are letters and vowel signs of Indic scripts, 8 voices a kana, 9 joins consonants.
_KEPT_COMBINING = frozenset({0, 8, 9})
# Letters that Unicode does not take apart: Arabic and Persian variants, then Latin ones.
_LETTERS = {
    "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ۍ": "ي", "ک": "ك", "ګ": "گ", "ة": "ه", "ۀ": "ه", "ہ": "ه",
    "ھ": "ه", "ە": "ه", "ۃ": "ه", "ۆ": "و", "ۇ": "و", "ۋ": "و", "ڤ": "ف", "ء": "", "ـ": "",
    "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ŋ": "n", "ħ": "h",
    "ɓ": "b", "ɗ": "d", "ƙ": "k", "ƴ": "y", "ɲ": "n", "ɛ": "e", "ɔ": "o", "ə": "e", "ʼ": "", "ʿ": "", "ʾ": "",
    "ʻ": "", "ʹ": "", "ʺ": "", "ˈ": "", "ʽ": "",
}  # fmt: skip


class _Table(dict[int, str]):
    """Code point -> its folded letters, worked out when a character is first met."""

    def __missing__(self, code: int) -> str:
        folded = "".join(map(_fold_part, unicodedata.normalize("NFKD", chr(code).casefold())))
        self[code] = folded
        return folded


def _fold_part(char: str) -> str:
    if char in _LETTERS:
        return _LETTERS[char]
    if unicodedata.combining(char) not in _KEPT_COMBINING:
        return ""
    category = unicodedata.category(char)
    if category == "Nd":
        return str(unicodedata.decimal(char))
    return char.casefold() if category[0] in "LNM" else ""


_TABLE = _Table()


def fold(text: str) -> str:
    """The folding key of a name: letters, digits and vowel signs only, in one form.

    Args:
        text: a name in any script, as written.

    Returns:
        The key, "" when the text holds no letter or digit.
    """
    return text.translate(_TABLE)


def fold_words(text: str) -> str:
    """The keys of the words of a text, joined by single spaces; words without a letter vanish."""
    return " ".join(filter(None, map(fold, text.replace("-", " ").split())))

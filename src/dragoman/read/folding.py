"""Words and phrases -> the folded form under which tables are searched.

Case, accents and apostrophes go; of Arabic also vowel signs, tatweel, the variants of its letters, and the article.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
PIECE_BREAK = re.compile(r"[\s\-‐‑–/&.,()\[\]\"“”:;]+")
APOSTROPHES = str.maketrans("", "", "'’`ʼ‘ʿʾ´")
ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3]")
ARABIC_LETTERS = str.maketrans(
    "آأإٱٲٳىیةۀؤئکګ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹",
    "ااااااييههويكگ01234567890123456789",
)
SILENT = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c-\u200f\u202a-\u202e\u2066-\u2069]+"
)
MOST_FOLDED = 65_536  # words: the tables fold the same ones again and again
ARTICLE, STEM = "ال", 3
ARTICLES = (ARTICLE, "ٱل")  # with a hamza or a madda it is the stem's own letter: "آلية"
# Words whose own first letters look like the article: "التزام", and "إلقاء", "آليات" written without their sign.
OWN_AL = re.compile(
    "الت(?:زم|زام|حق|حاق|ق[ىيت]|قوا|قاء|هم|هام|هب|هاب|مس|ف|فت|فاف|قط|قاط"
    "|حم|حام|جأ|جا|جاء|بس|باس|وى|واء|ئم|أم|ئام)"
    "(?:ت|تا|وا|ا|نا|ه|ها|هم|ات)?"
    "|ال(?:قاء|غاء|حاق|غام|زام)(?:ه|ها|هم)?"
    "|الي(?:ات|تان|تين|تي)(?:ه|ها|هم)?"
)


def fold_word(word: str) -> str:
    """One word folded: case, accents and apostrophes gone; of Arabic also its variants of letters and the article."""
    if word.isascii():
        return word.casefold().translate(APOSTROPHES)
    if "\u0600" <= word[0] < "\u0780":
        return fold_arabic(word)
    word = unicodedata.normalize("NFKD", word.casefold()).translate(APOSTROPHES)
    return "".join(c for c in word if not unicodedata.combining(c)).replace("ı", "i").replace("ł", "l")


def fold_pieces(phrase: str) -> list[str]:
    """The folded pieces of a phrase, hyphens and spaces alike."""
    if not phrase.isascii() and ARABIC.search(phrase):
        return [fold_word(p) for p in PIECE_BREAK.split(phrase) if p and fold_word(p)]
    return [p for p in PIECE_BREAK.split(fold_word(POSSESSIVE.sub(" s", phrase))) if p]


@lru_cache(maxsize=MOST_FOLDED)
def fold_arabic(word: str) -> str:
    """An Arabic word folded: vowel signs, tatweel, variants of alef, hamza, ya and ha, and the article gone."""
    word = SILENT.sub("", word)
    if word.startswith(ARTICLES) and len(word) >= len(ARTICLE) + STEM and not OWN_AL.fullmatch(word):
        word = word[len(ARTICLE) :]
    return word.translate(ARABIC_LETTERS).casefold()

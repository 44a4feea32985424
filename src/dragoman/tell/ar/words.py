"""Arabic words -> their forms: case, dual, plural, article, attached prepositions, isolated foreign letters.

Arabic shows case in writing only where letters change: "جنديان" and "جنديين", "مدنيون" and "مدنيين", "جندياً".
Everything else is written the same in every case.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum

FSI, PDI = "\u2068", "\u2069"
"""First strong isolate and its end (Unicode Bidirectional Algorithm): what stands between them turns nothing else."""
TANWIN = "اً"
_ARTICLE = "ال"
_WOMAN, _THE_WOMAN = "امرأة", "المرأة"
"""The one noun that loses a letter to the article."""
_LATIN = re.compile(
    r"[^\W\d_\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff]"  # a letter that is not Arabic
    r"(?:[^\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff،؛؟«»“”()\[\]\u2068\u2069\n]*"
    r"[^\W\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufeff])?"
)
_DIPTOTE = re.compile(r"^..ا..$|^..ا.ي.$|^...ائ.$")
"""The shapes of broken plurals that take no ending: "مدارس", "صواريخ", "كمائن"."""
_ISOLATED = re.compile(f"{FSI}[^{PDI}]*{PDI}")


class Case(StrEnum):
    """The cases that show: subject, after a preposition or a noun, and object."""

    NOMINATIVE = "nominative"
    GENITIVE = "genitive"
    ACCUSATIVE = "accusative"


class Gender(StrEnum):
    """What a verb agrees with: one man, one woman or any several things, several people."""

    MASCULINE = "m"
    FEMININE = "f"
    PEOPLE = "p"


def is_arabic(text: str) -> bool:
    """Whether the first letter of a text is an Arabic one.

    >>> is_arabic("«الجيش»"), is_arabic("GSIM"), is_arabic("14")
    (True, False, False)
    """
    letter = next((char for char in text if char.isalpha()), "")
    return bool(letter) and unicodedata.bidirectional(letter) == "AL"


def isolate(text: str) -> str:
    """A text with every run of letters that are not Arabic isolated, so that brackets and figures beside it stay.

    >>> isolate("مدفع PKM") == "مدفع \\u2068PKM\\u2069"
    True
    """
    parts: list[str] = []
    end = 0
    for match in _ISOLATED.finditer(text):
        parts += (_isolate_runs(text[end : match.start()]), match[0])
        end = match.end()
    return "".join((*parts, _isolate_runs(text[end:])))


def _isolate_runs(text: str) -> str:
    return _LATIN.sub(lambda match: f"{FSI}{match[0]}{PDI}", text)


def attach(prefix: str, text: str) -> str:
    """A preposition of one letter with the word after it: "لـ" and the article are one, foreign words keep a stroke.

    >>> attach("ل", "الجيش"), attach("ب", "سيارة"), attach("ل", "14")
    ('للجيش', 'بسيارة', 'لـ14')
    """
    if not text or not is_arabic(text[:1]):
        return f"{prefix}ـ{text}"
    if prefix == "ل" and text.startswith(_ARTICLE):
        return f"ل{text[2:]}" if text[2:3] == "ل" else f"لل{text[2:]}"
    return f"{prefix}{text}"


def define(word: str) -> str:
    """A word with its article; one that has it, or that is no Arabic word, stays."""
    if word.startswith((_ARTICLE, "لل")) or not is_arabic(word):
        return word
    if word == _WOMAN:
        return _THE_WOMAN
    return _ARTICLE + (f"{word[:-1]}ي" if word.endswith("ٍ") else word)


def accusative(word: str) -> str:
    """An indefinite singular as an object: "جندي" is "جندياً"; what ends in ة, اء, ا or ى shows nothing."""
    if not is_arabic(word) or word.endswith(("ة", "اء", "ا", "ى", "أ", "ً")):
        return word
    if word.endswith("ٍ"):
        return f"{word[:-1]}ي{TANWIN}"
    return word + TANWIN


def several_accusative(word: str) -> str:
    """A broken plural as an object: "جنود" is "جنوداً"; "بنادق", "صواريخ" and all regular plurals show nothing.

    >>> several_accusative("جنود"), several_accusative("قنابل"), several_accusative("مركبات")
    ('جنوداً', 'قنابل', 'مركبات')
    """
    if word.endswith("ٍ"):
        return f"{word[:-1]}ي"
    if word.endswith(("ات", "آت")) or _DIPTOTE.match(word):
        return word
    return accusative(word)


def dual(word: str) -> str:
    """A word for two, as a subject.

    >>> dual("جندي"), dual("سيارة"), dual("مستشفى")
    ('جنديان', 'سيارتان', 'مستشفيان')
    """
    if word.endswith("ة"):
        return f"{word[:-1]}تان"
    if word.endswith(("ى", "ٍ")):
        return f"{word[:-1]}يان"
    return f"{word}ان" if is_arabic(word) else word


def oblique_dual(word: str) -> str:
    """A word for two as it is written when it is no subject: "جندي" is "جنديان" and "جنديين"."""
    return f"{word[:-2]}ين" if len(word) > len("ان") + 1 and word.endswith("ان") else word


def oblique_plural(word: str) -> str:
    """A regular plural as it is written when it is no subject; a broken one stays.

    >>> oblique_plural("مدنيون"), oblique_plural("سكان")
    ('مدنيين', 'سكان')
    """
    return f"{word[:-2]}ين" if len(word) > len("ون") + 1 and word.endswith("ون") else word


def bare_end(text: str) -> str:
    """A source's words without the ending of an object, which another place in a sentence does not have."""
    return re.sub(r"(?:اً|ًا)(?!\w)", "", text)


def own(word: str, pronoun: str) -> str:
    """A noun in the genitive with the pronoun of its holder: "أفراد" and "ها" are "أفرادها".

    >>> own("مقاتلين", "ها"), own("قادة", "ه"), own("أعضاء", "هم")
    ('مقاتليها', 'قادته', 'أعضائهم')
    """
    if word.endswith("ة"):
        return f"{word[:-1]}ت{pronoun}"
    if word.endswith("ين") and len(word) > len("ينون"):
        return f"{word[:-1]}{pronoun}"
    if word.endswith("اء"):
        return f"{word[:-1]}ئ{pronoun}"
    if word.endswith("ى"):
        return f"{word[:-1]}ا{pronoun}"
    return word + pronoun

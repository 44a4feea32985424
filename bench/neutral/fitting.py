"""A word that takes another's place, and what is written before it -> both as the language joins them.

French elides and contracts ("de l'insurgé", "du terroriste"); Arabic writes article and prepositions onto the word
("للجيش", "لحركة"). What stands before a word is its lead.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LEADS = {
    "en": "(?<!\\w)",
    "fr": "(?<!\\w)(?i:(?:(?:de|à) l|l|d|qu)['’]|(?:(?:de|à) la|de|du|le|la|au|que)[ \u00a0])?",
    "ar": "(?<!\\w)[وف]?(?:[بك]?ال|لل|[بلك])?",
}
ELIDED = {
    "l": ("le", "la"),
    "de l": ("du", "de la"),
    "à l": ("au", "à la"),
    "d": ("de", "de"),
    "qu": ("que", "que"),
}
FULL = {
    "le": "l",
    "la": "l",
    "du": "de l",
    "de la": "de l",
    "au": "à l",
    "à la": "à l",
    "de": "d",
    "que": "qu",
}
ASPIRATED = ("héros",)


def occurrences(words: Iterable[str], lang: str) -> re.Pattern[str]:
    """The pattern of one of these words with its lead, the longest first, whole words alone."""
    longest_first = sorted({*words, *shortened(words, lang)}, key=len, reverse=True)
    return re.compile(rf"(?P<lead>{LEADS[lang]})(?P<word>{'|'.join(map(re.escape, longest_first))})(?!\w)")


def shortened(words: Iterable[str], lang: str) -> list[str]:
    """Arabic words with the article as they stand behind the preposition "li", which takes its alef."""
    return [word[1:] for word in words if lang == "ar" and word.startswith("ال")]


def unshortened(lead: str, word: str, known: Iterable[str]) -> str | None:
    """The word of the table that stands behind a lead: "لجيش" behind "ل" is "الجيش"; None when there is none."""
    if word in known and not (word.startswith("ال") and lead.endswith(("ال", "لل", "ل"))):
        return word
    return "ا" + word if lead.endswith("ل") and not lead.endswith("ال") and "ا" + word in known else None


def join(lead: str, word: str, *, is_feminine: bool, lang: str) -> str:
    """The lead and the word that takes the place of the one behind it."""
    if lang == "ar":
        return lead + (word[1:] if lead.endswith("ل") and word.startswith("ال") else word)
    if lang == "fr" and lead:
        return french_lead(lead, word, is_feminine=is_feminine) + word
    return lead + word


def french_lead(lead: str, word: str, *, is_feminine: bool) -> str:
    """Article and preposition before a French word, elided before a vowel alone."""
    bare = lead.rstrip(" \u00a0'’")
    small = bare.casefold()
    if is_vowel(word) == lead.endswith(("'", "’")):
        return lead
    changed = FULL[small] + "’" if is_vowel(word) else ELIDED[small][is_feminine] + " "
    return changed.capitalize() if bare[0].isupper() else changed


def is_vowel(word: str) -> bool:
    """Whether a French word begins with a sound that elides."""
    first = unicodedata.normalize("NFD", word[:1]).casefold()[:1]
    return first in "aeiou" or (first == "h" and not word.casefold().startswith(ASPIRATED))

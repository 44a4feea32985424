"""A value and the words of its spans -> whether the words hold the value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from bench.checker.plain import plain

DROPPED = frozenset(
    [
        "the",
        "a",
        "an",
        "of",
        "and",
        "in",
        "at",
        "on",
        "s",
        "al",
        "de",
        "du",
        "des",
        "d",
        "la",
        "le",
        "les",
        "l",
    ]
)


def letters(text: str) -> str:
    """The letters and digits alone, lower case and without accents."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in plain if c.isalnum())


def words_of(text: str) -> list[str]:
    """The words of a text, lower case and without accents."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    return re.findall(r"\w+", "".join(c for c in plain if not unicodedata.combining(c)))


def holds_name(quotes: Iterable[str], value: str) -> bool:
    """Whether the quotes hold the value: as it stands, mis-spaced, or each of its words."""
    quotes = list(quotes)
    if any(letters(value) and letters(value) in letters(quote) for quote in quotes):
        return True
    said = {word for quote in quotes for word in words_of(quote)}
    wanted = [word for word in words_of(value) if word not in DROPPED]
    return bool(wanted) and all(word in said for word in wanted)


def holds_item(quote: str, item: str, *, lang: str = "en") -> bool:
    """Whether a quote names an item, in the singular, the dual or the plural, its words in any order."""
    if letters(item) in letters(quote):
        return True
    stem = STEMS.get(lang, singular)
    split = words_of if lang == "en" else lambda text: re.findall(r"\w+", plain(text, lang))
    said = [stem(word) for word in split(quote)]
    run_together = letters(quote)
    wanted = [stem(word) for word in split(item) if word not in DROPPED]
    return bool(wanted) and all(word in said or (len(word) > 3 and word in run_together) for word in wanted)


def singular(word: str) -> str:
    """An English word without the endings of the plural."""
    for ending, instead in (
        ("ies", "y"),
        ("ves", "f"),
        ("xes", "x"),
        ("sses", "ss"),
        ("shes", "sh"),
        ("ches", "ch"),
        ("men", "man"),
    ):
        if len(word) > 4 and word.endswith(ending):
            return word[: -len(ending)] + instead
    return word[:-1] if len(word) > 2 and word.endswith("s") and not word.endswith("ss") else word


def french_stem(word: str) -> str:
    """A French word without the endings of the plural and the feminine."""
    if len(word) > 4 and word.endswith("aux"):
        return word[:-3] + "al"
    return re.sub(r"(?<=\w{3})(?:es|s|x|e)$", "", word)


def arabic_stem(word: str) -> str:
    """The strong letters of an Arabic word: "بنادق" and "بندقية" share theirs."""
    bare = re.sub(r"^[وف]?(?:[بلك]?ال|لل)(?=\w{3})", "", word.replace("ـ", ""))
    bare = re.sub(r"(?<=\w{2})(?:تان|تين|ته|تها|تهم|ان|ين|ون|ات|تا|تي|ية|ه|ها|هم|نا)$", "", bare)
    return re.sub("[اأإآىيوؤئءة]", "", bare) or bare


STEMS = {"fr": french_stem, "ar": arabic_stem}


def near(text: str, start: int, end: int, width: int) -> str:
    """What stands around [start, end) of a text, `width` characters to each side."""
    return text[max(0, start - width) : end + width]


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence or list item that holds [start, end) begins and stops."""
    ends = [m.end() for m in re.finditer(r"(?<![A-Z][a-z])[.!?][\"'”’)\]]*\s+(?=[A-Z“\"‘(])|\n\s*\n", text)]
    begin = max((e for e in ends if e <= start), default=0)
    stop = min((e for e in ends if e >= end), default=len(text))
    return begin, stop


def squeezed(text: str) -> str:
    """A text in lower case with single blanks and plain quotation marks."""
    return " ".join(text.casefold().replace("’", "'").replace("‘", "'").split())


def stands_in(text: str, words: str) -> bool:
    """Whether the words stand in the text, blanks and case aside."""
    return squeezed(words) in squeezed(text)


def any_holds(texts: Sequence[str], words: str) -> bool:
    """Whether one of the texts holds the words."""
    return any(stands_in(text, words) for text in texts)

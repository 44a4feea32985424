"""A text in capitals -> the same text, character for character, in the case that English gives it.

The reports of the collection came over a teleprinter. Words that the language mostly uses as names, and words
that it does not know, are capitalised; so is the first word of a sentence. Offsets do not move.
"""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import dragoman.read

WORD = re.compile(r"[A-Z]+(?:'[A-Z]+)?")
SENTENCE_START = re.compile(r"(?:^|[.!?][\"')]*\s+|\n\s*\n\s*|--\s*(?:\[TEXT\]\s*)?)[\"'(\[]*$")
SHORTEST_NAME = 2


def recase(text: str) -> str:
    """The text with capitals where English has them; its length is that of the original."""
    return WORD.sub(
        lambda match: recase_word(match[0], text[max(0, match.start() - 12) : match.start()]), text
    )


def recase_word(word: str, before: str) -> str:
    """A word in the case of its place: "The" after a full stop, "the" elsewhere, "Bogota" everywhere."""
    low = word.lower()
    is_initials = (
        len(word) >= SHORTEST_NAME and low not in common_words() and not re.search(r"[AEIOUY]", word)
    )
    if is_initials:
        return word
    is_name = low not in common_words() or SENTENCE_START.search(before) is not None
    return low[0].upper() + low[1:] if is_name else low


@cache
def common_words() -> frozenset[str]:
    """The English word forms that are mostly no names, from the reader's word list."""
    path = Path(dragoman.read.__file__).parent / "lexicons" / "en" / "words.tsv"
    lines = (line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
    return frozenset(row[0] for row in rows if len(row) > 1 and not row[1].startswith("PROPN"))

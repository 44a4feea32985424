"""A document -> the sentence in which somebody threatens lives, if there is one.

A threat is no act, so the reader makes no claim of it; a person must see it first all the same. The words are in
threats.toml, language by language; a sentence must hold one that announces and one of harm to people.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from dragoman.base.document import Document

_SENTENCE = re.compile(r"[^.!?؟।\n]+[.!?؟।]?")
_MOST_CHARACTERS = 200_000


def find_threat(document: Document) -> str | None:
    """The first threatening sentence of a document, None when there is none.

    Args:
        document: with its language, as a BCP 47 tag; in one that the table lacks nothing is found.
    """
    patterns = _patterns().get((document.lang or "en").split("-")[0])
    if patterns is None:
        return None
    announced, harm, not_a_threat = patterns
    for found in _SENTENCE.finditer(document.read_text[:_MOST_CHARACTERS]):
        sentence = found.group()
        if announced.search(sentence) and harm.search(sentence) and not not_a_threat.search(sentence):
            return sentence.strip()
    return None


@cache
def _patterns() -> dict[str, tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]]:
    text = files("dragoman.review").joinpath("threats.toml").read_text(encoding="utf-8")
    return {
        lang: (_any(rows["announced"]), _any(rows["harm"]), _any(rows["not_a_threat"]))
        for lang, rows in tomllib.loads(text).items()
    }


def _any(words: list[str]) -> re.Pattern[str]:
    """One pattern of words and phrases, at the borders of words; spaces match any white space."""
    parts = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{parts})(?!\w)", re.IGNORECASE)

"""The words of a text -> the language that its script, its letters or its function words show, without a model.

This is what most documents are told by, in microseconds. What it cannot tell it leaves to the model.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from dragoman.interpret.languages import languages, may_be_written
from dragoman.interpret.scripts import UNKNOWN, main_script

MIN_HITS = 3  # function words needed before they decide
MIN_SHARE = 0.10  # of all words; English news has 0.17 to 0.35 here, other languages under 0.03
DENY_HITS = 5  # and against a tag that came with the text
LEAD = 3.0  # and this many times as many as the next language has
MIN_LETTERS = 3  # letters of one alphabet alone needed before they decide
LETTER_LEAD = 4.0  # and this many times as many as the next language has
LETTER_SHARE = 0.008  # of all letters: a foreign name in a long text is less

_WORD = re.compile(r"[^\W\d_]+")
_LINK = re.compile(r"(?:https?://|www\.|@)\S+")
_SILENT = re.compile("[\u0640\u064b-\u0655\u0670\u200b-\u200f\u2060\ufeff]")  # tatweel, vowel signs, marks


@dataclass(frozen=True, slots=True)
class Seen:
    """What is looked at: the words in lower case, their letters and their script."""

    words: tuple[str, ...]
    script: str

    @property
    def has_letters(self) -> bool:
        """Whether there is anything to go by."""
        return self.script != UNKNOWN


@dataclass(frozen=True, slots=True)
class Evidence:
    """A language and what shows it: "script", "letters" or "function words"."""

    lang: str
    by: str


def look_at(text: str) -> Seen:
    """The words of a text without links, Arabic vowel signs and invisible marks."""
    bare = _SILENT.sub("", _LINK.sub(" ", text))
    return Seen(tuple(word.lower() for word in _WORD.findall(bare)), main_script(bare))


def find_evidence(seen: Seen) -> Evidence | None:
    """The language that a text shows by itself, or None."""
    if not seen.has_letters:
        return None
    candidates = [code for code in languages() if may_be_written(code, seen.script)]
    if not candidates:
        return None
    if len(candidates) == 1:
        return Evidence(candidates[0], "script")
    if seen.script in ("Hans", "Hant"):
        return Evidence("zh", "script")
    by_letters = _by_letters(seen, candidates)
    if by_letters:
        return Evidence(by_letters, "letters")
    by_words = _by_function_words(seen, candidates)
    return Evidence(by_words, "function words") if by_words else None


def count_hits(seen: Seen) -> Counter[str]:
    """Of each language, how many words of a text are function words of it; those without a hit are not there."""
    index = _index()
    hits: Counter[str] = Counter()
    for word, number in Counter(seen.words).items():
        for code in index.get(word, ()):
            hits[code] += number
    return hits


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[str, ...]]:
    """Function word -> the languages that it belongs to."""
    index: dict[str, tuple[str, ...]] = {}
    for code, row in languages().items():
        for word in row.words:
            index[word] = (*index.get(word, ()), code)
    return index


def is_outspoken(seen: Seen, lang: str) -> bool:
    """Whether function words of some other language are frequent where those of this one are rare."""
    hits = count_hits(seen)
    if not hits:
        return False
    ((code, first),) = hits.most_common(1)
    enough = max(DENY_HITS, MIN_SHARE * len(seen.words))
    return code != lang and first >= enough and first >= LEAD * hits[lang]


def _by_letters(seen: Seen, candidates: list[str]) -> str | None:
    """The language whose own letters stand in the text, where no other's do."""
    counts = Counter("".join(seen.words))
    hits = Counter({code: sum(map(counts.__getitem__, languages()[code].letters)) for code in candidates})
    (code, first), (_, second) = hits.most_common(2)
    enough = max(MIN_LETTERS, LETTER_SHARE * counts.total())
    return code if first >= enough and first >= LETTER_LEAD * second else None


def _by_function_words(seen: Seen, candidates: list[str]) -> str | None:
    """The language whose function words are frequent and far ahead of every other."""
    hits = count_hits(seen)
    (code, first), (_, second) = (*hits.most_common(2), ("", 0), ("", 0))[:2]
    if (
        code in candidates
        and first >= MIN_HITS
        and first >= MIN_SHARE * len(seen.words)
        and first >= LEAD * second
    ):
        return code
    return None

"""`words.toml` and `data/nouns.tsv` -> the word lists that targets, names and texts of a language are compared by.

A French or Arabic noun counts as the English word that means the same, so that accounts of one act in three languages
are compared by the same words and classes. English stands for itself: a list of another language never changes how an
English text is compared, because "or" is gold in French alone. Arabic is told by its script and is always looked up.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.atlas import fold_words

ARABIC = re.compile(r"[\u0600-\u06ff]")
_MARKS = re.compile("[\u0610-\u061a\u0640\u064b-\u065f\u0670\u200e\u200f\u2066-\u2069]")
_ELISION = re.compile(r"(?<![^\W_])(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)['’](?=[^\W_])")
_CLITICS = ("وال", "بال", "فال", "كال", "لل", "ولل", "ال")
_JOINED = ("و", "ف", "ب", "ل", "ك")
SHORTEST_HOST = 3  # letters of an Arabic word that are left when what is joined before it is cut off


@dataclass(frozen=True, slots=True)
class WordLists:
    """The lists for texts of one language, words folded.

    Args:
        class_of: word or words -> class of target. english: word or words of another language -> English words.
        stop: words that tell nothing. bodies: words that only say what kind a body is.
        numbers: number word -> digits.
        denial: words by which somebody denies. denied_by: which bring in who does.
        denied_after: those after which he stands, and `denied_until` the words that end him there.
        sites: parts of a site's name that do not say whose it is.
        longest: words of the longest entry of `class_of` and `english`.
    """

    class_of: dict[str, str]
    english: dict[str, tuple[str, ...]]
    stop: frozenset[str]
    bodies: frozenset[str]
    numbers: dict[str, str]
    denial: frozenset[str]
    denied_by: frozenset[str]
    denied_after: frozenset[str]
    denied_until: frozenset[str]
    sites: frozenset[str]
    longest: int


def tongue_of(lang: str | None) -> str:
    """The language of a tag, without script and region: "fr" of "fr-BF"; "" when there is none."""
    return (lang or "").replace("_", "-").split("-")[0].lower()


@cache
def word_lists(tongue: str = "en") -> WordLists:
    """The embedded lists for texts of a language, made once; a language without lists has the English ones."""
    raw = _raw()
    if tongue not in raw["stop"]:
        tongue = "en"
    langs = tuple(dict.fromkeys(("en", "ar", tongue)))
    english = {form: word for lang in langs[1:] for form, word in _nouns(lang)}
    class_of = {
        fold_words(word): name
        for classes in raw["classes"].values()
        for name, words in classes.items()
        for word in words
    }
    denial = raw["denial"].values()
    return WordLists(
        class_of,
        english,
        _folded(raw["stop"][lang]["words"] for lang in langs),
        _folded(raw["bodies"][lang]["words"] for lang in langs),
        {fold_words(w): str(n) for lang in langs for w, n in raw["numbers"][lang].items()},
        _folded(part["words"] for part in denial),
        _folded(part["by"] for part in denial),
        _folded(part["words"] for part in denial if part.get("after")),
        _folded(part.get("until", ()) for part in denial),
        _folded(part["words"] for part in raw["site"].values()),
        max(word.count(" ") + 1 for word in (*class_of, *english)),
    )


@cache
def _raw() -> dict[str, Any]:
    return tomllib.loads(files("dragoman.resolve").joinpath("words.toml").read_text(encoding="utf-8"))


def _folded(lists: Any) -> frozenset[str]:
    return frozenset(fold_words(word) for words in lists for word in words)


def _nouns(lang: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Folded words of a language with the English words that stand for them."""
    text = files("dragoman.resolve").joinpath("data", "nouns.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if not line.startswith("#")]
    column = lines[0].index(lang) if lang in lines[0] else None
    for row in lines[1:] if column is not None else ():
        for form in filter(None, row[column or 0].split(";")):
            yield fold_words(form), tuple(fold_words(row[0]).split())


def spaced(text: str) -> str:
    """A text without vowel signs, marks of direction and what French joins before a word: "l'armée" is "armée"."""
    return _ELISION.sub(" ", unmarked(text))


def unmarked(text: str) -> str:
    """A text without vowel signs and marks of direction, which would cut Arabic words into pieces."""
    return _MARKS.sub("", text)


def in_english(words: Sequence[str], lists: WordLists) -> list[str]:
    """Folded words with the English ones in place of those that have them; Arabic ones without article."""
    found: list[str] = []
    at = 0
    while at < len(words):
        size, english = _longest(words, at, lists)
        found += english or (bare(words[at]),)
        at += size
    return found


def _longest(words: Sequence[str], at: int, lists: WordLists) -> tuple[int, tuple[str, ...]]:
    """How many words from here on have English ones, and these; one and none when they have none."""
    for size in range(min(lists.longest, len(words) - at), 0, -1):
        if ARABIC.match(words[at]):
            rest = [bare(word) for word in words[at + 1 : at + size]]
            keys = [" ".join([first, *rest]) for first in hosts(words[at])]
            keys += [" ".join(map(_nominative, key.split())) for key in keys]
        else:
            keys = [" ".join(words[at : at + size])]
        english = next((lists.english[key] for key in keys if key in lists.english), None)
        if english:
            return size, english
    return 1, ()


def _nominative(word: str) -> str:
    """A folded Arabic word without the ending of an object: "حقلا" is "حقل"."""
    return word[:-1] if word.endswith("ا") and len(word) > SHORTEST_HOST else word


def hosts(word: str) -> Iterator[str]:
    """A word as it stands, then without what French elides or Arabic joins before it."""
    yield word
    elided = _ELISION.match(word)
    if elided:
        yield word[elided.end() :]
    if ARABIC.match(word):
        plain = bare(word)
        if plain != word:
            yield plain
        for joined in _JOINED:
            if word.startswith(joined) and len(word) - 1 >= SHORTEST_HOST:
                yield bare(word[1:])


def bare(word: str) -> str:
    """An Arabic word without article: "القيادة" is "قيادة"; other words as they are."""
    for clitic in _CLITICS:
        if word.startswith(clitic) and len(word) - len(clitic) >= SHORTEST_HOST:
            return word[len(clitic) :]
    return word


def plain_words(text: str, lists: WordLists) -> list[str]:
    """The folded words of a name, in English where they have English ones."""
    return in_english(fold_words(spaced(text)).split(), lists)


def is_arabic(text: str) -> bool:
    """Whether a name is written in Arabic letters."""
    return ARABIC.search(text) is not None

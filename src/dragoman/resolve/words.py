"""`words.toml` -> the word lists that targets, names and texts are compared by."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from dragoman.atlas import fold_words


@dataclass(frozen=True, slots=True)
class WordLists:
    """Folded word -> class of target; words that tell nothing; words that only say what kind a body is; number
    word -> digits; words by which somebody denies,
    and which bring in who does; parts of a
    site's name that do not say whose it is.

    The lists of all languages stand together: a word that is telling in one is not made common by another.
    """

    class_of: dict[str, str]
    stop: frozenset[str]
    bodies: frozenset[str]
    numbers: dict[str, str]
    denial: frozenset[str]
    denied_by: frozenset[str]
    sites: frozenset[str]
    longest: int


@cache
def word_lists() -> WordLists:
    """The embedded lists, read once."""
    raw = tomllib.loads(files("dragoman.resolve").joinpath("words.toml").read_text(encoding="utf-8"))
    class_of = {
        fold_words(word): name
        for classes in raw["classes"].values()
        for name, words in classes.items()
        for word in words
    }
    return WordLists(
        class_of,
        frozenset(fold_words(w) for part in raw["stop"].values() for w in part["words"]),
        frozenset(fold_words(w) for part in raw["bodies"].values() for w in part["words"]),
        {fold_words(w): str(n) for part in raw["numbers"].values() for w, n in part.items()},
        frozenset(fold_words(w) for part in raw["denial"].values() for w in part["words"]),
        frozenset(fold_words(w) for part in raw["denial"].values() for w in part["by"]),
        frozenset(fold_words(w) for part in raw["site"].values() for w in part["words"]),
        max(word.count(" ") + 1 for word in class_of),
    )

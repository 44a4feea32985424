"""A name in any of three scripts -> its sounds, by which it is known again in another script.

For a name that the atlas has in one script only: "Maiduguri" and "مايدوغوري" have the consonants "mdkr". It tells that
a name was kept; no name is found by it. Three consonants are enough to know a name by; of a name of two, such as "Dori"
(دوري) or "Niono" (نيونو), the vowels must agree as well, as far as both scripts write them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from dragoman.interpret.tables import read_table

MIN_CONSONANTS = 3  # under it too many names share them
MIN_WITH_VOWELS = 2
_VOWELS = "aiu"
_DOUBLED = re.compile(r"([^\W\d_])\1")


def sounds_of(text: str) -> str:
    """The sounds of a text, consonants and vowels: "Dori" and "دوري" -> "duri"; a doubled letter counts once."""
    plain = "".join(
        c
        for c in unicodedata.normalize("NFD", text).lower()
        if not unicodedata.combining(c) or c in _KEPT_MARKS
    )
    plain = _DOUBLED.sub(r"\1", unicodedata.normalize("NFC", plain))
    table = _sounds()
    return "".join(table[match[0]] for match in _letters().finditer(plain))


def consonants_of(sounds: str) -> str:
    """The sounds without the vowels."""
    return sounds.translate(dict.fromkeys(map(ord, _VOWELS)))


def is_same_sound(one: str, other: str) -> bool:
    """Whether the sounds of two names may be one name's."""
    consonants = consonants_of(one)
    if consonants != consonants_of(other) or len(consonants) < MIN_WITH_VOWELS:
        return False
    if len(consonants) >= MIN_CONSONANTS:
        return True
    return one[-1] == other[-1] and (_is_within(one, other) or _is_within(other, one))


class HeardNames:
    """The sounds of many runs of words, to be asked for a name."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._by_consonants: dict[str, set[str]] = {}
        for text in texts:
            sounds = sounds_of(text)
            self._by_consonants.setdefault(consonants_of(sounds), set()).add(sounds)

    def have(self, name: str) -> bool:
        """Whether one of them sounds like a name."""
        sounds = sounds_of(name)
        return any(
            is_same_sound(sounds, other) for other in self._by_consonants.get(consonants_of(sounds), ())
        )


_KEPT_MARKS = "\u0653\u0654\u0655\u0306"  # hamza and madda, and the breve of "й", belong to their letters


def _is_within(short: str, long: str) -> bool:
    """Whether one string is the other with some of its characters left out."""
    rest = iter(long)
    return all(sound in rest for sound in short)


@lru_cache(maxsize=1)
def _sounds() -> dict[str, str]:
    return {
        letters: row["sound"].replace("-", "")
        for row in read_table("sounds.tsv")
        for letters in row["letters"].split()
    }


@lru_cache(maxsize=1)
def _letters() -> re.Pattern[str]:
    """Longer groups first."""
    return re.compile("|".join(map(re.escape, sorted(_sounds(), key=len, reverse=True))))

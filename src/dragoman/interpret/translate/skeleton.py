"""A name in any of three scripts -> its consonants, by which it is known again in another script.

For a name that the atlas has in one script only: "Maiduguri" and "مايدوغوري" are both "mdgr". It tells that a name was
kept; no name is found by it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dragoman.interpret.tables import read_table

MIN_CONSONANTS = 3  # under it too many names share them


def skeleton(text: str) -> str:
    """The consonants of a text, "" when there are too few to know a name by."""
    plain = unicodedata.normalize("NFC", text).lower()
    sounds = _sounds()
    found = "".join(sounds[match[0]] for match in _letters().finditer(plain))
    return found if len(found) >= MIN_CONSONANTS else ""


@lru_cache(maxsize=1)
def _sounds() -> dict[str, str]:
    return {
        letters: row["sound"] for row in read_table("consonants.tsv") for letters in row["letters"].split()
    }


@lru_cache(maxsize=1)
def _letters() -> re.Pattern[str]:
    """Longer groups first."""
    return re.compile("|".join(map(re.escape, sorted(_sounds(), key=len, reverse=True))))

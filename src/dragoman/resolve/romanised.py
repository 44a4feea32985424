"""A name in Arabic letters and one in Latin letters -> whether they sound alike, by their consonants.

Long and short vowels are written as the writer hears them (Kokorou, Kokoro, كوكورو), so only consonants count, in
classes of letters that romanisations mix up: ق and ك, ج and غ, ط and ت, س and ص and ش. Two consonants or fewer say
nothing.
"""

from __future__ import annotations

import re
from functools import lru_cache

from dragoman.atlas import fold
from dragoman.resolve.words import bare, is_arabic

FEWEST = 3
"""Consonants from which a match says something; with two, Gao and Wagou would be one."""
_ARABIC = str.maketrans(
    {
        **dict.fromkeys("بپ", "b"), **dict.fromkeys("فڤ", "f"), **dict.fromkeys("تطثة", "t"),
        **dict.fromkeys("جغگ", "g"), **dict.fromkeys("حخه", "h"), **dict.fromkeys("دذضظ", "d"),
        **dict.fromkeys("سصشز", "s"), **dict.fromkeys("قك", "k"), **dict.fromkeys("اأإآعويىئؤء", ""),
    }
    | dict(zip("رلمن", "rlmn", strict=True))
)  # fmt: skip
_PAIRS = (
    ("tch", "s"), ("dj", "g"), ("gh", "g"), ("kh", "h"), ("ch", "s"), ("sh", "s"), ("th", "t"), ("dh", "d"),
    ("gu", "g"), ("qu", "k"), ("ph", "f"), ("x", "ks"),
)  # fmt: skip
_LATIN = str.maketrans("pvjzcqaeiouyw", "bfgskk       ", "")
_SOFT_C = re.compile("c(?=[eiy])")
_DOUBLED = re.compile(r"([a-z])\1+")
_ARTICLE = re.compile(r"^(?:al|el|ad|an|ar|as|ash|at|az)[ -]", re.IGNORECASE)


def is_sounded_alike(one: str, other: str) -> bool:
    """Whether two names, one in Arabic letters and one not, have the same consonants, three or more."""
    if is_arabic(one) == is_arabic(other):
        return False
    ours, theirs = consonants(one), consonants(other)
    return len(ours) >= FEWEST and ours == theirs


@lru_cache(maxsize=1 << 15)
def consonants(name: str) -> str:
    """The consonants of a name in classes, a doubled one once."""
    if is_arabic(name):
        sounds = "".join(bare(fold(word)) for word in name.split()).translate(_ARABIC)
    else:
        sounds = fold(_ARTICLE.sub("", name.strip()))
        sounds = _SOFT_C.sub("s", sounds)
        for written, sound in _PAIRS:
            sounds = sounds.replace(written, sound)
        sounds = sounds.translate(_LATIN)
    return _DOUBLED.sub(r"\1", re.sub(r"[^a-z0-9]", "", sounds)).removesuffix("h")

"""A word -> how much it tells that two texts both hold it: the less usual in news of conflict, the more.

The table is made by `tools/build_word_rarity.py`. It does not change with the claims of a store, so that a score
depends on its two claims alone.
"""

from __future__ import annotations

import gzip
import math
from functools import cache, lru_cache
from importlib.resources import files

RAREST = 0.8
"""Documents in a thousand that are taken to hold a word which the table lacks."""


@cache
def _table() -> dict[str, float]:
    raw = files("dragoman.resolve").joinpath("data", "word_rarity.tsv.gz").read_bytes()
    lines = gzip.decompress(raw).decode("utf-8").splitlines()[1:]
    return {word: float(count) for word, count in (line.split("\t") for line in lines)}


@lru_cache(maxsize=1 << 16)
def rarity(word: str) -> float:
    """The weight of a word, about 0 for one that every document holds, 7 for one that the table lacks.

    Source: inverse document frequency (Sparck Jones 1972), natural logarithm.
    """
    return math.log(1000 / max(_table().get(word, RAREST), RAREST))


@lru_cache(maxsize=1 << 15)
def total_rarity(words: frozenset[str]) -> float:
    """The weight of a set of words together."""
    return sum(map(rarity, sorted(words)))


def shared_share(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of two sets of words is the same, by weight: 0 to 1 (cosine of weighted sets)."""
    shared = one & other
    if not shared:
        return 0.0
    return total_rarity(shared) / math.sqrt(total_rarity(one) * total_rarity(other))

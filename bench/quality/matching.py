"""Two names, places or items as written -> whether they are the same, by their words alone.

No list of groups is used: a reader gets no credit for knowing that two names mean one group, only for
taking the name that the text has. The words set aside or taken as one stand in matching.toml.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from scipy.optimize import linear_sum_assignment

G = TypeVar("G")
P = TypeVar("P")

ACTOR_OVERLAP = 0.8
ACTOR_RATIO = 0.88
PLACE_RATIO = 0.85
ITEM_OVERLAP = 0.6
ITEM_RATIO = 0.75
CACHED = 1 << 16


@dataclass(frozen=True, slots=True)
class Words:
    """What matching.toml holds, ready for use."""

    stop_words: frozenset[str]
    place_kinds: re.Pattern[str]
    countries: frozenset[str]
    null_names: frozenset[str]
    phrases: tuple[tuple[str, str], ...]
    letters: dict[int, str]
    same_words: dict[str, str]


@cache
def load_words() -> Words:
    """The words of matching.toml, read once."""
    table = tomllib.loads((Path(__file__).parent / "matching.toml").read_text(encoding="utf-8"))
    kinds = "|".join(map(re.escape, table["place_kinds"]))
    return Words(
        stop_words=frozenset(table["stop_words"]),
        place_kinds=re.compile(rf"\b({kinds})\b"),
        countries=frozenset(table["countries"]),
        null_names=frozenset(table["null_names"]),
        phrases=tuple((a, b) for a, b in table["phrases"]),
        letters={ord(a): b for a, b in table["letters"].items()},
        same_words=table["same_words"],
    )


@lru_cache(CACHED)
def normalise(name: str | None) -> str:
    """Lower case without accents and punctuation; designations and calibres in one spelling."""
    if name is None:
        return ""
    words = load_words()
    text = unicodedata.normalize("NFKD", name).casefold()
    text = "".join(c for c in text if not unicodedata.combining(c)).translate(words.letters)
    text = (
        text.replace("’", "")
        .replace("'", "")
        .replace("`", "")
        .replace("ı", "i")
        .replace("ł", "l")
        .replace("ø", "o")
    )
    text = re.sub(r"(?<=\d)\s*,\s*(?=\d)", ".", text)  # 12, 7 mm is 12.7 mm
    text = re.sub(r"\b(ak|rpg|pk|spg|m|t|fn|g)[\s-]+(?=\d)", r"\1", text)  # AK 47 is ak47
    text = re.sub(r"\bpk[\s-]m\b", "pkm", text)
    text = re.sub(r"(?<=\d)(?=(mm|kg|cal)\b)", " ", text)
    text = re.sub(r"[^\w.]+", " ", text).strip()
    for phrase, word in words.phrases:
        text = text.replace(phrase, word)
    return text


def cut_ending(word: str) -> str:
    """An English or French plural without its ending, an Arabic word without its article."""
    if word.isascii() and len(word) > 4:
        if word.endswith("ies"):
            return word[:-3] + "y"
        if word.endswith(("ses", "xes")):
            return word[:-2]
        if word.endswith("s") and not word.endswith("ss"):
            return word[:-1]
    elif word.isascii() and len(word) == 4 and word.endswith("s") and word[-2] not in "su":
        return word[:-1]
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


@lru_cache(CACHED)
def word_set(name: str | None) -> frozenset[str]:
    """The words of a name that count in a comparison."""
    words = load_words()
    kept = (w for w in normalise(name).split() if w not in words.stop_words and w != ".")
    cut = (cut_ending(w.strip(".")) for w in kept)
    return frozenset(w for w in (words.same_words.get(c, c) for c in cut) if w)


def overlap(a: str | None, b: str | None) -> float:
    """Share of the shorter name's words that the other has, 0 to 1."""
    x, y = word_set(a), word_set(b)
    return len(x & y) / min(len(x), len(y)) if x and y else 0.0


@lru_cache(CACHED)
def likeness(a: str | None, b: str | None) -> float:
    """How alike two normalised strings are, 0 to 1, by difflib's ratio."""
    return SequenceMatcher(None, normalise(a), normalise(b)).ratio()


@lru_cache(CACHED)
def is_null(name: str | None) -> bool:
    """Whether a name says nothing: empty, "unknown", "unidentified gunmen"."""
    return normalise(name) in load_words().null_names


@lru_cache(CACHED)
def is_same_actor(a: str | None, b: str | None) -> bool:
    """Whether two names of groups, forces or outlets share enough of their words."""
    if not normalise(a) or not normalise(b):
        return False
    return normalise(a) == normalise(b) or overlap(a, b) >= ACTOR_OVERLAP or likeness(a, b) >= ACTOR_RATIO


@lru_cache(CACHED)
def is_same_target(gold: str | None, predicted: str | None) -> bool:
    """Whether two wordings of a target share enough of their words."""
    if not normalise(predicted):
        return False
    return normalise(gold) == normalise(predicted) or overlap(gold, predicted) >= ACTOR_OVERLAP


@lru_cache(CACHED)
def place_name(name: str) -> str:
    """A place name without its kind ("district"), unless nothing else is left."""
    bare = load_words().place_kinds.sub(" ", normalise(name))
    return re.sub(r"\s+", " ", bare).strip() or normalise(name)


@lru_cache(CACHED)
def is_same_place(a: str, b: str) -> bool:
    """Whether two place names are one: spelling, or the words of one inside the other."""
    x, y = place_name(a), place_name(b)
    if not x or not y:
        return False
    if x == y or x.replace(" ", "") == y.replace(" ", ""):
        return True
    if SequenceMatcher(None, x, y).ratio() >= PLACE_RATIO:
        return True
    stop_words = load_words().stop_words
    p, q = set(x.split()) - stop_words, set(y.split()) - stop_words
    return bool(p and q and (p <= q or q <= p) and max(map(len, p & q), default=0) >= 4)


@lru_cache(CACHED)
def is_country(name: str) -> bool:
    """Whether a place name is one of the listed countries."""
    return normalise(name) in normalised_countries()


@cache
def normalised_countries() -> frozenset[str]:
    """The listed countries as `normalise` writes them."""
    return frozenset(map(normalise, load_words().countries))


@lru_cache(CACHED)
def is_same_item(a: str, b: str) -> bool:
    """Whether two wordings name one kind of materiel."""
    return normalise(a) == normalise(b) or overlap(a, b) >= ITEM_OVERLAP or likeness(a, b) >= ITEM_RATIO


def pair_up(
    gold: Sequence[G],
    predicted: Sequence[P],
    is_match: Callable[[G, P], bool],
    weigh: Callable[[G, P], float] | None = None,
) -> tuple[tuple[int, int], ...]:
    """One-to-one pairs of matching items with the highest total weight (1 a pair without `weigh`)."""
    weights = [[(weigh(g, p) if weigh else 1.0) if is_match(g, p) else 0.0 for p in predicted] for g in gold]
    return tuple((i, j) for i, j in assign(weights) if weights[i][j] > 0)


def assign(weights: Sequence[Sequence[float]]) -> tuple[tuple[int, int], ...]:
    """The one-to-one pairs of rows and columns with the highest sum of weights."""
    if not weights or not weights[0]:
        return ()
    rows, columns = linear_sum_assignment([[-w for w in row] for row in weights])
    return tuple(zip(rows.tolist(), columns.tolist(), strict=True))

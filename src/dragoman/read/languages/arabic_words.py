"""Arabic words -> the words joined in each: before (and, for, will) and behind (a pronoun)."""

from __future__ import annotations

from dragoman.read.folding import fold_arabic
from dragoman.read.languages.language import Known

CONJUNCTIONS, PREPOSITIONS, FUTURE = "وف", "بلك", "س"
IMPERFECT = ("ي", "ت", "ن", "أ", "ا")  # the first letters that the future stands before
PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "ه")
# Short words before a pronoun, as they are written there: what they are alone.
HOSTS = {
    "ل": "ل", "ب": "ب", "من": "من", "عن": "عن", "في": "في", "علي": "علي", "الي": "الي", "لدي": "لدي", "مع": "مع",
    "ضد": "ضد", "ان": "ان", "لكن": "لكن", "لان": "لان", "بان": "ان", "فان": "ان",
}  # fmt: skip
SUFFIX = "ـ"  # before a pronoun that was cut off the end of a word
SHORTEST = 2  # letters that must be left of a word
ALEFS = str.maketrans("أإآى", "ااا" + "ي")


def stem_of(word: str) -> str:
    """A word as it stands before the ending of a dual: "بندقية" is "بندقيت"."""
    return word[:-1] + "ت" if word.endswith("ة") else word


def host_and_pronoun(bare: str) -> list[tuple[int, str]]:
    """A preposition or conjunction and the pronoun on it: "له", "عليهم", "إنها"; [] when a word is no such pair."""
    front = 1 if bare[0] in CONJUNCTIONS and len(bare) > SHORTEST + 1 else 0
    for start in (0, front) if front else (0,):
        plain = bare[start:].translate(ALEFS)
        for pronoun in PRONOUNS:
            host = HOSTS.get(plain[: len(plain) - len(pronoun)]) if plain.endswith(pronoun) else None
            if host is not None:
                end = len(bare) - len(pronoun)
                return [*((at, bare[at]) for at in range(start)), (start, host), (end, SUFFIX + pronoun)]
    return []


def split_clitics(bare: str, known: Known, *, first: int = 0) -> list[tuple[int, str]]:
    """The parts of a word that no table has: clitics before and behind a known word, or before an article.

    `first` is the first letter that may begin the word itself.
    """
    fronts = [0] if not first else []
    if bare[0] in CONJUNCTIONS:
        fronts.append(1)
    for at in (0, 1) if bare[0] in CONJUNCTIONS else (0,):
        is_future = bare[at] in FUTURE and bare[at + 1 : at + 2] in IMPERFECT
        if len(bare) > at + SHORTEST and (bare[at] in PREPOSITIONS or is_future) and at + 1 > first:
            fronts.append(at + 1)
    for at in fronts:
        rest = bare[at:]
        for stem, tail in stems(rest, is_after_lam=at > 0 and bare[at - 1] == "ل"):
            if known(stem):
                return parts_of(bare, at, stem, tail)
    for at in reversed(fronts):
        rest = bare[at:]
        if at and (
            rest.startswith("ال") and len(rest) > 4 or bare[at - 1 : at + 1] == "لل" and len(rest) > 3
        ):
            stem = fold_arabic(("ا" + rest) if rest.startswith("ل") else rest)
            return parts_of(bare, at, stem, 0)
    return []


def stems(rest: str, *, is_after_lam: bool) -> list[tuple[str, int]]:
    """What a word may be when its clitics are gone: folded stem and the letters of a pronoun behind it."""
    found = [(fold_arabic(rest), 0)] if len(rest) >= SHORTEST else []
    if is_after_lam and rest.startswith("ل") and len(rest) > SHORTEST:
        found.insert(0, (fold_arabic("ا" + rest), 0))
    for pronoun in PRONOUNS if not rest.startswith("ال") else ():
        size = len(rest) - len(pronoun)
        if rest.endswith(pronoun) and size >= SHORTEST:
            stem = rest[:size]
            if stem.endswith("ت"):
                found.append((fold_arabic(stem[:-1] + "ة"), len(pronoun)))
            found.append((fold_arabic(stem), len(pronoun)))
            if stem.endswith("ا"):
                found.append((fold_arabic(stem[:-1] + "ى"), len(pronoun)))
    return found


def parts_of(bare: str, front: int, stem: str, tail: int) -> list[tuple[int, str]]:
    """The places and forms of the clitics and of the word between them."""
    parts = [(at, bare[at]) for at in range(front)]
    parts.append((front, stem))
    if tail:
        parts.append((len(bare) - tail, SUFFIX + bare[len(bare) - tail :]))
    return parts if len(parts) > 1 else []

"""A claim and its document -> the words that tell the act, for comparing texts.

A passage is the sentences in which the claim's values stand; without the document's text, the quotes alone.
Near-verbatim passages are found by MinHash over shingles of words (Broder 1997), rare words are compared as sets.
"""

from __future__ import annotations

import re

from rensa import RMinHash

from dragoman.atlas import fold
from dragoman.base.claim import Claim
from dragoman.base.document import Document
from dragoman.base.span import Part
from dragoman.resolve.words import in_english, is_arabic, spaced, word_lists

PERMUTATIONS = 64
SEED = 20230907
SHINGLE_WORDS = 3
TRUNK_LETTERS = 6
MIN_WORDS = 8
"""Shorter passages have no shingles to speak of; chance makes them alike."""
BANDS = 8
"""8 bands of 8 rows: pairs with 0.9 of their shingles in common meet with probability 0.99, with 0.8 with 0.77; those
less alike have to meet by day and place."""
_SENTENCE_END = re.compile(r"(?<=[.!?؟。])\s+|\n+")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_HIJRI_YEAR = re.compile(r"\b1[34]\d\d ?ه")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CORE = ("/event_type", "/killed", "/injured", "/captured", "/target", "/materiel")


def passage(claim: Claim, document: Document) -> str:
    """The sentences of the document that hold the act and its toll; the quotes when there is no text."""
    spans = [s for pointer, found in claim.spans.items() if pointer.startswith(_CORE) for s in found[:1]]
    if not document.text:
        return " ".join(dict.fromkeys(s.quote for found in claim.spans.values() for s in found))
    pieces: dict[tuple[str, int], str] = {}
    bounds = {part: sentence_bounds(document.part_text(part)) for part in Part}
    for span in sorted(spans):
        start, end = next(
            ((a, b) for a, b in bounds[span.part] if a <= span.start < b), (span.start, span.end)
        )
        pieces[span.part, start] = document.part_text(span.part)[start:end]
    return " ".join(" ".join(text.split()) for text in pieces.values())


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a text stand, roughly: ended by a full stop and white space, or a new line."""
    bounds, start = [], 0
    for match in _SENTENCE_END.finditer(text):
        bounds.append((start, match.start()))
        start = match.end()
    bounds.append((start, len(text)))
    return bounds


def words_of(text: str) -> list[str]:
    """The folded words of a text, in order."""
    return [fold(word) for word in _WORD.findall(spaced(text))]


def rare_words(text: str, tongue: str = "en") -> frozenset[str]:
    """The folded words of a passage that not every report of an attack holds, in English where they have English ones.

    Numbers are in digits, years are left out (dates are compared as dates), other words by their first letters.
    """
    lists = word_lists(tongue)
    found = set()
    for word in in_english(words_of(_HIJRI_YEAR.sub(" ", text)), lists):
        number = word if word.isdigit() else lists.numbers.get(word)
        if number is not None:
            found.add(number)
        elif len(word) > (2 if is_arabic(word) else 3) and word not in lists.stop:
            found.add(trunk(word))
    return frozenset(word for word in found - lists.stop - {"1"} if not _YEAR.fullmatch(word))


def trunk(word: str) -> str:
    """The first letters of a word, by which its forms are one: "massacre" and "massacres", "shelling" and "shelled".

    Six letters did best on the half of the headlines that sets the weights; five and the plain singular did worse.
    """
    return word[:TRUNK_LETTERS]


def stem(word: str) -> str:
    """A word without its plural s: enough to compare "posts" with "post" in English and French."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word


def signature(text: str) -> tuple[int, ...]:
    """The MinHash signature of a text, () when it is too short to have one."""
    words = words_of(text)
    if len(words) < MIN_WORDS:
        return ()
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=SEED)
    sketch.update([" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1)])
    return tuple(sketch.digest())


def likeness(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """Estimated share of shingles in common (Jaccard), 0 to 1; 0 when either has no signature."""
    if not one or not other:
        return 0.0
    return sum(map(int.__eq__, one, other)) / len(one)


def bands(sketch: tuple[int, ...]) -> tuple[str, ...]:
    """Keys under which near-verbatim texts meet."""
    rows = PERMUTATIONS // BANDS
    return tuple(
        f"{at}:" + ",".join(map(str, sketch[at * rows : (at + 1) * rows]))
        for at in range(BANDS if sketch else 0)
    )

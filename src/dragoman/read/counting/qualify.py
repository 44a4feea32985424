"""A number and the names of its qualifiers -> its bounds by the codebook's table of tolls."""

from __future__ import annotations

from dragoman.base.claim import Qualifier

QUALIFIERS = {
    "at_least": Qualifier.AT_LEAST,
    "more_than": Qualifier.MORE_THAN,
    "about": Qualifier.ABOUT,
    "some": Qualifier.ABOUT,
    "nearly": Qualifier.NEARLY,
    "up_to": Qualifier.UP_TO,
    "less_than": Qualifier.UP_TO,
}


def qualified(number: int, words: set[str]) -> tuple[int | None, int | None, Qualifier]:
    """The bounds of a number under its qualifiers; the one that bounds wins over the one that blurs."""
    if number == 0:
        return 0, 0, Qualifier.NONE
    for word, low, high in (
        ("at_least", number, None),
        ("more_than", number + 1, None),
        ("up_to", None, number),
        ("less_than", None, number - 1),
        ("nearly", number, number),
        ("about", number, number),
        ("some", number, number),
    ):
        if word in words:
            return low, high, QUALIFIERS[word]
    return number, number, Qualifier.EXACT

"""A claim -> the names of private persons that its card must not print.

A toll whose victim is a named person carries the name in its words. The source keeps them, being the user's
own document; the card, the table and every repetition in the same claim show "name withheld".
"""

from __future__ import annotations

from dragoman.base.claim import Claim, Toll
from dragoman.page.words import word

NAMED_PERSON = "named person"
_LISTS = ("killed", "injured", "captured")


def tolls_of(claim: Claim) -> tuple[tuple[str, Toll], ...]:
    """(pointer, toll) of every toll of a claim, killed first."""
    return tuple((f"/{name}/{n}", toll) for name in _LISTS for n, toll in enumerate(getattr(claim, name)))


def is_named_person(claim: Claim, pointer: str) -> bool:
    """Whether the pointer is, or lies inside, a toll of a person given by name (its source aside)."""
    if pointer.endswith("/source"):
        return False
    return any(
        toll.victim == NAMED_PERSON and (pointer == at or pointer.startswith(at + "/"))
        for at, toll in tolls_of(claim)
    )


def names_withheld(claim: Claim) -> tuple[str, ...]:
    """The words to withhold, the longest first."""
    names: set[str] = set()
    for at, toll in tolls_of(claim):
        if toll.victim == NAMED_PERSON:
            names.add(toll.text)
            names.update(span.quote for span in claim.spans.get(at, ())[:1])
    kept = {" ".join(name.split()) for name in names if _is_name(name)}
    return tuple(sorted(kept, key=lambda name: (-len(name), name)))


def withhold(text: str, names: tuple[str, ...]) -> str:
    """The text with each of the names replaced."""
    for name in names:
        text = text.replace(name, word("text", "withheld"))
    return text


def _is_name(text: str) -> bool:
    # A number's words ("one", "a soldier") hold no capital; a name does, or its script has none.
    return any(c.isalpha() and (c.isupper() or c.lower() == c.upper()) for c in text)

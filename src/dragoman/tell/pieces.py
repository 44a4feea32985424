"""Values of a claim and forms with slots -> pieces: what every language's telling of claims is put together from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from dragoman.base.claim import Claim, Toll
from dragoman.tell.told import Piece, told

Pieces = tuple[Piece, ...]
NAMED_PERSON = "named person"
"""How the codebook writes the role of one who is given by name only."""
LISTS = ("killed", "injured", "captured")
_SLOT = re.compile(r"\{(\w+)\}")
_JOINERS = "\u200c\u200d"


def fill_form(form: str, claim: str, *pointers: str, **slots: Pieces | str) -> Pieces:
    """A form with its slots filled.

    Args:
        claim: the id of the claim. pointers: values that the form's own words state, such as an act's verb.
    """
    pieces: list[Piece] = []
    for n, part in enumerate(_SLOT.split(form)):
        if n % 2:
            slot = slots[part]
            pieces += (Piece(slot),) if isinstance(slot, str) else slot
        elif not pointers or not any(c.isalpha() for c in part):
            pieces.append(Piece(part))
        else:
            words = part.strip()
            before, after = part.split(words)
            pieces += (Piece(before), told(words, claim, *pointers), Piece(after))
    return tuple(pieces)


def join(groups: Iterable[Pieces], comma: str, last: str) -> Pieces:
    """Groups of pieces in a row, empty ones left out."""
    rows = [group for group in groups if group]
    joined: list[Piece] = []
    for n, row in enumerate(rows):
        if n:
            joined.append(Piece(last if n == len(rows) - 1 else comma))
        joined += row
    return tuple(joined)


def tolls_of(claim: Claim) -> Iterable[tuple[str, Toll]]:
    """(pointer, toll) of every toll, killed first."""
    for name in LISTS:
        for n, toll in enumerate(getattr(claim, name)):
            yield f"/{name}/{n}", toll


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """A text on one line, without characters that show nothing or turn the direction."""
    spaced = " ".join(text.split())
    return "".join(
        c for c in spaced if unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cs") or c in _JOINERS
    )

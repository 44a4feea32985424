"""A claim -> the names of private persons that its card must not print.

A toll whose victim is a named person carries the name in its words, and a witness may be named as who gives a figure.
The source keeps them, being the user's own document; the card, the table and every repetition in the same claim, in
an address too, show "name withheld".
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache

from dragoman.base.claim import ChainRole, Claim, Toll
from dragoman.page.givers import name_parts, private_names, words_of
from dragoman.page.words import word

NAMED_PERSON = "named person"
_LISTS = ("killed", "injured", "captured")
_SEPARATOR = r"(?:%20|[\W_])*"
"""What may stand between the words of a name: a blank, or what an address has for it."""


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


def names_withheld(claim: Claim, known: Iterable[str] = (), givers: Iterable[str] = ()) -> tuple[str, ...]:
    """The words to withhold, the longest first.

    Args:
        known: further names of parties, outlets and places, beside those of the claim itself.
        givers: who else is given as saying something, beside those of the claim itself.
    """
    names: set[str] = set()
    for at, toll in tolls_of(claim):
        if toll.victim == NAMED_PERSON:
            names.add(toll.text)
            names.update(span.quote for span in claim.spans.get(at, ())[:1])
    kept = {" ".join(name.split()) for name in names if is_name(name)}
    public = words_of(" ".join([*public_names(claim), *known]))
    kept.update(
        name
        for giver in (*_givers(claim), *givers)
        for name in private_names(" ".join(giver.split()), public)
    )
    kept |= {part for name in kept for part in name_parts(name, public)}
    return tuple(sorted(kept, key=lambda name: (-len(name), name)))


def public_names(claim: Claim) -> list[str]:
    """What the claim names that is no private person: parties, outlets, places."""
    names = [claim.perpetrator, claim.target, claim.outlet, claim.platform, claim.country]
    names += [claim.claimant, *claim.places]
    names += [link.name for link in claim.chain if link.role is not ChainRole.RELAY]
    return [name for name in names if name]


def _givers(claim: Claim) -> list[str]:
    """Whom the claim gives as saying something."""
    givers = [toll.source for _, toll in tolls_of(claim)]
    givers += [claim.attribution.by] if claim.attribution else []
    givers += [link.name for link in claim.chain if link.role is ChainRole.RELAY]
    return [giver for giver in givers if giver]


def withhold(text: str, names: tuple[str, ...]) -> str:
    """The text with each of the names replaced."""
    for name in names:
        text = name_pattern(name, in_address="://" in text).sub(word("text", "withheld"), text)
    return text


@lru_cache(maxsize=4096)
def name_pattern(name: str, *, in_address: bool = False) -> re.Pattern[str]:
    """What finds a name as a word of its own, with and without its accents; one of several words in any letters, and
    as an address writes it ("oumar-exemple")."""
    parts = name.split()
    letters = [
        "".join(
            f"[{char}{_accented().get(char, '')}]" if char.isalpha() else re.escape(char) for char in part
        )
        for part in parts
    ]
    flags = re.IGNORECASE if len(parts) > 1 or in_address else re.NOFLAG
    return re.compile(rf"(?<![^\W\d_]){_SEPARATOR.join(letters)}(?![^\W\d_])", flags)


@cache
def _accented() -> dict[str, str]:
    """Letter -> the letters that are the same one with another accent or none."""
    alike: dict[str, str] = {}
    for char in map(chr, [*range(0x41, 0x250), *range(0x1E00, 0x1F00)]):
        if char.isalpha():
            base = unicodedata.normalize("NFD", char)[0]
            alike[base] = alike.get(base, "") + char
    return {char: group for group in alike.values() for char in group if len(group) > 1}


def is_name(text: str) -> bool:
    """Whether words can hold a name: a number's ("one", "a soldier") have no capital, or their script has none."""
    return any(c.isalpha() and (c.isupper() or c.lower() == c.upper()) for c in text)

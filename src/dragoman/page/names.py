"""A claim -> the names of private persons that its card must not print.

A toll whose victim is a named person carries the name in its words, and a witness may be named as who gives a figure.
The source keeps them, being the user's own document; the card, the table and every repetition in the same claim, in
an address too, show "name withheld".
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

from dragoman.base.claim import ChainRole, Claim, Toll
from dragoman.page.givers import name_parts, private_names, words_of
from dragoman.page.persons import persons_in_party
from dragoman.page.words import word

NAMED_PERSON = "named person"
_LISTS = ("killed", "injured", "captured")
_SEPARATOR = r"(?:%20|[\W_])*+"
"""What may stand between the words of a name: a blank, or what an address has for it."""
_CLINGING = "[\u0300-\u036f\u064b-\u0652\u0640\u00ad\u200b-\u200d\u2060\ufeff]*+"
"""What may follow a letter unseen: combining marks, Arabic vowel signs, soft hyphens, joiners."""
_NO_LETTER_BEFORE = r"(?<![^\W\d_])"
_ADDRESS = re.compile(r"\S*(?:://|%3A%2F%2F|www\.|\[\.\]|[@#]\w|\w\.\w+/)\S*", re.IGNORECASE)
_ESCAPES = 3
"""How many times an address may have been escaped."""


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


def names_withheld(
    claim: Claim, known: Iterable[str] = (), givers: Iterable[str] = (), persons: Iterable[str] = ()
) -> tuple[str, ...]:
    """The words to withhold, the longest first.

    Args:
        known: further names of parties, outlets and places, beside those of the claim itself.
        givers: who else is given as saying something, beside those of the claim itself.
        persons: who stands as a party and is a private person, beside those that a title in the claim shows to be one.
    """
    parties = [name for name in (claim.perpetrator, claim.target, claim.claimant) if name]
    kept = {*persons, *persons_in_tolls(claim), *(p for name in parties for p in persons_in_party(name))}
    public = words_of(" ".join(without_persons(name, kept) for name in (*public_names(claim), *known)))
    kept.update(
        name
        for giver in (*_givers(claim), *givers)
        for name in private_names(" ".join(giver.split()), public)
    )
    kept |= {part for name in kept for part in name_parts(name, public)}
    return tuple(sorted(kept, key=lambda name: (-len(name), name)))


def persons_in_tolls(claim: Claim) -> tuple[str, ...]:
    """Who is named as killed, injured or captured: the words as they stand, and the name without its title."""
    words: list[str] = []
    for at, toll in tolls_of(claim):
        if toll.victim == NAMED_PERSON:
            words += [toll.text, *(span.quote for span in claim.spans.get(at, ())[:1])]
    named = [" ".join(text.split()) for text in words if is_name(text)]
    return tuple(dict.fromkeys(n for name in named for n in (name, *private_names(name, frozenset()))))


def without_persons(name: str, persons: Iterable[str]) -> str:
    """The name of a party without the private persons named in it."""
    for person in persons:
        name = name_pattern(person).sub(" ", name)
    return name


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
    """The text with each of the names replaced; in what looks like an address a name is found in small letters too."""
    if not names or not text:
        return text
    text = _any_of(names, False).sub(word("text", "withheld"), text)
    return _ADDRESS.sub(lambda m: withhold_in_address(m[0], names), text)


def withhold_in_address(address: str, names: tuple[str, ...]) -> str:
    """An address, or another string without blanks, with each of the names replaced, behind any %-escapes too."""
    if not names:
        return address
    pattern, marker = _any_of(names, True), word("text", "withheld")
    decoded = address
    for _ in range(_ESCAPES):
        plain = unquote(decoded)
        if plain == decoded:
            break
        decoded = plain
        if pattern.search(decoded):
            address = decoded  # what is withheld in it can be seen only without the escapes
    return pattern.sub(marker, address)


@lru_cache(maxsize=256)
def _any_of(names: tuple[str, ...], in_address: bool) -> re.Pattern[str]:
    return re.compile("|".join(_source(name, in_address) for name in names))


@lru_cache(maxsize=4096)
def name_pattern(name: str, *, in_address: bool = False) -> re.Pattern[str]:
    """What finds a name as a word of its own, with and without its accents; one of several words in any letters, and
    as an address writes it ("oumar-exemple")."""
    return re.compile(_source(name, in_address))


def _source(name: str, in_address: bool) -> str:
    """The regular expression of a name; of one word, a text has it as written or all in capitals."""
    parts = unicodedata.normalize("NFC", name).split()
    spelled = _SEPARATOR.join(_letters(part) for part in parts)
    if len(parts) > 1 or in_address:
        return f"(?i:{_front(parts)}{spelled}{_back(parts)})"
    return f"{_front(parts)}(?:{spelled}|{_letters(parts[0].upper())}){_back(parts)}"


def _letters(part: str) -> str:
    """A word of a name: each letter with its like, what is no letter or digit as what may stand in its place."""
    spelled: list[str] = []
    for char in part:
        if char.isalpha():
            spelled.append(f"[{char}{_alike().get(char, '')}]{_CLINGING}")
        elif char.isdigit():
            spelled.append(char)
        elif spelled[-1:] != [_SEPARATOR]:
            spelled.append(_SEPARATOR)
    return "".join(spelled)


def _front(parts: list[str]) -> str:
    """Where a name may begin: not inside a word, in scripts that part words."""
    first = parts[0][0]
    if _is_unspaced(first):
        return ""
    is_arabic = unicodedata.name(first, "").startswith("ARABIC")
    return _NO_LETTER_BEFORE + (_spelling()["clitics"] if is_arabic else "")


def _back(parts: list[str]) -> str:
    return "" if _is_unspaced(parts[-1][-1]) else r"(?![^\W\d_])"


def _is_unspaced(char: str) -> bool:
    return unicodedata.name(char, "").startswith(tuple(_spelling()["unspaced"]))


@cache
def _spelling() -> dict[str, Any]:
    return tomllib.loads(files("dragoman.page").joinpath("assets/letters.toml").read_text(encoding="utf-8"))


@cache
def _alike() -> dict[str, str]:
    """Letter -> the letters that are the same one with another accent, none, or a hook."""
    groups: dict[str, str] = {}
    base_of = {char: group[0] for group in _spelling()["alike"] for char in group}
    letters = [chr(code) for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00))]
    for char in [*letters, *base_of]:
        if char.isalpha():
            base = unicodedata.normalize("NFD", char)[0]
            base = base_of.get(base, base_of.get(char, base))
            if char not in groups.get(base, ""):
                groups[base] = groups.get(base, "") + char
    return {char: group for group in groups.values() for char in group if len(group) > 1}


def is_name(text: str) -> bool:
    """Whether words can hold a name: a number's ("one", "a soldier") have no capital, or their script has none."""
    return any(c.isalpha() and (c.isupper() or c.lower() == c.upper()) for c in text)

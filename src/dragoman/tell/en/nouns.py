"""English nouns -> plural, singular, article and agreement.

The rules look at a noun's head: "boxes of ammunition" is plural by "boxes", "post at Koumbori" singular by "post".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any

from dragoman.tell.en.tables import load_table

_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
_WORD_END = re.compile(r"^(.*?[\s\-–/]?)([^\s\-–/]+)$", re.DOTALL)


def _table(name: str) -> Mapping[str, Any]:
    table: Mapping[str, Any] = load_table("nouns")[name]
    return table


@cache
def _kind(name: str) -> frozenset[str]:
    return frozenset(load_table("nouns")["kinds"][name])


def split_head(noun: str) -> tuple[str, str]:
    """A noun up to the end of its head, and what follows: ("box", " of ammunition")."""
    words = noun.split(" ")
    stops = frozenset(_table("head")["stops"])
    for n, word in enumerate(words):
        if n and (word.lower() in stops or words[n - 1].endswith(",")):
            head = " ".join(words[:n])
            return head, noun[len(head) :]
    return noun, ""


def last_word(noun: str) -> str:
    """The last word of a noun's head, in small letters: what its number shows on."""
    head = split_head(noun)[0].lower().strip(" ,.;:")
    return head.split(" ")[-1] if head else ""


@lru_cache(maxsize=4096)
def is_mass(noun: str) -> bool:
    """Whether a noun has no plural: "ammunition", "rice"."""
    head = split_head(noun)[0].lower()
    return head in _kind("mass") or last_word(noun) in _kind("mass")


@lru_cache(maxsize=4096)
def is_plural(noun: str) -> bool:
    """Whether a noun is told with "were": "Burkinabe forces", "soldiers and police"."""
    if " and " in noun or " & " in noun:
        return True
    word = last_word(noun)
    if word in _kind("plural") or word in _irregular().values():
        return True
    if any(word.endswith(end) and word != end for end in _endings().values()):
        return True
    return _looks_plural(word)


def _looks_plural(word: str) -> bool:
    if word in _kind("singular") or word in _kind("same") or len(word) < 3:
        return False
    if not word.endswith("s") or word.endswith(("ss", "us", "is", "'s", "’s")):
        return word.endswith(("s'", "s’"))
    return True


def plural(noun: str) -> str:
    """The plural of a noun; one that is plural already, or has none, stays.

    >>> plural("box of ammunition"), plural("AK-47"), plural("soldiers")
    ('boxes of ammunition', 'AK-47s', 'soldiers')
    """
    if is_mass(noun) or is_plural(noun):
        return noun
    head, rest = split_head(noun)
    match = _WORD_END.match(head)
    if match is None:
        return noun
    return match[1] + _plural_word(match[2]) + rest


def _plural_word(word: str) -> str:
    low = word.lower()
    if word[-1].isalpha() and not _LATIN.match(word[-1]):
        return word
    if low in _irregular():
        return word[: -len(low)] + _irregular()[low] if word.islower() else word[0] + _irregular()[low][1:]
    if low in _kind("same") or low.endswith("craft"):
        return word
    for end, many in _endings().items():
        if low.endswith(end) and low != end:
            return word[: -len(end)] + many
    if not word[-1].isalpha() or word.isupper() or word[-1].isupper():
        return word + "s" if word[-1].isalnum() else word
    if re.search(r"\d\s?(?:mm|cm)$", low) or low in ("mm", "cm", "kg"):
        return word
    if low.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if low.endswith("y") and low[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + "s"


def _irregular() -> Mapping[str, str]:
    return _table("plurals")


def _endings() -> Mapping[str, str]:
    return _table("endings")


def singular(noun: str) -> str:
    """The singular of a noun; one that is singular already, or has none, stays.

    >>> singular("soldiers"), singular("members of the police"), singular("fishermen")
    ('soldier', 'member of the police', 'fisherman')
    """
    word = last_word(noun)
    head, rest = split_head(noun)
    if not is_plural(head) or " and " in head:
        return noun
    for one, many in {**_irregular(), **_endings()}.items():
        if word == many or (word.endswith(many) and one in _endings()):
            return head[: len(head) - len(many)] + one + rest
    if not _looks_plural(word) or word in _kind("plural"):
        return noun
    return _singular_word(head) + rest


def _singular_word(head: str) -> str:
    if head.endswith("ies") and len(head) > 4:
        return head[:-3] + "y"
    if head.endswith(("sses", "shes", "ches", "xes", "zes", "uses")):
        return head[:-2]
    return head[:-1]


def article(noun: str) -> str:
    """ "a" or "an", by the sound that the noun begins with: "an RPG", "an 81 mm mortar", "a UN post"."""
    table = _table("article")
    low = noun.lower().lstrip("“\"'‘(")
    first = low[:1]
    if _starts_with_number(low, table["vowel_start"]):
        return str(table["before_vowel"])
    if any(low.startswith(start) for start in table["consonant_start"]):
        return str(table["else"])
    acronym = re.match(r"[A-Z](?:[A-Z0-9\-.]|$)", noun)
    vowels = table["vowel_letters"] if acronym else "aeiou"
    return str(table["before_vowel"] if first in vowels else table["else"])


def _starts_with_number(low: str, starts: list[str]) -> bool:
    digits = re.match(r"\d+", low)
    if digits:
        return digits[0] in starts
    return any(low.startswith(start) for start in starts if start.isalpha())


def with_article(noun: str) -> str:
    """A noun with the article it takes where it is told for the first time.

    A proper name takes none ("Boko Haram", "Kasana") or "the" ("the Dawn Banner Front"); a noun in small letters takes
    "the" when there is one of its kind ("the army"), none in the plural, else "a" or "an".
    """
    if not noun:
        return noun
    table = _table("article")
    noun = _uncapitalised(noun)
    head = split_head(noun)[0]
    low = head.lower()
    words = head.split(" ")
    if low.startswith("the "):
        return f"{table['the']} {noun[4:]}"
    if low.split(" ")[0] in _DETERMINERS or _is_counted(head):
        return noun
    possessor, is_owned, _ = low.partition("'s ")
    if is_owned:
        return f"{table['the']} {noun}" if possessor in table["unique"] else noun
    if _has_capital(words[-1]):
        if not _has_capital(words[0]):
            return f"{table['the']} {noun}"
        return f"{table['the']} {noun}" if low not in table["bare"] and takes_the(low) else noun
    last = last_word(noun)
    rest = split_head(noun)[1]
    if last_word(noun) in table["placed"] and re.match(r" of [A-Z]", rest):
        return f"{table['the']} {noun}"  # "the village of Zabarmari"
    if low in table["unique"] or last in table["unique"] or _is_unique(low) or last in table["landmark"]:
        return f"{table['the']} {noun}"
    if is_plural(noun) or is_mass(noun):
        return noun
    return f"{article(noun)} {noun}"


_DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "its",
        "their",
        "his",
        "her",
        "some",
        "all",
        "this",
        "that",
        "these",
        "several",
        "another",
    }
)


def _uncapitalised(noun: str) -> str:
    """A common noun that stood at the head of a sentence, in small letters: "Police sources"."""
    words = noun.split(" ")
    numbers = load_table("numbers")["cardinal"]
    is_common = words[0].lower() in _table("article")["common"] or words[0].lower() in numbers
    if is_common and not any(map(_has_capital, words[1:])):
        return noun[:1].lower() + noun[1:] if words[0][1:].islower() else noun
    return noun


def _has_capital(word: str) -> bool:
    """Whether a word is written as a name, in a script without capitals too."""
    return any(c.isupper() for c in word) or word[:1].isdigit() or not any(c.islower() for c in word)


def _is_unique(low: str) -> bool:
    return any(low.endswith(f" {name}") for name in _table("article")["unique"])


def _is_counted(head: str) -> bool:
    return bool(re.match(r"\d+\s", head)) or head.split(" ")[0].lower() in load_table("numbers")["cardinal"]


def takes_the(low: str) -> bool:
    """Whether a name in small letters ends in a noun such as "front" or "forces"."""
    return any(low == head or low.endswith((f" {head}", f"-{head}")) for head in _table("article")["heads"])


def is_armed_body(name: str) -> bool:
    """Whether a name ends in a noun for armed people, so that it can do an act by itself: "Joint Task Force"."""
    low = split_head(name)[0].lower()
    return any(low == head or low.endswith(f" {head}") for head in _table("article")["armed"])


def is_proper(name: str) -> bool:
    """Whether a name is a proper one: its head ends in a word with a capital, or its script has none."""
    return _has_capital(split_head(name)[0].split(" ")[-1])

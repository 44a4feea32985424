"""A noun that is French as it stands -> its gender, number and article, by its head.

What shows that it is French: a word such as "de", an accent, an adjective such as "maliens", or a head that only French
has.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from dragoman.tell.concepts import Counting, Found, Gender, Number, find_concept
from dragoman.tell.fr.amounts import parse_cardinal
from dragoman.tell.fr.names import fold_name, is_french_adjective
from dragoman.tell.fr.nouns import Noun, feminine_word, plural_words
from dragoman.tell.fr.tables import load_table


def _table(name: str) -> dict[str, str]:
    table: dict[str, str] = load_table("nouns")[name]
    return table


def french_noun_of(text: str) -> Noun | None:
    """A noun that is French as it stands; None when nothing shows that it is."""
    table = load_table("nouns")["french"]
    words = without_determiner(text.replace("’", "'")).split(" ")
    if not words[0][:1].isalnum() or _is_english_phrase(words):
        return None
    if len(words) > 1 and (parse_cardinal(words[0].lower()) or 0) > 1:
        counted = french_noun_of(" ".join(words[1:]))
        return replace(counted, count=words[0], number=Number.MANY) if counted else None
    head = _french_head(words)
    is_english_too = head is not None and words[0].casefold() in (
        head.concept.forms["en"].one.casefold(), head.concept.forms["en"].many.casefold()
    )  # fmt: skip
    shown = any(word.lower() in table["words"] or is_french_adjective(word) for word in words[1:])
    shown = shown or _has_accent(" ".join(words))
    is_body = words[0].lower() in _table("heads") and words[0].islower() and not words[0].isascii()
    is_body = is_body or len(words) == 1 and words[0].lower() in _table("heads") and words[0].islower()
    if not (shown or is_body or (head is not None and not is_english_too)):
        return None
    return _french_noun(words, head)


def _is_english_phrase(words: list[str]) -> bool:
    """ "Civil Guard bus": two words with capitals before one without, with nothing French between them."""
    return (
        len(words) > 2
        and all(word[:1].isupper() for word in words[:2])
        and words[-1].islower()
        and words[-1].isascii()
        and not any(word.lower() in load_table("nouns")["french"]["words"] for word in words)
        and not is_french_adjective(words[-1])
    )


def _french_head(words: list[str]) -> Found | None:
    """The concept that a French noun begins with, in as many words as there are: "forces armées"."""
    for end in range(len(words), 0, -1):
        said = " ".join(words[:end])
        found = find_concept(said)
        if found is None:
            continue
        forms = found.concept.forms["fr"]
        spellings = {fold_name(form) for form in (forms.one, forms.many)}
        if fold_name(said) in spellings:
            return found
    return None


def _french_noun(words: list[str], head: Found | None) -> Noun:
    forms = head.concept.forms["fr"] if head is not None else None
    is_many = _is_many(words[0], head)
    gender = (forms.gender if forms else None) or _gender_by_head(words[0])
    said = " ".join(words)
    said = said if forms is not None and forms.one[:1].isupper() else _calm(said)
    key = head.concept.key if head is not None else ""
    many = said if is_many else plural_words(said, frozenset(load_table("nouns")["french"]["stops"]))
    number = Number.MANY if is_many else Number.ONE
    return Noun(said, many, gender, number=number, key=key, is_unique=_is_placed(said, key))


def _is_many(word: str, head: Found | None) -> bool:
    """Whether a French noun is plural: as the table knows its head, else by its ending."""
    if head is not None and not word.endswith(("ois", "ais")):  # "villageois" is written the same for many
        return head.number is Number.MANY or head.concept.forms["fr"].counting is Counting.PLURAL
    return bool(re.search(r"[sx]$", word)) and not word.endswith(("ss", "us", "bras"))


def _gender_by_head(word: str) -> Gender:
    """The gender of a French word that no table of concepts has: by the list of heads, else by its ending."""
    code = _table("heads").get(word.lower())
    if code:
        return Gender(code[0])
    return Gender.FEMININE if feminine_word(word.rstrip("s")) else Gender.MASCULINE


def _is_placed(said: str, key: str) -> bool:
    """ "ville de Macomia", "armée malienne", "mouvement 3R": one of a kind in its place."""
    if key in ("group", "movement") and re.match(r"\S+ [\dA-ZÉ]", said):
        return True
    first = said.split(" ")[0]
    has_place = bool(re.search(r" (?:de |d'|du |de la )[A-ZÉ]", said))
    is_body = first in _table("heads") and not first.isascii() or first in _FRENCH_BODIES
    return key in unique_keys() or is_body or (first in load_table("nouns")["french"]["placed"] and has_place)


_FRENCH_BODIES = frozenset(
    {"commandement", "observatoire", "bataillon", "gouvernorat", "administrateur", "ministre", "conseil"}
)


_FRENCH_SPELLING = re.compile(r"[éèêàçîôû]|(?:aire|aires|navire|euse|euses|eux|ières?)$")


def _has_accent(text: str) -> bool:
    """Whether a word in small letters is spelled as only French spells: "équipé", "antinavire"."""
    return any(word[:1].islower() and _FRENCH_SPELLING.search(word) for word in text.split(" "))


def _calm(text: str) -> str:
    """A common noun that stood at the head of a sentence, in small letters."""
    first, _, rest = text.partition(" ")
    is_small = first[1:].islower() and first[:1].isupper()
    return f"{first.lower()} {rest}".strip() if is_small else text


def without_determiner(text: str) -> str:
    first, _, rest = text.partition(" ")
    is_one = first.lower() in load_table("nouns")["article"]["determiners"]
    return rest if rest and is_one and not first.isupper() else text.removeprefix("l'")


@lru_cache(maxsize=1)
def unique_keys() -> frozenset[str]:
    return frozenset(load_table("nouns")["article"]["unique"])


def of_concept(found: Found) -> Noun:
    forms = found.concept.forms["fr"]
    gender = forms.gender or Gender.MASCULINE
    number = Number.ONE if forms.counting is Counting.MASS or forms.one == forms.many and forms.counting is (
        Counting.COUNTED
    ) and found.concept.key in unique_keys() else found.number  # fmt: skip
    return Noun(
        forms.one, forms.many, gender, forms.counting, number,
        is_unique=found.concept.key in unique_keys(), key=found.concept.key,
    )  # fmt: skip

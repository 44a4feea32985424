"""Names of groups, bodies and people -> French nouns: which article they take, and what stays in quotation marks."""

from __future__ import annotations

import re
import unicodedata

from dragoman.tell.concepts import Gender, Number, find_demonym
from dragoman.tell.fr.nouns import Kind, Noun
from dragoman.tell.fr.tables import load_table
from dragoman.tell.terms import tell_place

_LATIN = re.compile(r"[A-Za-zÀ-ÿ]")


def _table(name: str) -> dict[str, str]:
    table: dict[str, str] = load_table("nouns")[name]
    return table


def is_name(text: str) -> bool:
    """Whether a text is a name: its head ends in a word with a capital or a figure, or its script has no capitals."""
    if not _LATIN.search(text):
        return False
    head = re.split(r" (?:of|de|du|des|d'|at|in|à) ", text)[0]
    last, first = head.split(" ")[-1], text.split(" ")[0]
    is_body = has_capital(first) and first != text and is_french_adjective(text.split(" ")[-1])
    is_state = fold_name(first) == "etat" and has_capital(first)
    return (
        (has_capital(last) and has_capital(first))
        or is_body
        or is_state
        or fold_name(text) in _table("names")
    )


def is_french_adjective(word: str) -> bool:
    """Whether a word in small letters is the French adjective of a country: "libanais"."""
    found = find_demonym(word) if word.islower() else None
    return found is not None and word.casefold() not in {form.casefold() for form in found.en}


def has_capital(word: str) -> bool:
    return any(char.isupper() for char in word) or word[:1].isdigit()


def name_noun(name: str) -> Noun:
    """A name with the article that it takes: the table says, else its head; none where neither knows."""
    name = tell_place(name, "fr")
    listed, heads = _table("names"), _table("heads")
    bare = re.sub(r"^the ", "", name, flags=re.IGNORECASE)
    words = re.split(r"[\s\-–]+", re.split(r" (?:of|de|du|des|for|pour|in|en) |[’']s ", bare)[0])
    code = listed.get(fold_name(bare)) or heads.get(words[-1].lower()) or heads.get(words[0].lower())
    if code is None and not has_capital(words[-1]):
        code = listed.get(fold_name(words[0]))
    if code is None and len(bare.split(" ")) > 1 and bare.split(" ")[-1].isupper():
        code = listed.get(fold_name(bare.split(" ")[-1]))
    if code in (None, "-") or code is None:
        return Noun(bare, bare, number=Number.MANY if _ends_plural(bare) else Number.ONE, kind=Kind.BARE)
    number = Number.MANY if code.endswith("p") else Number.ONE
    return Noun(bare, bare, Gender(code[0]), number=number, kind=Kind.NAME)


def _ends_plural(name: str) -> bool:
    """Whether a name with no article of its own is that of several: "ADF fighters"."""
    last = name.split(" ")[-1]
    return last.islower() and last.endswith("s") and not last.endswith("ss")


def fold_name(name: str) -> str:
    """A name without case, accents and kinds of apostrophe, to look it up."""
    low = unicodedata.normalize("NFKD", name.casefold().replace("’", "'"))
    return "".join(char for char in low if not unicodedata.combining(char))


def quoted(text: str) -> Noun:
    """A noun that stays as it is written; its number is guessed by its ending, its gender is not known."""
    said = f"« {text.replace('« ', '“').replace(' »', '”')} »"
    head = re.split(r" (?:of|at|in|near|from|with|on|de|du|des|à) ", text)[0]
    is_many = bool(re.search(r"(?:[^su]s|men|people)$", head, re.IGNORECASE)) or " and " in head
    is_many = is_many or head.casefold().split(" ")[-1] in load_table("nouns")["plural"]["words"]
    return Noun(said, said, number=Number.MANY if is_many else Number.ONE, kind=Kind.QUOTED)


def is_foreign(text: str) -> bool:
    return not _LATIN.search(text)

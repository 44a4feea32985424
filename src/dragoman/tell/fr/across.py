"""A noun of a claim, in English, French or Arabic -> the French noun by which it is told.

The table of concepts says what common nouns mean, and a few rules put English ones together ("Malian soldiers", "convoy
of the army"). What they cannot say whole stays as it is written, in quotation marks: half a translation would be an
invention. Names of groups, bodies and places stay as they are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from dragoman.tell.concepts import Counting, Demonym, Gender, Number, find_concept, find_demonym
from dragoman.tell.fr.amounts import parse_cardinal
from dragoman.tell.fr.countries import definite_country
from dragoman.tell.fr.names import has_capital, is_foreign, is_name, name_noun, quoted
from dragoman.tell.fr.native import french_noun_of, of_concept, without_determiner
from dragoman.tell.fr.nouns import Kind, Noun, plural_word
from dragoman.tell.fr.tables import load_table
from dragoman.tell.terms import tell_place

LONGEST = 12
"""Words of a noun that is put together; a longer one is told as written."""


def _table(name: str) -> dict[str, str]:
    table: dict[str, str] = load_table("nouns")[name]
    return table


@lru_cache(maxsize=8192)
def find_noun(text: str) -> Noun:
    """The French noun of a text: by the table, put together, French already, a name, or the text in quotation marks.

    >>> find_noun("Malian soldiers").with_article(), find_noun("army").with_article()
    ('des soldats maliens', 'la armée')
    """
    known = _compose(text)
    if known is not None:
        return known
    country = definite_country(text) if text[:1].isupper() else None
    if country:
        return Noun(country, country, _country_gender(country), kind=Kind.BARE)
    if is_name(text):
        return name_noun(text)
    return french_noun_of(text) or quoted(text)


def _country_gender(told: str) -> Gender:
    return Gender.FEMININE if told.startswith("la ") else Gender.MASCULINE


@lru_cache(maxsize=8192)
def find_bearer(text: str) -> Noun:
    """The same for who speaks, acts or carries: what no rule knows is a name, told bare and not as a quotation."""
    if _is_french_body(text):
        return name_noun(text)
    found = find_noun(text)
    if found.kind is Kind.COMMON and not found.is_plural and found.key in _speaking():
        return replace(found, is_unique=True)
    if found.kind is not Kind.QUOTED:
        return found
    return replace(name_noun(text), kind=Kind.BARE) if is_foreign(text) else replace(found, kind=Kind.BARE)


def _is_french_body(text: str) -> bool:
    """Whether a text is the French name of a body: "Cadre stratégique permanent", "Volontaires pour la défense"."""
    first, _, rest = text.partition(" ")
    is_head = first[:1].isupper() and not first.isupper() and first.lower() in _table("heads")
    return is_head and bool(rest) and french_noun_of(text) is not None


def _speaking() -> list[str]:
    listed: list[str] = load_table("nouns")["article"]["speaking"]
    return listed


def is_known(text: str) -> bool:
    """Whether a text is a common noun that the table, or a rule, can tell in French."""
    return _compose(text) is not None or (not is_name(text) and french_noun_of(text) is not None)


def _compose(text: str) -> Noun | None:
    """A common noun in French, by the table or by the rules of English; None when any part of it is not known."""
    text = without_determiner(text.replace("’", "'").strip())
    words = text.split(" ")
    if not text or len(words) > LONGEST:
        return None
    found = find_concept(text)
    if found is not None:
        return of_concept(found)
    rules = (_counted, _pair, _owned, _prepositional, _calibre, _described, _titled)
    return next((noun for rule in rules if (noun := rule(text)) is not None), None)


def _counted(text: str) -> Noun | None:
    """ "two security sources", "deux soldats": a number before a noun."""
    first, _, rest = text.partition(" ")
    value = load_table("numbers")["english"].get(first.lower()) or parse_cardinal(first.lower())
    noun = _compose(rest) if rest and value else None
    if noun is None or value is None or noun.counting is not Counting.COUNTED:
        return None
    if value == 1:
        return noun.in_number(Number.ONE)
    small = load_table("numbers")["told_small"]["words"]
    return replace(noun, number=Number.MANY, count=small[value] if value < len(small) else str(value))


def _pair(text: str) -> Noun | None:
    """ "villagers and hunters": two nouns, or more."""
    nouns = _parts(text)
    if not nouns:
        return None
    told = [noun.with_article() for noun in nouns]
    text = f"{', '.join(told[:-1])} et {told[-1]}"
    return Noun(text, text, _gender_of_all(nouns), number=Number.MANY, kind=Kind.BARE)


def find_counted(text: str) -> Noun:
    """The noun of a text behind a number: several nouns have no articles then, "70 vaches et moutons"."""
    nouns = _parts(text.replace("’", "'").strip())
    if not nouns:
        return find_noun(text)
    words = [noun.many for noun in nouns]
    many = f"{', '.join(words[:-1])} et {words[-1]}"
    return Noun(many, many, _gender_of_all(nouns), Counting.PLURAL, Number.MANY)


def _parts(text: str) -> list[Noun]:
    """The nouns of a list; none where it is none, or any of them is not known."""
    parts = re.split(r", (?:and )?| and | & ", text)
    nouns = [noun for part in parts if (noun := _compose(part)) is not None] if len(parts) > 1 else []
    return nouns if len(nouns) == len(parts) else []


def _gender_of_all(nouns: list[Noun]) -> Gender:
    return Gender.FEMININE if all(noun.is_feminine for noun in nouns) else Gender.MASCULINE


def _owned(text: str) -> Noun | None:
    """ "Niger's Defence Ministry", "army's spokesman"."""
    owner, is_owned, rest = text.partition("'s ")
    noun = _compose(rest) if is_owned else None
    of = _owner(owner) if noun is not None else None
    return _with(noun, f"de {of}", is_unique=True) if noun is not None and of else None


def _owner(owner: str) -> str | None:
    country = definite_country(owner)
    if country:
        return country
    noun = _compose(owner)
    if noun is not None:
        return noun.definite() if noun.kind is Kind.COMMON else noun.with_article()
    return name_noun(owner).with_article() if is_name(owner) else None


def _prepositional(text: str) -> Noun | None:
    """ "convoy of the Pakistani army", "hotel near the palace": known on both sides, or a name on the right."""
    for match in re.finditer(r" (of|at|in|near|from|outside)( the)? ", text):
        noun = _compose(text[: match.start()])
        if noun is None:
            continue
        right = text[match.end() :]
        place = _right_of(right, match[1], is_definite=bool(match[2]))
        if place is None or (noun.key == "ministry" and is_name(right)):
            continue
        said = f"{_table('prepositions')[match[1]]} {place}"
        is_placed = match[1] == "of" and noun.key in load_table("nouns")["article"]["placed"]
        return _with(noun, said, is_unique=noun.is_unique or (is_placed and is_name(right)))
    return None


def _right_of(text: str, preposition: str, *, is_definite: bool) -> str | None:
    """What stands behind a preposition; a common noun is no place to be in."""
    country = definite_country(text)
    if country:
        return country if preposition in ("of", "from", "near") else None
    noun = _compose(text)
    if noun is not None and preposition in ("at", "in") and noun.key not in _landmarks():
        return None
    if noun is not None:
        is_definite = is_definite or noun.is_unique or preposition != "of" or noun.key in _landmarks()
        if noun.kind is Kind.COMMON and not noun.count and is_definite:
            return noun.definite()
        return noun.with_article()
    if not is_name(text):
        return None
    named = name_noun(text)
    return named.with_article() if preposition == "of" else text


def _landmarks() -> list[str]:
    listed: list[str] = load_table("nouns")["article"]["landmark"]
    return listed


_MM = re.compile(r"(\d{1,3}(?:[.,]\d{1,2})?)[ -]?mm (.+)")


def _calibre(text: str) -> Noun | None:
    """ "14.5 mm machine gun": the calibre stands behind, with a decimal comma."""
    match = _MM.fullmatch(text)
    noun = _compose(match[2]) if match else None
    return _with(noun, f"de {match[1].replace('.', ',')} mm", is_unique=False) if match and noun else None


def _described(text: str) -> Noun | None:
    """ "Malian soldiers", "armed men", "army truck": what stands before an English noun follows a French one."""
    words = text.split(" ")
    for n in (2, 1):
        if len(words) <= n:
            continue
        before, rest = " ".join(words[:n]), " ".join(words[n:])
        forms = _adjective(before)
        if forms is not None:
            noun = _of_body(words) or _compose(rest)
            if noun is not None and noun.kind is Kind.COMMON:
                return noun if len(words) > 2 and _of_body(words) is not None else _agreeing(noun, *forms)
        complement = _table("complements").get(before.lower().replace(".", "-").strip("-"))
        noun = _compose(rest) if complement else None
        if complement and noun is not None and noun.kind is Kind.COMMON:
            return _with(noun, complement, is_unique=False)
    return _of_acronym(words) or _named_after(words) or _arabic(words)


def _of_body(words: list[str]) -> Noun | None:
    """ "Malian army camp" is a camp of the Malian army, not a Malian camp."""
    if len(words) < 3 or words[1].lower() not in _table("complements"):
        return None
    body, noun = _compose(" ".join(words[:2])), _compose(" ".join(words[2:]))
    if body is None or noun is None or body.kind is not Kind.COMMON:
        return None
    return _with(noun, f"de {body.definite()}", is_unique=False)


def _of_acronym(words: list[str]) -> Noun | None:
    """ "RSF drone": a name in capitals before a noun."""
    noun = (
        _compose(" ".join(words[1:]))
        if len(words) > 1 and words[0].isupper() and words[0].isalpha()
        else None
    )
    if noun is None or len(words[0]) < 2 or noun.key.endswith("gun"):
        return None
    return _with(noun, f"de {name_noun(words[0]).with_article()}", is_unique=False)


def _named_after(words: list[str]) -> Noun | None:
    """ "M14 rifle", "river boat Tombouctou": a make or name stands behind the noun."""
    for n in range(1, len(words)):
        before, rest = words[:n], words[n:]
        if all(has_capital(word) for word in before):
            noun = _compose(" ".join(rest))
            if (
                noun is not None
                and noun.kind is Kind.COMMON
                and noun.key in load_table("nouns")["named_after"]["keys"]
            ):
                return _with(noun, " ".join(before), is_unique=False)
        elif all(word.islower() for word in before) and all(has_capital(word) for word in rest):
            noun = _compose(" ".join(before))
            if noun is not None and noun.kind is Kind.COMMON and noun.counting is Counting.COUNTED:
                return _with(noun, " ".join(rest), is_unique=not noun.is_plural)
    return None


def _arabic(words: list[str]) -> Noun | None:
    """Arabic nouns of several words: an adjective of a country behind, "of the army" by "لل", a town with its name."""
    if len(words) < 2 or not is_foreign(words[0]):
        return None
    noun = _compose(words[0])
    if noun is not None and words[1].startswith("لل"):
        owner = _compose(" ".join((f"ال{words[1][2:]}", *words[2:])))
        return _with(noun, f"de {owner.definite()}", is_unique=False) if owner else None
    demonym = find_demonym(words[-1])
    described = _compose(" ".join(words[:-1])) if demonym else None
    if demonym is not None and described is not None and described.kind is Kind.COMMON:
        return _agreeing(described, demonym.fr_masculine, demonym.fr_feminine)
    if noun is None:
        return None
    if noun.key in ("city", "town", "village", "neighbourhood", "district") and not noun.is_plural:
        return _with(noun, f"de {tell_place(' '.join(words[1:]), 'fr')}", is_unique=True)
    return None


def _adjective(word: str) -> tuple[str, str] | None:
    demonym: Demonym | None = find_demonym(word)
    if demonym is not None and word[:1].isupper():
        return demonym.fr_masculine, demonym.fr_feminine
    forms = load_table("nouns")["adjectives"].get(word.lower())
    return (forms[0], forms[1]) if forms else None


def _agreeing(noun: Noun, masculine: str, feminine: str) -> Noun:
    """A noun with an adjective behind it, before what it is of: "armée malienne de l'air" is told the other way."""
    word = feminine if noun.is_feminine else masculine
    many = (
        word
        if word.startswith("à ")
        else " ".join(plural_word(part) if part != "non" else part for part in word.split(" "))
    )
    return replace(noun, one=f"{noun.one} {word}", many=f"{noun.many} {many}")


def _titled(text: str) -> Noun | None:
    """ "Governor Jane Example": a title in French before a name."""
    first, _, rest = text.partition(" ")
    found = find_concept(first)
    if not rest or found is None or found.concept.key not in load_table("nouns")["article"]["titles"]:
        return None
    if not first[:1].isupper() or not is_name(rest) or not rest[:1].isupper():
        return None
    noun = of_concept(found)
    said = f"{noun.one} {rest}"
    return replace(noun, one=said, many=said, number=Number.ONE, is_unique=True)


def _with(noun: Noun, complement: str, *, is_unique: bool) -> Noun | None:
    if noun.kind is not Kind.COMMON:
        return None
    return replace(
        noun, one=f"{noun.one} {complement}", many=f"{noun.many} {complement}", is_unique=is_unique, key=""
    )

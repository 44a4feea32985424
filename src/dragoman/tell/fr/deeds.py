"""Deeds -> French: "une embuscade contre le Groupe Wagner au Mali et deux attaques contre des forces burkinabè"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.base.claim import Basis
from dragoman.tell import tables
from dragoman.tell.concepts import Gender, Number
from dragoman.tell.fr.across import find_bearer, find_noun
from dragoman.tell.fr.countries import find_country
from dragoman.tell.fr.nouns import Kind, Noun, one_word
from dragoman.tell.grammar import Grammar
from dragoman.tell.pieces import Pieces
from dragoman.tell.plans import Deeds, Part
from dragoman.tell.told import Fact, How, Piece, join_pieces

_MOST_NAMES = 3


def table(*path: str) -> Any:
    """A value of headlines.toml.

    Raises:
        UnknownTerm: there is none; the message names it.
    """
    return tables.find_term("fr", "headlines", *path)


def tell_deeds(
    grammar: Grammar, deeds: Sequence[Deeds], *, articles: bool = True, preposition: str = ""
) -> Pieces:
    """Deeds in a row; a place that all share is named once.

    Args:
        preposition: what stands before each of them, with a blank: "de " after "fait état".
    """
    is_hedged = any(deed.basis and deed.doers for deed in deeds)  # the hedge stands last, behind the place
    shared = len({deed.countries for deed in deeds}) == 1 and not is_hedged
    rows = [
        (Piece(preposition), *_deed(grammar, deed, articles=articles, with_place=not shared))
        for deed in deeds
    ]
    told = join_pieces(rows, table("parts", "comma"), table("parts", "and"))
    return (*told, *_place(grammar, deeds)) if shared else told


def framed(frame: str, value: str, facts: tuple[Fact, ...]) -> Pieces:
    """A frame with one value in it."""
    before, _, after = frame.partition("{x}")
    return tuple(p for p in (Piece(before), Piece(value, facts, How.TOLD), Piece(after)) if p.text)


def tell_count(grammar: Grammar, number: int, gender: Gender = Gender.MASCULINE) -> str:
    """A small number as a word, a larger one in figures."""
    words = table("numbers", "words")
    if number in (0, 1):
        return f"aucun{'e' * (gender is Gender.FEMININE)}" if number == 0 else one_word(gender)
    return str(words[number]) if number < len(words) else grammar.tell_number(number)


def deed_noun(deed: Deeds) -> Noun:
    """The noun of the acts, in their number: what "revendiquée" agrees with."""
    kind = table("deed", str(deed.event_type) if deed.event_type else "act")
    number = Number.ONE if deed.acts == 1 else Number.MANY
    return Noun(kind["one"], kind["many"], Gender(kind["gender"]), number=number)


def _deed(grammar: Grammar, deed: Deeds, *, articles: bool, with_place: bool) -> Pieces:
    kind = table("deed", str(deed.event_type) if deed.event_type else "act")
    noun = deed_noun(deed)
    what = _of(deed, "/event_type")
    against = _against(deed, kind)
    is_with = "with" in kind and against.startswith("de ")
    one, many = kind["with"] if is_with else (kind["one"], kind["many"])
    if deed.acts > 1:
        count = tell_count(grammar, deed.acts, noun.gender)
        head: Pieces = (Piece(count, what, How.COUNT), Piece(" " + many, what))
    else:
        article = ("la" if is_with else one_word(noun.gender)) + " "
        head = (Piece(f"{article if articles else ''}{one}", what),)
    if against:
        head += framed(" " + against, _targets(grammar, deed.against), _of(deed, "/target"))
    place = _place(grammar, (deed,)) if with_place else ()
    if not deed.doers or deed.part is Part.DID or deed.is_own:
        return (*head, *place)
    by = framed(" " + _by(deed, noun), _named(grammar, deed.doers), _of(deed, "/perpetrator"))
    return (*head, *place, *by) if deed.basis else (*head, *by, *place)


def _against(deed: Deeds, kind: Mapping[str, Any]) -> str:
    """How the one follows that it was done to; "" where nobody is told."""
    if not deed.against or deed.part is Part.REPELLED:
        return ""
    nouns = [find_noun(name) for name in deed.against]
    if "against_held" in kind and not (deed.are_taken or all(noun.is_plural for noun in nouns)):
        return str(kind["against_held"])
    is_place = "against_place" in kind and all(
        noun.kind is Kind.BARE or noun.key in _PLACES for noun in nouns
    )
    return str(kind["against_place" if is_place else "against"])


_PLACES = frozenset({"village", "town", "city", "base", "post", "camp", "military_base", "market", "bridge"})


def _by(deed: Deeds, noun: Noun) -> str:
    """ "par", or the hedge: who is only accused or suspected has not been said to have done it."""
    named = {Basis.ACCUSED: "by_accused", Basis.SUSPECTED: "by_suspected"}
    form = str(table("parts", named.get(deed.basis, "by") if deed.basis else "by"))
    doer = find_bearer(deed.doers[0])
    is_many = len(deed.doers) > 1 or doer.is_plural
    ending = ("e" if doer.is_feminine and len(deed.doers) == 1 else "") + ("s" if is_many else "")
    form = form.replace("{is}", "sont" if is_many else "est").replace("{t}", ending)
    return form.replace("{s}", noun.agreement)


def _named(grammar: Grammar, names: Sequence[str]) -> str:
    told = [grammar.tell_party(name) for name in names[:_MOST_NAMES]]
    return grammar.tell_list([*told, str(table("parts", "others"))] if len(names) > _MOST_NAMES else told)


def _targets(grammar: Grammar, names: Sequence[str]) -> str:
    told = [find_noun(name).with_article() for name in names[:_MOST_NAMES]]
    return grammar.tell_list([*told, str(table("parts", "others"))] if len(names) > _MOST_NAMES else told)


def tell_there(grammar: Grammar, codes: Sequence[str]) -> str:
    """That something was in countries: "au Mali et en Irak"."""
    return grammar.tell_list([country.there if (country := find_country(code)) else code for code in codes])


def _place(grammar: Grammar, deeds: Sequence[Deeds]) -> Pieces:
    codes = tuple(dict.fromkeys(code for deed in deeds for code in deed.countries))
    if not codes:
        return ()
    facts = tuple(fact for deed in deeds for fact in _of(deed, "/country"))
    return framed(" {x}", tell_there(grammar, codes), facts)


def _of(deed: Deeds, pointer: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in deed.facts if fact.pointer == pointer)

"""Deeds -> Arabic in the genitive, as it stands after "مسؤوليتها عن": "كمين لمجموعة في مالي وهجومين على القوات"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from dragoman.base.claim import Basis
from dragoman.tell.ar.amounts import count
from dragoman.tell.ar.named import tell_named
from dragoman.tell.ar.nouns import Noun
from dragoman.tell.ar.telling import quote_loaded
from dragoman.tell.ar.words import Case, attach
from dragoman.tell.grammar import Grammar
from dragoman.tell.pieces import Pieces
from dragoman.tell.plans import Deeds, Part
from dragoman.tell.tables import find_term
from dragoman.tell.told import Fact, How, Piece, join_pieces

_MOST_NAMES = 3


def table(*path: str) -> Any:
    """A value of headlines.toml.

    Raises:
        UnknownTerm: there is none; the message names it.
    """
    return find_term("ar", "headlines", *path)


@cache
def table_noun(*path: str) -> Noun:
    """A noun that headlines.toml gives by its forms and gender."""
    one, two, many, gender = table(*path)
    return Noun(
        one, two, many, is_feminine=gender.startswith("f"), is_people=False, is_mass=gender.endswith("-")
    )


def act_noun(event_type: str | None) -> Noun:
    """The noun of a kind of act, or of acts of several kinds."""
    return table_noun("deed", str(event_type) if event_type else "act", "noun")


def tell_deeds(grammar: Grammar, deeds: Sequence[Deeds]) -> Pieces:
    """Deeds in a row; a place that all share is named once."""
    is_hedged = any(deed.basis and deed.doers for deed in deeds)  # the hedge stands last, behind the place
    shared = len({deed.countries for deed in deeds}) == 1 and not is_hedged
    rows = [_deed(grammar, deed, with_place=not shared) for deed in deeds]
    told = join_pieces(rows, table("parts", "and"), table("parts", "and"))
    return (*told, *_place(grammar, deeds)) if shared else told


def framed(frame: str, value: str, facts: tuple[Fact, ...]) -> Pieces:
    """A frame with one value in it."""
    before, _, after = frame.partition("{x}")
    return tuple(p for p in (Piece(before), Piece(value, facts, How.TOLD), Piece(after)) if p.text)


def _deed(grammar: Grammar, deed: Deeds, *, with_place: bool) -> Pieces:
    kind = table("deed", str(deed.event_type) if deed.event_type else "act")
    noun = act_noun(deed.event_type)
    what = _of(deed, "/event_type")
    if deed.acts > 1:
        head: Pieces = (Piece(count(deed.acts, noun), what, How.COUNT),)
    else:
        head = (Piece(noun.single(Case.GENITIVE), what),)
    if deed.against and deed.part is not Part.REPELLED:
        head += _against(grammar, deed, kind)
    place = _place(grammar, (deed,)) if with_place else ()
    if not deed.doers or deed.part is Part.DID or deed.is_own:
        return (*head, *place)
    by = framed(f" {_by(deed)}", _named(grammar, deed.doers), _of(deed, "/perpetrator"))
    return (*head, *place, *by) if deed.basis else (*head, *by, *place)


def _against(grammar: Grammar, deed: Deeds, kind: dict[str, str]) -> Pieces:
    """How the one follows that it was done to."""
    names = _named(grammar, deed.against)
    is_body = names.split(" ")[0] in table("bodies", "first")
    form = kind["against_body"] if is_body and "against_body" in kind else kind["against"]
    if "{for}" in form:
        return (Piece(" "), Piece(attach("ل", names), _of(deed, "/target"), How.TOLD))
    return framed(f" {form}", names, _of(deed, "/target"))


def _by(deed: Deeds) -> str:
    """ "من جانب", or the hedge: who is only accused or suspected has not been said to have done it."""
    named = {Basis.ACCUSED: "by_accused", Basis.SUSPECTED: "by_suspected"}
    return str(table("parts", named.get(deed.basis, "by") if deed.basis else "by"))


def _named(grammar: Grammar, names: Sequence[str]) -> str:
    told = [quote_loaded(tell_named(name).say(Case.GENITIVE)) for name in names[:_MOST_NAMES]]
    return grammar.tell_list([*told, str(table("parts", "others"))] if len(names) > _MOST_NAMES else told)


def _place(grammar: Grammar, deeds: Sequence[Deeds]) -> Pieces:
    codes = dict.fromkeys(code for deed in deeds for code in deed.countries)
    if not codes:
        return ()
    facts = tuple(fact for deed in deeds for fact in _of(deed, "/country"))
    named = grammar.tell_list([grammar.tell_country(code) for code in codes])
    return framed(f" {table('parts', 'in')}", named, facts)


def _of(deed: Deeds, pointer: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in deed.facts if fact.pointer == pointer)

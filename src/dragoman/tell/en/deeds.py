"""Deeds -> English: "an ambush of the Wagner Group in Mali and two attacks on Burkinabe forces in Burkina Faso"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from dragoman.base.claim import Basis
from dragoman.base.errors import UnknownTerm
from dragoman.tell.en.nouns import is_armed_body, is_plural
from dragoman.tell.en.tables import load_table
from dragoman.tell.grammar import Grammar
from dragoman.tell.plans import Deeds, Part
from dragoman.tell.told import Fact, How, Piece, join_pieces

Pieces = tuple[Piece, ...]
_MOST_NAMES = 3


def table(*path: str) -> Any:
    """A value of headlines.toml.

    Raises:
        UnknownTerm: there is none; the message names it.
    """
    node: Any = load_table("headlines")
    for key in path:
        if not isinstance(node, Mapping) or key not in node:
            raise UnknownTerm(f"English has no word {'.'.join(path)!r}. Add it to tell/en/headlines.toml.")
        node = node[key]
    return node


def tell_deeds(grammar: Grammar, deeds: Sequence[Deeds], *, articles: bool) -> Pieces:
    """Deeds in a row; a place that all share is named once."""
    is_hedged = any(deed.basis and deed.doers for deed in deeds)  # the hedge stands last, behind the place
    shared = len({deed.countries for deed in deeds}) == 1 and not is_hedged
    rows = [_deed(grammar, deed, articles=articles, with_place=not shared) for deed in deeds]
    told = join_pieces(rows, table("parts", "comma"), table("parts", "and"))
    return (*told, *_place(grammar, deeds)) if shared else told


def framed(frame: str, value: str, facts: tuple[Fact, ...]) -> Pieces:
    """A frame with one value in it."""
    before, _, after = frame.partition("{x}")
    return tuple(p for p in (Piece(before), Piece(value, facts, How.TOLD), Piece(after)) if p.text)


def tell_count(grammar: Grammar, number: int) -> str:
    """A small number as a word, a larger one in figures."""
    words = table("numbers", "words")
    return str(words[number]) if number < len(words) else grammar.tell_number(number)


def _deed(grammar: Grammar, deed: Deeds, *, articles: bool, with_place: bool) -> Pieces:
    kind = table("deed", str(deed.event_type) if deed.event_type else "act")
    what = _of(deed, "/event_type")
    against = _against(deed, kind)
    one, many = (
        kind["with"] if "with" in kind and against and "of " in against else (kind["one"], kind["many"])
    )
    if deed.acts > 1:
        head: Pieces = (Piece(tell_count(grammar, deed.acts), what, How.COUNT), Piece(" " + many, what))
    else:
        head = (Piece(one if articles else _bare(one), what),)
    if against:
        head += framed(" " + against, _named(grammar, deed.against, articles), _of(deed, "/target"))
    place = _place(grammar, (deed,)) if with_place else ()
    if not deed.doers or deed.part is Part.DID or deed.is_own:
        return (*head, *place)
    by = framed(" " + _by(deed), _named(grammar, deed.doers, articles), _of(deed, "/perpetrator"))
    return (*head, *place, *by) if deed.basis else (*head, *by, *place)


def _against(deed: Deeds, kind: Mapping[str, Any]) -> str:
    """How the one follows that it was done to; "" where nobody is told."""
    if not deed.against or deed.part is Part.REPELLED:
        return ""
    if "against_held" in kind and not (deed.are_taken or all(map(is_plural, deed.against))):
        return str(kind["against_held"])
    is_place = "against_place" in kind and not any(is_armed_body(name) for name in deed.against)
    return str(kind["against_place" if is_place else "against"])


def _by(deed: Deeds) -> str:
    """ "by", or the hedge: who is only accused or suspected has not been said to have done it."""
    named = {Basis.ACCUSED: "by_accused", Basis.SUSPECTED: "by_suspected"}
    return str(table("parts", named.get(deed.basis, "by") if deed.basis else "by"))


def _named(grammar: Grammar, names: Sequence[str], articles: bool) -> str:
    told = [grammar.tell_party(name) if articles else name for name in names[:_MOST_NAMES]]
    return grammar.tell_list([*told, str(table("parts", "others"))] if len(names) > _MOST_NAMES else told)


def _place(grammar: Grammar, deeds: Sequence[Deeds]) -> Pieces:
    codes = dict.fromkeys(code for deed in deeds for code in deed.countries)
    if not codes:
        return ()
    facts = tuple(fact for deed in deeds for fact in _of(deed, "/country"))
    return framed(
        " " + table("parts", "in"), grammar.tell_list([grammar.tell_country(c) for c in codes]), facts
    )


def _of(deed: Deeds, pointer: str) -> tuple[Fact, ...]:
    return tuple(fact for fact in deed.facts if fact.pointer == pointer)


def _bare(noun: str) -> str:
    """A noun without its article."""
    return noun.split(" ", 1)[1] if noun.startswith(("a ", "an ", "the ")) else noun

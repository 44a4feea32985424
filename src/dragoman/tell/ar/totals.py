"""Tallies -> Arabic: "مقتل أكثر من 50 جندياً في حادثة واحدة والاستيلاء على طائرة مسيّرة ومركبات"."""

from __future__ import annotations

from dragoman.base.claim import Category, Disposition, Side
from dragoman.base.event import FigureKind
from dragoman.tell.ar.amounts import bounded, count, count_alone, tell_figures
from dragoman.tell.ar.deeds import table, table_noun
from dragoman.tell.ar.named import tell_named
from dragoman.tell.ar.nouns import Noun, extend, find_noun, noun
from dragoman.tell.ar.telling import quote_loaded
from dragoman.tell.ar.words import Case
from dragoman.tell.pieces import Pieces
from dragoman.tell.plans import Saying, Tally
from dragoman.tell.tables import load_table
from dragoman.tell.told import How, Piece, join_pieces

_PAIR = 2
MOST_TOLLS = 2
MOST_CATEGORIES = 4


def tell_totals(saying: Saying) -> Pieces:
    """The main tolls, then what was seized or destroyed, in the genitive; () when no number was given."""
    rows = [_toll(tally, saying) for tally in _main_tolls(saying)]
    taken = _taken(saying)
    if taken:
        rows.append(taken)
    return join_pieces(rows, table("parts", "and"), table("parts", "and"))


def tell_tally(tally: Tally) -> str:
    """A total with its noun; "over" fifty stays so where one account alone gives it."""
    words = (tally.words or "").casefold()
    people = _noun(tally)
    if tally.high is None and tally.low > 1 and words.startswith(tuple(table("source", "more_than"))):
        return bounded("more_than", n=count(tally.low - 1, people))
    return tell_bounds(tally.low, tally.high, people, is_about=tally.is_about)


def tell_bounds(low: int, high: int | None, of: Noun | None, *, is_about: bool = False) -> str:
    """A number between bounds with its noun, or alone, in the genitive.

    >>> tell_bounds(63, None, None), tell_bounds(0, 4, None)
    ('ما لا يقل عن 63', 'ما يصل إلى أربعة')
    """
    if high is None:
        return bounded("about_or_more" if is_about else "at_least", n=_count(low, of))
    if low == high:
        told = _count(low, of)
        return bounded("about", n=told) if is_about else told
    if low == 0:
        return bounded("up_to", n=_count(high, of))
    told = tell_figures(high)
    many = _count(high, of).removeprefix(_count(high, None)).strip() if of and high > 2 else ""
    return bounded("range", low=tell_figures(low), n=f"{told} {many}".strip())


def _count(number: int, of: Noun | None) -> str:
    """A number with its noun; of two the number is told too, so that a sum can be read off its words."""
    if of is None:
        return count_alone(number)
    told = count(number, of)
    if number == _PAIR and told == of.pair(Case.GENITIVE):
        return of.after_first(told, count_alone(_PAIR, is_feminine=of.is_feminine))
    return told


def _main_tolls(saying: Saying) -> list[Tally]:
    """The killed, but not the speaker's own; where none were, the injured or captured."""
    for kind in FigureKind:
        found = [t for t in saying.tallies if t.kind is kind and not t.is_own]
        if found:
            return found[:MOST_TOLLS]
    return []


def _toll(tally: Tally, saying: Saying) -> Pieces:
    befallen = Piece(f"{table('toll', str(tally.kind))} ")
    number = Piece(
        quote_loaded(tell_tally(tally)), tally.facts, How.TOLD if len(tally.facts) == 1 else How.SUM
    )
    if tally.acts >= saying.acts:
        return (befallen, number)
    before, _, after = table("parts", "them").partition("{n}")
    many = Piece(count_alone(tally.acts, is_feminine=True), tally.facts, How.COUNT)
    return (befallen, number, Piece(f" {before}"), many, Piece(after))


def _taken(saying: Saying) -> Pieces:
    """A word for each category of what was seized, or, where nothing was, destroyed."""
    for disposition in (Disposition.SEIZED, Disposition.DESTROYED):
        named: dict[str, list[Tally]] = {}
        for tally in saying.tallies:
            if tally.kind is disposition:
                named.setdefault(_taken_noun(tally).many, []).append(tally)
        if named:
            return (Piece(f"{table('toll', str(disposition))} "), *_row_of_taken(named))
    return ()


def _row_of_taken(named: dict[str, list[Tally]]) -> Pieces:
    last = table_noun("taken", str(Category.OTHER)).many
    kept = [many for many in named if many != last] or list(named)
    rows: list[Pieces] = []
    for many in kept[:MOST_CATEGORIES]:
        tallies = named[many]
        is_one = len(tallies) == 1 and tallies[0].low == tallies[0].high == 1
        facts = tuple(fact for tally in tallies for fact in tally.facts)
        found = _taken_noun(tallies[0])
        told = found.single(Case.GENITIVE) if is_one else found.several(Case.GENITIVE)
        rows.append((Piece(told, facts, How.TOLD),))
    return join_pieces(rows, table("parts", "and"), table("parts", "and"))


def _taken_noun(tally: Tally) -> Noun:
    return table_noun("taken", str(tally.category or Category.OTHER))


def _noun(tally: Tally) -> Noun:
    """Who is counted: by the word of the accounts, else by their side."""
    by_side = noun(table("noun", str(tally.side) if tally.side else "other"))
    word = (tally.noun or "").casefold()
    if not word or word in load_table("ar", "phrases")["noun"]["only_counted"]:
        return by_side
    if tally.side is Side.CIVILIANS and word in table("noun", "anybody"):
        return by_side
    key = load_table("ar", "phrases")["as_people"].get(word)
    if key:
        return noun(key)
    found = find_noun(word)
    named = tell_named(tally.noun or "").noun
    known = found[0] if found else named
    if known is not None and not known.is_plural and not known.is_mass:
        return known
    shown = tell_named(tally.noun or "").nominative
    shown = shown if shown.startswith("«") else f"«{shown}»"
    return extend(noun("person"), f"({shown})")

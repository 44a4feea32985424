"""Tallies -> English: "over 50 soldiers were killed in one of them and a drone and vehicles were seized"."""

from __future__ import annotations

import re

from dragoman.base.claim import Category, Disposition, Side
from dragoman.base.event import FigureKind
from dragoman.tell.en.deeds import Pieces, table, tell_count
from dragoman.tell.en.nouns import is_plural, plural, singular
from dragoman.tell.en.tolls import is_list, with_of
from dragoman.tell.grammar import Grammar
from dragoman.tell.plans import Saying, Tally
from dragoman.tell.told import How, Piece, join_pieces

MOST_TOLLS = 2
MOST_CATEGORIES = 4
_DIGITS = re.compile(r"\d[\d,. ]*")


def tell_totals(grammar: Grammar, saying: Saying) -> Pieces:
    """The main tolls, then what was seized or destroyed; () when no number was given."""
    rows = [_toll(grammar, tally, saying) for tally in _main_tolls(saying)]
    taken = _taken(saying)
    if taken:
        rows.append(taken)
    return join_pieces(rows, table("parts", "comma"), table("parts", "and"))


def tell_tally(grammar: Grammar, tally: Tally) -> str:
    """A total with its noun: the source's own words for the number where one account alone gives it."""
    number = (
        tally.words
        if tally.words and is_number(tally.words)
        else tell_bounds(grammar, tally.low, tally.high, is_about=tally.is_about)
    )
    small = number[:1].lower() + number[1:] if number[1:2].islower() else number
    return f"{with_of(small)} {_noun(tally, is_one=_is_told_as_one(tally))}"


def _is_told_as_one(tally: Tally) -> bool:
    """Whether one noun goes with the number: "one guard", "at least one guard"."""
    is_at_least = tally.low == 1 and tally.high is None and not tally.is_about and not tally.words
    return tally.low == tally.high == 1 or is_at_least


def is_number(text: str) -> bool:
    """Whether words are a number and nothing else: "over 50", "thirteen", but not "3 + lieutenant"."""
    rest = _DIGITS.sub(" ", text.lower()).replace("-", " ").split()
    return bool(rest or _DIGITS.search(text)) and set(rest) <= set(table("number_words", "words"))


def _main_tolls(saying: Saying) -> list[Tally]:
    """The killed, but not the speaker's own; where none were, the injured or captured."""
    for kind in FigureKind:
        found = [t for t in saying.tallies if t.kind is kind and not t.is_own]
        if found:
            return found[:MOST_TOLLS]
    return []


def _toll(grammar: Grammar, tally: Tally, saying: Saying) -> Pieces:
    is_one = _is_told_as_one(tally)
    number = Piece(tell_tally(grammar, tally), tally.facts, How.TOLD if len(tally.facts) == 1 else How.SUM)
    verb = Piece(f" {table('toll', 'was' if is_one else 'were')} {table('toll', str(tally.kind))}")
    if tally.acts >= saying.acts:
        return (number, verb)
    before, _, after = table("parts", "them").partition("{n}")
    count = Piece(tell_count(grammar, tally.acts), tally.facts, How.COUNT)
    return (number, verb, Piece(" " + before), count, Piece(after))


def _taken(saying: Saying) -> Pieces:
    """A word for each category of what was seized, or, where nothing was, destroyed."""
    for disposition in (Disposition.SEIZED, Disposition.DESTROYED):
        named: dict[str, list[Tally]] = {}
        for tally in saying.tallies:
            if tally.kind is disposition:
                named.setdefault(_taken_word(tally)[1], []).append(tally)
        if named:
            return _row_of_taken(named, disposition)
    return ()


def _row_of_taken(named: dict[str, list[Tally]], disposition: Disposition) -> Pieces:
    last = _taken_words(Category.OTHER)[1]
    kept = [many for many in named if many != last] or list(named)
    rows: list[Pieces] = []
    for many in kept[:MOST_CATEGORIES]:
        tallies = named[many]
        is_one = len(tallies) == 1 and _is_single(tallies[0])
        facts = tuple(fact for tally in tallies for fact in tally.facts)
        rows.append((Piece(_one_taken(tallies[0]) if is_one else many, facts, How.TOLD),))
    first = rows[0][0].text
    is_single = len(rows) == 1 and (not is_plural(first) or first in table("taken", "mass"))
    verb = f" {table('toll', 'was' if is_single else 'were')} {table('toll', str(disposition))}"
    return (*join_pieces(rows, table("parts", "comma"), table("parts", "and")), Piece(verb))


def _is_single(tally: Tally) -> bool:
    """Whether one piece is listed; that its list goes on does not make it two."""
    listed_once = (
        len(tally.facts) == 1 and tally.low == 1 and bool(tally.words) and not is_plural(tally.words or "")
    )
    return tally.low == tally.high == 1 or listed_once


def _one_taken(tally: Tally) -> str:
    """One piece in its source's words where they begin as such: "a lorry", "one PKM"; else by its category."""
    words = tally.words or ""
    return words if words.startswith(("a ", "an ", "one ")) else _taken_word(tally)[0]


def _taken_word(tally: Tally) -> tuple[str, str]:
    return _taken_words(tally.category or Category.OTHER)


def _taken_words(category: Category) -> tuple[str, str]:
    one, many = table("taken", str(category))
    return str(one), str(many)


def tell_bounds(grammar: Grammar, low: int, high: int | None, *, is_about: bool = False) -> str:
    """A number between bounds: "63", "at least 63", "about 63", "up to 63", "51 to 63"."""
    if high is None:
        return str(table("bounds", "about_or_more" if is_about else "at_least")).format(
            n=tell_count(grammar, low)
        )
    if low == high:
        told = tell_count(grammar, low)
        return str(table("bounds", "about")).format(n=told) if is_about else told
    if low == 0:
        return str(table("bounds", "up_to")).format(n=tell_count(grammar, high))
    return str(table("bounds", "between")).format(low=grammar.tell_number(low), n=grammar.tell_number(high))


def _noun(tally: Tally, *, is_one: bool) -> str:
    if tally.noun and is_list(
        tally.noun
    ):  # "a nun and two novices": a number before it would count its first part
        return f"{table('noun', 'person' if is_one else 'people')} ({tally.noun})"
    # "nine bodies" are nine people, and of civilians told as "people" more is known
    is_plain = tally.side is Side.CIVILIANS and tally.noun in table("noun", "anybody")
    is_remains = tally.noun in table("noun", "remains")
    if tally.noun and not is_plain and not is_remains:
        return singular(tally.noun) if is_one else plural(tally.noun)
    side = str(tally.side) if tally.side else "other"
    return str(table("noun", f"{side}_one" if is_one else side))

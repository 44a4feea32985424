"""Tallies -> French: "plus de 50 soldats ont été tués dans l'un d'eux et un drone et des véhicules ont été saisis"."""

from __future__ import annotations

from dragoman.base.claim import Category, Disposition, Side
from dragoman.base.event import FigureKind
from dragoman.tell.concepts import Counting, Gender, Number
from dragoman.tell.fr.across import find_noun
from dragoman.tell.fr.amounts import find_amount, with_de
from dragoman.tell.fr.deeds import table, tell_count
from dragoman.tell.fr.elision import join_words
from dragoman.tell.fr.nouns import Kind, Noun
from dragoman.tell.fr.tables import load_table
from dragoman.tell.fr.tolls import is_list, members_of
from dragoman.tell.grammar import Grammar
from dragoman.tell.pieces import Pieces
from dragoman.tell.plans import Saying, Tally
from dragoman.tell.told import How, Piece, join_pieces

MOST_TOLLS = 2
MOST_CATEGORIES = 4


def tell_totals(grammar: Grammar, saying: Saying, *, is_past: bool) -> Pieces:
    """The main tolls, then what was seized or destroyed; () when no number was given.

    Args:
        is_past: as a lead tells them ("avaient été tués"), not as a headline does ("ont été tués").
    """
    rows = [_toll(grammar, tally, saying, is_past=is_past) for tally in _main_tolls(saying)]
    taken = _taken(saying, is_past=is_past)
    if taken:
        rows.append(taken)
    return join_pieces(rows, table("parts", "comma_that"), table("parts", "and_that"))


def tell_tally(grammar: Grammar, tally: Tally) -> str:
    """A total with its noun: the source's own words for the number where one account alone gives it."""
    noun = _noun(tally)
    words = _own(tally, noun)
    number = words or tell_bounds(grammar, tally.low, tally.high, is_about=tally.is_about, gender=noun.gender)
    if is_list(noun):
        people = find_noun(table("noun", "people"))
        word = people.one if _is_told_as_one(tally) else people.many
        return join_words(f"{with_de(number)} {word} ({noun.bare})")
    is_one = _is_told_as_one(tally) or tally.low == tally.high == 0
    return join_words(f"{with_de(number)} {noun.one if is_one else noun.many}")


def _own(tally: Tally, noun: Noun) -> str | None:
    """The source's own words for the number, where they are French and plain; others are told from the bounds."""
    said, found = find_amount(tally.words or "")
    if found is None or (found.low or 0) != tally.low or found.high != tally.high or said != tally.words:
        return None
    small = said.lower().replace("’", "'").removesuffix(" de")
    if small in ("un", "une", "aucun", "aucune"):
        return tell_bounds_word(noun.gender, is_none=small.startswith("aucun"))
    return small


def tell_bounds_word(gender: Gender, *, is_none: bool) -> str:
    """ "un" or "aucun" in a gender."""
    ending = "e" if gender is Gender.FEMININE else ""
    return ("aucun" if is_none else "un") + ending


def _is_told_as_one(tally: Tally) -> bool:
    """Whether one noun goes with the number: "un garde", "au moins un garde"."""
    is_at_least = tally.low == 1 and tally.high is None and not tally.is_about
    return tally.low == tally.high == 1 or (is_at_least and find_amount(tally.words or "")[1] is None)


def _main_tolls(saying: Saying) -> list[Tally]:
    """The killed, but not the speaker's own; where none were, the injured or captured."""
    for kind in FigureKind:
        found = [t for t in saying.tallies if t.kind is kind and not t.is_own]
        if found:
            return found[:MOST_TOLLS]
    return []


def _toll(grammar: Grammar, tally: Tally, saying: Saying, *, is_past: bool) -> Pieces:
    noun = _noun(tally)
    agrees = find_noun(table("noun", "people")) if is_list(noun) else noun
    is_one = _is_told_as_one(tally) or tally.low == tally.high == 0
    agrees = Noun("", "", agrees.gender, number=Number.ONE if is_one else Number.MANY)
    number = Piece(tell_tally(grammar, tally), tally.facts, How.TOLD if len(tally.facts) == 1 else How.SUM)
    verb = Piece(
        _been(agrees, is_past=is_past) + table("toll", str(tally.kind)).replace("{s}", agrees.agreement)
    )
    if tally.low == tally.high == 0:
        verb = Piece(verb.text.replace(" ", " ne ", 1))
    if tally.acts >= saying.acts:
        return (number, verb)
    before, _, after = table("parts", "them").partition("{n}")
    gender, them = _acts_of(saying)
    count = Piece(tell_count(grammar, tally.acts, gender), tally.facts, How.COUNT)
    return (number, verb, Piece(" " + before), count, Piece(after.replace("eux", them)))


def _acts_of(saying: Saying) -> tuple[Gender, str]:
    """The gender of the acts that a speaker tells of, and the pronoun for them."""
    from dragoman.tell.fr.deeds import deed_noun

    are_feminine = all(deed_noun(deed).is_feminine for deed in saying.deeds)
    return (Gender.FEMININE, "elles") if are_feminine else (Gender.MASCULINE, "eux")


def _been(agrees: Noun, *, is_past: bool) -> str:
    form = str(table("toll", "past" if is_past else "present"))
    return form.replace("{has}", "ont" if agrees.is_plural else "a").replace(
        "{had}", "avaient" if agrees.is_plural else "avait"
    )


def _taken(saying: Saying, *, is_past: bool) -> Pieces:
    """A word for each category of what was seized, or, where nothing was, destroyed."""
    for disposition in (Disposition.SEIZED, Disposition.DESTROYED):
        named: dict[str, list[Tally]] = {}
        for tally in saying.tallies:
            if tally.kind is disposition:
                named.setdefault(_taken_words(tally.category)[1], []).append(tally)
        if named:
            return _row_of_taken(named, disposition, is_past=is_past)
    return ()


def _row_of_taken(named: dict[str, list[Tally]], disposition: Disposition, *, is_past: bool) -> Pieces:
    last = _taken_words(Category.OTHER)[1]
    kept = [many for many in named if many != last] or list(named)
    rows: list[Pieces] = []
    codes: list[str] = []
    is_single = True
    for many in kept[:MOST_CATEGORIES]:
        tallies = named[many]
        one, _, code = _taken_words(tallies[0].category)
        is_one = len(tallies) == 1 and tallies[0].low == tallies[0].high == 1
        facts = tuple(fact for tally in tallies for fact in tally.facts)
        rows.append((Piece(one if is_one else many, facts, How.TOLD),))
        codes.append(code)
        is_single = is_one or code.endswith("-")
    gender = Gender.FEMININE if all(code.startswith("f") for code in codes) else Gender.MASCULINE
    is_plural = len(rows) > 1 or not is_single or codes[0].endswith("p")
    agrees = Noun("", "", gender, number=Number.MANY if is_plural else Number.ONE)
    verb = _been(agrees, is_past=is_past) + table("toll", str(disposition)).replace("{s}", agrees.agreement)
    return (*join_pieces(rows, table("parts", "comma"), table("parts", "and")), Piece(verb))


def _taken_words(category: Category | None) -> tuple[str, str, str]:
    one, many, code = table("taken", str(category or Category.OTHER))
    return str(one), str(many), str(code)


def tell_bounds(
    grammar: Grammar,
    low: int,
    high: int | None,
    *,
    is_about: bool = False,
    gender: Gender = Gender.MASCULINE,
) -> str:
    """A number between bounds: "63", "au moins 63", "environ 63", "jusqu'à 63", "de 51 à 63"."""
    if high is None:
        form = str(table("bounds", "about_or_more" if is_about else "at_least"))
        return form.format(n=tell_count(grammar, low, gender))
    if low == high:
        told = tell_count(grammar, low, gender)
        return str(table("bounds", "about")).format(n=told) if is_about else told
    if low == 0:
        return str(table("bounds", "up_to")).format(n=tell_count(grammar, high, gender))
    return str(table("bounds", "between")).format(low=grammar.tell_number(low), n=grammar.tell_number(high))


def _noun(tally: Tally) -> Noun:
    """Who or what is counted; a noun that only counts the dead is told as people, or by their side."""
    given = (tally.noun or "").lower()
    # "nine bodies" are nine people, and of civilians told as "people" more is known
    is_plain = tally.side is Side.CIVILIANS and given in table("noun", "anybody")
    if tally.noun and not is_plain and given not in table("noun", "remains"):
        noun = find_noun(tally.noun)
        if noun.kind is Kind.NAME:
            return members_of(noun)
        members = load_table("phrases")["noun"]["members"].get(noun.key)
        if members:
            return find_noun(members)
        return noun if noun.counting is not Counting.MASS else noun.in_number(Number.MANY)
    return find_noun(str(table("noun", str(tally.side) if tally.side else "other")))

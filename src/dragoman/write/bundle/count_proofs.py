"""Sums and counts of a report -> made again from the facts that they rest on, and compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.base.claim import Materiel, Qualifier, Side, Toll
from dragoman.base.event import Event
from dragoman.tell import Fact, How, Piece
from dragoman.write.bundle.amounts import Words, as_count, has_wording, numbers_in
from dragoman.write.bundle.ground import Ground

Bounds = tuple[int, int | None]
_ABOUT = (Qualifier.ABOUT, Qualifier.NEARLY)
_OPEN = (Qualifier.AT_LEAST, Qualifier.MORE_THAN)


@dataclass(frozen=True, slots=True)
class Total:
    """A sum made again: its bounds (None: open, also where an account calls its own list unfinished), and whether a
    part of it is only about so much."""

    low: int
    high: int | None
    is_about: bool


def sum_problems(piece: Piece, ground: Ground, words: Words) -> Iterator[str]:
    """What is wrong with the words of a sum."""
    shown = repr(piece.text.strip()[:40])
    facts = [fact for fact in dict.fromkeys(piece.facts) if ground.value(fact) is not None]
    figures = [(fact, ground.value(fact)) for fact in facts]
    if len(facts) < len(piece.facts) or not all(isinstance(value, (Toll, Materiel)) for _, value in figures):
        yield f"the sum {shown} counts a fact twice, or one that is no number"
        return
    total = add_up(facts, ground)
    nouns = [noun for _, value in figures for noun in _nouns(value)]
    extra = {number for noun in nouns for number in numbers_in(noun, words)}
    told = numbers_in(piece.text, words)
    numbers = [number for number in told if number not in extra] or list(told)
    if not _tells(piece.text, numbers, total, words):
        high = "open" if total.high is None else f"{total.high:,}"
        yield f"the sum {shown} is not that of its facts, which is {total.low:,} to {high}"


def count_problems(piece: Piece, ground: Ground, words: Words) -> Iterator[str]:
    """What is wrong with the words of a count: of events, of claims, or of independent sources."""
    claims = {fact.claim for fact in piece.facts if fact.claim in ground.claims}
    events = {ground.event_of[claim].id: ground.event_of[claim] for claim in claims}
    right = len(events)
    if piece.how is How.CLAIMS:
        right = len(claims)
    elif piece.how is How.SOURCES:
        right = len({s.key for e in events.values() for s in e.sources if not claims.isdisjoint(s.claims)})
    for number in numbers_in(piece.text, words):
        if number != str(right):
            yield f"the count {piece.text.strip()[:40]!r} is not that of its facts, which is {right}"


def add_up(facts: Sequence[Fact], ground: Ground) -> Total:
    """The sum of figures over events; in each the claims bound each other, the doers' own losses apart."""
    claims: defaultdict[Hashable, defaultdict[Hashable, list[Bounds]]] = defaultdict(
        lambda: defaultdict(list)
    )
    is_about = False
    for (group, claim), sides in _by_claim(facts, ground).items():
        claims[group][claim] = [
            _between([_sum(account) for account in accounts.values()]) for accounts in sides.values()
        ]
    for value in map(ground.value, facts):
        is_about |= isinstance(value, Toll | Materiel) and value.qualifier in _ABOUT
    low, high = _sum([_between([_sum(sides) for sides in given.values()]) for given in claims.values()])
    return Total(low, high, is_about)


Accounts = defaultdict[Hashable, defaultdict[Hashable, list[Bounds]]]


def _by_claim(facts: Sequence[Fact], ground: Ground) -> dict[tuple[Hashable, str], Accounts]:
    """(what is summed in which event, claim) -> side -> account -> bounds."""
    found: dict[tuple[Hashable, str], Accounts] = {}
    for fact in facts:
        value, event = ground.value(fact), ground.event_of[fact.claim]
        side: Hashable = None
        account: Hashable = None
        if isinstance(value, Toll):
            side, account = _account_of(fact, value, event)
            group: Hashable = (event.id, fact.pointer.split("/")[1], side is Side.PERPETRATOR)
            bounds = (value.min or 0, value.max)
        elif isinstance(value, Materiel):
            is_open = ground.claims[fact.claim].inventory_open or value.unit is not None
            group = (event.id, value.disposition, value.category)
            bounds = (0 if value.unit is not None else value.qty_min or 0, None if is_open else value.qty_max)
        else:
            continue
        sides = found.setdefault((group, fact.claim), defaultdict(lambda: defaultdict(list)))
        sides[side][account].append(bounds)
    return found


def _between(bounds: Sequence[Bounds]) -> Bounds:
    highs = [most for _, most in bounds]
    return min(least for least, _ in bounds), None if None in highs else max(most or 0 for most in highs)


def _account_of(fact: Fact, toll: Toll, event: Event) -> tuple[Side, Hashable]:
    """On which side its event sees a toll, and of which account it is there."""
    kind = fact.pointer.split("/")[1]
    for figure in event.figures:
        for account in figure.accounts:
            if figure.kind == kind and account.claim == fact.claim and fact.pointer in account.pointers:
                return figure.side, account.pointers
    return toll.side, toll.source


def _sum(bounds: Sequence[Bounds]) -> Bounds:
    highs = [most for _, most in bounds]
    return sum(least for least, _ in bounds), None if None in highs else sum(most or 0 for most in highs)


def _tells(text: str, numbers: Sequence[str], total: Total, words: Words) -> bool:
    """Whether words give the bounds of a total: "at least 63", "63", "51 to 63", "up to 63"."""
    given = {as_count(number) for number in numbers}
    open_words = {q for q in _OPEN if has_wording(text, words.hedges[q])}
    is_up_to = has_wording(text, words.hedges[Qualifier.UP_TO])
    if Qualifier.MORE_THAN in open_words:
        return given == {total.low - 1} and total.high is None
    if open_words:
        return given == {total.low} and total.high is None
    if total.high is None:
        return False
    if is_up_to:
        return given == {total.high} and total.low == 0
    if total.low != total.high:
        return given == {total.low, total.high}
    is_about = any(has_wording(text, words.hedges[q]) for q in _ABOUT)
    is_one = total.low in (0, 1) and not given
    return (given == {total.low} or is_one) and is_about == total.is_about


def _nouns(value: object) -> list[str]:
    if isinstance(value, Toll):
        return [value.victim] if value.victim else []
    return [value.item] if isinstance(value, Materiel) else []

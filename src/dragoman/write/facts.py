"""Sentences and the claims they cite -> whether the facts are there and agree; facts -> counts and sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from dragoman.base.claim import Claim, Materiel, Qualifier, Side, Toll
from dragoman.base.errors import ComposeError
from dragoman.base.event import Event
from dragoman.tell import Fact, How, Sentence


def require_facts(sentence: Sentence, claims: Mapping[str, Claim]) -> None:
    """Refuse a sentence that states what no claim says, or as one figure what claims tell differently.

    Raises:
        ComposeError: it names the sentence, the claims and the field.
    """
    for piece in sentence.pieces:
        for fact in piece.facts:
            if fact.claim not in claims:
                raise ComposeError(
                    f"sentence {sentence.text[:80]!r}: {piece.text!r} rests on claim {fact.claim}, which is not in the "
                    "report. Take the sentence out, or add the claim."
                )
        if piece.how is How.TOLD and len(piece.facts) > 1:
            _require_agreement(sentence, piece.text, list(piece.facts), claims)


def _require_agreement(sentence: Sentence, text: str, facts: list[Fact], claims: Mapping[str, Claim]) -> None:
    """One figure, told once, rests on claims that give the same."""
    bounds = {}
    for fact in facts:
        figure = figure_at(claims[fact.claim], fact.pointer)
        if figure is not None:
            bounds[fact] = figure
    several = len({fact.claim for fact in bounds}) > 1
    if several and len(set(bounds.values())) > 1 and any(char.isdigit() for char in text):
        told = "; ".join(
            f"claim {fact.claim} {fact.pointer}: {low} to {high}" for fact, (low, high) in bounds.items()
        )
        raise ComposeError(
            f"sentence {sentence.text[:80]!r}: {text!r} is told as one figure, and the claims it cites contradict each "
            f"other ({told}). Tell each with its source."
        )


def figure_at(claim: Claim, pointer: str) -> tuple[int | None, int | None] | None:
    """The bounds of the toll or item that a pointer names; None where it names another value."""
    parts = pointer.strip("/").split("/")
    held = getattr(claim, parts[0], None)
    if not isinstance(held, tuple) or len(parts) < 2 or not parts[1].isdigit() or int(parts[1]) >= len(held):
        return None
    value = held[int(parts[1])]
    if isinstance(value, Toll):
        return value.min, value.max
    return (value.qty_min, value.qty_max) if isinstance(value, Materiel) else None


def count_events(facts: Iterable[Fact], events: Iterable[Event]) -> int:
    """How many different events the claims of facts belong to: the number that a COUNT piece tells."""
    wanted = {fact.claim for fact in facts}
    return sum(any(claim.id in wanted for claim in event.claims) for event in events)


def count_claims(facts: Iterable[Fact]) -> int:
    """How many different claims facts belong to: the number that a CLAIMS piece tells."""
    return len({fact.claim for fact in facts})


def count_sources(facts: Iterable[Fact], events: Iterable[Event]) -> int:
    """How many independent sources the claims of facts come from: the number that a SOURCES piece tells."""
    wanted = {fact.claim for fact in facts}
    return len({s.key for event in events for s in event.sources if not wanted.isdisjoint(s.claims)})


def sum_facts(facts: Iterable[Fact], events: Iterable[Event]) -> tuple[int, int | None]:
    """The bounds of what tolls or items add up to: the number that a SUM piece tells; the upper one None where open.

    Over events and kinds they add up, and so do the doers' own losses and those of all others. Within one event the
    claims bound each other: the least that one adds up to, and the most. The side attacked, civilians and people on a
    side not stated are one camp there, for the same dead are "five travellers" to one source and "eight people" to the
    next. Items in a unit, and lists that go on, have no upper bound.
    """
    event_of = {claim.id: event for event in events for claim in event.claims}
    groups: defaultdict[Hashable, list[_Part]] = defaultdict(list)
    for fact in dict.fromkeys(facts):
        event = event_of.get(fact.claim)
        if event is not None:
            part = _place(fact, event)
            groups[event.id, part.camp].append(part)
    sums = [_span(_sides(claim) for claim in _split(parts, lambda p: p.claim)) for parts in groups.values()]
    return _add(sums)


def are_about(facts: Iterable[Fact], events: Iterable[Event]) -> bool:
    """Whether one of tolls or items is only about so much, so that what they add up to is too."""
    claims = {claim.id: claim for event in events for claim in event.claims}
    values = [_value(claims[fact.claim], fact) for fact in facts if fact.claim in claims]
    return any(isinstance(v, Toll | Materiel) and v.qualifier in _ABOUT for v in values)


_ABOUT = frozenset({Qualifier.ABOUT, Qualifier.NEARLY})
_Bounds = tuple[int, int | None]


@dataclass(frozen=True, slots=True)
class _Part:
    """A figure with what it adds to: a camp, a claim and a side in it, and one of the accounts of that side there."""

    camp: Hashable
    claim: str
    side: Hashable
    account: Hashable
    bounds: _Bounds


def _place(fact: Fact, event: Event) -> _Part:
    claim = next(claim for claim in event.claims if claim.id == fact.claim)
    kind = fact.pointer.strip("/").partition("/")[0]
    value = _value(claim, fact)
    if isinstance(value, Materiel):
        is_open = claim.inventory_open or value.unit is not None
        low = value.qty_min or 0 if value.unit is None else 0
        bounds = (low, None if is_open else value.qty_max)
        return _Part((value.disposition, value.category), claim.id, None, None, bounds)
    if not isinstance(value, Toll):
        raise ComposeError(
            f"claim {fact.claim} {fact.pointer}: it is no figure, and cannot be added up. Take it out."
        )
    side, account = _account_of(fact, value, event, kind)
    return _Part((kind, side is Side.PERPETRATOR), claim.id, side, account, (value.min or 0, value.max))


def _account_of(fact: Fact, toll: Toll, event: Event, kind: str) -> tuple[Side, Hashable]:
    """On which side the event sees a toll, and to which account of its claim it belongs."""
    for figure in event.figures:
        for account in figure.accounts:
            if figure.kind == kind and account.claim == fact.claim and fact.pointer in account.pointers:
                return figure.side, account.pointers
    return toll.side, toll.source


def _sides(parts: Sequence[_Part]) -> _Bounds:
    """What one claim gives: its sides added up, where it has two accounts of a side these bound each other."""
    by_side = _split(parts, lambda p: p.side)
    return _add(
        [
            _span(_add([p.bounds for p in one]) for one in _split(side, lambda p: p.account))
            for side in by_side
        ]
    )


def _split(parts: Sequence[_Part], key: Callable[[_Part], Hashable]) -> list[list[_Part]]:
    groups: defaultdict[Hashable, list[_Part]] = defaultdict(list)
    for part in parts:
        groups[key(part)].append(part)
    return list(groups.values())


def _span(bounds: Iterable[_Bounds]) -> _Bounds:
    """From the least to the most of several bounds."""
    given = list(bounds)
    highs = [high for _, high in given]
    return min(low for low, _ in given), None if None in highs else max(high or 0 for high in highs)


def _value(claim: Claim, fact: Fact) -> object:
    """The toll or item that a fact names; None where it names another value."""
    kind, _, number = fact.pointer.strip("/").partition("/")
    held = getattr(claim, kind, None)
    is_there = isinstance(held, tuple) and number.isdigit() and int(number) < len(held)
    return held[int(number)] if is_there and held is not None else None


def _add(parts: Sequence[_Bounds]) -> _Bounds:
    highs = [high for _, high in parts]
    return sum(low for low, _ in parts), None if None in highs else sum(high or 0 for high in highs)

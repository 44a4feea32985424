"""Accounts -> the lead of round-up, digest and trends: acts, sources, countries, status, killed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.base.claim import Assertion, Side
from dragoman.base.event import FigureKind
from dragoman.tell import Fact, Sentence
from dragoman.tell.kinds import Total, Value
from dragoman.write.accounts import Account
from dragoman.write.kinds.counts import (
    count_acts,
    count_voices,
    events_of,
    facts_of,
    lands_of,
    rows_of_countries,
    rows_of_statuses,
    total_people,
)
from dragoman.write.kinds.telling import Slots, Teller, span_of

TOLLS = (
    ("civilians", FigureKind.KILLED, (Side.CIVILIANS,)),
    ("injured", FigureKind.INJURED, tuple(Side)),
    ("captured", FigureKind.CAPTURED, tuple(Side)),
)
"""What is summed in a lead beside the killed: the word for it, the kind of toll, and of which sides."""


def tell_acts(teller: Teller, accounts: Sequence[Account]) -> Iterator[Sentence]:
    """How many acts are told of, by how many sources, where and when; what their accounts together make of them."""
    yield teller.tell(
        "told_of",
        acts=count_acts(accounts),
        sources=count_voices(accounts),
        where=rows_of_countries(accounts),
        days=span_of(accounts),
    )
    statuses = rows_of_statuses(accounts)
    if len(statuses) > 1:
        yield teller.tell("statuses", rows=statuses)
    else:
        events = events_of(accounts)
        act = teller.label("the_act" if len(events) == 1 else "each_act")
        yield teller.tell(f"status_{events[0].status}", act=Value(act, facts_of(accounts)))


def tell_tolls(
    teller: Teller, accounts: Sequence[Account], *, only_killed: bool = False
) -> Iterator[Sentence]:
    """Killed, injured and captured, by those who are no party to the acts and by the parties, never added."""
    killed = _classes(accounts, FigureKind.KILLED, tuple(Side))
    are_civilians = killed == _classes(accounts, FigureKind.KILLED, (Side.CIVILIANS,))
    yield from _tell_toll(teller, "killed_civilians" if are_civilians else "killed", killed)
    for name, kind, sides in TOLLS[are_civilians : 1 if only_killed else None]:
        yield from _tell_toll(teller, name, _classes(accounts, kind, sides))


Classes = tuple[Total | None, Total | None]
"""What those who are no party give, and what the parties give."""


def _classes(accounts: Sequence[Account], kind: FigureKind, sides: Sequence[Side]) -> Classes:
    return (
        total_people(accounts, interested=False, kind=kind, sides=sides),
        total_people(accounts, interested=True, kind=kind, sides=sides),
    )


def _tell_toll(teller: Teller, name: str, classes: Classes) -> Iterator[Sentence]:
    reported, claimed = classes
    given = [total for total in classes if total]
    if given and any(total.high != 0 for total in given):
        is_one = given[0].low == given[0].high == 1
        topic = "killed_both" if len(given) == 2 else "killed_reported" if reported else "killed_claimed"
        yield teller.tell(
            topic,
            whom=Value(teller.label(f"{name}_one" if is_one else name)),
            reported=reported,
            claimed=claimed,
            reported_over=reported.over if reported else None,
            claimed_over=claimed.over if claimed else None,
            denial=_denial(teller, given),
        )


def _denial(teller: Teller, totals: Sequence[Total]) -> Value | None:
    """That accounts which give a figure are denials: a witness's figure may stand in one."""
    facts = _denied_in(teller, totals)
    return Value(teller.label("denial_one" if len(facts) == 1 else "denial"), facts) if facts else None


def _denied_in(teller: Teller, totals: Sequence[Total]) -> tuple[Fact, ...]:
    cited = {fact.claim for total in totals for fact in total.facts}
    denials = [
        a for a in teller.desk.accounts if a.claim.assertion is Assertion.DENIED and a.claim.id in cited
    ]
    return facts_of(denials, "/assertion")


def headline_slots(teller: Teller, accounts: Sequence[Account]) -> dict[str, Slots]:
    """What these headlines count: acts, the countries with most of them, and the killed by class of speaker."""
    lands, is_more = lands_of(accounts)
    reported, claimed = _classes(accounts, FigureKind.KILLED, tuple(Side))
    reported, claimed = (total if total and total.high != 0 else None for total in (reported, claimed))
    denied = _denied_in(teller, [total for total in (reported, claimed) if total])
    return {
        "acts": count_acts(accounts),
        "countries": (*lands, Value(teller.label("elsewhere"))) if is_more else lands,
        "reported": reported if claimed else None,
        "claimed": claimed if reported else None,
        "reported_alone": None if claimed else reported,
        "claimed_alone": None if reported else claimed,
        "denied": Value(teller.label("some_denied"), denied) if denied else None,
    }

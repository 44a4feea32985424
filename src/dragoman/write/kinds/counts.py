"""Accounts -> counts and totals for sentences and tables: of acts, of sources, of killed by class of speaker.

An act is counted once. A total adds up over acts; in an act the accounts of a class of speakers, parties or others,
bound each other, and the classes are never added. Each carries the facts from which it can be had again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from dragoman.base.claim import Assertion, Category, Disposition, EventType, Qualifier, Side
from dragoman.base.event import Account as Figured
from dragoman.base.event import Event, EventStatus, FigureKind
from dragoman.tell import Fact
from dragoman.tell.kinds import Count, Counted, Land, Row, Total
from dragoman.write.accounts import Account
from dragoman.write.facts import are_about, sum_facts

ACT = "/event_type"
MOST_COUNTRIES = 3
_WITHOUT_NUMBER = frozenset({Qualifier.UNSTATED, Qualifier.SEVERAL})
Key = TypeVar("Key", bound=Hashable)


def events_of(accounts: Iterable[Account]) -> tuple[Event, ...]:
    """The events of accounts, each once, in their order."""
    return tuple({a.event.id: a.event for a in accounts}.values())


def facts_of(accounts: Iterable[Account], pointer: str = ACT) -> tuple[Fact, ...]:
    """A value of each account as a fact."""
    return tuple(Fact(a.claim.id, pointer) for a in accounts)


def telling(accounts: Iterable[Account]) -> list[Account]:
    """The accounts that tell of their act; of an act that is only denied, the denials."""
    given = list(accounts)
    told = {a.event.id for a in given if a.claim.assertion is not Assertion.DENIED}
    return [a for a in given if a.claim.assertion is not Assertion.DENIED or a.event.id not in told]


def count_acts(accounts: Sequence[Account], event_type: EventType | None = None) -> Count:
    """How many acts accounts tell of."""
    return Count(len(events_of(accounts)), facts_of(telling(accounts)), event_type=event_type)


def count_voices(accounts: Sequence[Account]) -> Count:
    """How many independent sources tell of the acts."""
    accounts = telling(accounts)
    claims = {a.claim.id for a in accounts}
    keys = {s.key for event in events_of(accounts) for s in event.sources if not claims.isdisjoint(s.claims)}
    return Count(len(keys), facts_of(accounts, "/assertion"), Counted.SOURCES)


def group_by(accounts: Iterable[Account], key: Callable[[Event], Key]) -> dict[Key, list[Account]]:
    """Accounts by a value of their events, in order of appearance."""
    groups: defaultdict[Key, list[Account]] = defaultdict(list)
    for account in accounts:
        groups[key(account.event)].append(account)
    return dict(groups)


def by_country(accounts: Iterable[Account]) -> dict[str | None, list[Account]]:
    """Accounts by the country of the act, most acts first; those without a country last."""
    groups = group_by(accounts, lambda event: event.place.country)
    rank = {code: (code is None, -len(events_of(group)), code or "") for code, group in groups.items()}
    return {code: groups[code] for code in sorted(groups, key=lambda code: rank[code])}


def rows_of_countries(accounts: Sequence[Account]) -> tuple[Row, ...]:
    """Where acts were: the one country, or how many acts in each; of many countries those with most acts."""
    known = {code: group for code, group in by_country(accounts).items() if code}
    if len(known) == 1 and all(a.event.place.country for a in accounts):
        code, group = next(iter(known.items()))
        return (Row("only_country", {"country": _land(code, group)}),)
    key = "in_country" if len(known) <= MOST_COUNTRIES + 1 else "among"
    shown = list(known.items())[: MOST_COUNTRIES + (key == "in_country")]
    rows = [
        Row("in_country" if n else key, {"n": bare_count(group), "country": _land(code, group)})
        for n, (code, group) in enumerate(shown)
    ]
    return tuple(rows)


def lands_of(accounts: Sequence[Account]) -> tuple[tuple[Land, ...], bool]:
    """The countries with most acts, for a headline, and whether there are more."""
    known = [(code, group) for code, group in by_country(accounts).items() if code]
    return tuple(_land(code, group) for code, group in known[:MOST_COUNTRIES]), len(known) > MOST_COUNTRIES


def _land(code: str, group: Sequence[Account]) -> Land:
    """A country with the facts that name it; where no claim does, the places of the acts."""
    group = telling(group)
    named = [a for a in group if a.claim.country == code]
    placed = [a for a in group if a.claim.places]
    return Land(code, facts_of(named, "/country") or facts_of(placed, "/places/0") or facts_of(group))


def bare_count(accounts: Sequence[Account]) -> Count:
    """How many acts, to be told without the noun."""
    return Count(len(events_of(accounts)), facts_of(telling(accounts)), Counted.BARE)


def rows_of_kinds(accounts: Sequence[Account]) -> tuple[Count, ...]:
    """How many acts of each kind, most first, what is of no named kind last."""
    groups = group_by(accounts, lambda event: event.event_type)
    order = sorted(groups, key=lambda kind: (kind is EventType.OTHER, -len(events_of(groups[kind])), kind))
    return tuple(count_acts(groups[kind], kind) for kind in order)


def count_kinds(accounts: Sequence[Account]) -> dict[str, Count | tuple[Count, ...] | None]:
    """The slots `acts` and `kinds`: of one kind alone how many of it, else how many in all and of each kind."""
    kinds = rows_of_kinds(accounts)
    if len(kinds) > 1:
        return {"acts": count_acts(accounts), "kinds": kinds}
    only = kinds[0]
    return {"acts": count_acts(accounts) if only.event_type is EventType.OTHER else only, "kinds": None}


def rows_of_statuses(accounts: Sequence[Account]) -> tuple[Row, ...]:
    """How many acts have each status."""
    groups = group_by(accounts, lambda event: event.status)
    return tuple(
        Row(str(status), {"n": bare_count(groups[status])}) for status in EventStatus if status in groups
    )


def total_people(
    accounts: Sequence[Account],
    *,
    interested: bool,
    kind: FigureKind = FigureKind.KILLED,
    sides: Iterable[Side] = tuple(Side),
) -> Total | None:
    """What a class of speakers gives, added over acts; None when none of them gives a number.

    Args:
        interested: the parties to the acts, or those who are none.
        sides: of which sides' people.
    """
    cited = {a.claim.id for a in accounts}
    wanted = frozenset(sides)
    facts: list[Fact] = []
    acts = 0
    for event in events_of(accounts):
        found = [
            Fact(given.claim, pointer)
            for figure in event.figures
            if figure.kind is kind and figure.side in wanted
            for given in latest_by_source(figure.accounts, cited, interested)
            for pointer in given.pointers
        ]
        facts += found
        acts += bool(found)
    if not facts:
        return None
    total = add_up(kind, tuple(facts), acts, events_of(accounts))
    return None if total.low == 0 and total.high is None else total  # "casualties", and no number


def add_up(
    kind: FigureKind | Disposition,
    facts: tuple[Fact, ...],
    acts: int,
    events: Sequence[Event],
    *,
    category: Category | None = None,
) -> Total:
    """What facts add up to over some acts, "about" where one of them is."""
    low, high = sum_facts(facts, events)
    return Total(kind, low, high, acts, facts, category, are_about(facts, events))


def latest_by_source(given: Sequence[Figured], cited: set[str], interested: bool) -> list[Figured]:
    """The figures with a number that a class of speakers gives, of each source those of its last day."""
    of_class = [
        a
        for a in given
        if a.interested is interested and a.claim in cited and a.qualifier not in _WITHOUT_NUMBER
    ]
    last: dict[str, str] = {}
    for account in of_class:
        last[account.source] = max(last.get(account.source, ""), account.said_on or "")
    return [a for a in of_class if (a.said_on or "") == last[a.source]]


def total_items(accounts: Sequence[Account], disposition: Disposition) -> tuple[Total, ...]:
    """Items of one fate by category, in pieces, the category with most first."""
    found: defaultdict[Category, list[tuple[Account, Fact]]] = defaultdict(list)
    for account in accounts:
        for n, item in enumerate(account.claim.materiel):
            if item.disposition is disposition and item.unit is None:
                found[item.category].append((account, Fact(account.claim.id, f"/materiel/{n}")))
    totals = []
    for category, rows in found.items():
        events = events_of(a for a, _ in rows)
        facts = tuple(fact for _, fact in rows)
        totals.append(add_up(disposition, facts, len(events), events, category=category))
    return tuple(sorted(totals, key=lambda t: (-t.low, str(t.category))))

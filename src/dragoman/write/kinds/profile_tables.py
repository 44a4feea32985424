"""A group's mentions -> the tables of its profile: what is said of it, where, and whom its acts were against."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from dragoman.tell import Fact
from dragoman.write.accounts import Account
from dragoman.write.kinds.counts import count_acts, events_of, facts_of, group_by
from dragoman.write.kinds.roles import Mention, Role, accounts_in, find_target
from dragoman.write.kinds.telling import Teller, headed
from dragoman.write.report import Cell, Table

MOST_ROWS = 25
DOING = (Role.CLAIMS, Role.TOLD, Role.ACCUSED)


def roles_table(teller: Teller, found: Sequence[Mention], name: str) -> Table:
    """In how many acts accounts put the group in each role."""
    rows = []
    for role in Role:
        accounts = accounts_in(found, role)
        if accounts:
            said = headed(teller.label("role", role))
            rows.append((teller.cell(said, noted=accounts), teller.count(count_acts(accounts))))
    table = teller.table("roles", ("role", "acts"), rows)
    return Table(table.name, table.title.format(group=name), table.columns, table.rows, table.note)


def places_table(teller: Teller, found: Sequence[Mention]) -> Table | None:
    """Where the acts were that name the group, the places with most acts first."""
    groups: defaultdict[str, list[Account]] = defaultdict(list)
    for accounts in group_by(accounts_in(found, *Role), lambda event: event.id).values():
        groups[_place(teller, accounts)] += accounts
    ranked = sorted(groups.items(), key=lambda item: (-len(events_of(item[1])), item[0]))
    rows = [
        (
            teller.cell(place or teller.label("nowhere"), _place_facts(accounts), noted=accounts),
            *_counts(teller, found, accounts),
        )
        for place, accounts in ranked[:MOST_ROWS]
    ]
    return teller.table("places", ("place", "all", *DOING, Role.AGAINST), rows) if any(groups) else None


def _place(teller: Teller, accounts: Sequence[Account]) -> str:
    """The place of an act as these accounts name it, with its country; "" where none does."""
    place = accounts[0].event.place
    named = [name for a in accounts for name in a.claim.places[:1]]
    chosen = place.chosen.place.name if place.chosen else ""
    name = chosen if chosen in named else next(iter(named), "")
    country = place.country if any(a.claim.country == place.country for a in accounts) else None
    land = teller.desk.grammar.tell_country(country) if country else ""
    land = land if name else headed(land)
    return ", ".join(dict.fromkeys(part for part in (name, land) if part))


def _place_facts(accounts: Sequence[Account]) -> tuple[Fact, ...]:
    placed = facts_of([a for a in accounts if a.claim.places], "/places/0")
    return (*placed, *facts_of([a for a in accounts if a.claim.country], "/country")) or facts_of(accounts)


def _counts(teller: Teller, found: Sequence[Mention], accounts: Sequence[Account]) -> tuple[Cell, ...]:
    """In how many acts at a place, in all and by role."""
    here = {a.claim.id for a in accounts}
    by_role = [[a for a in accounts_in(found, role) if a.claim.id in here] for role in (*DOING, Role.AGAINST)]
    return (teller.count(count_acts(accounts)), *(teller.count(count_acts(group)) for group in by_role))


def opponents_table(teller: Teller, found: Sequence[Mention]) -> Table | None:
    """Whom the group's acts were against, as accounts name them; None where none is named."""
    groups: defaultdict[str, list[Account]] = defaultdict(list)
    names: dict[str, str] = {}
    for account in accounts_in(found, *DOING):
        key, name = find_target(account, teller.desk.naming)
        if key:
            groups[key].append(account)
            names.setdefault(key, name)
    ranked = sorted(groups.items(), key=lambda item: (-len(events_of(item[1])), item[0]))
    rows = []
    for key, accounts in ranked[:MOST_ROWS]:
        named = teller.cell(headed(names[key]), facts_of(accounts, "/target"), noted=accounts)
        by_role = [[a for a in accounts_in(found, role) if a in accounts] for role in DOING]
        rows.append((named, *(teller.count(count_acts(group)) for group in by_role)))
    return teller.table("opponents", ("who", *DOING), rows) if rows else None

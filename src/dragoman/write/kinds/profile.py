"""A desk and a group -> its profile: what it claims, what others say of it, what it is accused of, lost, took, where.

It is about a group or force, never about a person. What is suspected stays under its own heading.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from dragoman.atlas import fold
from dragoman.base.claim import Disposition
from dragoman.base.errors import ComposeError
from dragoman.tell import Sentence
from dragoman.tell.kinds import Named, Row, Value
from dragoman.write.accounts import Account, told_speaker
from dragoman.write.compose import LONE, Desk, draw_tables, finish_report
from dragoman.write.kinds.counts import (
    bare_count,
    count_acts,
    count_kinds,
    events_of,
    group_by,
    rows_of_countries,
    total_items,
)
from dragoman.write.kinds.disputed import disputed_section
from dragoman.write.kinds.glance import name_of
from dragoman.write.kinds.months import acts_chart, by_month
from dragoman.write.kinds.own_tolls import tell_own_tolls
from dragoman.write.kinds.period import (
    asked_of,
    days_of,
    keep_accounts,
    keep_period,
    tell_full_names,
    with_linked,
)
from dragoman.write.kinds.profile_tables import opponents_table, places_table, roles_table
from dragoman.write.kinds.roles import Mention, Role, accounts_in, find_roles
from dragoman.write.kinds.telling import Teller, span_of
from dragoman.write.report import Chart, Paragraph, Report, Section

LONG_PERIOD = timedelta(days=45)
"""Longer than this, a profile shows acts by month."""
MOST_NAMES = 20
OWN = (Role.CLAIMS, Role.REPELLED, Role.SUFFERED)


def compose_profile(desk: Desk, remarks: tuple[str, ...]) -> Report:
    """The profile of the group asked for, over the days asked for; by the day of the act.

    Raises:
        ComposeError: no group is asked for, or no event of these days names it; the message names groups there are.
    """
    period = keep_period(desk, asked_of(desk), by_act=True)
    key = _key(period)
    found = [
        mention for a in period.accounts for mention in find_roles(a, period.naming) if mention.key == key
    ]
    if not found:
        raise ComposeError(_no_such_group(period))
    kept = tell_full_names(keep_accounts(period, with_linked(period, accounts_in(found, *Role))))
    teller = Teller.of(kept)
    group = Named(name_of(teller, found), tuple(dict.fromkeys(mention.fact for mention in found)))
    tables = (
        roles_table(teller, found, group.name),
        places_table(teller, found),
        opponents_table(teller, found),
        *draw_tables(kept, with_used=True),
    )
    return finish_report(
        kept,
        headline=teller.tell_headline(
            "head_profile",
            group=Value(group.name, group.facts),
            rows=_role_rows(found),
            days=span_of(kept.accounts),
        ),
        lead=kept.cite(_tell_lead(teller, group, found)),
        sections=tuple(_sections(teller, found)),
        tables=tuple(table for table in tables if table),
        charts=_charts(teller),
        remarks=remarks,
    )


def _key(desk: Desk) -> str:
    asked = (desk.options.group or "").strip()
    if not asked:
        raise ComposeError("a profile is of one group, and none is named. Give --group NAME.")
    return asked if asked in desk.naming.actors.values() else desk.naming.key(asked)


def _no_such_group(desk: Desk) -> str:
    acts: dict[str, set[str]] = {}
    names: dict[str, str] = {}
    for mention in (m for a in desk.accounts for m in find_roles(a, desk.naming)):
        if mention.role is not Role.AGAINST and not mention.name[:1].islower():
            acts.setdefault(mention.key, set()).add(mention.account.event.id)
            names.setdefault(mention.key, desk.naming.calm(mention.name))
    known = sorted(acts, key=lambda key: (-len(acts[key]), fold(names[key])))[:MOST_NAMES]
    told = ", ".join(names[key] for key in known)
    remedy = f"There is {told}." if told else "No event names a group."
    return f"group {desk.options.group!r}: no event names it. {remedy}"


def _role_rows(found: Sequence[Mention]) -> tuple[Row, ...]:
    """In how many acts it has each role, the first with the noun."""
    groups = [(role, accounts) for role in _HEADLINE if (accounts := accounts_in(found, role))]
    return tuple(
        Row(str(role), {"n": bare_count(accounts) if n else count_acts(accounts)})
        for n, (role, accounts) in enumerate(groups)
    )


_OPENINGS = (
    ("profile", OWN),
    ("profile_others", (Role.TOLD, Role.AGAINST)),
    ("profile_hedged", (Role.ACCUSED,)),
    ("profile_denying", (Role.DENIES,)),
)
"""How a profile opens: by the plainest role that accounts put the group in, so that no hedge and no denial is lost."""
_HEADLINE = (Role.CLAIMS, Role.REPELLED, Role.TOLD, Role.ACCUSED, Role.SUFFERED, Role.AGAINST, Role.DENIES)


def _tell_lead(teller: Teller, group: Named, found: Sequence[Mention]) -> Iterator[Sentence]:
    accounts = teller.desk.accounts
    topic, roles = next((t, r) for t, r in _OPENINGS if any(mention.role in r for mention in found))
    facts = tuple(dict.fromkeys(mention.fact for mention in found if mention.role in roles))
    yield teller.tell(
        topic,
        group=Named(group.name, facts),
        acts=count_acts(accounts),
        days=span_of(accounts),
        where=rows_of_countries(accounts),
    )
    for role in Role:
        told = accounts_in(found, role)
        if told:
            yield teller.tell(f"profile_{role}", **count_kinds(told))


def _sections(teller: Teller, found: Sequence[Mention]) -> Iterator[Section]:
    """A section a role, an act a paragraph, and after what the group says itself what it says it lost and took."""
    contested = disputed_section(teller, teller.desk.accounts)
    if contested:
        yield contested
    for role in Role:
        accounts = accounts_in(found, role)
        if accounts:
            yield Section(teller.label("section", role), tuple(_acts(teller, accounts)))
        if role is OWN[-1]:
            told = tuple(_tell_losses(teller, found))
            if told:
                yield teller.section(teller.label("section", "losses"), told)


def _acts(teller: Teller, accounts: Sequence[Account]) -> Iterator[Paragraph]:
    """An act a paragraph, each account in short; by day, those without one last."""
    groups = group_by(accounts, lambda event: event.id).values()
    for group in sorted(
        groups, key=lambda group: (str(days_of(group[0].event)[0] or "9999"), group[0].event.id)
    ):
        event = group[0].event
        yield teller.desk.cite(
            (
                teller.desk.grammar.tell_in_short(
                    a.claim, names=teller.desk.naming.names, speaker=told_speaker(a.claim, a.event)
                )
                for a in group
            ),
            event=event.id,
            is_unverified=event.status in LONE,
        )


def _tell_losses(teller: Teller, found: Sequence[Mention]) -> Iterator[Sentence]:
    yield from tell_own_tolls(teller, [m for m in found if m.role in OWN])
    own = accounts_in(found, Role.CLAIMS, Role.REPELLED)
    for fate in (Disposition.SEIZED, Disposition.DESTROYED, Disposition.USED):
        items = total_items(own, fate)
        if items:
            yield teller.tell(f"lists_{fate}", items=items)


def _charts(teller: Teller) -> tuple[Chart, ...]:
    """Acts by month, where the period is long."""
    days = [day for event in events_of(teller.desk.accounts) for day in days_of(event) if day]
    period = asked_of(teller.desk)
    first, last = period.start or min(days, default=None), period.end or max(days, default=None)
    if first is None or last is None or last - first <= LONG_PERIOD:
        return ()
    return (acts_chart(teller, by_month(teller, teller.desk.accounts, period)),)

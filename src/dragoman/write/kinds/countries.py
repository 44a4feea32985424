"""Accounts -> sections by country, an event under its own heading in each; what has no day or country comes last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.write.accounts import Account
from dragoman.write.compose import event_sections
from dragoman.write.kinds.counts import by_country, count_kinds, lands_of
from dragoman.write.kinds.period import is_dated
from dragoman.write.kinds.telling import Teller, headed
from dragoman.write.report import Section


def country_sections(teller: Teller) -> tuple[Section, ...]:
    """A section a country with what was told of there, most acts first, and one for acts without a day."""
    dated = [a for a in teller.desk.accounts if is_dated(a.event)]
    sections: list[Section] = []
    for code, accounts in by_country(dated).items():
        sections += _country(teller, code, accounts)
    undated = [a for a in teller.desk.accounts if not is_dated(a.event)]
    if undated:
        told = teller.tell("told_undated", **count_kinds(undated))
        sections += [teller.section(teller.label("undated"), (told,)), *_events(teller, undated)]
    return tuple(sections)


def _country(teller: Teller, code: str | None, accounts: Sequence[Account]) -> list[Section]:
    if code is None:
        heading = teller.label("nowhere")
        told = teller.tell("told_nowhere", **count_kinds(accounts))
    else:
        heading = teller.desk.grammar.tell_country(code)
        told = teller.tell("told_in", **count_kinds(accounts), country=lands_of(accounts)[0])
    return [teller.section(headed(heading), (told,)), *_events(teller, accounts)]


def _events(teller: Teller, accounts: Sequence[Account]) -> list[Section]:
    own = replace(teller.desk, accounts=tuple(accounts))
    return [replace(section, level=2) for section in event_sections(own, headed=True)]

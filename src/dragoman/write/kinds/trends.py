"""A desk -> monthly trends: charts by month with their tables, what each month holds, countries and groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.tell import Fact, Sentence
from dragoman.tell.kinds import Days
from dragoman.write.compose import Desk, finish_report
from dragoman.write.kinds.counts import count_acts, count_kinds, rows_of_countries, telling
from dragoman.write.kinds.glance import actors_table, glance_table
from dragoman.write.kinds.lead import headline_slots, tell_acts, tell_tolls
from dragoman.write.kinds.months import MonthRow, acts_chart, by_month, killed_chart
from dragoman.write.kinds.period import asked_of, keep_period, tell_full_names
from dragoman.write.kinds.telling import Teller, span_of
from dragoman.write.report import Report, Section


def compose_trends(desk: Desk, remarks: tuple[str, ...]) -> Report:
    """The trends of the days asked for, else of all months from the first act to the last; by the day of the act."""
    period = asked_of(desk)
    kept = tell_full_names(keep_period(desk, period, by_act=True))
    teller = Teller.of(kept)
    accounts = kept.accounts
    rows = by_month(teller, accounts, period)
    charts = (acts_chart(teller, rows), killed_chart(teller, rows))
    tables = (glance_table(teller, accounts), actors_table(teller, accounts))
    return finish_report(
        kept,
        headline=teller.tell_headline(
            "head_trends", days=span_of(accounts), **headline_slots(teller, accounts)
        ),
        lead=kept.cite(
            (*tell_acts(teller, accounts), *_tell_most(teller, rows), *tell_tolls(teller, accounts))
        ),
        sections=_month_sections(teller, rows),
        tables=tuple(table for table in tables if table),
        charts=tuple(chart for chart in charts if chart),
        remarks=remarks,
    )


def _tell_most(teller: Teller, rows: Sequence[MonthRow]) -> Iterator[Sentence]:
    """Which month has the most acts; nothing where several share that, or there is one month."""
    counted = sorted(
        ((count_acts(row.accounts), row) for row in rows if row.month), key=lambda c: -c[0].number
    )
    if len(counted) > 1 and counted[0][0].number > counted[1][0].number:
        count, row = counted[0]
        yield teller.tell("trends_most", month=_month(row), acts=count)


def _month_sections(teller: Teller, rows: Sequence[MonthRow]) -> tuple[Section, ...]:
    """A paragraph a month that has acts; the tables hold those without."""
    paragraphs = tuple(teller.desk.cite(_tell_month(teller, row)) for row in rows if row.accounts)
    return (Section(teller.label("section", "months"), paragraphs),)


def _tell_month(teller: Teller, row: MonthRow) -> Iterator[Sentence]:
    if row.month is None:
        yield teller.tell("month_unknown", acts=count_acts(row.accounts))
    else:
        acts, where = count_kinds(row.accounts), rows_of_countries(row.accounts)
        places = {"where" if acts["kinds"] else "place": where}
        yield teller.tell("month", month=_month(row), **acts, **places)
    yield from tell_tolls(teller, row.accounts, only_killed=True)


def _month(row: MonthRow) -> Days | None:
    """The month as a value, with the accounts that date an act in it."""
    facts = tuple(Fact(a.claim.id, "/event_date") for a in telling(row.accounts) if a.claim.event_date)
    return Days(*row.days, facts) if row.days else None

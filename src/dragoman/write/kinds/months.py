"""Accounts -> by month: the acts and their status, the killed by class of speaker; as charts with their tables.

A chart shows every month of the period; its table lists those that have something, for a 0 could cite nothing.
An act whose days lie in two months is in neither: it has a row of its own, with the acts whose day nobody gives.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.base.errors import ComposeError
from dragoman.base.event import Event, EventStatus
from dragoman.tell import Fact
from dragoman.tell.kinds import Total
from dragoman.write.accounts import Account
from dragoman.write.kinds.charts import draw_bands, draw_stacks
from dragoman.write.kinds.counts import count_acts, events_of, group_by, total_people
from dragoman.write.kinds.period import Period, days_of
from dragoman.write.kinds.telling import Teller
from dragoman.write.report import Cell, Chart

MOST_MONTHS = 240
Month = tuple[int, int]
"""Year and month."""


@dataclass(frozen=True, slots=True)
class MonthRow:
    """A month, its name, and the accounts of the acts in it; `month` is None where the month is not known."""

    month: Month | None
    name: str
    accounts: tuple[Account, ...]

    @property
    def days(self) -> tuple[str, str] | None:
        """The first and the last day (ISO)."""
        return _ends(self.month) if self.month else None


def month_of(event: Event) -> Month | None:
    """The month that all days lie in on which an act may have been."""
    first, last = days_of(event)
    if first is None or last is None or (first.year, first.month) != (last.year, last.month):
        return None
    return first.year, first.month


def by_month(teller: Teller, accounts: Sequence[Account], period: Period) -> tuple[MonthRow, ...]:
    """Every month of a period, also those without acts; last what has no month.

    Raises:
        ComposeError: there are more months than a chart can show.
    """
    groups = group_by(accounts, month_of)
    known = [month for month in groups if month]
    known += [(day.year, day.month) for day in (period.start, period.end) if day]
    rows = [
        MonthRow(month, teller.desk.grammar.tell_days(*_ends(month)), tuple(groups.get(month, ())))
        for month in (_between(min(known), max(known)) if known else ())
    ]
    if None in groups:
        rows.append(MonthRow(None, teller.label("no_month"), tuple(groups[None])))
    return tuple(rows)


def _between(first: Month, last: Month) -> list[Month]:
    start, end = first[0] * 12 + first[1] - 1, last[0] * 12 + last[1] - 1
    if end - start >= MOST_MONTHS:
        raise ComposeError(
            f"the acts span {end - start + 1:,} months, from {first[0]:04}-{first[1]:02} to {last[0]:04}-{last[1]:02}, "
            f"and a report by month shows at most {MOST_MONTHS}. Narrow the days with --since and --until."
        )
    return [(n // 12, n % 12 + 1) for n in range(start, end + 1)]


def _ends(month: Month) -> tuple[str, str]:
    year, number = month
    return date(year, number, 1).isoformat(), date(year, number, monthrange(year, number)[1]).isoformat()


def acts_chart(teller: Teller, rows: Sequence[MonthRow]) -> Chart:
    """Acts by month and status."""
    statuses = [s for s in EventStatus if any(a.event.status is s for row in rows for a in row.accounts)]
    drawn = [
        (row.name, str(status), len(events_of(a for a in row.accounts if a.event.status is status)))
        for row in rows
        if row.month
        for status in statuses
    ]
    table_rows = [
        (
            _month_cell(teller, row),
            *(teller.count(count_acts([a for a in row.accounts if a.event.status is s])) for s in statuses),
            teller.count(count_acts(row.accounts)),
        )
        for row in rows
        if row.accounts
    ]
    columns = (
        *teller.columns("month"),
        *(teller.label("status", s) for s in statuses),
        *teller.columns("all"),
    )
    return teller.chart("statuses", draw_stacks(teller, "statuses", drawn), columns, table_rows, note=True)


def killed_chart(teller: Teller, rows: Sequence[MonthRow]) -> Chart | None:
    """The killed by month, as parties claim and as others report; None when nobody gives a number."""
    totals: list[tuple[MonthRow, Total | None, Total | None]] = [
        (row, total_people(row.accounts, interested=True), total_people(row.accounts, interested=False))
        for row in rows
    ]
    if not any(claimed or reported for _, claimed, reported in totals):
        return None
    drawn = [
        (row.name, kind, total)
        for row, claimed, reported in totals
        if row.month
        for kind, total in (("claimed", claimed), ("reported", reported))
    ]
    table_rows = [
        (_month_cell(teller, row), teller.total(claimed), teller.total(reported))
        for row, claimed, reported in totals
        if claimed or reported
    ]
    columns = teller.columns("month", "claimed", "reported")
    return teller.chart("killed", draw_bands(teller, "killed", drawn), columns, table_rows, note=True)


def _month_cell(teller: Teller, row: MonthRow) -> Cell:
    facts = tuple(Fact(a.claim.id, "/event_date") for a in row.accounts if row.month and a.claim.event_date)
    return teller.cell(row.name, facts, noted=row.accounts)

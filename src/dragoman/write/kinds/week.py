"""A desk -> the weekly digest: lead, disputed acts, sections by country, tables at a glance, inventory, tolls."""

from __future__ import annotations

from dragoman.tell.kinds import Days
from dragoman.write.compose import Desk, draw_tables, finish_report
from dragoman.write.kinds.countries import country_sections
from dragoman.write.kinds.disputed import disputed_section
from dragoman.write.kinds.glance import actors_table, glance_table
from dragoman.write.kinds.lead import headline_slots, tell_acts, tell_tolls
from dragoman.write.kinds.period import keep_period, tell_full_names, week_of
from dragoman.write.kinds.telling import Teller, span_of
from dragoman.write.report import Report


def compose_week(desk: Desk, remarks: tuple[str, ...]) -> Report:
    """The digest of the days asked for, else of the ISO week of the latest day that the events know."""
    kept = tell_full_names(keep_period(desk, week_of(desk)))
    teller = Teller.of(kept)
    accounts = kept.accounts
    contested = disputed_section(teller, accounts)
    tables = (glance_table(teller, accounts), actors_table(teller, accounts), *draw_tables(kept))
    return finish_report(
        kept,
        headline=teller.tell_headline("head_week", days=_days(kept), **headline_slots(teller, accounts)),
        lead=kept.cite((*tell_acts(teller, accounts), *tell_tolls(teller, accounts))),
        sections=(*((contested,) if contested else ()), *country_sections(teller)),
        tables=tuple(table for table in tables if table),
        remarks=remarks,
    )


def _days(desk: Desk) -> Days | None:
    """The days of the acts; None where some lie outside the week, whose name they would take in the headline."""
    days, start, end = span_of(desk.accounts), desk.options.start, desk.options.end
    if days is None or start is None or end is None or not days.start or not days.end:
        return days
    return days if start.isoformat() <= days.start and days.end <= end.isoformat() else None

"""A desk -> the round-up of a day: what was done or told of on it, by country."""

from __future__ import annotations

from dragoman.tell import Fact
from dragoman.tell.kinds import Days
from dragoman.write.compose import Desk, finish_report
from dragoman.write.kinds.countries import country_sections
from dragoman.write.kinds.counts import telling
from dragoman.write.kinds.lead import headline_slots, tell_acts, tell_tolls
from dragoman.write.kinds.period import day_of, keep_period, tell_full_names
from dragoman.write.kinds.telling import Teller
from dragoman.write.report import Report


def compose_day(desk: Desk, remarks: tuple[str, ...]) -> Report:
    """The round-up of the day asked for, else of the latest day that the events know."""
    period = day_of(desk)
    kept = tell_full_names(keep_period(desk, period))
    teller = Teller.of(kept)
    day = _day(kept, period.start.isoformat()) if period.start else None
    topic = "head_day" if day else "head_day_undated"
    return finish_report(
        kept,
        headline=teller.tell_headline(topic, day=day, **headline_slots(teller, kept.accounts)),
        lead=kept.cite((*tell_acts(teller, kept.accounts), *tell_tolls(teller, kept.accounts))),
        sections=country_sections(teller),
        remarks=remarks,
    )


def _day(desk: Desk, iso: str) -> Days | None:
    """The day, with the accounts that were given on it, or tell of an act on it."""
    told = telling(desk.accounts)
    facts = [Fact(a.claim.id, "/claimed_on") for a in told if a.day == iso]
    facts += [Fact(a.claim.id, "/event_date") for a in told if a.claim.event_date == iso]
    facts = facts or [Fact(a.claim.id, "/claimed_on") for a in desk.accounts if a.day == iso]
    facts = facts or [Fact(a.claim.id, "/event_date") for a in desk.accounts if a.claim.event_date]
    return Days(iso, iso, tuple(facts)) if facts else None

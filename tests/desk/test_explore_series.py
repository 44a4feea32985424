"""A query -> sums: the database's numbers equal a plain count over the same rows."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict

from dragoman.desk.events.query import EventQuery, parse_query
from dragoman.desk.explore import series
from dragoman.desk.explore.numbers import Bounds, Fates, Tally
from dragoman.desk.explore.steps import Step, stretch_of
from dragoman.desk.models import EventMateriel, EventParty, EventRow
from tests.desk.explore_rows import make_events

pytestmark = pytest.mark.django_db
QUERIES = [
    "",
    "country=ML",
    "type=ambush&type=clash&status=disputed",
    "since=2024-02-01&until=2024-02-29",
    "since=2024-02-01",
    "group=group:reeds&role=perpetrator",
    "category=vehicle",
    "category=vehicle&disposition=destroyed",
    "disposition=used",
    "review=accepted&killed_min=3",
    "country=Atlantis",
    "since=2030-01-01",
]
by_query = pytest.mark.parametrize("asked", QUERIES, ids=[q or "all" for q in QUERIES])


def query_of(asked: str) -> EventQuery:
    query = parse_query(QueryDict(asked))
    assert query.problems == ()
    return query


def rows_of(query: EventQuery) -> list[EventRow]:
    return list(EventRow.objects.filter(pk__in=[row.pk for row in query.rows()]))


def killed(row: EventRow) -> Bounds:
    if row.killed_low is None and row.killed_high is None:
        return Bounds()
    return Bounds(row.killed_low or 0, row.killed_high or row.killed_low or 0, 1, int(row.killed_is_open))


def tally(rows: list[EventRow]) -> Tally:
    accepted = sum(row.review_state == "accepted" for row in rows)
    given = sum((killed(row) for row in rows if not row.killed_is_claimed), Bounds())
    claimed = sum((killed(row) for row in rows if row.killed_is_claimed), Bounds())
    return Tally(len(rows), accepted, given, claimed)


def fates(lines: list[EventMateriel]) -> Fates:
    taken, destroyed, in_units = Bounds(), Bounds(), 0
    for line in lines:
        in_units += line.unit != ""
        if line.total_low is None:
            continue
        high = line.total_low if line.total_high is None else line.total_high
        bounds = Bounds(line.total_low, high, 1, int(line.total_high is None))
        if line.disposition in ("seized", "surrendered"):
            taken += bounds
        else:
            destroyed += bounds
    return Fates(taken, destroyed, in_units)


def lines_of(query: EventQuery) -> list[EventMateriel]:
    found = EventMateriel.objects.filter(event__in=rows_of(query)).exclude(disposition="used")
    return [
        line
        for line in found
        if (not query.category or line.category in query.category)
        and (not query.disposition or line.disposition in query.disposition)
    ]


@by_query
def test_count_over_time_equals_a_plain_count(asked: str) -> None:
    make_events(300)
    query = query_of(asked)
    over = series.count_over_time(query, Step.WEEK)
    by_week: defaultdict[Any, list[EventRow]] = defaultdict(list)
    for row in rows_of(query):
        day = row.day and max(row.day, query.since or row.day)
        by_week[day and stretch_of(day, Step.WEEK)].append(row)
    undated = by_week.pop(None, [])
    assert {s: t for s, t in over.stretches if t.events} == {s: tally(rows) for s, rows in by_week.items()}
    assert (over.total, over.undated) == (tally(rows_of(query)), tally(undated))
    assert over.spread == sum(bool(row.day and row.last_day > row.day) for row in rows_of(query))
    assert [s for s, _ in over.stretches] == sorted(s for s, _ in over.stretches)


@by_query
@pytest.mark.parametrize("name", ["type", "country", "status", "grade"])
def test_count_by_equals_a_plain_count(asked: str, name: str) -> None:
    make_events(200)
    query = query_of(asked)
    column = {"type": "event_type", "grade": "grade_source"}.get(name, name)
    expected: defaultdict[str, list[EventRow]] = defaultdict(list)
    for row in rows_of(query):
        expected[getattr(row, column)].append(row)
    found = series.count_by(query, name)
    assert dict(found) == {code: tally(rows) for code, rows in expected.items()}
    assert [t.events for _, t in found] == sorted((t.events for _, t in found), reverse=True)


@by_query
@pytest.mark.parametrize("role", ["perpetrator", "target"])
def test_count_groups_counts_an_event_once_for_each_group(asked: str, role: str) -> None:
    make_events(200)
    query = query_of(asked)
    parties = list(EventParty.objects.filter(event__in=rows_of(query), role=role))
    events = Counter(party.actor for party in parties)
    hedged = Counter(party.actor for party in parties if party.is_hedged)
    found = series.count_groups(query, role)
    assert {n.actor: (n.events, n.hedged) for n in found} == {a: (n, hedged[a]) for a, n in events.items()}


@by_query
def test_materiel_equals_a_plain_sum_of_totals(asked: str) -> None:
    make_events(300)
    query = query_of(asked)
    lines = lines_of(query)
    by_category: defaultdict[str, list[EventMateriel]] = defaultdict(list)
    by_actor: defaultdict[str, list[EventMateriel]] = defaultdict(list)
    by_month: defaultdict[Any, list[EventMateriel]] = defaultdict(list)
    for line in lines:
        by_category[line.category].append(line)
        day = line.day and max(line.day, query.since or line.day)
        by_month[day and stretch_of(day, Step.MONTH)].append(line)
        for party in line.event.parties.filter(role="perpetrator"):
            by_actor[party.actor].append(line)
    times = series.materiel_over_time(query, Step.MONTH)
    undated = fates(by_month.pop(None, []))
    assert dict(series.materiel_by_category(query)) == {
        key: fates(found) for key, found in by_category.items()
    }
    assert dict(series.materiel_by_group(query)) == {key: fates(found) for key, found in by_actor.items()}
    assert {s: f for s, f in times.stretches if f != Fates()} == {s: fates(f) for s, f in by_month.items()}
    assert times.undated == undated


def test_count_over_time_of_nothing_is_nothing() -> None:
    over = series.count_over_time(EventQuery())
    assert (over.stretches, over.total, over.undated, over.spread) == ((), Tally(), Tally(), 0)
    assert series.materiel_over_time(EventQuery()).stretches == ()
    assert series.period_of(EventQuery()) is None


def test_a_stretch_begins_on_monday_and_a_quiet_week_is_there() -> None:
    for number, day in enumerate(("2024-05-05", "2024-05-06", "2024-05-20")):
        on = date.fromisoformat(day)
        EventRow.objects.create(event_id=f"e-{number:012d}", line="{}", title="x", day=on, last_day=on)
    over = series.count_over_time(EventQuery(), Step.WEEK)
    assert [(s.first.isoformat(), t.events) for s, t in over.stretches] == [
        ("2024-04-29", 1),
        ("2024-05-06", 1),
        ("2024-05-13", 0),
        ("2024-05-20", 1),
    ]


def test_an_event_that_began_before_the_period_counts_on_its_first_day() -> None:
    row = EventRow(
        event_id="e-000000000001", line="{}", title="x", day=date(2024, 4, 1), last_day=date(2024, 4, 30)
    )
    row.save()
    over = series.count_over_time(EventQuery(since=date(2024, 4, 20), until=date(2024, 5, 10)))
    assert [(s.first, t.events) for s, t in over.stretches if t.events] == [(date(2024, 4, 20), 1)]
    assert (over.step, len(over.stretches), over.spread) == (Step.DAY, 21, 1)


def test_a_query_of_words_is_summed_too(ambush: Any) -> None:
    query = EventQuery(q="monguno")
    assert series.count_over_time(query).total.events == 1
    assert series.count_groups(query, "perpetrator")[0].events == 1
    assert series.materiel_by_category(query) == (("machine_gun", Fates(taken=Bounds(2, 2, 1, 0))),)
    assert series.materiel_over_time(EventQuery(q="nowhere")).stretches == ()


def test_materiel_that_two_accounts_list_counts_once(take: Any) -> None:
    lead = "Fighters of the Lake Reeds Brotherhood attacked a camp of the Lake Shore Brigade at Monguno on 2 May 2024"
    take(f"{lead}, burning six vehicles, a military source said.", url="https://one.example.org/a")
    take(f"{lead}, destroying seven trucks, residents said.", url="https://two.example.net/b")
    assert EventRow.objects.count() == 1
    found = dict(series.materiel_by_category(EventQuery()))
    assert found["vehicle"].destroyed == Bounds(6, 7, 1, 0)
    assert sum(EventMateriel.objects.filter(category="vehicle").values_list("high", flat=True)) == 13

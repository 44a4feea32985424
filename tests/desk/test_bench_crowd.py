"""Copies of a read sample: other ids, days and places, and every page of them opens as of what was read."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest

from bench.desk.crowd import Crowd, periods
from bench.desk.figures import percentile
from bench.desk.molds import make_lot
from bench.desk.prototypes import load_components
from bench.desk.stock import open_stock
from bench.desk.tables import finish_tables
from dragoman.desk.keeping.event_rows import find_event_row, load_event
from dragoman.desk.keeping.refresh import load_current
from dragoman.desk.keeping.search import find_keys
from dragoman.desk.models import ClaimRow, DecisionRow, DocumentRow, EventRow, LogEntry, User

pytestmark = pytest.mark.django_db


def test_copies_open_as_they_are_listed(take: Any, ambush: DocumentRow, analyst: User) -> None:
    take(
        "Fighters ambushed a patrol near Monguno on 2024-05-02, killing three soldiers, a resident said on 2024-05-03.",
        url="https://daily.example.org/1",
    )
    random = Random(5)
    crowd = Crowd(load_components(), open_stock(random), random, [analyst.pk])
    lots = [make_lot(component, date(2019, 3, 7), crowd.tables) for component in crowd.components]
    before = (DocumentRow.objects.count(), EventRow.objects.count())
    for is_recent in (False, True) * 6:
        for lot in lots:
            crowd.copy(lot, is_recent)
    finish_tables(crowd.tables)
    for words in crowd.words.values():
        words.finish()
    assert DocumentRow.objects.count() == before[0] * 13
    assert EventRow.objects.count() == before[1] * 13
    for document in DocumentRow.objects.all():
        listed = {claim.claim_id: (claim.state, claim.digest) for claim in document.claim_rows.all()}
        current = {item.claim.id: str(item.state) for item in load_current(document)}
        assert {claim: state for claim, (state, _) in listed.items()} == current
    for row in EventRow.objects.all():
        event = load_event(row)
        assert (event.id, len(event.claims)) == (row.event_id, row.claims)
        assert [found for alias in event.aliases if (found := find_event_row(alias)) != row] == []
        assert row.pk in find_keys("event", row.place, 100) or len(row.place) < 3
    copies = ClaimRow.objects.filter(day=date(2019, 3, 7))
    assert copies.count() == 2 * 12
    assert set(copies.values_list("state", flat=True)) >= {"open", "accepted"}
    logged = sorted(LogEntry.objects.filter(action="accept claims").values_list("decisions", flat=True))
    assert logged == [[one] for one in sorted(DecisionRow.objects.values_list("decision_id", flat=True))]


def test_periods_share_everything_out() -> None:
    found = list(periods())
    assert sum(share for _, share, _ in found) == pytest.approx(1)
    assert [is_recent for _, _, is_recent in found].count(True) == 5
    assert found[0][1] < found[-1][1]


def test_percentile_is_a_value_that_was_measured() -> None:
    assert [percentile([1.0, 2.0, 3.0, 40.0], share) for share in (0.5, 0.95)] == [3.0, 40.0]
    assert percentile([], 0.95) == 0.0

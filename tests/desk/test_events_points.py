"""Points, clusters and bars of a query: their counts are those of the list."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.http import QueryDict
from django.urls import reverse

from dragoman.desk.events import views
from dragoman.desk.events.points import find_clusters, read_view, rows_seen
from dragoman.desk.events.query import EventQuery, parse_query
from dragoman.desk.events.timeline import draw_timeline
from dragoman.desk.models import EventRow

pytestmark = pytest.mark.django_db
STATUSES = ("claimed", "reported", "corroborated", "disputed", "denied")


@pytest.fixture
def spread(db: None) -> None:
    """240 events over the earth and two years; every fifth without a day, every eighth without a place."""
    EventRow.objects.bulk_create(
        EventRow(
            event_id=f"e-{n:012x}",
            line="{}",
            title=f"<b>Event</b> {n}",
            event_type="ambush",
            status=STATUSES[n % 5],
            country="Mali" if n % 3 else "Niger",
            day=None if n % 5 == 4 else date(2023, 1, 1) + timedelta(days=3 * n),
            last_day=None if n % 5 == 4 else date(2023, 1, 1) + timedelta(days=3 * n),
            lat=None if n % 8 == 7 else (n * 7) % 171 - 85.0,
            lon=None if n % 8 == 7 else (n * 13) % 360 - 180.0,
            precision=1 + n % 7,
        )
        for n in range(240)
    )


def features(client: Any, address: str = "") -> dict[str, Any]:
    answer = client.get(f"{reverse('events:points')}?{address}")
    assert answer.status_code == 200
    found: dict[str, Any] = json.loads(answer.content)
    return found


@pytest.mark.parametrize("address", ["", "country=Niger", "status=denied&status=claimed", "since=2024-01-01"])
@pytest.mark.parametrize("zoom", [0, 1, 4, 14])
def test_points_and_clusters_count_what_the_list_counts(
    spread: None, signed_in: Any, monkeypatch: pytest.MonkeyPatch, address: str, zoom: int
) -> None:
    client, query = signed_in(), parse_query(QueryDict(address))
    placed = query.rows().filter(lat__isnull=False).count()
    whole = features(client, address)
    assert (whole["kind"], whole["count"], len(whole["features"])) == ("points", placed, placed)
    monkeypatch.setattr(views, "MOST_POINTS", 20)
    cache.clear()
    grid = features(client, f"{address}&zoom={zoom}&bbox=-180.0000,-90,180.0000,90")
    assert (grid["kind"], grid["count"]) == ("clusters", placed)
    assert sum(f["properties"]["count"] for f in grid["features"]) == placed
    clusters = find_clusters(rows_seen(query, None), zoom)
    assert sum(n for c in clusters for _, n in c.statuses) == placed


def test_a_cluster_leads_to_its_events(spread: None, signed_in: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(views, "MOST_POINTS", 20)
    grid = features(signed_in(), "country=Mali&zoom=0")
    clusters = [f["properties"] for f in grid["features"] if f["properties"]["type"] == "cluster"]
    assert clusters
    for cluster in clusters:
        query = parse_query(QueryDict(cluster["url"].partition("?")[2]))
        assert query.country == "Mali"
        assert query.rows().count() >= cluster["count"] == sum(cluster["statuses"].values())


def test_points_keep_the_box_of_the_query(spread: None, signed_in: Any) -> None:
    client = signed_in()
    inside = EventQuery(bbox=(0.0, 0.0, 90.0, 45.0)).rows().count()
    assert features(client, "within=0,0,90,45&bbox=-180,-90,180,90&zoom=1")["count"] == inside > 0
    assert features(client, "within=0,0,90,45&bbox=-90,-45,-10,-1&zoom=3")["count"] == 0
    page = client.get(reverse("events:index"), {"view": "map", "bbox": "0,0,90,45"}).content.decode()
    assert "?within=0%2C0%2C90%2C45" in page


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("170,-10,190,10", (170.0, -10.0, -170.0, 10.0)),
        ("-190,-10,-170,10", (170.0, -10.0, -170.0, 10.0)),
        ("-180,-90,180,90", None),
        ("-540,-90,540,90", None),
        ("1,2,3", None),
        ("nan,0,1,1", None),
        ("inf,0,1,1", None),
        ("0,5,1,1", None),
    ],
)
def test_read_view_turns_around_the_earth(text: str, view: Any) -> None:
    assert read_view(text) == view


def test_points_are_not_sent_twice(spread: None, signed_in: Any) -> None:
    client = signed_in()
    first = client.get(reverse("events:points"))
    assert client.get(reverse("events:points"), headers={"If-None-Match": first["ETag"]}).status_code == 304
    row = EventRow.objects.filter(lat__isnull=False).first()
    row.title = "Told anew"
    row.save()
    again = client.get(reverse("events:points"), headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again["ETag"] != first["ETag"]) == (200, True)


@pytest.mark.parametrize("step", ["", "day", "week", "month", "year", "century"])
@pytest.mark.parametrize(
    "address", ["", "country=Niger", "since=2023-06-10&until=2023-08-20", "until=2023-01-31"]
)
def test_timeline_counts_what_the_list_counts(spread: None, address: str, step: str) -> None:
    query = parse_query(QueryDict(address))
    drawn = draw_timeline(query, step)
    assert drawn.counted + drawn.undated + drawn.outside == query.rows().count()
    for bar in drawn.filled:
        assert (
            parse_query(QueryDict(bar.address)).rows().count() == bar.count == sum(p.count for p in bar.parts)
        )
    days = [bar.first for bar in drawn.bars]
    assert days == sorted(set(days))
    assert all(
        one.last + timedelta(days=1) == other.first
        for one, other in zip(drawn.bars, drawn.bars[1:], strict=False)
    )
    assert len(drawn.bars) <= 130


def test_timeline_bears_the_first_and_the_last_day_there_is(db: None) -> None:
    for n, day in enumerate([date.min, date(2024, 5, 1), date.max]):
        EventRow.objects.create(
            event_id=f"e-{n}", line="{}", title="x", status="claimed", day=day, last_day=day
        )
    drawn = draw_timeline(EventQuery())
    assert (drawn.step, drawn.counted, drawn.outside) == ("year", 1, 2)
    assert drawn.bars[-1].last == date.max

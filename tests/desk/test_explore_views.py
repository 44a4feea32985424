"""The explore room's pages: figures of a query, their charts and numbers, two sides compared."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.http import QueryDict
from django.test import Client

from dragoman.desk.events.query import EventQuery
from dragoman.desk.explore.charts import draw_chart
from dragoman.desk.explore.compare import (
    difference_rows,
    difference_told,
    make_pair,
    parse_sides,
    side_notes,
    total_rows,
)
from dragoman.desk.explore.csv_file import write_csv
from dragoman.desk.explore.figures import FIGURES, make_figure
from dragoman.desk.explore.numbers import Bounds
from dragoman.desk.explore.words import told
from dragoman.desk.models import EventMateriel, EventParty, EventRow
from tests.desk.explore_rows import make_events

pytestmark = pytest.mark.django_db
HOSTILE = '=HYPERLINK("https://evil.example")<script>alert(1)</script>'


def make_event(number: int, **values: Any) -> EventRow:
    day = values.pop("day", date(2024, 5, 2))
    given = {
        "event_id": f"e-{number:012d}",
        "line": "{}",
        "title": "x",
        "day": day,
        "last_day": day,
        **values,
    }
    row: EventRow = EventRow.objects.create(**given)
    return row


def rows_of_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_has_a_page_a_chart_and_a_file(signed_in: Callable[..., Client], name: str) -> None:
    make_events(60)
    client = signed_in()
    page = client.get(f"/explore/figure/{name}/?country=Mali")
    chart = client.get(f"/explore/figure/{name}.json?country=Mali")
    numbers = client.get(f"/explore/figure/{name}.csv?country=Mali")
    assert [r.status_code for r in (page, chart, numbers)] == [200, 200, 200]
    specification = chart.json()
    assert specification["description"].startswith(specification["title"]["text"][0])
    assert "Country: Mali" in specification["title"]["subtitle"][0]
    assert "url" not in specification["data"] and "expr" not in json.dumps(specification)
    assert numbers["Content-Disposition"] == f'attachment; filename="{name}.csv"'
    assert b"<table" in page.content and b"data-chart" in page.content


def test_index_says_how_much_is_drafts_and_what_is_left_out(signed_in: Callable[..., Client]) -> None:
    make_event(1, killed_low=3, killed_high=5, review_state="accepted")
    make_event(2, killed_low=1, killed_high=1, killed_is_claimed=True, killed_is_open=True)
    make_event(3, day=None)
    page = signed_in().get("/explore/?all=1").content.decode()
    assert "1 accepted, 2 drafts" in page
    assert '4–6<span class="unit"> or more</span>' in page and "of these 1 or more only by parties" in page
    assert "Events without a day, which are in no day: 1." in page
    assert "Events for which no account gives a number of dead: 1." in page
    later = signed_in().get("/explore/").content.decode()
    assert later.count("data-chart ") == 2 and later.count('hx-trigger="intersect once"') == len(FIGURES) - 2


def test_index_without_events_says_so(signed_in: Callable[..., Client]) -> None:
    page = signed_in().get("/explore/").content.decode()
    assert "No events yet" in page and "data-chart " not in page
    make_event(1)
    page = signed_in().get("/explore/?country=Atlantis").content.decode()
    assert "No event fits" in page
    assert signed_in().get("/explore/figure/type/?country=Atlantis").status_code == 200


def test_index_names_a_filter_that_it_leaves_out(signed_in: Callable[..., Client]) -> None:
    make_event(1)
    page = signed_in().get("/explore/?since=yesterday").content.decode()
    assert "is no date" in page
    answer = signed_in().get("/explore/?q=&country=Mali")
    assert (answer.status_code, answer["Location"]) == (302, "/explore/?country=ML")


def test_pages_need_a_person_and_a_known_figure(client: Client, signed_in: Callable[..., Client]) -> None:
    for address in (
        "/explore/",
        "/explore/figure/type.json",
        "/explore/figure/type.csv",
        "/explore/compare/",
    ):
        assert client.get(address).status_code == 302
    for address in ("figure/nonsense/", "figure/nonsense.json", "figure/nonsense.csv", "compare/nonsense/"):
        assert signed_in().get(f"/explore/{address}").status_code == 404
    assert signed_in().get("/explore/compare/type.json?side=third").status_code == 404
    assert signed_in().post("/explore/").status_code == 405


def test_a_chart_is_not_sent_twice(signed_in: Callable[..., Client]) -> None:
    make_event(1)
    client = signed_in()
    first = client.get("/explore/figure/events.json")
    again = client.get("/explore/figure/events.json", headers={"If-None-Match": first["ETag"]})
    make_event(2)
    third = client.get("/explore/figure/events.json", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, third.status_code) == (304, 200)
    assert sum(value["n"] for value in third.json()["data"]["values"]) == 2


def test_what_a_document_says_is_text_everywhere(signed_in: Callable[..., Client]) -> None:
    make_event(1, country=HOSTILE, killed_low=1, killed_high=1)
    client = signed_in()
    for address in ("/explore/?all=1", "/explore/figure/country/"):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page and "&lt;script&gt;alert" in page
    header, row = rows_of_csv(client.get("/explore/figure/country.csv").content)
    assert row[0][0] == "'" and row[1][0] == "'"
    assert header[:2] == ["code", "name"]


def test_write_csv_gives_every_line_and_leaves_unknown_numbers_empty() -> None:
    make_event(1, killed_low=3, killed_high=5, country="ML", review_state="accepted")
    make_event(2, killed_low=8, killed_high=8, killed_is_claimed=True, killed_is_open=True, country="ML")
    make_event(3, country="")
    assert rows_of_csv(write_csv(make_figure(EventQuery(), "country"))) == [
        [
            *("code", "name", "events accepted by people", "events not accepted (drafts)"),
            *(f"killed, others give figures too, {end}" for end in ("least", "most", "more than that")),
            *(f"killed, only parties give figures, {end}" for end in ("least", "most", "more than that")),
        ],
        ["ML", "Mali", "1", "1", "3", "5", "", "8", "8", "yes"],
        ["", "not stated", "0", "1", "", "", "", "", "", ""],
    ]


def test_write_csv_lists_the_quiet_days_too() -> None:
    make_event(1, day=date(2024, 5, 2))
    make_event(2, day=date(2024, 5, 4), review_state="accepted")
    rows = rows_of_csv(write_csv(make_figure(EventQuery(), "events")))
    assert [row[1:] for row in rows[1:]] == [
        ["2024-05-02", "0", "1"],
        ["2024-05-03", "0", "0"],
        ["2024-05-04", "1", "0"],
    ]


def test_a_group_figure_names_no_party_that_the_atlas_lacks(signed_in: Callable[..., Client]) -> None:
    row = make_event(1)
    for actor, name in (("name:awa traore", "Awa Traoré"), ("reeds", "Lake Reeds Brotherhood")):
        EventParty.objects.create(event=row, role="target", actor=actor, name=name, is_hedged=True)
    answers = [signed_in().get(f"/explore/figure/target{end}") for end in ("/", ".json", ".csv")]
    assert all("Traor" not in answer.content.decode() for answer in answers)
    figure = make_figure(EventQuery(), "target")
    assert [(line.told, line.numbers, line.address) for line in figure.lines] == [
        ("Lake Reeds Brotherhood", (0, 1), "group=reeds&role=target"),
        (told("lines", "unlisted"), (0, 1), None),
    ]


def test_a_group_figure_draws_twelve_and_the_others_as_one() -> None:
    for number in range(15):
        row = make_event(number)
        for actor in range(number + 1):
            EventParty.objects.create(
                event=row, role="perpetrator", actor=f"g{actor:02d}", name=f"Group {actor:02d}"
            )
    figure = make_figure(EventQuery(), "perpetrator")
    assert [line.told for line in figure.lines][-2:] == ["Group 11", "3 other groups"]
    assert figure.lines[-1].numbers == (3 + 2 + 1, 0)
    assert len(figure.all_lines) == 15
    assert "All 15 lines are in the CSV file." in figure.notes


def test_killed_is_drawn_as_bounds_with_claimed_figures_apart() -> None:
    make_event(1, killed_low=3, killed_high=5)
    make_event(2, killed_low=8, killed_high=8, killed_is_claimed=True, killed_is_open=True)
    make_event(3, day=date(2024, 5, 3))
    specification = draw_chart(make_figure(EventQuery(), "killed"))
    assert [(v["part"], v["low"], v["high"], v["open"]) for v in specification["data"]["values"]] == [
        ("others give figures too", 3, 5, False),
        ("only parties give figures", 8, 8, True),
    ]


def test_a_page_of_figures_asks_the_database_a_bounded_number_of_times(
    signed_in: Callable[..., Client], django_assert_max_num_queries: Any
) -> None:
    make_events(80)
    client = signed_in()
    with django_assert_max_num_queries(65):
        client.get("/explore/?all=1&country=Mali")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (5, 8, "+3"),
        (8, 5, "−3"),
        (4, 4, "0"),
        (None, 2, "+2"),
        (Bounds(3, 5, 2), Bounds(4, 9, 1), "−1 to +6"),
        (Bounds(3, 3, 1), Bounds(3, 3, 1), "0"),
        (Bounds(3, 5, 2), Bounds(4, 9, 1, 1), "−1 or more"),
        (Bounds(3, 5, 2, 1), Bounds(4, 9, 1), "+6 or fewer"),
        (Bounds(3, 5, 2, 1), Bounds(4, 9, 1, 1), "not known"),
        (Bounds(), Bounds(4, 9, 1), "not known"),
        (None, Bounds(4, 9, 1), "not known"),
    ],
)
def test_difference_told_keeps_ranges_open(first: Any, second: Any, expected: str) -> None:
    assert difference_told(first, second) == expected


def test_compare_takes_the_days_before_and_says_what_is_on_both_sides() -> None:
    make_event(
        1, day=date(2024, 5, 2), last_day=date(2024, 5, 2), event_type="ambush", killed_low=2, killed_high=2
    )
    make_event(2, day=date(2024, 4, 30), last_day=date(2024, 5, 3), event_type="clash")
    sides = parse_sides(QueryDict("since=2024-05-01&until=2024-05-07"))
    assert (sides.second.since, sides.second.until) == (date(2024, 4, 24), date(2024, 4, 30))
    assert sides.labels == ("1–7 May 2024", "24–30 April 2024")
    assert side_notes(sides)[1:] == ("Events on both sides: 1. They are in the numbers of both.",)
    assert [(r.first, r.second, r.difference) for r in total_rows(sides)] == [
        ("2", "1", "−1"),
        ("0", "0", "0"),
        ("2", "", "not known"),
        ("", "", "not known"),
    ]
    rows = difference_rows(*make_pair(sides, "type"))
    assert [(r.name, r.first, r.second, r.difference) for r in rows] == [
        ("Clash, events not accepted (drafts)", "1", "1", "0"),
        ("Ambush, events not accepted (drafts)", "1", "0", "−1"),
    ]


def test_compare_draws_both_sides_on_one_scale(signed_in: Callable[..., Client]) -> None:
    for number in range(5):
        make_event(number, day=date(2024, 5, 2), event_type="ambush")
    make_event(9, day=date(2024, 4, 28), event_type="clash")
    client = signed_in()
    asked = "since=2024-05-01&until=2024-05-07&other_since=2024-04-01&other_until=2024-04-30"
    charts = [
        client.get(f"/explore/compare/type.json?{asked}&side={side}").json() for side in ("first", "second")
    ]
    assert [c["encoding"]["x"]["scale"]["domain"] for c in charts] == [[0, 5], [0, 5]]
    assert [c["encoding"]["y"]["scale"]["domain"] for c in charts] == [
        ["Ambush", "Clash"],
        ["Ambush", "Clash"],
    ]
    page = client.get(f"/explore/compare/?{asked}&all=1").content.decode()
    assert page.count("data-chart ") >= 4 and "7 and 30 days" in page
    assert 'name="other_since" value="2024-04-01"' in page


def test_compare_of_the_same_asks_for_another_side(signed_in: Callable[..., Client]) -> None:
    make_event(1)
    page = signed_in().get("/explore/compare/?country=Mali").content.decode()
    assert told("compare", "same_query") in page and "data-chart " not in page
    assert '<input type="hidden" name="country" value="ML">' in page


def test_compare_of_two_groups_keeps_the_period() -> None:
    row = make_event(1)
    EventParty.objects.create(event=row, role="perpetrator", actor="name:dawn", name="Dawn")
    sides = parse_sides(QueryDict("group=name:dawn&other_group=name:reeds&since=2024-05-01&until=2024-05-31"))
    assert (sides.first.group, sides.second.group) == ("name:dawn", "name:reeds")
    assert (sides.second.since, sides.second.until) == (date(2024, 5, 1), date(2024, 5, 31))
    assert next(row.first for row in total_rows(sides)) == "1"


def test_a_kind_of_materiel_is_a_range_by_fate() -> None:
    row = make_event(1)
    for fate, low, high in (("seized", 2, 3), ("surrendered", 1, None), ("destroyed", 4, 4), ("used", 9, 9)):
        EventMateriel.objects.create(
            event=row, item="PKM", category="machine_gun", disposition=fate, total_low=low, total_high=high
        )
    figure = make_figure(EventQuery(), "materiel")
    assert [(line.told, line.numbers) for line in figure.lines] == [
        ("machine gun", (Bounds(3, 4, 2, 1), Bounds(4, 4, 1, 0)))
    ]

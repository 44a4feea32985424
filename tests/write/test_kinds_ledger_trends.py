"""The materiel ledger and monthly trends: totals, what is contested, months, and charts that carry their own data."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from made_accounts import DJIBO, make_claim, make_item
from made_kinds import (
    compose,
    lead_of,
    made_events,
    outline_of,
    raid,
    renamed,
    resolved,
    rows_of,
    shelling,
    undated,
)

from dragoman.base.claim import Category
from dragoman.base.errors import ComposeError
from dragoman.write.report import Chart, Report


def specification(report: Report, name: str) -> dict[str, Any]:
    """A chart of a report as its reader gets it."""
    (chart,) = (c for c in report.charts if c.name == name)
    drawn: dict[str, Any] = json.loads(chart.specification)
    return drawn


def test_ledger_adds_up_by_category_and_says_where_lists_go_on() -> None:
    report = compose("ledger")
    assert (
        report.headline.text
        == "Materiel told of in accounts of two acts: as seized in one and as used in one"
    )
    assert lead_of(report) == [
        "Accounts of two acts of 4 September – 20 November 2023 told of materiel: as seized in one and as used in one.",
        "Told of as seized: at least six machine guns and at least four motorcycles.",
        "Told of as used: 12 pieces of ammunition.",
        "In one act an account says that there was more than it lists; totals of what it lists are lower bounds.",
    ]
    assert rows_of(report, "totals") == [
        ["Motorcycles[2]", "at least 4", "–"],
        ["Machine guns[2]", "at least 6", "–"],
        ["Ammunition[3]", "–", "12"],
    ]
    assert [row[0] for row in rows_of(report, "inventory")] == ["motorcycle", "PK machine gun", "shell"]


def test_ledger_tells_contradicting_quantities_side_by_side_and_denied_acts() -> None:
    first, second = raid()
    lists = resolved(
        [
            replace(first, materiel=(make_item(low=6, high=6),), inventory_open=False),
            replace(second, materiel=(make_item(low=2, high=2),)),
        ]
    )
    assert outline_of(compose("ledger", lists))[0] == (
        1,
        "Contested",
        [
            "Attack at Koumbori, Burkina Faso, 4 September 2023, PK machine gun (seized): 2 according to "
            "doc-2-gazette; 6 according to the Dawn Banner Front.[1][2]"
        ],
    )
    assert lead_of(compose("ledger", lists))[1] == "Told of as seized: 2 to 6 machine guns."
    assert outline_of(compose("ledger"))[0][2] == [
        "Shelling at Djibo, Burkina Faso, 20 November 2023: materiel is told of by doc-5-gazette; the act is denied by "
        "the Volta Rapid Brigade.[3][4]"
    ]


def test_quantities_that_one_number_fits_are_not_contested() -> None:
    first, second = raid()
    lists = resolved(
        [replace(first, materiel=(make_item(),)), replace(second, materiel=(make_item(low=2, high=None),))]
    )
    assert "Contested" not in [heading for _, heading, _ in outline_of(compose("ledger", lists))]


def test_ledger_keeps_units_out_of_totals() -> None:
    boxes = make_item("ammunition", 9, 9, category=Category.AMMUNITION, unit="box")
    report = compose("ledger", resolved([make_claim(1, materiel=(boxes, make_item()))]))
    assert lead_of(report)[1:] == [
        "Told of as seized: six machine guns.",
        "Boxes, rounds and other units are told of in one act and are in no total.",
    ]


def test_ledger_without_materiel_is_refused() -> None:
    with pytest.raises(ComposeError, match=r"no account of these events lists materiel\. Widen the days"):
        compose("ledger", resolved([undated()]))


def test_trends_count_by_month_and_show_months_without_acts_as_empty() -> None:
    report = compose("trends")
    assert outline_of(report)[0][2] == [
        "Two acts of September 2023 are told of: one ambush and one attack; one in Burkina Faso and one in Mali.[1][2]"
        "[4][5] Sources not party to the acts reported 17 to 19 killed, in two acts; parties claimed at least 51, in "
        "one act; they are not added.[1][2][4][5] Sources not party to the acts reported 3 to 5 civilians killed, in "
        "one act.[4][5]",
        "One shelling of November 2023 is told of, in Burkina Faso.[6] Sources not party to the acts reported two "
        "killed, in one act.[6]",
        "Of one act told of, the month is not known.[3]",
    ]
    drawn = specification(report, "statuses")
    assert drawn["encoding"]["x"]["scale"]["domain"] == ["September 2023", "October 2023", "November 2023"]
    assert {(v["month"], v["status"]): v["acts"] for v in drawn["data"]["values"]} == {
        ("September 2023", "several sources"): 2,
        ("September 2023", "disputed"): 0,
        ("October 2023", "several sources"): 0,
        ("October 2023", "disputed"): 0,
        ("November 2023", "several sources"): 0,
        ("November 2023", "disputed"): 1,
    }
    assert rows_of(report, "statuses") == [
        ["September 2023[1][2][4][5]", "–", "2", "–", "2"],
        ["November 2023[6][7]", "–", "–", "1", "1"],
        ["Month not known[3]", "1", "–", "–", "1"],
    ]


def test_trends_draw_the_killed_as_bands_of_parties_and_of_others() -> None:
    report = compose("trends")
    values = [v for v in specification(report, "killed")["data"]["values"] if "low" in v]
    assert values == [
        {"class": "parties claim", "high": 51, "low": 51, "month": "September 2023", "open": True},
        {"class": "others report", "high": 19, "low": 17, "month": "September 2023", "open": False},
        {"class": "others report", "high": 2, "low": 2, "month": "November 2023", "open": False},
    ]
    assert rows_of(report, "killed") == [
        ["September 2023[1][2][4][5]", "at least 51", "17 to 19"],
        ["November 2023[6][7]", "–", "2"],
    ]


def test_trends_fill_the_period_asked_for() -> None:
    report = compose("trends", start=date(2023, 8, 1), end=date(2023, 12, 31))
    months = specification(report, "statuses")["encoding"]["x"]["scale"]["domain"]
    assert months == [f"{month} 2023" for month in ("August", "September", "October", "November", "December")]


def test_an_act_between_two_months_is_in_neither() -> None:
    report = compose("trends", resolved([make_claim(1, event_date="2023-08-30/2023-09-02"), *raid()[1:]]))
    assert [row[0].split("[")[0] for row in rows_of(report, "statuses")] == [
        "September 2023",
        "Month not known",
    ]


def test_more_months_than_a_chart_can_show_are_refused() -> None:
    (event,) = resolved([make_claim(1, at=(DJIBO,))])
    old = replace(renamed(event, 1), date=replace(event.date, start="1921-01-01", end="1921-01-01"))
    with pytest.raises(
        ComposeError, match=r"span 1,233 months, from 1921-01 to 2023-09, .* at most 240\. Narrow"
    ):
        compose("trends", [event, old])


@pytest.mark.parametrize(
    "chart", [*compose("trends").charts, *compose("ledger").charts], ids=lambda c: c.name
)
def test_charts_hold_their_data_load_nothing_and_are_drawn(chart: Chart) -> None:
    from dragoman.write.render.charts import draw_chart

    assert "http" not in chart.specification and '"url"' not in chart.specification
    drawn = json.loads(chart.specification)
    assert drawn["data"]["values"] and drawn["background"] is None and drawn["title"]["text"] == chart.title
    assert "<svg" in draw_chart(chart) and chart.table.rows


def test_five_hundred_events_are_composed_without_looking_at_each_pair() -> None:
    (event,) = resolved([raid()[1]])
    many = [renamed(event, n) for n in range(500)]
    report = compose("week", many)
    assert report.headline.text == (
        "Weekly digest, 4 September 2023: 500 acts told of in Burkina Faso; killed: 7,000 as others report"
    )
    assert len(report.footnotes) == 500


def test_trends_of_one_undated_event_have_no_month() -> None:
    report = compose("trends", resolved([undated()]))
    assert report.headline.text == "Monthly trends: one act told of"
    assert rows_of(report, "statuses") == [["Month not known[1]", "1", "1"]]
    assert made_events()


def test_what_a_denial_names_is_not_listed() -> None:
    told, denial = shelling()
    events = resolved([told, replace(denial, materiel=(make_item("rocket", 40, 40),))])
    report = compose("ledger", events)
    assert report.headline.text == "Materiel told of in accounts of one act: as used in one"
    assert [row[0] for row in rows_of(report, "inventory")] == ["shell"]
    with pytest.raises(ComposeError, match="no account of these events lists materiel"):
        compose("ledger", resolved([replace(denial, materiel=(make_item("rocket", 40, 40),))]))

"""Specifications from anybody -> ours are let through, whatever loads, makes rows or never ends is not."""

from __future__ import annotations

import json
from typing import Any

import pytest

from dragoman.base.errors import ComposeError
from dragoman.write.bundle.chart_proofs import chart_problems
from dragoman.write.plain_chart import MOST_ROWS, read_plain
from dragoman.write.report import Chart, Table

STACKS: dict[str, Any] = {
    "data": {
        "values": [
            {"month": "January 2024", "status": "claimed", "acts": 1, "order": 0},
            {"month": "January 2024", "status": "reported", "acts": 1_234_567, "order": 1},
            {"month": "January 2024", "status": "disputed", "acts": 1, "order": 2},
        ]
    },
    "mark": {"type": "bar"},
    "encoding": {
        "x": {"field": "month", "type": "ordinal"},
        "y": {"field": "acts", "type": "quantitative"},
        "order": {"field": "order", "type": "quantitative"},
    },
}


def test_read_plain_gives_a_chart_of_ours_back() -> None:
    assert read_plain(json.dumps(STACKS), "statuses") == STACKS


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        pytest.param({"data": {"url": "https://a.example/x"}}, "its data do not stand in it", id="address"),
        pytest.param({"data": {"sequence": {"start": 0, "stop": 10**9}}}, "do not stand in it", id="made rows"),
        pytest.param({"data": {"values": [{}] * (MOST_ROWS + 1)}}, "in at most 20,000 rows", id="too many rows"),
        pytest.param({"data": {"values": [{"a": [1]}]}}, "no row of texts and numbers", id="nested row"),
        pytest.param({"data": {"values": [{"a": 1e300}]}}, "no row of texts and numbers", id="huge number"),
        pytest.param({"mark": {"type": "image"}}, "no such mark of ours: 'image'", id="picture"),
        pytest.param({"mark": "geoshape"}, "no such mark of ours: 'geoshape'", id="map"),
        pytest.param({"layer": [{"data": {"values": []}}]}, "'data' stands in none of ours", id="data below"),
        pytest.param({"params": [{"name": "p", "expr": "1"}]}, "'params' stands in none of ours", id="formula"),
        pytest.param({"transform": [{"calculate": "1", "as": "b"}]}, "'calculate' stands in none", id="calculation"),
        pytest.param({"transform": [{"filter": "datum.a > 1"}]}, "by a formula of its own", id="filter"),
        pytest.param({"usermeta": {"href": "x"}}, "'usermeta' stands in none of ours", id="unknown"),
        pytest.param({"width": 10**9}, "a number in it is too large", id="width"),
        pytest.param({"encoding": {"x": {"axis": {"tickCount": 10**7}}}}, "a number in it is too large", id="ticks"),
        pytest.param({"encoding": {"x": {"sort": ["a"] * 3000}}}, "a list in it has more than 2,000", id="long list"),
    ],
)  # fmt: skip
def test_read_plain_refuses_what_no_chart_of_ours_holds(change: dict[str, Any], problem: str) -> None:
    with pytest.raises(ComposeError) as refused:
        read_plain(json.dumps({**STACKS, **change}), "acts")
    assert str(refused.value).startswith("chart acts: its specification cannot be drawn (")
    assert problem in str(refused.value)


@pytest.mark.parametrize(
    "text", ["", "[" * 100_000, "[1]", "null", '{"a": NaN}', '{"mark": "' + "x" * 8_000_000 + '"}']
)
def test_read_plain_refuses_what_is_no_object_of_json(text: str) -> None:
    with pytest.raises(ComposeError, match=r"^chart acts: its specification "):
        read_plain(text, "acts")


def _chart(specification: dict[str, Any]) -> Chart:
    table = Table("statuses", "Acts", (), (), None)
    return Chart("statuses", "Acts", json.dumps(specification), table)


def test_place_in_a_stack_is_not_drawn_and_needs_no_cell() -> None:
    assert list(chart_problems(_chart(STACKS), {"0", "1", "1234567"})) == []


def test_number_that_is_drawn_and_stands_in_no_cell_is_named() -> None:
    assert list(chart_problems(_chart(STACKS), {"0", "1"})) == [
        "it draws 1234567, which its table does not say"
    ]


def test_order_that_is_drawn_as_a_length_is_found() -> None:
    encoding = {**STACKS["encoding"], "y": {"field": "order", "type": "quantitative"}}
    found = list(chart_problems(_chart({**STACKS, "encoding": encoding}), {"0", "1"}))
    assert found == ["it draws 2, which its table does not say"]

"""Figures -> Vega-Lite specifications whose data stand in them; whoever draws them sets fonts, axes and background."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from dragoman.tell.kinds import Total
from dragoman.write.kinds.telling import Teller

_OPEN = "+"
"""Stands over the end of a figure that is open upwards."""


@cache
def _look() -> dict[str, dict[str, Any]]:
    return tomllib.loads(files("dragoman.write.kinds").joinpath("charts.toml").read_text(encoding="utf-8"))


def draw_stacks(teller: Teller, name: str, rows: Sequence[tuple[str, str, int]]) -> str:
    """Stacked bars of acts: (month, status, number) for each, months in order, those without acts among them."""
    label = teller.label
    told = {status for _, status, number in rows if number}
    statuses = [status for status in _look()["status"] if status in told]
    domain = [label("status", status) for status in statuses]
    values = [
        {"month": month, "status": label("status", status), "order": statuses.index(status), "acts": number}
        for month, status, number in rows
        if status in told
    ]
    return _write(
        teller,
        name,
        values,
        {
            "mark": {"type": "bar"},
            "encoding": {
                "x": _months(teller, rows),
                "y": _numbers(label("axis", "acts"), "acts"),
                "color": {
                    "field": "status",
                    "type": "nominal",
                    "title": None,
                    "scale": {"domain": domain, "range": [_look()["status"][s] for s in statuses]},
                },
                "order": {"field": "order", "type": "quantitative"},
            },
        },
    )


def draw_bands(teller: Teller, name: str, rows: Sequence[tuple[str, str, Total | None]]) -> str:
    """From the least to the most: (month, class of speakers, total) for each; a month without a number stays empty."""
    label = teller.label
    classes = list(_look()["class"])
    values = [
        {"month": month, "class": label("class", kind), **_bounds(total)} if total else {"month": month}
        for month, kind, total in rows
    ]
    scale = {"domain": [label("class", kind) for kind in classes], "range": list(_look()["class"].values())}
    shapes = {"domain": scale["domain"], "range": [_look()["shape"][kind] for kind in classes]}
    encoding = {
        "x": _months(teller, rows),
        "xOffset": {"field": "class", "type": "nominal", "scale": {"domain": scale["domain"]}},
        "color": {"field": "class", "type": "nominal", "title": None, "scale": scale},
        "shape": {"field": "class", "type": "nominal", "title": None, "scale": shapes},
    }
    return _write(
        teller, name, values, {"encoding": encoding, "layer": _layers(label("axis", "killed"), "y")}
    )


def draw_bars(teller: Teller, name: str, rows: Sequence[tuple[str, Total]], axis: str) -> str:
    """Bars across, one a category, from nothing to the least, and a line on to the most."""
    values = [{"category": category, **_bounds(total)} for category, total in rows]
    order = [category for category, _ in rows]
    colour = _look()["bar"]["items"]
    encoding = {"y": {"field": "category", "type": "nominal", "sort": order, "title": None}}
    title = teller.label("axis", axis)
    span = {"x": _numbers(title, "low"), "x2": {"field": "high"}}
    layers = [
        {"mark": {"type": "bar", "color": colour}, "encoding": {"x": _numbers(title, "low")}},
        {"mark": {"type": "rule", "color": colour, "strokeWidth": 2}, "encoding": span},
        _open_ends("x", title, colour),
    ]
    return _write(
        teller,
        name,
        values,
        {"encoding": encoding, "layer": layers},
        height={"step": _look()["size"]["bar_step"]},
    )


def _layers(title: str, axis: str) -> list[dict[str, Any]]:
    """A line from the least to the most, a mark at both ends, and a sign where the end is open."""
    numbers = _numbers(title, "low")
    return [
        {"transform": _has_number(), "mark": {"type": "rule", "strokeWidth": 2},
         "encoding": {axis: numbers, f"{axis}2": {"field": "high"}}},
        {"transform": _has_number(), "mark": {"type": "point", "filled": True, "size": 45, "opacity": 1},
         "encoding": {axis: {**numbers}}},
        {"transform": _has_number(), "mark": {"type": "point", "filled": True, "size": 45, "opacity": 1},
         "encoding": {axis: _numbers(title, "high")}},
        _open_ends(axis, title, None),
    ]  # fmt: skip


def _has_number() -> list[dict[str, str]]:
    return [{"filter": "isValid(datum.low)"}]


def _open_ends(axis: str, title: str, colour: str | None) -> dict[str, Any]:
    off = {"dy": -9} if axis == "y" else {"dx": 9}
    mark = {"type": "text", "text": _OPEN, "fontSize": 13, **off, **({"color": colour} if colour else {})}
    return {
        "transform": [{"filter": "datum.open"}],
        "mark": mark,
        "encoding": {axis: _numbers(title, "high")},
    }


def _bounds(total: Total) -> dict[str, int | bool]:
    is_open = total.high is None
    return {"low": total.low, "high": total.low if total.high is None else total.high, "open": is_open}


def _months(teller: Teller, rows: Sequence[tuple[str, str, object]]) -> dict[str, Any]:
    order = list(dict.fromkeys(month for month, _, _ in rows))
    axis = {"labelAngle": -45 if len(order) > 3 else 0, "labelOverlap": True}
    return {
        "field": "month",
        "type": "ordinal",
        "scale": {"domain": order},
        "title": teller.label("axis", "month"),
        "axis": axis,
    }


def _numbers(title: str, field: str) -> dict[str, Any]:
    axis = {"tickMinStep": 1, "tickCount": 8, "format": ",d"}
    return {"field": field, "type": "quantitative", "title": title, "axis": axis, "scale": {"zero": True}}


def _write(
    teller: Teller, name: str, values: list[dict[str, Any]], body: dict[str, Any], *, height: object = None
) -> str:
    """A specification as JSON: its data inline, nothing to load, transparent."""
    size = _look()["size"]
    specification = {
        "title": {"text": teller.label("table", name), **_look()["title"]},
        "description": teller.label("table", name),
        "background": None,
        "width": size["width"],
        "height": height or size["height"],
        "data": {"values": values},
        **body,
    }
    return json.dumps(specification, ensure_ascii=False, sort_keys=True)

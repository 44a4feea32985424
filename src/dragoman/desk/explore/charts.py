"""A figure -> its Vega-Lite specification, its data in it, as it is drawn in reports (`write.kinds.charts`).

Colours, faces and the ground are set by whoever draws (js/chart.js); nothing is loaded. Colour alone tells nothing:
drafts are paler, and what only parties say has squares where the rest has discs.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta
from textwrap import wrap
from typing import Any

from dragoman.desk.explore.figure import Figure, Line, Shape
from dragoman.desk.explore.numbers import Bounds
from dragoman.desk.explore.steps import Stretch
from dragoman.desk.explore.words import bounds_told, told
from dragoman.page.words import runs_rtl

Spec = dict[str, Any]
_TITLE_CHARACTERS, _ASKED_CHARACTERS = 46, 62
_HEIGHT = 190
_LINE_PX, _TWO_PX = 24, 32
_PALE = 0.38
_OPEN = "+"
_MARKS = ("circle", "square")


def draw_chart(figure: Figure, *, most: int | None = None) -> Spec:
    """The specification of a figure.

    Args:
        most: the end of the scale, so that two figures can stand side by side; None is that of the figure.
    """
    draw = {
        Shape.STACKS: _stacks,
        Shape.BANDS: _bands,
        Shape.BARS: _bars,
        Shape.RANGES: _ranges,
    }[figure.shape]
    asked = [line for text in figure.asked for line in wrap(text, _ASKED_CHARACTERS)]
    return {
        "title": {
            "text": wrap(figure.title, _TITLE_CHARACTERS),
            "subtitle": asked,
            "anchor": "end" if runs_rtl() else "start",
        },
        "description": figure.says,
        **draw(figure, figure.most if most is None else most),
    }


def _stacks(figure: Figure, most: int) -> Spec:
    values = []
    for line in figure.lines:
        foot = 0
        for _, measure, count in _counts(figure, line):
            span = {"foot": foot, "top": foot + count, "n": count}
            values.append({**_when(line), "told": line.told, "part": _label(measure), **span})
            foot += count
    return {
        "height": _HEIGHT,
        "data": {"values": values, "format": {"parse": {"from": "date", "to": "date"}}},
        "mark": {"type": "rect", "tooltip": True},
        "encoding": {
            "x": _time("from"),
            "x2": {"field": "to"},
            "y": {**_numbers(figure, most), "field": "foot"},
            "y2": {"field": "top"},
            **_parts(figure),
            "tooltip": _tips(figure),
        },
    }


def _bars(figure: Figure, most: int) -> Spec:
    values = [
        {"told": name, "part": _label(measure), "order": at, "n": count}
        for name, line in zip(_names(figure), figure.lines, strict=True)
        for at, measure, count in _counts(figure, line)
    ]
    return {
        "height": len(figure.lines) * _LINE_PX,
        "data": {"values": values},
        "mark": {"type": "bar", "tooltip": True},
        "encoding": {
            "y": _lines(figure),
            "x": {**_numbers(figure, most), "field": "n", "stack": "zero"},
            **_parts(figure),
            "order": {"field": "order", "type": "quantitative"},
            "tooltip": _tips(figure),
        },
    }


def _bands(figure: Figure, most: int) -> Spec:
    values = [
        {"at": _middle(line.stretch, n, len(figure.drawn)), "told": line.told, "part": part, **told_of}
        for line in figure.lines
        if line.stretch
        for n, part, told_of in _bounds(figure, line)
    ]
    shared = {"x": _time("at"), **_colours(figure), "tooltip": _tips(figure, "span")}
    span = {"y": {**_numbers(figure, most), "field": "low"}, "y2": {"field": "high"}}
    return {
        "height": _HEIGHT,
        "data": {"values": values},
        "layer": [
            _extent(figure),
            {"mark": {"type": "rule", "strokeWidth": 2, "tooltip": True}, "encoding": {**shared, **span}},
            *(_points(figure, most, "y", end, shared) for end in ("low", "high")),
            *([_open_ends(figure, most, "y", shared)] if any(row["open"] for row in values) else []),
        ]
        if values
        else [_extent(figure)],  # a layer without rows has no extent, and a browser's console is told so
    }


def _extent(figure: Figure) -> Spec:
    """Nothing to be seen, so that time runs over all stretches, also where no number is told."""
    ends = [line.stretch for line in figure.lines if line.stretch]
    days = [ends[0].first, _after(ends[-1])] if ends else []
    return {
        "data": {"values": [{"at": day.isoformat()} for day in days]},
        "mark": {"type": "rule", "opacity": 0, "tooltip": None},
        "encoding": {"x": _time("at")},
    }


def _ranges(figure: Figure, most: int) -> Spec:
    values = [
        {"told": name, "part": part, **told_of}
        for name, line in zip(_names(figure), figure.lines, strict=True)
        for _, part, told_of in _bounds(figure, line)
    ]
    shared = {
        "y": _lines(figure),
        "yOffset": {"field": "part", "type": "nominal", "scale": {"domain": _labels(figure)}},
        **_colours(figure),
        "tooltip": _tips(figure, "span"),
    }
    low = {"x": {**_numbers(figure, most), "field": "low"}}
    return {
        "height": len(figure.lines) * _TWO_PX,
        "data": {"values": values},
        "layer": [
            {"mark": {"type": "bar", "fillOpacity": 0.7, "tooltip": True}, "encoding": {**shared, **low}},
            {
                "mark": {"type": "rule", "strokeWidth": 2, "tooltip": True},
                "encoding": {**shared, **low, "x2": {"field": "high"}},
            },
            _points(figure, most, "x", "high", shared),
            _open_ends(figure, most, "x", shared),
        ],
    }


def _points(figure: Figure, most: int, axis: str, end: str, shared: Spec) -> Spec:
    return {
        "mark": {"type": "point", "filled": True, "size": 26, "opacity": 1, "tooltip": True},
        "encoding": {**shared, axis: {**_numbers(figure, most), "field": end}, "shape": _shapes(figure)},
    }


def _open_ends(figure: Figure, most: int, axis: str, shared: Spec) -> Spec:
    off = {"dy": -8} if axis == "y" else {"dx": 8}
    return {
        "transform": [{"filter": {"field": "open", "equal": True}}],
        "mark": {"type": "text", "text": _OPEN, "fontSize": 12, **off},
        "encoding": {**shared, axis: {**_numbers(figure, most), "field": "high"}},
    }


def _counts(figure: Figure, line: Line) -> list[tuple[int, str, int]]:
    """(place, measure, count) of the parts of a bar."""
    pairs = zip(figure.drawn, figure.drawn_of(line), strict=True)
    return [(at, measure, n if isinstance(n, int) else 0) for at, (measure, n) in enumerate(pairs)]


def _bounds(figure: Figure, line: Line) -> list[tuple[int, str, dict[str, object]]]:
    """(place, part, its bounds) of the parts of a line for which any account gives a number."""
    pairs = enumerate(zip(figure.drawn, figure.drawn_of(line), strict=True))
    return [
        (at, _label(measure), {"low": n.low, "high": n.high, "open": n.is_open, "span": bounds_told(n)})
        for at, (measure, n) in pairs
        if isinstance(n, Bounds) and n.told
    ]


def _label(measure: str) -> str:
    return told("legend", measure)


def _labels(figure: Figure) -> list[str]:
    return [_label(measure) for measure in figure.drawn]


def _parts(figure: Figure) -> Spec:
    """Parts of a bar: full, then pale."""
    scale = {"domain": _labels(figure), "range": [1, _PALE][: len(figure.drawn)]}
    legend = {"columns": 2 if figure.shape is Shape.STACKS else 1}
    return {"opacity": {"field": "part", "type": "ordinal", "title": None, "scale": scale, "legend": legend}}


def _colours(figure: Figure) -> Spec:
    return {"color": _classes(figure, {})}


def _shapes(figure: Figure) -> Spec:
    return _classes(figure, {"range": list(_MARKS[: len(figure.drawn)])})


def _classes(figure: Figure, more: Spec) -> Spec:
    """Classes of speakers or of fates: one legend for colour and shape, a line each, so that a phone holds it."""
    scale = {"domain": _labels(figure), **more}
    return {"field": "part", "type": "nominal", "title": None, "scale": scale, "legend": {"columns": 1}}


def _lines(figure: Figure) -> Spec:
    names = _names(figure)
    return {"field": "told", "type": "nominal", "sort": names, "title": None, "scale": {"domain": names}}


def _names(figure: Figure) -> list[str]:
    """The words of the lines, told apart where two have the same."""
    seen: Counter[str] = Counter()
    names = []
    for line in figure.lines:
        seen[line.told] += 1
        names.append(f"{line.told} ({seen[line.told]})" if seen[line.told] > 1 else line.told)
    return names


def _numbers(figure: Figure, most: int) -> Spec:
    axis = {"tickMinStep": 1, "tickCount": 6, "format": ",d"}
    scale = {"domain": [0, max(1, most)], "nice": True}
    return {"type": "quantitative", "title": figure.axis, "axis": axis, "scale": scale}


def _time(field: str) -> Spec:
    axis = {"labelOverlap": True, "tickCount": 8}
    return {"field": field, "type": "temporal", "title": None, "scale": {"type": "utc"}, "axis": axis}


def _tips(figure: Figure, number: str = "n") -> list[Spec]:
    kind = "nominal" if number == "span" else "quantitative"
    shown = {"format": ",d"} if kind == "quantitative" else {}
    return [
        {"field": "told", "type": "nominal", "title": figure.head},
        {"field": "part", "type": "nominal", "title": " "},
        {"field": number, "type": kind, "title": figure.axis, **shown},
    ]


def _when(line: Line) -> dict[str, str]:
    """From when to when a bar stands; the day after its last is the end."""
    assert line.stretch is not None
    return {"from": line.stretch.first.isoformat(), "to": _after(line.stretch).isoformat()}


def _after(stretch: Stretch) -> date:
    return stretch.last + timedelta(days=1) if stretch.last < date.max else date.max


def _middle(stretch: Stretch, number: int, parts: int) -> str:
    """The moment at which the part of that number stands, so that two stand beside each other."""
    start = datetime(stretch.first.year, stretch.first.month, stretch.first.day, tzinfo=UTC)
    share = (_after(stretch) - stretch.first) * (number + 1) / (parts + 1)
    return f"{(start + share).replace(tzinfo=None).isoformat(timespec='seconds')}Z"

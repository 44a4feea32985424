"""Two periods or two groups side by side: the page, each figure of both, and the chart of one side as JSON."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dragoman.desk.events.chips import draw_chips, draw_fields
from dragoman.desk.events.kept import answer_once
from dragoman.desk.events.named import group_name
from dragoman.desk.explore.charts import draw_chart
from dragoman.desk.explore.compare import (
    Sides,
    difference_rows,
    make_pair,
    parse_sides,
    side_notes,
    total_rows,
)
from dragoman.desk.explore.shown import room_of, with_query
from dragoman.desk.explore.tables import draw_table
from dragoman.desk.explore.words import compared, told

_SIDES = ("first", "second")
_AT_ONCE = ("events",)


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Both sides as a whole, and their figures."""
    sides = parse_sides(request.GET)
    is_same = sides.first.address() == sides.second.address()
    context = {
        "query": sides.first,
        "sides": _sides(sides),
        "fields": draw_fields(sides.first),
        "other": _other(sides),
        "bbox": ",".join(map(repr, sides.first.bbox)) if sides.first.bbox else "",
        "shared": _shared(sides),
        "keep": parse_qsl(replace(sides.first, since=None, until=None, group="", problems=()).address()),
        "notes": side_notes(sides),
        "is_same": is_same,
        "totals": total_rows(sides),
        "back_url": with_query(reverse("explore:index"), sides.first.address()),
        "figures": []
        if is_same
        else [
            {"pair": _pair(sides, name)}
            if name in _AT_ONCE or request.GET.get("all") == "1"
            else {"later_url": _url("explore:pair", name, sides), "title": told("titles", name, step="time")}
            for name in compared()
        ],
    }
    return render(request, "desk/explore/compare.html", context)


@require_safe
def pair(request: HttpRequest, name: str) -> HttpResponse:
    """A figure of both sides: a page of its own, or for HTMX the part that belongs in the page."""
    sides = _sides_of(request, name)
    context = {
        "pair": _pair(sides, name),
        "sides": _sides(sides),
        "back_url": with_query(reverse("explore:compare"), _address(sides)),
    }
    response = render(request, f"desk/explore/{'pair' if request.htmx else 'pair_alone'}.html", context)
    response["Vary"] = "HX-Request, Cookie"
    return response


@require_safe
def chart(request: HttpRequest, name: str) -> HttpResponse:
    """The chart of one side, `side=first` or `side=second`, on the scale of both."""
    sides = _sides_of(request, name)
    side = request.GET.get("side", "first")
    if side not in _SIDES:
        raise Http404(side)
    both = make_pair(sides, name)
    most = max(figure.most for figure in both)
    return answer_once(request, JsonResponse(draw_chart(both[_SIDES.index(side)], most=most)))


def _sides_of(request: HttpRequest, name: str) -> Sides:
    if name not in compared():
        raise Http404(name)
    return parse_sides(request.GET)


def _sides(sides: Sides) -> list[Mapping[str, str]]:
    return [
        {"label": label, "url": with_query(reverse("explore:index"), query.address())}
        for label, query in zip(sides.labels, sides.both, strict=True)
    ]


def _pair(sides: Sides, name: str) -> Mapping[str, object]:
    both = make_pair(sides, name)
    return {
        "name": name,
        "title": both[0].title,
        "notes": both[0].notes if both[0].notes == both[1].notes else (),
        "differences": difference_rows(*both),
        "head": both[0].head,
        "sides": [
            {
                "figure": figure,
                "label": label,
                "table": draw_table(figure),
                "room": room_of(figure),
                "chart_url": _url("explore:pair-chart", name, sides, side=side),
                "csv_url": with_query(reverse("explore:numbers", args=[name]), query.address()),
                "events_url": reverse("events:index"),
            }
            for figure, label, side, query in zip(both, sides.labels, _SIDES, sides.both, strict=True)
        ],
    }


def _address(sides: Sides) -> str:
    """The address of both sides; what is the same is there once."""
    own = {
        f"other_{name}": value
        for name in ("since", "until", "group")
        if (value := getattr(sides.second, name)) and value != getattr(sides.first, name)
    }
    return "&".join(filter(None, [sides.first.address(), urlencode(own)]))


def _url(page: str, name: str, sides: Sides, **more: str) -> str:
    return with_query(reverse(page, args=[name]), _address(sides), urlencode(more))


def _shared(sides: Sides) -> str:
    """The filters that both sides have, in words."""
    bare = replace(sides.first, since=None, until=None, group="")
    return " · ".join(f"{chip.label}: {chip.value}" for chip in draw_chips(bare))


def _other(sides: Sides) -> Mapping[str, str]:
    second = sides.second
    return {
        "since": second.since.isoformat() if second.since else "",
        "until": second.until.isoformat() if second.until else "",
        "group": group_name(second.group) if second.group else "",
    }

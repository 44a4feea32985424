"""The figures of a query: the page of them, each by itself, its chart as JSON, its numbers as CSV."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dragoman.desk.events.chips import draw_chips, draw_fields
from dragoman.desk.events.kept import answer_once, kept
from dragoman.desk.events.named import settle_names
from dragoman.desk.events.pages import count_up_to
from dragoman.desk.events.places import draw_places
from dragoman.desk.events.points import MOST_POINTS, rows_seen
from dragoman.desk.events.query import EventQuery, parse_query
from dragoman.desk.explore.charts import draw_chart
from dragoman.desk.explore.csv_file import write_csv
from dragoman.desk.explore.figure import Figure
from dragoman.desk.explore.figures import FIGURES, asked_lines, is_large, make_figure, over_time
from dragoman.desk.explore.shown import show_figure, with_query
from dragoman.desk.explore.words import bounds_told, parts, span_told, told
from dragoman.desk.wording import say
from dragoman.page.words import number_words

_AT_ONCE = ("events", "killed")
"""Figures that are on the page from the start; the others come when they are scrolled to, or all with `all=1`."""


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The figures of a query; asked by HTMX for its results alone."""
    query = asked_of(request)
    here = reverse("explore:index")
    if not request.htmx and not query.problems and any(value == "" for value in request.GET.values()):
        return redirect(with_query(here, query.address()))  # an address without its empty fields
    context = _context(request, query)
    if not request.htmx:
        context |= {"fields": draw_fields(query)}
    response = render(request, f"desk/explore/{'results' if request.htmx else 'index'}.html", context)
    if request.htmx:
        response["HX-Push-Url"] = with_query(here, query.address())
    response["Vary"] = "HX-Request, Cookie"
    return response


@require_safe
def figure(request: HttpRequest, name: str) -> HttpResponse:
    """One figure: a page of its own, or for HTMX the part that belongs in the page of all."""
    query = asked_of(request)
    made = figure_of(query, name)
    context = {
        "shown": show_figure(made, query.address()),
        "query": query,
        "asked": query.address(),
        "is_alone": not request.htmx,
        "events_url": reverse("events:index"),
        "back_url": with_query(reverse("explore:index"), query.address()),
    }
    response = render(request, f"desk/explore/{'figure' if request.htmx else 'alone'}.html", context)
    response["Vary"] = "HX-Request, Cookie"
    return response


@require_safe
def chart(request: HttpRequest, name: str) -> HttpResponse:
    """The chart of a figure as a Vega-Lite specification, with its data."""
    query = asked_of(request)
    return answer_once(request, JsonResponse(draw_chart(figure_of(query, name))))


@require_safe
def numbers(request: HttpRequest, name: str) -> HttpResponse:
    """All lines of a figure as a CSV file."""
    query = asked_of(request)
    made = figure_of(query, name)
    response = HttpResponse(write_csv(made), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{made.name}.csv"'
    return response


def asked_of(request: HttpRequest) -> EventQuery:
    """The query of an address; names that a person typed are looked up."""
    return settle_names(parse_query(request.GET))


def figure_of(query: EventQuery, name: str) -> Figure:
    """A figure by its name; an address with another name leads nowhere."""
    if name not in FIGURES:
        raise Http404(name)
    return make_figure(query, name)


def _context(request: HttpRequest, query: EventQuery) -> dict[str, object]:
    asked = query.address()
    events_url = reverse("events:index")
    return {
        "query": query,
        "asked": asked,
        "is_all": query.is_empty,
        "bbox": ",".join(map(repr, query.bbox)) if query.bbox else "",
        "chips": [
            {
                "label": c.label,
                "value": c.value,
                "remove_url": with_query(reverse("explore:index"), c.without),
            }
            for c in draw_chips(query)
        ],
        "clear_url": reverse("explore:index"),
        "events_url": events_url,
        "list_url": with_query(events_url, asked),
        "compare_url": with_query(reverse("explore:compare"), asked),
        "all_url": with_query(reverse("explore:index"), asked, "all=1"),
        "is_large": is_large(),
        "is_whole": request.GET.get("all") == "1",
        "count": "0" if not over_time(query).total.events else "",
        "tiles": _tiles(query),
        "parts": _parts(query, everything=request.GET.get("all") == "1"),
        **_map(query),
    }


def _tiles(query: EventQuery) -> list[Mapping[str, str | None]]:
    over = over_time(query)
    total = over.total
    claimed = bounds_told(total.claimed)
    return [
        {
            "label": _("Events"),
            "value": number_words(total.events),
            "under": say(
                "{accepted} accepted, {drafts} drafts", accepted=total.accepted, drafts=total.drafts
            ),
        },
        {
            "label": _("Killed, least to most"),
            "value": span_told(total.killed) or None,
            "unit": " " + _("or more") if total.killed.is_open else "",
            "under": say("of these {claimed} only by parties", claimed=claimed) if claimed else "",
        },
        {
            "label": _("Events without a number of dead"),
            "value": number_words(total.events - total.killed.told),
            "under": _("not counted as none"),
        },
        {"label": _("Events without a day"), "value": number_words(over.undated.events), "under": ""},
    ]


def _parts(query: EventQuery, *, everything: bool) -> list[Mapping[str, object]]:
    asked, lines, step = query.address(), asked_lines(query), told("steps", over_time(query).step)
    return [
        {
            "name": name,
            "heading": heading,
            "figures": [
                {"shown": show_figure(make_figure(query, one, asked=lines), asked)}
                if everything or one in _AT_ONCE
                else {
                    "later_url": with_query(reverse("explore:figure", args=[one]), asked),
                    "title": told("titles", one, step=step),
                }
                for one in names
            ],
        }
        for name, heading, names in parts()
    ]


def _map(query: EventQuery) -> dict[str, object]:
    _, is_more = count_up_to(rows_seen(query, None), MOST_POINTS)
    nowhere, nowhere_more = count_up_to(query.rows().filter(lat__isnull=True))
    box = f"within={','.join(map(repr, query.bbox))}" if query.bbox else ""
    return {
        "points_url": with_query(reverse("events:points"), query.address(bbox=None), box),
        "has_clusters": is_more,
        "most_points": MOST_POINTS,
        "places": kept(
            f"places:{is_more}",
            query.address(),
            lambda: draw_places(query, by_country=is_more),
            may_lag=is_large(),
        ),
        "nowhere": f"{number_words(nowhere)}{'+' if nowhere_more else ''}" if nowhere else "",
        "index_url": reverse("events:index"),
    }

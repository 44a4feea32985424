"""The list, the map and the timeline of one query, the points of the map, and names that fit what is typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dragoman.base.json_value import Json
from dragoman.desk.events.chips import draw_chips, draw_fields
from dragoman.desk.events.done import find_done
from dragoman.desk.events.kept import answer_once, kept
from dragoman.desk.events.named import settle_names, suggest_groups
from dragoman.desk.events.pages import Page, count_up_to, find_page
from dragoman.desk.events.places import draw_places
from dragoman.desk.events.points import MOST_POINTS, draw_points, read_view, rows_seen
from dragoman.desk.events.query import EventQuery, parse_query
from dragoman.desk.events.rows import draw_rows
from dragoman.desk.events.saved import draw_saved
from dragoman.desk.events.timeline import STEPS, draw_timeline
from dragoman.desk.events.words import ORDERS, room_word
from dragoman.page.words import number_words

_WORLD_ZOOM = 2
"""Up to this zoom the whole earth is answered, so that everybody's view of it is one."""
VIEWS = ("list", "map", "timeline")
_SORTED = {"day": "day", "killed": "killed"}
_COLUMNS = ("title", "day", "place", "status", "killed", "sources", "grade", "review")
_NUMBERS = frozenset({"killed", "sources"})


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; `sort_url` where the list can be sorted by it."""

    name: str
    label: str
    kind: str
    sort_url: str
    is_sorted: bool


@dataclass(frozen=True, slots=True)
class Tab:
    """A way to look at the query."""

    label: str
    url: str
    is_current: bool


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The events of a query; asked by HTMX for its results alone."""
    query = settle_names(parse_query(request.GET))
    view = request.GET.get("view", "list")
    view = view if view in VIEWS else "list"
    if not request.htmx and not query.problems and any(value == "" for value in request.GET.values()):
        return redirect(_url(query, view=view, step=_step(request)))  # an address without its empty fields
    context = _context(request, query, view)
    response = render(request, f"desk/events/{'results' if request.htmx else 'index'}.html", context)
    if request.htmx:
        response["HX-Push-Url"] = _url(query, view=view, step=_step(request))
    response["Vary"] = "HX-Request, Cookie"
    return response


def _context(request: HttpRequest, query: EventQuery, view: str) -> Mapping[str, object]:
    body = _BODIES[view](request, query)
    count, is_more = _count(query, body.get("page"))
    context: dict[str, object] = {
        "query": query,
        "view": view,
        "chips": [
            {"label": chip.label, "value": chip.value, "remove_url": _join(chip.without, view=view)}
            for chip in draw_chips(query)
        ],
        "clear_url": _join("", view=view),
        "tabs": [Tab(room_word("views", name), _url(query, view=name), name == view) for name in VIEWS],
        "found": f"{number_words(count)}+" if is_more else number_words(count),
        "here": _url(query, view=view, step=_step(request)),
        "asked": query.address(),
        "is_all": query.is_empty,
        "bbox": ",".join(map(repr, query.bbox)) if query.bbox else "",
    }
    if not request.htmx:
        context |= {
            "fields": draw_fields(query),
            "saved": draw_saved(request.user),
            "done": find_done(request),
        }
    return context | body


def _count(query: EventQuery, page: object) -> tuple[int, bool]:
    """How many events there are, without asking where one page has them all."""
    if isinstance(page, Page) and not page.before and not page.after and page.is_first:
        return len(page.rows), False
    return count_up_to(query.rows())


def _page(request: HttpRequest, query: EventQuery) -> Page:
    return find_page(
        query, after=request.GET.get("after", ""), before=request.GET.get("before", ""), is_slim=True
    )


def _list(request: HttpRequest, query: EventQuery) -> dict[str, object]:
    page = _page(request, query)
    return {
        "page": page,
        "rows": draw_rows(page.rows, request.user),
        "columns": [_column(name, query) for name in _COLUMNS],
        "newer_url": _url(query, before=page.before) if page.before else "",
        "older_url": _url(query, after=page.after) if page.after else "",
        "sorts": [
            {
                "label": room_word("sort", name),
                "url": _url(query, sort=name),
                "is_current": name == query.sort,
            }
            for name in ("day", "killed", "updated")
        ],
    }


def _map(request: HttpRequest, query: EventQuery) -> dict[str, object]:
    _, is_more = count_up_to(rows_seen(query, None), MOST_POINTS)
    many = "many" if is_more else "few"
    nowhere, nowhere_more = count_up_to(query.rows().filter(lat__isnull=True))
    given = query.address(bbox=None)
    within = query.address(**_nothing_but_bbox(query)).replace("bbox=", "within=")
    asked = "&".join(filter(None, [given, within]))
    return {
        "points_url": f"{reverse('events:points')}{'?' if asked else ''}{asked}",
        "has_clusters": is_more,
        "most_points": MOST_POINTS,
        "places": kept(
            f"places:{many}", query.address(), lambda: draw_places(query, by_country=is_more), may_lag=is_more
        ),
        "nowhere": f"{number_words(nowhere)}{'+' if nowhere_more else ''}" if nowhere else "",
        "index_url": reverse("events:index"),
    }


def _timeline(request: HttpRequest, query: EventQuery) -> dict[str, object]:
    step = _step(request)
    _, is_more = count_up_to(query.rows(), MOST_POINTS)
    drawn = kept(f"timeline:{step}", query.address(), lambda: draw_timeline(query, step), may_lag=is_more)
    page = _page(request, query)
    return {
        "timeline": drawn,
        "statuses": ORDERS["status"],
        "steps": [
            {
                "label": room_word("step", s),
                "url": _url(query, view="timeline", step=s),
                "is_current": s == drawn.step,
            }
            for s in drawn.steps
        ],
        "page": page,
        "moments": draw_rows(page.rows, request.user),
        "newer_url": _url(query, view="timeline", step=step, before=page.before) if page.before else "",
        "older_url": _url(query, view="timeline", step=step, after=page.after) if page.after else "",
        "index_url": reverse("events:index"),
    }


_BODIES = {"list": _list, "map": _map, "timeline": _timeline}


@require_safe
def points(request: HttpRequest) -> HttpResponse:
    """The events of a query as GeoJSON; `bbox` and `zoom` are what the map looks at, `within` the query's own box."""
    given = request.GET.copy()
    seen = read_view(given.pop("bbox", [""])[-1])
    zoom_text = given.pop("zoom", ["0"])[-1]
    zoom = int(zoom_text) if zoom_text.isascii() and zoom_text.isdigit() and len(zoom_text) < 3 else 0
    if given.get("within"):
        given["bbox"] = given["within"]
    query = settle_names(parse_query(given))
    seen = None if zoom <= _WORLD_ZOOM else seen
    _, is_more = count_up_to(rows_seen(query, seen), MOST_POINTS)
    links = {
        "link": reverse("events:event", args=["e-0"]).replace("e-0", "{}"),
        "more": reverse("events:index"),
    }

    def make() -> Json:
        return draw_points(query, seen, zoom, clustered=is_more, **links)

    found = kept("points", f"{query.address()} {seen} {zoom if is_more else ''}", make, may_lag=is_more)
    return answer_once(request, JsonResponse(found, content_type="application/geo+json"))


@require_safe
def suggest(request: HttpRequest) -> HttpResponse:
    """Groups that fit what is typed, as choices of the field."""
    return render(
        request, "desk/events/groups.html", {"groups": suggest_groups(request.GET.get("group", ""))}
    )


def _column(name: str, query: EventQuery) -> Column:
    kind = "number" if name in _NUMBERS else "title" if name == "title" else "date" if name == "day" else ""
    sort = _SORTED.get(name, "")
    return Column(
        name, room_word("columns", name), kind, _url(query, sort=sort) if sort else "", query.sort == sort
    )


def _step(request: HttpRequest) -> str:
    step = request.GET.get("step", "")
    return step if step in STEPS else ""


def _nothing_but_bbox(query: EventQuery) -> dict[str, object]:
    empty = EventQuery()
    names = [name for name in EventQuery.__dataclass_fields__ if name not in ("bbox", "problems")]
    return {name: getattr(empty, name) for name in names}


def _url(query: EventQuery, *, view: str = "list", sort: str = "", **extra: str) -> str:
    """The address of the query in a view, from its first page."""
    return _join(query.address(sort=sort) if sort else query.address(), view=view, **extra)


def _join(address: str, *, view: str = "list", **extra: str) -> str:
    more = urlencode({k: v for k, v in {"view": "" if view == "list" else view, **extra}.items() if v})
    whole = "&".join(filter(None, [address, more]))
    return f"{reverse('events:index')}{'?' if whole else ''}{whole}"

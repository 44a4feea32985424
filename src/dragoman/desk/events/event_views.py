"""The page of one event, its point on the map, and other events to compare or merge it with."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dragoman.desk.actions.rights import Right, holds
from dragoman.desk.events.cards import draw_cards
from dragoman.desk.events.compared import compare_events
from dragoman.desk.events.done import find_done, undo_url
from dragoman.desk.events.history import draw_history
from dragoman.desk.events.opened import Opened, open_event, rows_of
from dragoman.desk.events.pages import find_page
from dragoman.desk.events.query import EventQuery
from dragoman.desk.events.rows import draw_rows
from dragoman.desk.keeping.event_rows import find_event_row, load_event
from dragoman.desk.keeping.titles import title_of
from dragoman.desk.models import EventRow, TrayItem
from dragoman.page.event_model import EventView

_CANDIDATES = 12


@require_safe
def event(request: HttpRequest, event_id: str) -> HttpResponse:
    """All that is known of an event; an old id leads to the event that has it now."""
    row = _find(event_id)
    if row.event_id != event_id:
        return redirect("events:event", row.event_id, permanent=True)
    opened = open_event(row, request.user)
    context = {
        "room": "events",
        "event": opened.view,
        "accounts": _account_rows(opened.view),
        "row": row,
        "claims": opened.claims,
        "neighbours": opened.neighbours,
        "history": draw_history([line.claim_id for line in opened.claims], request.user, opened.desk),
        "place": _place(opened),
        "in_tray": TrayItem.objects.filter(owner=request.user, kind="event", subject=row.event_id).exists(),
        "may_decide": holds(request.user, Right.DECIDE),
        "undo_url": undo_url(),
        "done": find_done(request),
        "here": request.path,
    }
    return render(request, "desk/events/event.html", context)


def _account_rows(view: EventView) -> tuple[tuple[str, bool, tuple[tuple[object, bool], ...]], ...]:
    """The table of accounts by its rows: label, whether it is disputed, and each column's cell with its mark."""
    accounts = view.accounts
    return tuple(
        (
            label,
            accounts.disputed[n],
            tuple((column.cells[n], column.at_odds[n]) for column in accounts.columns),
        )
        for n, label in enumerate(accounts.rows)
    )


def _place(opened: Opened) -> Mapping[str, str] | None:
    """What the map of one event needs, as text, so that no number is written in the manner of a language."""
    chosen = opened.event.place.chosen
    if chosen is None or chosen.place.lat is None or chosen.place.lon is None:
        return None
    place, radius = chosen.place, chosen.radius_km
    circle = {"lat": place.lat, "lon": place.lon, "radius_km": radius}
    return {
        "center": f"{place.lon},{place.lat}",
        "circle": json.dumps(circle) if radius else "",
        "zoom": str(_zoom(radius)),
        "coordinates": f"{place.lat:.3f}, {place.lon:.3f}",
    }


def _zoom(radius_km: float | None) -> int:
    """A zoom at which the circle is seen whole, and what lies around it."""
    for zoom, most in ((7, 15), (6, 40), (5, 100), (4, 250)):
        if (radius_km or 0) <= most:
            return zoom
    return 3


@require_safe
def event_point(request: HttpRequest, event_id: str) -> HttpResponse:
    """The event as GeoJSON, for its own map."""
    row = _find(event_id)
    features = []
    if row.lat is not None and row.lon is not None:
        properties = {
            "type": "event",
            "id": row.event_id,
            "url": reverse("events:event", args=[row.event_id]),
            "title": title_of(row),
            "count": 1,
            "status": row.status,
            "precision": row.precision,
            "radius_km": row.radius_km,
        }
        geometry = {"type": "Point", "coordinates": [row.lon, row.lat]}
        features.append({"type": "Feature", "geometry": geometry, "properties": properties})
    return JsonResponse(
        {"type": "FeatureCollection", "count": len(features), "features": features},
        content_type="application/geo+json",
    )


@require_safe
def candidates(request: HttpRequest, event_id: str) -> HttpResponse:
    """Events that fit what was typed, by id or words, to compare or merge with this one."""
    row = _find(event_id)
    text = request.GET.get("q", "").strip()[:200]
    found: list[EventRow] = []
    if text:
        exact = find_event_row(text)
        found = [exact] if exact else list(find_page(EventQuery(q=text), size=_CANDIDATES + 1).rows)
    rows = draw_rows([one for one in found if one.pk != row.pk][:_CANDIDATES], request.user)
    context = {"room": "events", "row": row, "candidates": rows, "text": text, "may_decide": True}
    return render(request, f"desk/events/{'candidates' if request.htmx else 'find'}.html", context)


@require_safe
def compare(request: HttpRequest) -> HttpResponse:
    """Two events side by side, and why they are two."""
    ids = [request.GET.get("one", "").strip(), request.GET.get("other", "").strip()]
    rows = rows_of(ids)
    if any(identity not in rows for identity in ids) or rows[ids[0]].pk == rows[ids[1]].pk:
        raise Http404("compare")
    one, other = (load_event(rows[identity]) for identity in ids)
    context = {
        "room": "events",
        "cards": (*draw_cards([one], [other]), *draw_cards([other], [one])),
        "compared": compare_events(one, other),
        "one": one.id,
        "other": other.id,
        "may_decide": holds(request.user, Right.DECIDE),
    }
    return render(request, "desk/events/compare.html", context)


def _find(event_id: str) -> EventRow:
    row = find_event_row(event_id)
    if row is None:
        raise Http404(event_id)
    return row

"""The pages of one group, outlet, place or designation of materiel."""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from dragoman.atlas import Actor, Arm, Outlet, PlaceEntry
from dragoman.desk.actions.read_named_again import names_of_entry
from dragoman.desk.atlas.activity import LATEST, ROLES, draw_activity, draw_grades
from dragoman.desk.atlas.counts import count_places
from dragoman.desk.atlas.entries import EntryView, draw_entry, outlets_of, parts_of, was_edited
from dragoman.desk.atlas.lists import country_names
from dragoman.desk.atlas.materiel import sum_of_arm, sum_of_group
from dragoman.desk.atlas.unlisted import require_public
from dragoman.desk.atlas.words import room_word
from dragoman.desk.events.done import find_done, undo_url
from dragoman.desk.events.kept import kept
from dragoman.desk.events.pages import find_page
from dragoman.desk.events.query import EventQuery
from dragoman.desk.events.rows import draw_rows
from dragoman.desk.keeping.actor_merges import UNLISTED, standing_merges
from dragoman.desk.keeping.atlas import atlas_revision
from dragoman.desk.keeping.atlas_naming import documents_naming
from dragoman.desk.keeping.atlas_rows import find_entry
from dragoman.desk.keeping.search import find_keys
from dragoman.desk.models import DocumentRow, EventRow, LogEntry
from dragoman.page.shown import show_line

_EVENTS = 10
_ZOOMS = (("9", 6), ("8", 15), ("7", 30), ("6", 60), ("5", 150))
"""Zoom of the map -> up to which radius in km it shows the whole circle."""
_DOCUMENTS = 20


@require_safe
def group(request: HttpRequest, key: str) -> HttpResponse:
    """A group or force: its names, and the events that name it. A party that the atlas lacks has a page too, a person
    never."""
    view = draw_entry("groups", key, request.user)
    if view is None and was_edited("groups", key):
        return redirect(f"{reverse('atlas:index')}?table=groups")
    name = view.name if view else require_public(key)
    actor = find_entry("groups", key)
    context = {
        **_shared(request, view),
        "key": key,
        "name": name,
        "is_unlisted": key.startswith(UNLISTED),
        "add_url": f"{reverse('atlas:change', args=['groups'])}?{urlencode({'name': name})}",
        "outlets": outlets_of(actor) if isinstance(actor, Actor) else (),
        "parts": parts_of(key),
        "merges": _merges(key),
        "latest": LATEST,
        **kept("atlas:group", f"{key} {atlas_revision()}", lambda: _sums(key)),
        **_events(request, EventQuery(group=key)),
    }
    return render(request, "desk/atlas/group.html", context)


def _sums(key: str) -> dict[str, object]:
    return {
        "activity": draw_activity(key),
        "grades": draw_grades(key),
        "materiel": [(room_word("roles", role), sum_of_group(key, role)) for role in ROLES],
    }


def _merges(key: str) -> list[dict[str, object]]:
    """The rulings that make the party one with others, with the entry by which each is undone."""
    merges = [merge for merge in standing_merges() if key in merge.keys]
    logged = LogEntry.objects.filter(action="merge actors", undone_by__isnull=True).order_by("-id")[:200]
    entries = {entry.data.get("decision"): entry.pk for entry in logged} if merges else {}
    return [
        {
            "merge": merge,
            "others": [(other, show_line(name)) for other, name in merge.named if other != key],
            "stands_for": merge.keys[0] != key,
            "entry": entries.get(merge.decision),
        }
        for merge in merges
    ]


@require_safe
def outlet(request: HttpRequest, key: str) -> HttpResponse:
    """Who carries statements: its names, for whom it speaks, and the latest documents that name it."""
    entry, view = find_entry("outlets", key), draw_entry("outlets", key, request.user)
    if view is None or not isinstance(entry, Outlet):
        return _gone("outlets", key)
    keys = {pk for name in (entry.name, *entry.names)[:12] for pk in find_keys("document", name, _DOCUMENTS)}
    rows = DocumentRow.objects.filter(pk__in=keys).order_by("-pk")[:_DOCUMENTS]
    documents = [(row.pk, show_line(row.title), row.source, row.published) for row in rows]
    context = {**_shared(request, view), "key": key, "name": view.name, "documents": documents}
    return render(request, "desk/atlas/outlet.html", context)


@require_safe
def place(request: HttpRequest, key: str) -> HttpResponse:
    """A place: the units that it lies in, its spellings, its map with how far off events there may be, its events."""
    entry, view = find_entry("places", key), draw_entry("places", key, request.user)
    if view is None or not isinstance(entry, PlaceEntry):
        return _gone("places", key)
    chain = [
        *country_names([entry.country]),
        *(show_line(unit) for unit in (entry.admin1, entry.admin2) if unit),
    ]
    context = {
        **_shared(request, view),
        "key": key,
        "name": view.name,
        "chain": chain,
        "count": count_places([key])[key],
        "map": _map(entry),
        **_events(request, EventQuery(place=key)),
    }
    return render(request, "desk/atlas/place.html", context)


@require_safe
def arm(request: HttpRequest, key: str) -> HttpResponse:
    """A designation: its class and spellings, and how many are said to have been seized or destroyed, when, by whom."""
    entry, view = find_entry("arms", key), draw_entry("arms", key, request.user)
    if view is None or not isinstance(entry, Arm):
        return _gone("arms", key)
    totals = kept("atlas:arm", f"{key} {atlas_revision()}", lambda: sum_of_arm(entry))
    context = {**_shared(request, view), "key": key, "name": view.name, "totals": totals}
    return render(request, "desk/atlas/arm.html", context)


def _gone(table: str, key: str) -> HttpResponse:
    """To the list, for an entry that the desk added and took back.

    Raises:
        Http404: there never was one.
    """
    if not was_edited(table, key):
        raise Http404(key)
    return redirect(f"{reverse('atlas:index')}?table={table}")


def _shared(request: HttpRequest, view: EntryView | None) -> dict[str, object]:
    named = 0
    if view and view.history:
        named = len(documents_naming(names_of_entry(view.table, view.key)))
    return {
        "room": "atlas",
        "view": view,
        "named": named,
        "undo_url": undo_url(),
        "done": find_done(request),
        "here": request.path,
    }


def _events(request: HttpRequest, query: EventQuery) -> dict[str, object]:
    page = find_page(query, size=_EVENTS)
    return {
        "rows": draw_rows(page.rows, request.user),
        "events_url": f"{reverse('events:index')}?{query.address()}",
        "has_more": bool(page.after),
    }


def _map(entry: PlaceEntry) -> Mapping[str, str] | None:
    """What the map of a place needs, as text. The circle is that of the latest event there: how far off it may be."""
    if entry.lat is None or entry.lon is None:
        return None
    held = EventRow.objects.filter(place_id=entry.id, radius_km__isnull=False).order_by("-day", "-id").first()
    radius = held.radius_km if held else None
    circle = {"lat": entry.lat, "lon": entry.lon, "radius_km": radius}
    return {
        "points_url": f"{reverse('events:points')}?{EventQuery(place=entry.id).address()}",
        "center": f"{entry.lon},{entry.lat}",
        "circle": json.dumps(circle) if radius else "",
        "radius": f"{radius:g}" if radius else "",
        "zoom": next((zoom for zoom, most in _ZOOMS if (radius or 0) <= most), "4"),
        "coordinates": f"{entry.lat:.3f}, {entry.lon:.3f}",
    }

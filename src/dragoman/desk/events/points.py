"""A query, and the part of the earth that is looked at -> GeoJSON: events as they are, or clusters when they are many.

Up to 5,000 events are given one by one. Beyond that the databases count them in a grid of cells, each about 64 px of
the map at that zoom, from an index that holds latitude, longitude and status, so that no row is read.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from django.db import connection
from django.db.models import Avg, Count, F, FloatField, IntegerField, Max, Min, QuerySet, Value
from django.db.models.functions import Cast, Floor

from dragoman.base.json_value import Json
from dragoman.desk.events.query import EventQuery
from dragoman.desk.models import EventRow, LogEntry
from dragoman.page.shown import show_line

MOST_POINTS = 5000
MOST_ZOOM = 14
_CELLS_AT_ZOOM_0 = 8
"""Cells around the earth at zoom 0: MapLibre draws it 512 px wide then."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Cluster:
    """The events of one cell: their middle, how many, of which statuses, and the cell's own bounds."""

    lat: float
    lon: float
    count: int
    statuses: tuple[tuple[str, int], ...]
    box: Box
    only: int | None
    """The key of the event where there is one alone."""


def draw_points(
    query: EventQuery, seen: Box | None, zoom: int, *, clustered: bool, link: str, more: str
) -> Json:
    """The feature collection of a query.

    Args:
        seen: west, south, east, north of what is looked at, in degrees; None is all.
        zoom: of the map; cells halve with each step.
        clustered: whether events are counted in cells, as they are when there are more than `MOST_POINTS`.
        link: the address of an event, "{}" in place of its id.
        more: the address of the list, to which the query of a cluster is added.
    """
    rows = rows_seen(query, seen)
    if not clustered:
        features = [_point(row, link) for row in _whole(rows)[:MOST_POINTS]]
        return _collection(features, len(features), "points")
    clusters = find_clusters(rows, zoom)
    single = [c.only for c in clusters if c.only is not None]
    alone = {row[0]: row for row in _whole(EventRow.objects.filter(pk__in=single))}
    features = [
        _point(alone[c.only], link) if c.only in alone else _cluster(c, f"{more}?{query.address(bbox=c.box)}")
        for c in clusters
    ]
    return _collection(features, sum(c.count for c in clusters), "clusters")


def rows_seen(query: EventQuery, seen: Box | None) -> QuerySet[EventRow]:
    """The events of a query that have a place on the map, in the part that is looked at."""
    rows = query.rows().filter(lat__isnull=False, lon__isnull=False)
    return rows if seen is None else replace(EventQuery(), bbox=seen).within(rows)


def find_clusters(rows: QuerySet[EventRow], zoom: int) -> tuple[Cluster, ...]:
    """Rows with a place -> counts by cell, the largest first; their sum is the number of rows."""
    size = cell_degrees(zoom)
    cells: dict[tuple[int, int], list[tuple[str, int, float, float, int, int]]] = {}
    grouped = (
        rows.order_by()
        .annotate(gx=_cell("lon", 180.0, size), gy=_cell("lat", 90.0, size))
        .values("gx", "gy", "status")
        .annotate(n=Count("*"), mid_lat=Avg("lat"), mid_lon=Avg("lon"), least=Min("id"), most=Max("id"))
        .values_list("gx", "gy", "status", "n", "mid_lat", "mid_lon", "least", "most")
    )
    for gx, gy, *rest in grouped:
        cells.setdefault((gx, gy), []).append(tuple(rest))
    found = [_sum_up(gx, gy, parts, size) for (gx, gy), parts in cells.items()]
    return tuple(sorted(found, key=lambda c: (-c.count, c.box)))


def cell_degrees(zoom: int) -> float:
    """The side of a cell in degrees."""
    return 360.0 / (_CELLS_AT_ZOOM_0 * 2 ** max(0, min(zoom, MOST_ZOOM)))


def read_view(text: str) -> Box | None:
    """What a map looks at, from "west,south,east,north", which may go around the earth; None is all of it."""
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        return None
    if (
        not (-540 <= west <= 540 and -540 <= east <= 540 and -90 <= south <= north <= 90)
        or east - west >= 360
    ):
        return None
    return _turn(west), south, _turn(east), north


def version_of_events() -> str:
    """A text that changes whenever an event may have changed: the last action and the last change of a row."""
    last = EventRow.objects.order_by("-updated_at").values_list("updated_at", flat=True).first()
    entry = LogEntry.objects.order_by("-id").values_list("id", flat=True).first()
    return f"{entry or 0} {last.isoformat() if last else ''}"


def _turn(lon: float) -> float:
    """A longitude that went around the earth, back on it."""
    return lon if -180 <= lon <= 180 else (lon + 180) % 360 - 180


def _cell(field: str, shift: float, size: float) -> Cast:
    """The number of the cell; SQLite's cast cuts off as `floor` does for what is not negative."""
    place = (F(field) + Value(shift, output_field=FloatField())) / Value(size, output_field=FloatField())
    return Cast(place if connection.vendor == "sqlite" else Floor(place), IntegerField())


def _sum_up(gx: int, gy: int, parts: list[tuple[str, int, float, float, int, int]], size: float) -> Cluster:
    count = sum(n for _, n, *_ in parts)
    statuses: Counter[str] = Counter()
    for status, n, *_ in parts:
        statuses[status] += n
    west, south = gx * size - 180, gy * size - 90
    return Cluster(
        lat=sum(n * lat for _, n, lat, *_ in parts) / count,
        lon=sum(n * lon for _, n, _, lon, *_ in parts) / count,
        count=count,
        statuses=tuple(sorted(statuses.items(), key=lambda pair: (-pair[1], pair[0]))),
        box=(
            round(max(west, -180.0), 4) + 0.0,
            round(max(south, -90.0), 4) + 0.0,
            round(min(west + size, 180.0), 4) + 0.0,
            round(min(south + size, 90.0), 4) + 0.0,
        ),
        only=parts[0][4] if count == 1 else None,
    )


_Spot = tuple[int, str, str, str, float, float, int, float | None]


def _whole(rows: QuerySet[EventRow]) -> QuerySet[EventRow]:
    """What a point tells of each row."""
    names = ("id", "event_id", "title", "status", "lat", "lon", "precision", "radius_km")
    return rows.order_by("-id").values_list(*names)


def _point(spot: _Spot, link: str) -> Json:
    _, identity, title, status, lat, lon, precision, radius_km = spot
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(lon, 5), round(lat, 5)]},
        "properties": {
            "type": "event",
            "id": identity,
            "url": link.replace("{}", identity),
            "title": show_line(title),
            "count": 1,
            "status": status,
            "precision": precision,
            "radius_km": radius_km,
        },
    }


def _cluster(cluster: Cluster, url: str) -> Json:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [round(cluster.lon, 4), round(cluster.lat, 4)]},
        "properties": {
            "type": "cluster",
            "id": "{:g},{:g}".format(*cluster.box[:2]),
            "url": url,
            "title": "",
            "count": cluster.count,
            "status": cluster.statuses[0][0],
            "statuses": dict(cluster.statuses),
        },
    }


def _collection(features: list[Json], count: int, kind: str) -> Json:
    return {"type": "FeatureCollection", "kind": kind, "count": count, "features": features}

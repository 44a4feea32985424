"""A query -> a table of where its events are, for those who cannot see the map or would rather read it."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Min

from dragoman.desk.events.query import EventQuery
from dragoman.desk.keeping.countries import country_name
from dragoman.page.shown import show_line
from dragoman.page.words import word

MOST_LINES = 100


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place or a country, how well events are placed there, how many; `address` is the query of these events."""

    name: str
    under: str
    precision: str
    count: int
    address: str


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """The lines with the most events; `is_more` when there are others."""

    lines: tuple[PlaceLine, ...]
    is_by_country: bool
    is_more: bool


def draw_places(query: EventQuery, *, by_country: bool) -> PlaceTable:
    """The places of a query's events, or their countries where there are very many events."""
    lines = _countries(query) if by_country else _places(query)
    return PlaceTable(lines[:MOST_LINES], by_country, len(lines) > MOST_LINES)


def _countries(query: EventQuery) -> tuple[PlaceLine, ...]:
    rows = query.rows().order_by().values_list("country").annotate(n=Count("*")).order_by("-n", "country")
    return tuple(
        PlaceLine(
            country_name(name) or word("text", "no_place"),
            "",
            "",
            count,
            query.address(country=name) if name else "",
        )
        for name, count in rows[: MOST_LINES + 1]
    )


def _places(query: EventQuery) -> tuple[PlaceLine, ...]:
    rows = (
        query.rows()
        .order_by()
        .values("place_id", "place", "country")
        .annotate(n=Count("*"), best=Min("precision"))
        .order_by("-n", "country", "place")
        .values_list("place_id", "place", "country", "n", "best")
    )
    return tuple(
        PlaceLine(
            show_line(place) or country_name(country) or word("text", "no_place"),
            country_name(country) if place else "",
            word("precision", str(best)),
            count,
            query.address(place=identity) if identity else "",
        )
        for identity, place, country, count, best in rows[: MOST_LINES + 1]
    )

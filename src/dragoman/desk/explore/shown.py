"""A figure -> what its template needs: addresses of chart and numbers, the table, how much room to keep for it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse

from dragoman.desk.explore.figure import Figure, Shape
from dragoman.desk.explore.tables import Table, draw_table

_MOST_LINES = 16


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure on a page. `room` is how many lines high it is, for the style sheet; 0 is a chart over time."""

    figure: Figure
    table: Table
    chart_url: str
    csv_url: str
    room: int


def show_figure(figure: Figure, asked: str) -> Shown:
    """A figure of the query that an address asks for."""
    return Shown(
        figure,
        draw_table(figure),
        with_query(reverse("explore:chart", args=[figure.name]), asked),
        with_query(reverse("explore:numbers", args=[figure.name]), asked),
        room_of(figure),
    )


def room_of(figure: Figure) -> int:
    """How many lines high a chart across is; 0 for one over time."""
    return 0 if figure.shape in (Shape.STACKS, Shape.BANDS) else min(max(len(figure.lines), 1), _MOST_LINES)


def with_query(path: str, *asked: str) -> str:
    """A path with the parts of a query behind it."""
    whole = "&".join(filter(None, asked))
    return f"{path}?{whole}" if whole else path

"""A query of events -> rows of sums, grouped by the database: the part of `series` that speaks to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import connection
from django.db.models import Count, F, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce, Concat

from dragoman.desk.events.query import EventQuery
from dragoman.desk.explore.numbers import FATE_OF
from dragoman.desk.models import EventMateriel, EventParty

FIELDS = {"type": "event_type", "country": "country", "status": "status", "grade": "grade_source"}
"""What events can be counted by -> the column."""

Row = tuple[Any, ...]
"""What was grouped by, then whole numbers."""


def sum_events(query: EventQuery, *fields: str) -> Iterable[Row]:
    """For each combination of fields: events, of them accepted, of more than one day, then bounds of the dead.

    All of it stands in one index (`desk_event_figures`), so that no row of an event is read. Where there is a least,
    there is a most (`keeping.event_rows.bounds`).
    """
    keys = {f"key_{number}": _key(field) for number, field in enumerate(fields)}
    sums = {
        "n": Count("*"),
        "accepted": count_if(Q(review_state="accepted")),
        "wide": count_if(Q(last_day__gt=F("day"))),
        "low": Sum("killed_low", default=0),
        "high": Sum("killed_high", default=0),
        "told": Count("killed_high"),
        "opens": count_if(Q(killed_is_open=True)),
    }
    return query.rows().order_by().annotate(**keys).values(*keys).annotate(**sums).values_list(*keys, *sums)


def sum_parties(query: EventQuery, role: str) -> Iterable[Row]:
    """For each actor named in a role: events, of them those that only accuse or suspect it."""
    rows, at = _with(query, EventParty, "parties")
    found = rows.filter(**{f"{at}role": role}).order_by().values(f"{at}actor")
    sums = {"n": Count("*"), "hedged": count_if(Q(**{f"{at}is_hedged": True}))}
    return found.annotate(**sums).values_list(f"{at}actor", *sums)


def sum_materiel(query: EventQuery, name: str) -> Iterable[Row]:
    """By "day", "category" or perpetrator ("actor"), and by disposition: bounds of the pieces, then lines in units.

    Of the categories and dispositions that the query asks for, where it does; never what was used in the act.
    """
    is_by_actor = name == "actor"
    rows, at = (query.rows(), "materiel__") if is_by_actor else _with(query, EventMateriel, "materiel")
    fates = [str(fate) for fate in FATE_OF if not query.disposition or fate in query.disposition]
    wanted: dict[str, object] = {f"{at}disposition__in": fates}
    if query.category:
        wanted[f"{at}category__in"] = query.category
    if is_by_actor:
        wanted["parties__role"] = "perpetrator"
    keys = ("parties__actor" if is_by_actor else f"{at}{name}", f"{at}disposition")
    low, high = f"{at}total_low", f"{at}total_high"
    sums = {
        "least": Sum(low, default=0),
        "most": Sum(Coalesce(high, low), default=0),
        "told": Count(low),
        "opens": count_if(Q(**{f"{low}__isnull": False, f"{high}__isnull": True})),
        "in_units": count_if(~Q(**{f"{at}unit": ""})),
    }
    return rows.filter(**wanted).order_by().values(*keys).annotate(**sums).values_list(*keys, *sums)


def count_if(condition: Q) -> Count:
    """How many rows fulfil a condition."""
    return Count(Value(1), filter=condition)


def _key(field: str) -> Any:
    """A field to group by. SQLite would walk the index of a field alone, and so read every row; a sum keeps it off."""
    hides = connection.vendor == "sqlite" and field in FIELDS.values()
    return Concat(F(field), Value("")) if hides else F(field)


def _with(query: EventQuery, model: Any, name: str) -> tuple[QuerySet[Any], str]:
    """Rows of parts of events, and what their columns' names begin with: the parts alone where all are asked for."""
    return (model.objects.all(), "") if query.is_empty else (query.rows(), f"{name}__")

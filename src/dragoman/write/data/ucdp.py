"""Events -> a CSV file with the columns of UCDP's georeferenced events, filled as far as the claims say.

UCDP codes what it has judged; a claim is what somebody says. So codes that need UCDP's judgement stay empty (ids,
conflict and dyad, clarity), and no number is made up where UCDP demands one: an event of which only parties speak has
no best estimate. What each column holds is told in docs/reference/exports-field.md.

Source: UCDP GED codebook 25.1 (2025); UCDP Candidate Events codebook (2025).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from dragoman.atlas import ActorKind, Atlas
from dragoman.base.claim import Side
from dragoman.base.event import Event, EventDate, Figure, Party, Role
from dragoman.write.data.calendar_days import days_of
from dragoman.write.data.carriers import Carried, carried_by
from dragoman.write.data.deaths import are_told_apart, killed_by_side, total_of
from dragoman.write.data.exporter import Exported, Losses
from dragoman.write.data.facts import count_losses
from dragoman.write.data.field_rows import Cell, RowWriter, join_cells
from dragoman.write.data.field_tables import FieldTable, load_table
from dragoman.write.data.own_cells import own_cells
from dragoman.write.data.points import is_broken_point, place_of, point_of, priogrid_cell
from dragoman.write.data.sides import Sides, are_disputed, choose_sides, is_hedged

STATE = frozenset({ActorKind.STATE_FORCE, ActorKind.FOREIGN_FORCE})
NO_STATE = frozenset({ActorKind.REBEL_GROUP, ActorKind.MILITIA, ActorKind.PRIVATE_COMPANY})
STATE_BASED, NON_STATE = 1, 2


class UcdpExporter:
    """Writes one row an event."""

    def __init__(self, out: BinaryIO, *, atlas: Atlas | None = None) -> None:
        self._table = load_table("ucdp.toml")
        self._rows = RowWriter(out, self._table.columns)
        self._sides = Sides(atlas)
        self._losses = Losses()
        self._events = self._claims = 0

    def add(self, event: Event) -> None:
        """Write one event."""
        first, second, violence = self._order(event)
        row: dict[str, Cell] = {
            "type_of_violence": violence,
            "side_a": self._sides.side_name(first),
            "side_b": self._sides.side_name(second),
        }
        row |= _source_cells(event, carried_by(event, self._sides.atlas))
        row |= self._place_cells(event) | _date_cells(event.date, self._table)
        row |= _death_cells(event, first) | _own_cells(event, first)
        self._rows.add(row)
        self._count_losses(event, (first, second), violence)
        self._events += 1
        self._claims += len(event.claims)

    def close(self) -> Exported:
        """Say what was written and lost."""
        return Exported(self._events, self._claims, self._rows.rows, (), self._losses.report())

    def _order(self, event: Event) -> tuple[Party | None, Party | None, int | None]:
        """The parties as side a and side b, and the type of violence where the kinds of both tell it.

        UCDP's side a of state-based violence is the state; else side a is who is named as perpetrator.
        """
        doer, target = choose_sides(event)
        kinds = self._sides.kind(doer), self._sides.kind(target)
        if are_disputed(event):
            return doer, target, None
        if kinds[0] in NO_STATE and kinds[1] in STATE:
            return target, doer, STATE_BASED
        if kinds[0] in STATE and kinds[1] in STATE | NO_STATE:
            return doer, target, STATE_BASED
        if kinds[0] in NO_STATE and kinds[1] in NO_STATE:
            return doer, target, NON_STATE
        return doer, target, None

    def _place_cells(self, event: Event) -> dict[str, Cell]:
        place = place_of(event)
        cells: dict[str, Cell] = {
            "where_description": join_cells(event.place.names, mark="; "),
            "country": self._sides.country(event.place.country),
        }
        if place is None:
            return cells
        cells |= {"where_prec": place.precision, "where_coordinates": place.name, "adm_1": place.admin1}
        point = point_of(place)
        if point:
            lat, lon = point
            cells |= {"latitude": lat, "longitude": lon, "geom_wkt": f"POINT ({lon} {lat})"}
            cells["priogrid_gid"] = priogrid_cell(lat, lon)
        return cells

    def _count_losses(self, event: Event, parties: tuple[Party | None, ...], violence: int | None) -> None:
        count_losses(event, self._losses, held=self._table.held, why=self._table.why["other"])
        self._table.count_lineage(event, self._losses)
        killed = list(killed_by_side(event).values())
        is_dated = bool(event.date.start or event.date.end)
        lost = {
            "deaths": not killed,
            "best": bool(killed) and any(figure.best is None for figure in killed),
            "best/sides": not are_told_apart(killed),
            "high/claimed": any(figure.is_claimed for figure in killed),
            "high/open": any(figure.is_open for figure in killed),
            "type_of_violence": violence is None,
            "side_a/hedge": any(party is not None and is_hedged(party) for party in parties),
            "date": not is_dated,
            "date_prec": is_dated and self._table.date_code(days_of(event.date)) is None,
            "latitude and longitude": is_broken_point(place_of(event)),
        }
        self._table.count_values(event, self._losses, lost)


def _source_cells(event: Event, carried: Iterable[Carried]) -> dict[str, Cell]:
    """Who published; UCDP writes an article as "outlet,day,headline"."""
    documents = list(carried)
    return {
        "number_of_sources": len(documents),
        "source_article": ";".join(
            '"' + ",".join(part.replace('"', "'") for part in (d.outlet, d.day, d.title)) + '"'
            for d in documents
        ),
        "source_office": join_cells([d.outlet for d in documents]),
        "source_date": join_cells([d.day for d in documents]),
        "source_headline": join_cells([d.title for d in documents]),
        "source_original": join_cells([source.name for source in event.sources]),
    }


def _date_cells(when: EventDate, table: FieldTable) -> dict[str, Cell]:
    start, end = when.start or when.end, when.end or when.start
    years = {day[:4] for day in (start, end) if day}
    return {
        "year": years.pop() if len(years) == 1 else None,
        "date_prec": table.date_code(days_of(when)),
        "date_start": when.start,
        "date_end": when.end,
    }


def _death_cells(event: Event, first: Party | None) -> dict[str, Cell]:
    killed = killed_by_side(event)
    doers, targets = killed.get(Side.PERPETRATOR), killed.get(Side.TARGET)
    is_turned = first is not None and first.role is Role.TARGET
    a, b = (targets, doers) if is_turned else (doers, targets)
    figures = killed.values()
    return {
        "deaths_a": _best(a),
        "deaths_b": _best(b),
        "deaths_civilians": _best(killed.get(Side.CIVILIANS)),
        "deaths_unknown": _best(killed.get(Side.OTHER)),
        "best": total_of(figures, lambda figure: figure.best),
        "high": total_of(figures, lambda figure: figure.high),
        "low": total_of(figures, lambda figure: figure.low),
    }


def _best(figure: Figure | None) -> int | None:
    return figure.best if figure else None


def _own_cells(event: Event, first: Party | None) -> dict[str, Cell]:
    killed = killed_by_side(event).values()
    return own_cells(event) | {
        "dragoman_review_state": str(event.review_state),
        "dragoman_side_a_role": str(first.role) if first else None,
        "dragoman_high_is_claimed": _yes(any(figure.is_claimed for figure in killed)) if killed else None,
        "dragoman_high_is_open": _yes(any(figure.is_open for figure in killed)) if killed else None,
    }


def _yes(is_so: bool) -> str:
    return "true" if is_so else "false"

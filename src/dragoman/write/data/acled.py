"""Events -> a CSV file in the shape of ACLED's, every row of which says that it is not ACLED's data.

The shape lets a desk lay its own events beside ACLED's. The codes follow ACLED's codebook where the accounts tell
them and stay empty where they do not; `fatalities` is the conservative integer of docs/explanation/figures.md. What
each column holds is told in docs/reference/exports-field.md.

Source: ACLED codebook, 2024 (version of 7 October 2024); ACLED's guide to the column changes of 2023.
"""

from __future__ import annotations

from typing import BinaryIO

from dragoman.atlas import Atlas
from dragoman.base.event import Event, Party
from dragoman.write.data.acled_codes import CIVILIANS, act_type, iso_numeric
from dragoman.write.data.calendar_days import as_day, days_of
from dragoman.write.data.carriers import carried_by
from dragoman.write.data.deaths import are_told_apart, conservative_total, killed_by_side
from dragoman.write.data.exporter import Exported, Losses
from dragoman.write.data.facts import count_losses
from dragoman.write.data.field_rows import Cell, RowWriter, join_cells
from dragoman.write.data.field_tables import load_table
from dragoman.write.data.own_cells import own_cells
from dragoman.write.data.points import is_broken_point, place_of, point_of
from dragoman.write.data.sides import Sides, choose_sides, is_hedged
from dragoman.write.data.told_event import tell_event


class AcledExporter:
    """Writes one row an event; `lang` is the language of the notes."""

    def __init__(self, out: BinaryIO, *, atlas: Atlas | None = None, lang: str = "en") -> None:
        self._table = load_table("acled.toml")
        self._rows = RowWriter(out, self._table.columns)
        self._sides = Sides(atlas)
        self._lang = lang
        self._losses = Losses()
        self._events = self._claims = 0

    def add(self, event: Event) -> None:
        """Write one event."""
        row: dict[str, Cell] = {"origin": self._table.rest["origin"]}
        row |= self._date_cells(event) | self._act_cells(event) | self._place_cells(event)
        row |= self._text_cells(event) | own_cells(event) | {"review_state": str(event.review_state)}
        self._rows.add(row)
        self._count_losses(event)
        self._events += 1
        self._claims += len(event.claims)

    def close(self) -> Exported:
        """Say what was written and lost."""
        return Exported(self._events, self._claims, self._rows.rows, (), self._losses.report())

    def _date_cells(self, event: Event) -> dict[str, Cell]:
        day = event.date.start or event.date.end
        return {
            "event_date": day,
            "year": day[:4] if day else None,
            "time_precision": self._table.date_code(days_of(event.date)),
        }

    def _act_cells(self, event: Event) -> dict[str, Cell]:
        doer, target = choose_sides(event)
        act = act_type(event, target, self._table.rest)
        first, second = self._sides.side_name(doer), self._sides.side_name(target)
        is_civilian = act is not None and act.event_type == CIVILIANS
        return {
            "disorder_type": act.disorder_type if act else None,
            "event_type": act.event_type if act else None,
            "sub_event_type": act.sub_event_type if act else None,
            "actor1": first,
            "inter1": self._inter(doer) if first else None,
            "actor2": second,
            "inter2": self._inter(target) if second else None,
            "civilian_targeting": self._table.rest["civilian_targeting"] if is_civilian else None,
        }

    def _inter(self, party: Party | None) -> str | None:
        kind = self._sides.kind(party)
        found: str | None = self._table.rest["inter"].get(kind) if kind else None
        return found

    def _place_cells(self, event: Event) -> dict[str, Cell]:
        country = event.place.country
        cells: dict[str, Cell] = {
            "iso": iso_numeric().get(country or ""),
            "country": self._sides.country(country),
            "dragoman_country": country,
        }
        place = place_of(event)
        if place is None:
            return cells
        cells |= {"admin1": place.admin1, "location": place.name}
        point = point_of(place)
        if point:
            cells |= {"latitude": point[0], "longitude": point[1]}
            cells["geo_precision"] = self._table.rest["geo_precision"].get(str(place.precision))
        return cells

    def _text_cells(self, event: Event) -> dict[str, Cell]:
        killed = killed_by_side(event).values()
        tags = (
            f"review_state={event.review_state}",
            f"status={event.status}",
            f"grade={event.grade.code}",
        )
        return {
            "source": join_cells([d.outlet for d in carried_by(event, self._sides.atlas)], mark="; "),
            "notes": tell_event(event, lang=self._lang),
            "fatalities": conservative_total(killed, lambda figure: figure.acled),
            "tags": "; ".join(tags),
        }

    def _count_losses(self, event: Event) -> None:
        count_losses(event, self._losses, held=self._table.held, why=self._table.why["other"])
        self._table.count_lineage(event, self._losses)
        killed = list(killed_by_side(event).values())
        doer, target = choose_sides(event)
        days, place = days_of(event.date), place_of(event)
        is_dated = as_day(event.date.start or event.date.end) is not None
        lost = {
            "event_date": not is_dated,
            "event_date/span": days is not None and days > 1,
            "time_precision": is_dated and self._table.date_code(days) is None,
            "event_type": act_type(event, target, self._table.rest) is None,
            "actor1/hedge": doer is not None and is_hedged(doer),
            "geo_precision": place is None or str(place.precision) not in self._table.rest["geo_precision"],
            "latitude and longitude": is_broken_point(place),
            "fatalities/range": any(figure.low != figure.high for figure in killed),
            "fatalities/claimed": any(figure.is_claimed for figure in killed),
            "fatalities/sides": not are_told_apart(figure for figure in killed if figure.acled is not None),
        }
        self._table.count_values(event, self._losses, lost)

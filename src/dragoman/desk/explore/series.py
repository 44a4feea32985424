"""A query of events -> numbers: over time, by a field, by group, of materiel. The database sums; nothing is guessed.

An event counts once. Where its day is a stretch of days it counts on the first of them, and where that lies before the
period asked for, on the first day of the period; how many events are such is given. What accounts say of the dead is
kept as bounds, and what only parties to the act say stays apart (docs/explanation/figures.md).

Materiel: within an event what one account adds up to, at the least and at the most (`base.event.LedgerTotal`), and
these are added over events. So a list that three accounts give counts once. Items with a unit are in no sum.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Min

from dragoman.desk.events.query import EventQuery
from dragoman.desk.explore.numbers import FATE_OF, Bounds, Fate, Fates, Tally
from dragoman.desk.explore.steps import Step, Stretch, list_stretches, step_for, stretch_of
from dragoman.desk.explore.sums import FIELDS, Row, sum_events, sum_materiel, sum_parties

_Sums = dict[Stretch | None, list[list[int]]]
"""Stretch (None: no day) -> for each of two classes, sums side by side."""


@dataclass(frozen=True, slots=True)
class OverTime:
    """A query over its period. `undated` events have no day and are in no stretch; `spread`: how many events have more
    than one day."""

    step: Step
    stretches: tuple[tuple[Stretch, Tally], ...]
    total: Tally
    undated: Tally
    spread: int


@dataclass(frozen=True, slots=True)
class Naming:
    """How many events name an actor in a role; `hedged`: of these, only as accused or suspected."""

    actor: str
    events: int
    hedged: int


@dataclass(frozen=True, slots=True)
class MaterielOverTime:
    """Materiel by stretch; `undated` is that of events without a day."""

    step: Step
    stretches: tuple[tuple[Stretch, Fates], ...]
    undated: Fates


def count_over_time(query: EventQuery, step: Step | None = None) -> OverTime:
    """Events and their dead by day, week, month or year.

    Args:
        step: None is one that fits the period.

    Returns:
        Stretches in order; those without events are among them while all are no more than `steps.MOST_LISTED`.
    """
    rows = [
        (day, int(is_claimed), numbers)
        for day, is_claimed, *numbers in sum_events(query, "day", "killed_is_claimed")
    ]
    step, sums = _by_stretch(query, rows, step)
    undated = _tally(sums.pop(None, None))
    stretches = tuple((stretch, _tally(both)) for stretch, both in _in_order(sums))
    total = sum((tally for _, tally in stretches), undated)
    spread = sum(numbers[2] for _, _, numbers in rows)
    return OverTime(step, stretches, total, undated, spread)


def count_by(query: EventQuery, name: str) -> tuple[tuple[str, Tally], ...]:
    """Events and their dead by a field of `sums.FIELDS`, the most events first; "" is what is not known."""
    found: defaultdict[str, Tally] = defaultdict(Tally)
    for code, is_claimed, *numbers in sum_events(query, FIELDS[name], "killed_is_claimed"):
        found[code] += _tally([[], numbers] if is_claimed else [numbers, []])
    return tuple(sorted(found.items(), key=lambda item: (-item[1].events, item[0])))


def count_groups(query: EventQuery, role: str) -> tuple[Naming, ...]:
    """How many events name each actor in a role, the most first; an event that names two counts for both.

    Actors that the atlas lacks are among them by their keys ("name:..."). Some are private persons: no page names them.
    """
    namings = (Naming(*row) for row in sum_parties(query, role))
    return tuple(sorted(namings, key=lambda naming: (-naming.events, naming.actor)))


def materiel_by_category(query: EventQuery) -> tuple[tuple[str, Fates], ...]:
    """Materiel by category, in the order of their codes."""
    return _by_key(sum_materiel(query, "category"))


def materiel_by_group(query: EventQuery) -> tuple[tuple[str, Fates], ...]:
    """Materiel in the events that an actor is said to have done, by the actors' keys; whose it was is not asked.

    An event that names two perpetrators is in the numbers of both, so they do not add up to the whole.
    """
    return _by_key(sum_materiel(query, "actor"))


def materiel_over_time(query: EventQuery, step: Step | None = None) -> MaterielOverTime:
    """Materiel by day, week, month or year."""
    rows = [
        (day, int(FATE_OF[fate] is Fate.DESTROYED), numbers)
        for day, fate, *numbers in sum_materiel(query, "day")
    ]
    step, sums = _by_stretch(query, rows, step)
    undated = _fates(sums.pop(None, None))
    return MaterielOverTime(
        step, tuple((stretch, _fates(both)) for stretch, both in _in_order(sums)), undated
    )


def period_of(query: EventQuery) -> tuple[date, date] | None:
    """The first and the last day of a query: as it asks, else of the events that it finds; None without any."""
    first, last = query.since, query.until
    if first is None or last is None:
        ends = query.rows().order_by().aggregate(least=Min("day"), most=Max("day"))
        first, last = first or ends["least"], last or ends["most"]
    return None if first is None or last is None or last < first else (first, last)


def _by_stretch(
    query: EventQuery, rows: Sequence[tuple[date | None, int, Sequence[int]]], step: Step | None
) -> tuple[Step, _Sums]:
    """Rows of (day, class, numbers) -> the step, and the sums of each of its stretches."""
    days = {day for day, _, _ in rows if day is not None}
    shown = {day: max(day, query.since) if query.since else day for day in days}
    places: dict[date | None, Stretch | None] = {None: None}
    sums: _Sums = {}
    if shown:
        first = min(*shown.values(), query.since or date.max)
        last = max(*shown.values(), query.until or date.min)
        step = step or step_for(first, last)
        sums = {stretch: [[], []] for stretch in list_stretches(first, last, step)}
        places |= {day: stretch_of(at, step) for day, at in shown.items()}
    for day, which, numbers in rows:
        both = sums.setdefault(places[day], [[], []])
        kept, added = both[which], map(int, numbers)
        both[which] = [a + b for a, b in zip(kept, added, strict=True)] if kept else list(added)
    return step or Step.DAY, sums


def _in_order(sums: _Sums) -> Iterable[tuple[Stretch, list[list[int]]]]:
    return sorted((stretch, both) for stretch, both in sums.items() if stretch is not None)


def _tally(both: Sequence[Sequence[int]] | None) -> Tally:
    """A tally from the numbers of `sum_events`: those with figures that not only parties give, and the others."""
    given, claimed = ([*numbers] or [0] * 7 for numbers in (both or ([], [])))
    return Tally(given[0] + claimed[0], given[1] + claimed[1], Bounds(*given[3:]), Bounds(*claimed[3:]))


def _fates(both: Sequence[Sequence[int]] | None) -> Fates:
    """Fates from the numbers of `sum_materiel`: what was taken, and what was destroyed."""
    taken, destroyed = ([*numbers] or [0] * 5 for numbers in (both or ([], [])))
    return Fates(Bounds(*taken[:4]), Bounds(*destroyed[:4]), taken[4] + destroyed[4])


def _by_key(rows: Iterable[Row]) -> tuple[tuple[str, Fates], ...]:
    found: defaultdict[str, Fates] = defaultdict(Fates)
    for key, fate, *numbers in rows:
        whole = list(map(int, numbers))
        found[key] += _fates([[], whole] if FATE_OF[fate] is Fate.DESTROYED else [whole, []])
    return tuple(sorted(found.items()))

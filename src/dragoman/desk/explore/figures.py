"""A query and the name of a figure -> the figure. Numbers are worked out once for each state of the events."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from django.core.cache import cache

from dragoman.desk.events.chips import draw_chips
from dragoman.desk.events.kept import kept
from dragoman.desk.events.query import EventQuery
from dragoman.desk.explore import lines as draw
from dragoman.desk.explore import series
from dragoman.desk.explore.figure import Figure, Line, Number, Shape
from dragoman.desk.explore.lines import Lines
from dragoman.desk.explore.numbers import Bounds, Fates
from dragoman.desk.explore.series import OverTime
from dragoman.desk.explore.steps import Step
from dragoman.desk.explore.words import bounds_told, parts, told
from dragoman.desk.models import EventRow
from dragoman.page.words import number_words

FIGURES = tuple(name for _, _, names in parts() for name in names)
_LINES_SAID = 5
_MANY_EVENTS = 50_000
"""Beyond this, a sum over all events takes longer than a page may: 0.3 s of a core for 400,000 on PostgreSQL 15."""
_KNOWN_S = 60
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kind:
    """How figures of a name are made: how drawn, which numbers a line has, which of them are drawn, against what."""

    shape: Shape
    measures: tuple[str, ...]
    drawn: tuple[str, ...]
    axis: str


_EVENTS = Kind(Shape.BARS, ("accepted", "drafts", "given", "claimed"), ("accepted", "drafts"), "events")
_GROUPS = Kind(Shape.BARS, ("stated", "hedged"), ("stated", "hedged"), "events")
_PIECES = Kind(Shape.RANGES, ("taken", "destroyed"), ("taken", "destroyed"), "pieces")
KINDS: Mapping[str, Kind] = {
    "events": Kind(Shape.STACKS, ("accepted", "drafts"), ("accepted", "drafts"), "events"),
    "killed": Kind(Shape.BANDS, ("events", "accepted", "given", "claimed"), ("given", "claimed"), "killed"),
    **dict.fromkeys(("type", "status", "country", "grade"), _EVENTS),
    **dict.fromkeys(("perpetrator", "target"), _GROUPS),
    **dict.fromkeys(("materiel", "materiel-group"), _PIECES),
    "materiel-time": replace(_PIECES, shape=Shape.BANDS),
}


def over_time(query: EventQuery, step: Step | None = None) -> OverTime:
    """The events of a query over time, worked out once for each state of the events."""
    return _once(query, f"time:{step or ''}", lambda: series.count_over_time(query, step))


def make_figure(
    query: EventQuery,
    name: str,
    *,
    step: Step | None = None,
    keys: Sequence[tuple[str, str]] | None = None,
    asked: tuple[str, str] | None = None,
) -> Figure:
    """A figure of a query.

    Args:
        name: one of `FIGURES`.
        step: of figures over time; None is one that fits the period.
        keys: of the lines that are shown, in order; None are those with the most.
        asked: `asked_lines` of the query, where they are at hand.

    Raises:
        KeyError: there is no figure of that name.
    """
    kind = KINDS[name]
    found, step, notes = _find(query, name, step)
    shown = found.shown if keys is None else draw.only_keys(found, keys, len(kind.measures))
    title = told("titles", name, step=told("steps", step or Step.DAY))
    figure = Figure(
        name=name,
        shape=kind.shape,
        title=title,
        asked=asked or asked_lines(query),
        says="",
        notes=notes,
        head=told("heads", name),
        keys=_keys(kind.shape),
        measures=kind.measures,
        drawn=kind.drawn,
        axis=told("axes", kind.axis),
        lines=shown,
        all_lines=found.whole,
    )
    return replace(figure, says=_says(figure))


def is_large() -> bool:
    """Whether the desk has so many events that figures may be a minute old."""
    last: int = cache.get_or_set("explore:last", _last_key, _KNOWN_S)
    return last > _MANY_EVENTS


def _last_key() -> int:
    """The last key that an event got: about how many there are, without counting them."""
    return EventRow.objects.order_by("-id").values_list("id", flat=True).first() or 0


def _once(query: EventQuery, kind: str, make: Callable[[], T]) -> T:
    """Numbers of a query, worked out once for each state of the events, or once a minute when they are very many."""
    return kept(f"explore:{kind}", query.address(), make, may_lag=is_large())


def asked_lines(query: EventQuery) -> tuple[str, str]:
    """What a figure is of: its filters, and how much of it no person accepted."""
    chips = [f"{chip.label}: {chip.value}" for chip in draw_chips(query)]
    total = over_time(query).total
    state = told("asked", "state", events=total.events, accepted=total.accepted, drafts=total.drafts)
    return " · ".join(chips) or told("asked", "all"), state


def _find(query: EventQuery, name: str, step: Step | None) -> tuple[Lines, Step | None, tuple[str, ...]]:
    """The lines of a figure, the step of one over time, and the notes on what is not in it."""
    if name in ("events", "killed"):
        over = over_time(query, step)
        measures = KINDS[name].measures
        return draw.stretch_lines(query, over.stretches, measures), over.step, _time_notes(name, over)
    if name == "materiel-time":
        times = _once(query, f"{name}:{step or ''}", lambda: series.materiel_over_time(query, step))
        fates = [times.undated, *(one for _, one in times.stretches)]
        return (
            draw.materiel_stretch_lines(query, times.stretches),
            times.step,
            _materiel_notes(fates, times.undated, times.step),
        )
    if name in ("perpetrator", "target"):
        namings = _once(query, name, lambda: series.count_groups(query, name))
        return _with_rest(
            draw.group_lines(query, name, namings), (told("notes", "namings"), *_role_notes(name))
        )
    if name == "materiel":
        kinds = _once(query, name, lambda: series.materiel_by_category(query))
        return draw.materiel_lines(query, kinds), None, _materiel_notes([one for _, one in kinds])
    if name == "materiel-group":
        groups = _once(query, name, lambda: series.materiel_by_group(query))
        notes = (told("notes", "materiel_group"), *_materiel_notes([one for _, one in groups]))
        return _with_rest(draw.materiel_group_lines(query, groups), notes)
    tallies = _once(query, name, lambda: series.count_by(query, name))
    return _with_rest(draw.kind_lines(query, name, tallies), ())


def _with_rest(found: Lines, notes: tuple[str, ...]) -> tuple[Lines, None, tuple[str, ...]]:
    more = (told("notes", "other_lines", n=len(found.whole)),) if len(found.whole) > len(found.shown) else ()
    return found, None, (*notes, *more)


def _time_notes(name: str, over: OverTime) -> tuple[str, ...]:
    step = told("steps", over.step)
    notes = []
    if name == "killed":
        silent = over.total.events - over.total.killed.told
        notes += [told("notes", "claimed"), told("notes", "no_sum")]
        notes += [told("notes", "no_figure", n=silent)] if silent else []
        notes += [told("notes", "open")] if over.total.killed.is_open else []
    notes += [told("notes", "undated", n=over.undated.events, step=step)] if over.undated.events else []
    notes += [told("notes", "spread", n=over.spread)] if over.spread else []
    notes += [told("notes", "spell")] if over.step is Step.WEEK else []
    return tuple(notes)


def _role_notes(name: str) -> tuple[str, ...]:
    return tuple(
        told("notes", note) for note in ("hedged", *(("roles",) if name == "target" else ()), "unlisted")
    )


def _materiel_notes(
    fates: Sequence[Fates], undated: Fates | None = None, step: Step | None = None
) -> tuple[str, ...]:
    whole = sum(fates, Fates())
    notes = [told("notes", "pieces"), told("notes", "used")]
    notes += [told("notes", "units", n=whole.in_units)] if whole.in_units else []
    notes += [told("notes", "open")] if (whole.taken + whole.destroyed).is_open else []
    left = undated.taken + undated.destroyed if undated else Bounds()
    if left.told and step:
        notes.append(told("notes", "undated_materiel", n=bounds_told(left), step=told("steps", step)))
    return tuple(notes)


def _keys(shape: Shape) -> tuple[str, str]:
    names = ("first", "last") if shape in (Shape.STACKS, Shape.BANDS) else ("code", "name")
    return told("keys", names[0]), told("keys", names[1])


def _says(figure: Figure) -> str:
    """The figure in a sentence or two."""
    if figure.is_empty:
        return told("says", "nothing", title=figure.title)
    ranked = sorted(figure.lines, key=lambda line: -_size(figure.drawn_of(line)))
    if figure.lines[0].stretch:
        top = ranked[0]
        return told(
            "says",
            "time",
            title=figure.title,
            first=figure.lines[0].told,
            last=figure.lines[-1].told,
            most=_value(figure, top),
            when=top.told,
        )
    said = [told("says", "line", name=line.told, value=_value(figure, line)) for line in ranked[:_LINES_SAID]]
    return told("says", "kind", title=figure.title, lines="; ".join(said))


def _size(numbers: Sequence[Number]) -> int:
    return sum(number.high if isinstance(number, Bounds) else number or 0 for number in numbers)


def _value(figure: Figure, line: Line) -> str:
    """The drawn numbers of a line in words: "14 events" or "killed 3 to 8, killed, only parties give figures 4"."""
    told_of = []
    for measure, number in zip(figure.drawn, figure.drawn_of(line), strict=True):
        value = bounds_told(number) if isinstance(number, Bounds) else number_words(number) if number else ""
        told_of += [f"{value} {told('measures', measure)}"] if value else []
    return ", ".join(told_of) or "0"

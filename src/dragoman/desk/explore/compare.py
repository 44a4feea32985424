"""Two queries that differ in their period or their group -> the same figures on one scale, and what lies between them.

A difference of ranges is a range: from the least of the second less the most of the first to its most less the
least of the first. Where an account leaves its number open, the difference is open on that side. No word here says why.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from django.http import QueryDict

from dragoman.desk.events.named import group_name, settle_names
from dragoman.desk.events.pages import count_up_to
from dragoman.desk.events.query import EventQuery, parse_query
from dragoman.desk.explore.figure import Figure, Line, Number, Shape
from dragoman.desk.explore.figures import asked_lines, make_figure, over_time
from dragoman.desk.explore.lines import MOST_LINES, OTHER
from dragoman.desk.explore.numbers import Bounds
from dragoman.desk.explore.series import period_of
from dragoman.desk.explore.steps import Step, step_for
from dragoman.desk.explore.words import bounds_told, told
from dragoman.page.words import date_words, number_words

OTHER_FIELDS = {"since": "other_since", "until": "other_until", "group": "other_group"}
"""What the second side may have of its own -> its name in the address."""


@dataclass(frozen=True, slots=True)
class Sides:
    """Two queries, and the words for what is theirs alone."""

    first: EventQuery
    second: EventQuery

    @property
    def both(self) -> tuple[EventQuery, EventQuery]:
        """The two, in order."""
        return self.first, self.second

    @property
    def labels(self) -> tuple[str, str]:
        """What each side is called: its group where the groups differ, else its period."""
        return _label(self.first, self), _label(self.second, self)


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A measure of both sides, and the second less the first; all in words."""

    name: str
    first: str
    second: str
    difference: str


def parse_sides(given: QueryDict) -> Sides:
    """The two queries of an address: the second is the first with its own period or group.

    Without any, the second has the days just before the first, as many as it has.
    """
    first = settle_names(parse_query(given))
    own = given.copy()
    for name, other in OTHER_FIELDS.items():
        if given.get(other, "").strip():
            own[name] = given[other]
    second = settle_names(parse_query(own))
    is_given = any(given.get(other, "").strip() for other in OTHER_FIELDS.values())
    if not is_given and first.since and first.until and first.since <= first.until:
        second = _before(second)
    problems = tuple(dict.fromkeys((*first.problems, *second.problems)))
    return Sides(replace(first, problems=problems), second)


def _before(query: EventQuery) -> EventQuery:
    assert query.since is not None and query.until is not None
    days = (query.until - query.since).days + 1
    if query.since.toordinal() <= days:
        return query
    return replace(query, since=query.since - timedelta(days=days), until=query.since - timedelta(days=1))


def make_pair(sides: Sides, name: str) -> tuple[Figure, Figure]:
    """A figure of both sides, with the same steps, or with the same lines in the same order."""
    step = _step(sides)
    asked = [asked_lines(query) for query in sides.both]
    first, second = (make_figure(q, name, step=step, asked=a) for q, a in zip(sides.both, asked, strict=True))
    if first.shape in (Shape.STACKS, Shape.BANDS):
        return first, second
    sizes: dict[tuple[str, str], int] = {}
    for figure in (first, second):
        for line in figure.all_lines:
            if line.key[0] != OTHER:
                sizes[line.key] = sizes.get(line.key, 0) + _size(figure, line)
    keys = sorted(sizes, key=lambda key: (-sizes[key], key))[:MOST_LINES]
    one, other = (make_figure(q, name, keys=keys, asked=a) for q, a in zip(sides.both, asked, strict=True))
    return one, other


def difference_rows(first: Figure, second: Figure) -> tuple[DifferenceRow, ...]:
    """Of lines with the same keys, each measure that is drawn; none of figures over time."""
    rows = []
    for one, other in zip(first.lines, second.lines, strict=False):
        if one.stretch:
            return ()
        for measure, a, b in zip(first.drawn, first.drawn_of(one), second.drawn_of(other), strict=True):
            if a or b:
                rows.append(_row(f"{one.told}, {told('measures', measure)}", a, b))
    return tuple(rows)


def total_rows(sides: Sides) -> tuple[DifferenceRow, ...]:
    """Both queries as a whole."""
    one, other = (over_time(query).total for query in sides.both)
    names = ("events", "accepted", "given", "claimed")
    rows = [_row(told("compare", name), getattr(one, name), getattr(other, name)) for name in names]
    return tuple(rows)


def side_notes(sides: Sides) -> tuple[str, ...]:
    """What has to be known to read the comparison."""
    if sides.first.address() == sides.second.address():
        return (told("compare", "same_query"),)
    notes = [told("compare", "scale")]
    days = [_days(query) for query in sides.both]
    if None not in days and days[0] != days[1]:
        notes.append(told("compare", "lengths", first=days[0], second=days[1]))
    first, second = (query.rows() for query in sides.both)
    shared, is_more = count_up_to(first.filter(pk__in=second.values("pk")))
    if shared:
        notes.append(told("compare", "both", n=f"{number_words(shared)}{'+' if is_more else ''}"))
    return tuple(notes)


def difference_told(first: Number, second: Number) -> str:
    """The second less the first in words: "+3", "−2 to +5", "+4 or more"; "not known" where a side gives no number."""
    low, high = _span(first, second)
    if low is None and high is None:
        return told("compare", "not_known")
    if low is None:
        return told("compare", "at_most", n=_signed(high or 0))
    if high is None:
        return told("compare", "at_least", n=_signed(low))
    return _signed(low) if low == high else told("compare", "between", low=_signed(low), high=_signed(high))


def _span(first: Number, second: Number) -> tuple[int | None, int | None]:
    if isinstance(first, Bounds) or isinstance(second, Bounds):
        one = first if isinstance(first, Bounds) else Bounds()
        other = second if isinstance(second, Bounds) else Bounds()
        if not (one.told and other.told):
            return None, None
        low = None if one.is_open else other.low - one.high
        return low, None if other.is_open else other.high - one.low
    difference = (second or 0) - (first or 0)
    return difference, difference


def _signed(number: int) -> str:
    if number == 0:
        return told("compare", "same")
    return told("compare", "more" if number > 0 else "less", n=abs(number))


def _row(name: str, first: Number, second: Number) -> DifferenceRow:
    return DifferenceRow(name, _told(first), _told(second), difference_told(first, second))


def _told(number: Number) -> str:
    if isinstance(number, Bounds):
        return bounds_told(number)
    return number_words(number or 0)


def _size(figure: Figure, line: Line) -> int:
    numbers = figure.drawn_of(line)
    return sum(number.high if isinstance(number, Bounds) else number or 0 for number in numbers)


def _step(sides: Sides) -> Step | None:
    """One step for both: that of the longer period."""
    periods = [period for query in sides.both if (period := period_of(query))]
    return step_for(*max(periods, key=lambda period: period[1] - period[0])) if periods else None


def _days(query: EventQuery) -> int | None:
    return (query.until - query.since).days + 1 if query.since and query.until else None


def _label(query: EventQuery, sides: Sides) -> str:
    if sides.first.group != sides.second.group:
        return group_name(query.group) if query.group else told("asked", "all")
    since, until = (day and day.isoformat() for day in (query.since, query.until))
    if since and until:
        return date_words(f"{since}/{until}") or ""
    return " – ".join(date_words(day) or "" if day else "…" for day in (since, until))

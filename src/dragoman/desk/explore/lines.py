"""Numbers of `series` -> the lines of a figure, each with its words and the query that finds its events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dragoman.desk.events.query import EventQuery
from dragoman.desk.explore.figure import Line, Number
from dragoman.desk.explore.numbers import Fates, Tally
from dragoman.desk.explore.series import Naming
from dragoman.desk.explore.steps import Stretch
from dragoman.desk.explore.words import told
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.desk.keeping.countries import country_name
from dragoman.desk.models import EventParty
from dragoman.page.shown import show_line
from dragoman.page.words import word

MOST_LINES = 12
"""Lines that are drawn of groups and countries; the others are one line."""
OTHER = "*"
"""The code of a line that stands for several."""
_UNLISTED = "name:"
_WORDS = {"type": "event_type", "status": "event_status", "grade": "reliability"}
_ORDERS = {
    "status": ("claimed", "reported", "corroborated", "disputed", "denied"),
    "grade": (*"ABCDEF", ""),
}


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that are shown, and all that there are (of a file)."""

    shown: tuple[Line, ...]
    whole: tuple[Line, ...]


def stretch_lines(
    query: EventQuery, stretches: Sequence[tuple[Stretch, Tally]], measures: Sequence[str]
) -> Lines:
    """A line for each stretch of time; its query is of the days in it that the query asks for."""
    lines = tuple(
        _stretch_line(query, stretch, tuple(getattr(tally, m) for m in measures))
        for stretch, tally in stretches
    )
    return Lines(lines, lines)


def materiel_stretch_lines(query: EventQuery, stretches: Sequence[tuple[Stretch, Fates]]) -> Lines:
    """A line for each stretch of time, with what was taken and what was destroyed in it."""
    lines = tuple(
        _stretch_line(query, stretch, (fates.taken, fates.destroyed)) for stretch, fates in stretches
    )
    return Lines(lines, lines)


def kind_lines(query: EventQuery, name: str, tallies: Sequence[tuple[str, Tally]]) -> Lines:
    """A line for each act, status, grade or country; of countries those with the most events, and the others as one."""
    order = _ORDERS.get(name, tuple(code for code, _ in tallies))
    found = dict(tallies)
    lines = tuple(
        Line(
            (code, _kind_told(name, code)),
            _kind_told(name, code),
            _tally_numbers(found[code]),
            _narrowed(query, name, code),
        )
        for code in order
        if code in found
    )
    if name != "country" or len(lines) <= MOST_LINES + 1:
        return Lines(lines, lines)
    rest = [tally for _, tally in tallies[MOST_LINES:]]
    label = told("lines", "other_countries", n=len(rest))
    return Lines((*lines[:MOST_LINES], _other(label, _tally_numbers(sum(rest, Tally())))), lines)


def group_lines(query: EventQuery, role: str, namings: Sequence[Naming]) -> Lines:
    """A line for each group of the atlas, the most named first; the others, and who the atlas lacks, as one each."""
    listed = [naming for naming in namings if not naming.actor.startswith(_UNLISTED)]
    unlisted = [naming for naming in namings if naming.actor.startswith(_UNLISTED)]
    names = _group_names([naming.actor for naming in listed])
    lines = tuple(
        Line(
            (naming.actor, names[naming.actor]),
            names[naming.actor],
            _namings_numbers([naming]),
            query.address(group=naming.actor, role=role),
        )
        for naming in listed
    )
    ends = (_other(told("lines", "unlisted"), _namings_numbers(unlisted)),) if unlisted else ()
    if len(lines) <= MOST_LINES + 1:
        return Lines((*lines, *ends), (*lines, *ends))
    rest = listed[MOST_LINES:]
    others = _other(told("lines", "other_groups", n=len(rest)), _namings_numbers(rest))
    return Lines((*lines[:MOST_LINES], others, *ends), (*lines, *ends))


def materiel_lines(query: EventQuery, fates: Sequence[tuple[str, Fates]]) -> Lines:
    """A line for each kind of materiel with a number, the most pieces first."""
    lines = tuple(
        Line(
            (code, word("category", code)),
            word("category", code),
            (one.taken, one.destroyed),
            query.address(category=(code,)),
        )
        for code, one in _by_pieces(fates)
    )
    return Lines(lines, lines)


def materiel_group_lines(query: EventQuery, fates: Sequence[tuple[str, Fates]]) -> Lines:
    """A line for each group of the atlas in whose events there is materiel, the most pieces first."""
    found = dict(_by_pieces(fates))
    listed = {actor: one for actor, one in found.items() if not actor.startswith(_UNLISTED)}
    names = _group_names(list(listed))
    lines = tuple(
        Line(
            (actor, names[actor]),
            names[actor],
            (one.taken, one.destroyed),
            query.address(group=actor, role="perpetrator"),
        )
        for actor, one in listed.items()
    )
    unlisted = [one for actor, one in found.items() if actor not in listed]
    ends = (_other(told("lines", "unlisted"), _pieces(unlisted)),) if unlisted else ()
    if len(lines) <= MOST_LINES + 1:
        return Lines((*lines, *ends), (*lines, *ends))
    rest = [listed[line.key[0]] for line in lines[MOST_LINES:]]
    others = _other(told("lines", "other_groups", n=len(rest)), _pieces(rest))
    return Lines((*lines[:MOST_LINES], others, *ends), (*lines, *ends))


def only_keys(lines: Lines, keys: Sequence[tuple[str, str]], width: int) -> tuple[Line, ...]:
    """Lines of these keys in this order; one that there is not is a line of nothing."""
    found: Mapping[tuple[str, str], Line] = {line.key: line for line in (*lines.whole, *lines.shown)}
    return tuple(found.get(key) or Line(key, key[1], (None,) * width) for key in keys)


def _stretch_line(query: EventQuery, stretch: Stretch, numbers: tuple[Number, ...]) -> Line:
    since, until = max(stretch.first, query.since or date.min), min(stretch.last, query.until or date.max)
    return Line(
        (stretch.first.isoformat(), stretch.last.isoformat()),
        stretch.told,
        numbers,
        query.address(since=since, until=until),
        stretch,
    )


def _kind_told(name: str, code: str) -> str:
    if name == "country":
        return country_name(code) or told("lines", "not_known")
    if name == "grade":
        return f"{code}, {word('reliability', code)}" if code else told("lines", "no_grade")
    return word(_WORDS[name], code)


def _narrowed(query: EventQuery, name: str, code: str) -> str | None:
    """The query of a line; None for what no filter finds."""
    if not code:
        return None
    return query.address(**{name: code if name == "country" else (code,)})


def _tally_numbers(tally: Tally) -> tuple[Number, ...]:
    return tally.accepted, tally.drafts, tally.given, tally.claimed


def _group_names(actors: Sequence[str]) -> Mapping[str, str]:
    """The names of actors by their ids: as the atlas has them, else as events do."""
    names = {actor.id: actor.name for actor in desk_atlas().actors}
    missing = [actor for actor in actors if actor not in names]
    if missing:
        named = EventParty.objects.filter(actor__in=missing).values_list("actor", "name").distinct()
        names |= dict(named.order_by("actor", "-name"))
    return {actor: show_line(names.get(actor, actor)) for actor in actors}


def _namings_numbers(namings: Sequence[Naming]) -> tuple[Number, ...]:
    events, hedged = sum(n.events for n in namings), sum(n.hedged for n in namings)
    return events - hedged, hedged


def _by_pieces(fates: Sequence[tuple[str, Fates]]) -> list[tuple[str, Fates]]:
    told_of = [(key, one) for key, one in fates if one.taken.told or one.destroyed.told]
    return sorted(told_of, key=lambda item: (-item[1].taken.high - item[1].destroyed.high, item[0]))


def _pieces(fates: Sequence[Fates]) -> tuple[Number, ...]:
    whole = sum(fates, Fates())
    return whole.taken, whole.destroyed


def _other(label: str, numbers: tuple[Number, ...]) -> Line:
    return Line((OTHER, label), label, numbers)

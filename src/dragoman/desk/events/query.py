"""The part of an address after the question mark -> one query of events, the same for list, map, timeline, charts, API.

A filter that cannot be understood is named and left out, never guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from urllib.parse import urlencode

from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import QueryDict

from dragoman.base.claim import Category, Disposition, EventType, Outcome
from dragoman.base.event import EventStatus, Role
from dragoman.desk.keeping.search import match_clause, query_words
from dragoman.desk.models import EventMateriel, EventParty, EventRow

LISTS: Mapping[str, frozenset[str]] = {
    "type": frozenset(map(str, EventType)),
    "status": frozenset(map(str, EventStatus)),
    "grade": frozenset("ABCDEF"),
    "category": frozenset(map(str, Category)),
    "disposition": frozenset(map(str, Disposition)),
}
CHOICES: Mapping[str, frozenset[str]] = {
    "outcome": frozenset(map(str, Outcome)),
    "role": frozenset(map(str, Role)),
    "review": frozenset({"draft", "accepted", "open"}),
    "sort": frozenset({"day", "killed", "updated"}),
}
SORTS: Mapping[str, str] = {"day": "day", "killed": "killed_high", "updated": "updated_at"}
"""Sort -> the column whose greatest values come first."""
LONGEST_DAYS = timedelta(days=400)
"""No event spans more days (`resolve.days`), so a period bounds the first day from below too."""


@dataclass(frozen=True, slots=True)
class EventQuery:
    """One query.

    Args:
        q: words, all of which the event must hold; accents and Arabic letters are folded, the last may be a beginning.
        since, until: the event may have happened on one of these days, both included.
        country: ISO 3166 code or name as the event has it. place: id of the gazetteer. group: atlas id, or "name:...".
        role: of the group; without a group, that anybody is named in it.
        type, status, grade (of the source), category and disposition (of materiel): any of these.
        outcome, review: one of these. killed_min, killed_max: bounds on the high figure of killed.
        sources_min: independent sources at least. precision_max: where_prec at most. disputed: accounts disagree.
        bbox: west, south, east, north in degrees; west may exceed east across the date line.
        sort: "day", "killed" or "updated", the greatest first.
        problems: filters that could not be understood, each a sentence.
    """

    q: str = ""
    since: date | None = None
    until: date | None = None
    country: str = ""
    place: str = ""
    group: str = ""
    role: str = ""
    type: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    grade: tuple[str, ...] = ()
    category: tuple[str, ...] = ()
    disposition: tuple[str, ...] = ()
    outcome: str = ""
    review: str = ""
    killed_min: int | None = None
    killed_max: int | None = None
    sources_min: int | None = None
    precision_max: int | None = None
    disputed: bool = False
    bbox: tuple[float, float, float, float] | None = None
    sort: str = "day"
    problems: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it asks for everything."""
        return replace(self, problems=(), sort="day") == EventQuery()

    def address(self, **changes: object) -> str:
        """The query as the part of an address after "?", with changes; the same query gives the same address."""
        query = replace(self, problems=(), **changes) if changes else self  # type: ignore[arg-type]
        pairs: list[tuple[str, str]] = []
        for name in (f.name for f in fields(EventQuery) if f.name != "problems"):
            value = getattr(query, name)
            if value in (None, "", (), False) or (name == "sort" and value == "day"):
                continue
            if name == "bbox":
                pairs.append((name, ",".join(repr(degree).removesuffix(".0") for degree in value)))
            elif isinstance(value, tuple):
                pairs += [(name, item) for item in value]
            else:
                pairs.append((name, "1" if value is True else str(value)))
        return urlencode(pairs)

    def rows(self) -> QuerySet[EventRow]:
        """The rows that it finds, unordered.

        Conditions of partial indexes are written out: SQLite does not see through parameters.
        """
        rows = EventRow.objects.all()
        if clause := match_clause("event", self.q):
            rows = rows.extra(where=[f"desk_eventrow.id {clause[0]}"], params=clause[1])
        if self.since:
            floor = self.since - LONGEST_DAYS if self.since - date.min > LONGEST_DAYS else date.min
            rows = rows.filter(last_day__gte=self.since, day__gte=floor)
        if self.until:
            rows = rows.filter(day__lte=self.until)
        for name in ("country", "status", "event_type"):
            value = getattr(self, "type" if name == "event_type" else name)
            if value:
                rows = rows.filter(**({f"{name}__in": value} if isinstance(value, tuple) else {name: value}))
        if self.place:
            rows = rows.filter(place_id=self.place)
        if self.grade:
            rows = rows.filter(grade_source__in=self.grade)
        if self.outcome:
            rows = rows.filter(outcomes__contains=self.outcome).extra(
                where=["NOT desk_eventrow.outcomes = ''"]
            )
        if self.review == "open":
            rows = rows.extra(where=["desk_eventrow.open_claims > 0"])
        elif self.review:
            rows = rows.filter(review_state=self.review)
        return self._bounded(self._related(rows))

    def ordered(self) -> QuerySet[EventRow]:
        """The rows in the order of `sort`; events without the value come last. Pages are found by `pages.find_page`."""
        return self.rows().order_by(F(SORTS[self.sort]).desc(nulls_last=True), "-id")

    def _related(self, rows: QuerySet[EventRow]) -> QuerySet[EventRow]:
        if self.group:
            parties = EventParty.objects.filter(actor=self.group)
            parties = parties.filter(role=self.role) if self.role else parties
            rows = rows.filter(pk__in=parties.values("event"))
        elif self.role:  # of nearly all events: looked up as they come
            rows = rows.filter(Exists(EventParty.objects.filter(event=OuterRef("pk"), role=self.role)))
        if self.category or self.disposition:
            lines = EventMateriel.objects.all()
            lines = lines.filter(category__in=self.category) if self.category else lines
            lines = lines.filter(disposition__in=self.disposition) if self.disposition else lines
            rows = rows.filter(pk__in=lines.values("event"))
        return rows

    def _bounded(self, rows: QuerySet[EventRow]) -> QuerySet[EventRow]:
        if self.killed_min is not None:
            rows = rows.filter(killed_high__gte=self.killed_min)
        if self.killed_max is not None:
            rows = rows.filter(killed_high__lte=self.killed_max)
        if self.sources_min is not None:
            rows = rows.filter(sources__gte=self.sources_min)
            rows = rows.extra(where=["desk_eventrow.sources > 2"]) if self.sources_min > 2 else rows
        if self.precision_max is not None:
            rows = rows.filter(precision__lte=self.precision_max)
        if self.disputed:
            rows = rows.extra(where=["desk_eventrow.disagreements > 0"])
        return self.within(rows)

    def within(self, rows: QuerySet[EventRow]) -> QuerySet[EventRow]:
        """Those of the rows that lie in its box; all where it has none."""
        if self.bbox:
            west, south, east, north = self.bbox
            rows = rows.filter(lat__gte=south, lat__lte=north)
            rows = (
                rows.filter(lon__gte=west, lon__lte=east)
                if west <= east
                else rows.exclude(lon__gt=east, lon__lt=west).filter(lon__isnull=False)
            )
        return rows


def parse_query(given: QueryDict) -> EventQuery:
    """The query of an address; what cannot be understood is in `problems`."""
    problems: list[str] = []
    values: dict[str, object] = {"q": given.get("q", "").strip()[:200]}
    for name in ("country", "place", "group"):
        values[name] = given.get(name, "").strip()[:120].replace("\x00", "")
    for name in ("since", "until"):
        values[name] = _day(name, given.get(name, ""), problems)
    for name, legal in LISTS.items():
        values[name] = _listed(name, given.getlist(name), legal, problems)
    for name, legal in CHOICES.items():
        chosen = _listed(name, [given.get(name, "")], legal, problems)
        values[name] = chosen[0] if chosen else ("day" if name == "sort" else "")
    for name in ("killed_min", "killed_max", "sources_min", "precision_max"):
        values[name] = _number(name, given.get(name, ""), problems)
    values["disputed"] = given.get("disputed", "") in ("1", "on", "true")
    values["bbox"] = _box(given.get("bbox", ""), problems)
    if values["q"] and not query_words(str(values["q"])):
        problems.append(f"q: {str(values['q'])[:30]!r} holds no word to look for.")
        values["q"] = ""
    since, until = values["since"], values["until"]
    if isinstance(since, date) and isinstance(until, date) and since > until:
        problems.append(f"since: {since} is after until, {until}: no event is in that period.")
    return EventQuery(**values, problems=tuple(problems))  # type: ignore[arg-type]


def _day(name: str, text: str, problems: list[str]) -> date | None:
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        problems.append(f"{name}: {text[:30]!r} is no date. Write it as 2024-05-31.")
        return None


def _listed(name: str, texts: list[str], legal: frozenset[str], problems: list[str]) -> tuple[str, ...]:
    given = [text.strip() for text in texts if text.strip()]
    problems += [
        f"{name}: {text[:30]!r} is none of {', '.join(sorted(legal))}." for text in given if text not in legal
    ]
    return tuple(sorted({text for text in given if text in legal}))


def _number(name: str, text: str, problems: list[str]) -> int | None:
    text = text.strip()
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) <= 9):
        problems.append(f"{name}: {text[:30]!r} is no whole number.")
        return None
    return int(text)


def _box(text: str, problems: list[str]) -> tuple[float, float, float, float] | None:
    if not text.strip():
        return None
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError:
        west = south = east = north = float("nan")
    if not (-180 <= west <= 180 and -180 <= east <= 180 and -90 <= south <= north <= 90):
        problems.append(f"bbox: {text[:60]!r} is not west,south,east,north in degrees.")
        return None
    return round(west, 4) + 0.0, round(south, 4) + 0.0, round(east, 4) + 0.0, round(north, 4) + 0.0

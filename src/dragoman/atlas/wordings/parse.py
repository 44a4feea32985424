"""The items of a place wording -> references: names with their kinds, and how the place lies to them.

"8 km from X, Y township" is two references: 8 km away from X, and at Y, a township. Which of them
locates the wording is decided later, when the gazetteer has been asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import atan2, cos, degrees, hypot, radians, sin

from dragoman.atlas.wordings.references import Named, Reference, Relation
from dragoman.atlas.wordings.scan import BREAKS, Item
from dragoman.atlas.wordings.words import Kind, Sign

DASHES = frozenset("-–—‑")


@dataclass(slots=True)
class _Draft:
    relation: Relation
    names: list[Named]
    km: float | None = None
    spread_km: float = 0.0
    bearing_deg: float | None = None


@dataclass(slots=True)
class _Parser:
    items: Sequence[Item]
    drafts: list[_Draft] = field(default_factory=list)
    pending: _Draft = field(default_factory=lambda: _Draft(Relation.AT, []))
    kind: Kind | None = None  # a kind word that waits for its name
    kind_text: str = ""
    join: str = ""  # what stood between the last name and this one
    is_route: bool = False
    legs: tuple[float, float] | tuple[()] = ()  # the first of two distances: "10 km north and 5 km east of"
    is_fresh: bool = False  # the last item belongs to the last draft's last name

    def run(self) -> tuple[Reference, ...]:
        for at, item in enumerate(self.items):
            self.take(at, item)
        self.dangle()
        return tuple(
            Reference(_settled(d), tuple(d.names), d.km, d.spread_km, d.bearing_deg)
            for draft in self.drafts
            for d in _split(draft)
        )

    def take(self, at: int, item: Item) -> None:
        sign = item.sign
        if sign is Sign.NAME:
            self.take_name(at, item)
        elif sign is Sign.KIND:
            self.take_kind(at, item)
        elif sign is Sign.UNIT:
            self.take_distance(at, item)
        elif sign in (Sign.BEARING, Sign.SIDE):
            self.take_bearing(at, item)
        elif sign is Sign.NEAR and not (Sign.ROUGH in item.extra and self.sign(at + 1) is Sign.NUMBER):
            self.pending.relation = Relation.NEAR if self.pending.km is None else Relation.AWAY
        elif sign is Sign.EDGE:
            self.pending.relation = Relation.EDGE
        elif sign is Sign.BETWEEN:
            self.pending = _Draft(Relation.BETWEEN, [])
        elif sign is Sign.LINK:
            self.pending = _Draft(Relation.ALONG, [])
        elif sign is Sign.BORDER:
            self.take_border()
        elif (
            sign in (Sign.FROM, Sign.OF) and self.pending.km is not None and self.pending.bearing_deg is None
        ):
            self.pending.relation = Relation.AWAY
        elif sign in (Sign.AND, Sign.TO, Sign.FROM):
            self.join = sign.value
        elif sign is Sign.IN and self.pending.km is None:
            self.pending = _Draft(Relation.AT, [])
            self.kind, self.join = None, ""
        elif sign is Sign.MARK:
            self.take_mark(item.text)
        if sign not in (Sign.NAME, Sign.KIND):
            self.is_fresh = False

    def sign(self, at: int) -> Sign | None:
        return self.items[at].sign if 0 <= at < len(self.items) else None

    def take_name(self, at: int, item: Item) -> None:
        is_whole = self.kind is not None and (item.kind is None or self.kind in (Kind.AREA, Kind.LINE))
        full = f"{self.kind_text} {item.text}" if is_whole else ""
        named = Named(item.text, item.kind or self.kind, full)
        if item.kind is Kind.COUNTRY and self.sign(at + 1) in (Sign.KIND, Sign.NAME):
            if self.sign(at + 1) is Sign.NAME or self.sign(at + 2) in (Sign.OF, Sign.NAME):
                self.drafts.append(_Draft(Relation.AT, [named]))  # "10 km from the Malian town of X"
                return
            named = Named(item.text)  # "Niger State"
        last = self.drafts[-1] if self.drafts else None
        wanted = self.pending.relation
        if last is not None and self.joins(last, wanted, named):
            last.names.append(named)
            if self.join in ("to", "-", "from") and last.relation in (Relation.AT, Relation.TOWARD):
                last.relation, last.bearing_deg = Relation.ALONG, None
        else:
            draft, self.pending = self.pending, _Draft(Relation.AT, [])
            if draft.km is not None and draft.relation is Relation.AT:
                draft.relation = Relation.AWAY
            draft.names.append(named)
            self.drafts.append(draft)
        self.pending = _Draft(Relation.AT, [])
        self.kind, self.join = None, ""
        self.is_fresh = True

    def joins(self, last: _Draft, wanted: Relation, named: Named) -> bool:
        """Whether a name goes with the last one: the second of two ends, or one of a list."""
        if wanted is not Relation.AT or not self.join:
            return False
        if last.relation in (Relation.BETWEEN, Relation.ALONG):
            return len(last.names) < 2
        if self.join == "to":
            return last.relation in (Relation.AT, Relation.TOWARD)
        if self.join == "-":
            return last.relation is Relation.AT and len(last.names) == 1
        if self.join == "from":
            return self.is_route and last.relation is Relation.AT
        return self.join == "and"

    def take_kind(self, at: int, item: Item) -> None:
        kind = item.kind
        if kind is Kind.ROAD:
            self.is_route = True
        if not (self.is_fresh and self.drafts):
            self.kind = kind if self.sign(at + 1) in (Sign.OF, Sign.NAME) else None
            self.kind_text = item.text
            if self.sign(at + 1) is Sign.OF:
                self.kind_text += " " + self.items[at + 1].text
            if kind is Kind.ROAD:
                self.kind = None
            return
        names = self.drafts[-1].names
        if kind is Kind.ROAD and len(names) == 1 and "-" in names[0].name:
            head, _, tail = names[0].name.partition("-")
            self.drafts[-1].names = [Named(head), Named(tail)]
            self.drafts[-1].relation = Relation.ALONG
        if kind is Kind.ROAD and self.drafts[-1].relation is Relation.ALONG:
            return
        for index, named in enumerate(names):
            if named.kind is None or (index == len(names) - 1 and named.kind is not Kind.COUNTRY):
                names[index] = Named(named.name, kind, f"{named.name} {item.text}")

    def take_distance(self, at: int, item: Item) -> None:
        numbers: list[float] = []
        back = at - 1
        while back >= 0 and len(numbers) < 2:
            before = self.items[back]
            if before.sign is Sign.NUMBER:
                numbers.append(before.value)
            elif not (before.text in DASHES or (numbers and before.sign in (Sign.TO, Sign.AND))):
                break
            back -= 1
        if not numbers:
            return
        km = [number * item.value for number in numbers]
        if self.pending.relation is Relation.OFFSET:
            self.legs = (self.pending.km or 0.0, self.pending.bearing_deg or 0.0)
        self.pending = _Draft(self.pending.relation, [], sum(km) / len(km), (max(km) - min(km)) / 2)
        self.join = ""

    def take_bearing(self, at: int, item: Item) -> None:
        following = self.sign(at + 1)
        if item.sign is Sign.BEARING and (following in (Sign.OF, Sign.FROM) or self.pending.km is not None):
            self.pending.bearing_deg = item.value
            self.pending.relation = Relation.TOWARD if self.pending.km is None else Relation.OFFSET
            if self.legs and self.pending.km is not None:
                self.pending.km, self.pending.bearing_deg = _sum(self.legs, (self.pending.km, item.value))
            self.legs = ()
        elif item.sign is Sign.SIDE or following in (Sign.NAME, Sign.BORDER) or not self.drafts:
            self.pending.bearing_deg, self.pending.relation = item.value, Relation.PART
        else:
            last = self.drafts[-1]
            if last.relation in (Relation.AT, Relation.BORDER):
                last.bearing_deg = item.value
                last.relation = Relation.PART if last.relation is Relation.AT else last.relation

    def take_border(self) -> None:
        last = self.drafts[-1] if self.drafts else None
        if self.is_fresh and last is not None and (len(last.names) > 1 or last.names[0].kind is Kind.COUNTRY):
            last.relation = Relation.BORDER
            self.pending = _Draft(Relation.AT, [])
        else:
            self.pending = _Draft(Relation.BORDER, [], bearing_deg=self.pending.bearing_deg)

    def take_mark(self, mark: str) -> None:
        if mark in DASHES:
            self.join = "-"
            return
        if mark in BREAKS and not (
            mark == ")" and self.pending.km is not None and self.pending.bearing_deg is None
        ):
            self.dangle()
        self.join = ""
        self.kind = None

    def dangle(self) -> None:
        """Give a relation that no name follows to the name before it: "X village (2 miles north of)"."""
        pending, self.pending = self.pending, _Draft(Relation.AT, [])
        if pending.relation is Relation.AT or not self.drafts:
            return
        last = self.drafts[-1]
        if last.relation is Relation.AT and pending.relation not in (Relation.BETWEEN, Relation.ALONG):
            last.relation, last.km, last.spread_km = pending.relation, pending.km, pending.spread_km
            last.bearing_deg = pending.bearing_deg


def _sum(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """Two distances with their bearings as one."""
    north = sum(km * cos(radians(bearing)) for km, bearing in (one, other))
    east = sum(km * sin(radians(bearing)) for km, bearing in (one, other))
    return hypot(north, east), degrees(atan2(east, north)) % 360


def _settled(draft: _Draft) -> Relation:
    """The relation of a draft once its names are known: a border is one of countries."""
    countries = sum(named.kind is Kind.COUNTRY for named in draft.names)
    if draft.relation in (Relation.BETWEEN, Relation.ALONG) and countries == len(draft.names):
        return Relation.BORDER
    if draft.relation is Relation.BORDER and not countries:
        return Relation.BETWEEN if len(draft.names) > 1 else Relation.EDGE
    return draft.relation


def _split(draft: _Draft) -> list[_Draft]:
    """A list whose names are of different kinds is several references."""
    kinds = {named.kind for named in draft.names}
    if draft.relation in (Relation.BETWEEN, Relation.ALONG, Relation.BORDER) or len(kinds) < 2:
        return [draft]
    return [
        _Draft(draft.relation, [named], draft.km, draft.spread_km, draft.bearing_deg) for named in draft.names
    ]


def parse(items: Sequence[Item]) -> tuple[Reference, ...]:
    """The references of a wording in its order; () when it names nothing."""
    return _Parser(items).run()

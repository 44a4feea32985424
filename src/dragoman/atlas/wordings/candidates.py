"""The names of a wording -> the gazetteer's entry of each that fits the kinds and the units named.

Wider names are settled first; a finer one must lie inside them. Of a unit that has namesakes the one
that holds more of the finer names is meant. An unknown name has no entry: nothing is guessed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from dragoman.atlas.atlas import Atlas
from dragoman.atlas.extents import Extents
from dragoman.atlas.folding import fold
from dragoman.atlas.ranking import place_rank
from dragoman.atlas.sphere import distance_km
from dragoman.atlas.values import PlaceEntry
from dragoman.atlas.wordings.references import Named, Reference, Relation, holders_of
from dragoman.atlas.wordings.words import Kind

LEVELS = {Kind.COUNTRY: 0, Kind.REGION: 1, Kind.DISTRICT: 2, Kind.TOWNSHIP: 3, Kind.TRACT: 4}
FINEST = 5
HOLDER = 3  # a town that is named as what holds a village stands for the unit around it
SEAT_KM = {2: 100.0, 3: 40.0, 4: 15.0}  # reach of a unit that is known only by its seat
INSIDE = 1.25  # a place of a township lies within so many of its radii
UNITS = ("PCL", "ADM1", "ADM2", "ADM3", "ADM4", "ADM5")
WIDER = 8  # "northern Rakhine townships": the unit that holds them
MOST = 200  # entries of a name: villages share theirs with many
LARGE = 15_000  # people of a town that is known beyond its unit
DOMINANT = 10  # so many times larger than its namesake
SEAT = "PPLA"
APART_KM = 25.0  # namesakes nearer than UCDP's "near" are no matter
AREAL = frozenset({Relation.AT, Relation.PART, Relation.BORDER})
WIDE = {Kind.LINE: "HR", Kind.ROAD: "R", Kind.AREA: "LTHV"}


@dataclass(frozen=True, slots=True)
class Meant:
    """The entry that a name means, how far it reaches, and its level: 1 a region ... 5 a settlement.

    `is_seat` marks a unit that is known only by the settlement of its name; `rivals` are namesakes
    far from the entry that the wording leaves as likely.
    """

    named: Named
    entry: PlaceEntry
    radius_km: float
    level: int
    is_seat: bool = False
    rivals: tuple[PlaceEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class RunnerUp:
    """An entry that a name may also mean, and why it was not taken."""

    entry: PlaceEntry
    reason: str


@dataclass(slots=True)
class Candidates:
    """The names of one wording being settled, in a country where that is known."""

    atlas: Atlas
    extents: Extents
    country: str | None
    runners_up: list[RunnerUp]
    holders: frozenset[Named] = frozenset()

    def settle(self, references: Sequence[Reference]) -> dict[Named, Meant]:
        """The entry of each name that has one that fits."""
        named = list(dict.fromkeys(n for r in references for n in r.names if n.kind is not Kind.COUNTRY))
        points = {n for r in references if r.relation not in AREAL for n in r.names}
        self.holders = holders_of(references)
        offered = {n: self.offers(n, n.kind or (Kind.SETTLEMENT if n in points else None)) for n in named}
        is_told = self.country is not None or len(named) > 1
        self.country = self.country or shared_country(list(offered.values()))
        meant: dict[Named, Meant] = {}
        for name in sorted(named, key=lambda n: self.level(n, offered[n])):
            held = [m for m in meant.values() if m.level < self.level(name, offered[name])]
            finer = [n for n in named if self.level(n, offered[n]) > self.level(name, offered[name])]
            offers = offered[name]
            if self.is_unconfirmed(named, meant):
                offers = self.without_villages(offers)
            best = self.pick(offers, held, [offered[n] for n in finer])
            if best is not None and not is_told:
                abroad = [o.entry for o in offers if o.entry.country != self.country and is_rival(o, best)]
                best = replace(best, rivals=(*best.rivals, *abroad))
            if best is not None:
                meant[name] = best
        return meant

    def level(self, named: Named, offers: Sequence[Meant]) -> int:
        """How wide a name is: as its kind says, else a unit where the gazetteer has only units."""
        if named.kind is Kind.SITE:
            return FINEST + 1
        if named.kind is not None and named not in self.holders:
            return LEVELS.get(named.kind, FINEST)
        units = [o.level for o in offers]
        if named in self.holders:
            return units[0] if units else FINEST
        return min(units, default=FINEST) if all(level < FINEST for level in units) else FINEST

    def is_unconfirmed(self, named: Sequence[Named], meant: dict[Named, Meant]) -> bool:
        """Whether a unit is named that the gazetteer lacks, and none so narrow that it has."""
        stated = {n: LEVELS[n.kind] for n in named if n.kind in LEVELS}
        return any(
            level > 1
            and n not in meant
            and level > max((m.level for m in meant.values() if m.level < FINEST), default=0)
            for n, level in stated.items()
        )

    def without_villages(self, offers: Sequence[Meant]) -> list[Meant]:
        """The offers that are known beyond their unit: units and large towns."""
        kept = [o for o in offers if o.level < FINEST or o.entry.population >= LARGE]
        for offer in offers:
            if offer not in kept:
                self.runners_up.append(RunnerUp(offer.entry, "not known to lie in the unit named"))
        return kept

    def offers(self, named: Named, kind: Kind | None) -> list[Meant]:
        """The entries of a name that fit its kind, best first, in the country first of all."""
        find = self.atlas.places.find
        found = find(named.full, self.country, limit=MOST) if named.kind in WIDE and named.full else ()
        found = found or find(named.name, self.country, limit=MOST)
        fit = [(self.misfit(kind, entry), entry) for entry in found if entry.lat is not None]
        home = [(m, e) for m, e in fit if m is not None and self.is_home(e)]
        for misfit, entry in fit:
            if not self.is_home(entry):
                self.runners_up.append(RunnerUp(entry, "in another country"))
            elif misfit is None:
                self.runners_up.append(RunnerUp(entry, "of another kind"))
        home.sort(key=lambda pair: (pair[0], _rank(pair[1])))
        return [self.as_meant(named, entry) for _, entry in home]

    def is_home(self, entry: PlaceEntry) -> bool:
        """Whether an entry is in the wording's country, or is water that no country owns."""
        return self.country in (None, entry.country) or not entry.country and entry.feature_class == "H"

    def misfit(self, kind: Kind | None, entry: PlaceEntry) -> int | None:
        """How ill an entry fits a stated kind, 0 well; None when it cannot be meant."""
        order = next((i for i, code in enumerate(UNITS) if entry.feature_code.startswith(code)), None)
        is_unit = entry.feature_class == "A" and order is not None
        if order == 0 and is_unit:
            return None
        if kind is None:
            return 0
        if kind in WIDE:
            fits = entry.feature_class and entry.feature_class in WIDE[kind]
            return 0 if fits else (1 if kind is Kind.AREA else None)
        if kind in (Kind.SETTLEMENT, Kind.SITE):
            return (1 if order != 1 else 2) if is_unit else (0 if entry.feature_class in ("P", "") else 1)
        wanted = LEVELS[kind]
        if is_unit and order is not None:
            return abs(order - wanted) * 2 if order >= wanted - 1 else WIDER
        return 1 + 2 * (wanted == 2) if entry.feature_class == "P" and wanted > 1 else None

    def as_meant(self, named: Named, entry: PlaceEntry) -> Meant:
        radius = self.extents.radius_km(entry)
        stated = HOLDER if named in self.holders else LEVELS.get(named.kind or Kind.SETTLEMENT, FINEST)
        if entry.feature_class == "A":
            order = next((i for i, code in enumerate(UNITS) if entry.feature_code.startswith(code)), 2)
            return Meant(named, entry, radius, min(order, 4))
        if stated < FINEST:
            return Meant(named, entry, max(SEAT_KM.get(stated, radius), radius), stated, is_seat=True)
        return Meant(named, entry, radius, FINEST)

    def pick(
        self, offers: Sequence[Meant], held: Sequence[Meant], finer: Sequence[Sequence[Meant]]
    ) -> Meant | None:
        """The best offer that lies inside what is settled; of namesakes that which holds more finer names."""
        inside = [o for o in offers if self.is_home(o.entry) and self.fits(o, held)]
        for offer in offers:
            if offer not in inside:
                reason = "outside the unit named" if self.is_home(offer.entry) else "in another country"
                self.runners_up.append(RunnerUp(offer.entry, reason))
        if not inside:
            return None
        if len(inside) > 1:
            inside.sort(key=lambda offer: -self.holds(offer, finer))
        best = inside[0]
        rivals = tuple(
            o.entry
            for o in inside[1:]
            if is_rival(o, best) and self.holds(o, finer) == self.holds(best, finer)
        )
        for offer in inside[1:]:
            reason = "as likely" if offer.entry in rivals else "lower in the gazetteer's order"
            self.runners_up.append(RunnerUp(offer.entry, reason))
        return replace(best, rivals=rivals)

    def fits(self, offer: Meant, held: Iterable[Meant]) -> bool:
        return all(is_inside(offer.entry, unit) for unit in held)

    def holds(self, offer: Meant, finer: Sequence[Sequence[Meant]]) -> int:
        """How many of the finer names may lie inside an offer."""
        return sum(any(is_inside(o.entry, offer) for o in offers) for offers in finer)


def shared_country(offered: Sequence[Sequence[Meant]]) -> str | None:
    """The country in which most of the names have an entry; of equals that of the widest name's best."""
    votes = Counter(code for offers in offered for code in {o.entry.country for o in offers})
    order = [o[0].entry.country for o in sorted((o for o in offered if o), key=lambda o: o[0].level)]
    return max(order, key=lambda code: votes[code], default=None)


def _rank(entry: PlaceEntry) -> int:
    """The gazetteer's order, for a user's places too."""
    return place_rank(entry.feature_class, entry.feature_code, entry.population)


def is_rival(offer: Meant, best: Meant) -> bool:
    """Whether a settlement is as likely as the best of its name, far from it and not outgrown by it."""
    one, other = best.entry, offer.entry
    if min(best.level, offer.level) < FINEST or not one.feature_class == other.feature_class == "P":
        return False
    if one.population > DOMINANT * other.population:
        return False
    if one.feature_code.startswith(SEAT) and not other.feature_code.startswith(SEAT):
        return False
    return distance_km((one.lat or 0, one.lon or 0), (other.lat or 0, other.lon or 0)) > APART_KM


def is_inside(entry: PlaceEntry, unit: Meant) -> bool:
    """Whether an entry lies in a unit, by the names of its units, else by distance."""
    holder = unit.entry
    if entry.id == holder.id:
        return True
    if entry.country != holder.country:
        return False
    if holder.feature_code.startswith("ADM1") and entry.admin1 and holder.admin1:
        return fold(entry.admin1) == fold(holder.admin1)
    if holder.feature_code.startswith("ADM2") and entry.admin2 and holder.admin2:
        return fold(entry.admin2) == fold(holder.admin2) and entry.admin1 == holder.admin1
    if entry.lat is None or entry.lon is None or holder.lat is None or holder.lon is None:
        return True
    reach = max(INSIDE * unit.radius_km, APART_KM)
    return distance_km((entry.lat, entry.lon), (holder.lat, holder.lon)) <= reach

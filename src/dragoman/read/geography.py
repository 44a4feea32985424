"""The place names of one event -> the names that locate it, their gazetteer entries and its country.

A name alone decides nothing: the country that the document speaks of, the regions named beside it and
the kind of place rank the candidates (`place_choice`).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from dragoman.atlas import PlaceEntry
from dragoman.base.claim import Place
from dragoman.read.act_places import is_care
from dragoman.read.claim_grounds import Grounds
from dragoman.read.drafts import Draft
from dragoman.read.facts import Facts
from dragoman.read.party import Parties
from dragoman.read.place_choice import choose, detail
from dragoman.read.place_lies import place_as_told
from dragoman.read.place_rules import STREET
from dragoman.read.place_scene import PlaceMention

LEAD_SENTENCES = 3
HEADS = frozenset({"title", "dateline", "heading"})
WATER_CODES = frozenset({"SEA", "OCN", "GULF", "STRT", "BAY", "CHN", "CHNM"})
NAMED, SOLE, SHARED, HINT = 5.0, 2.0, 1.0, 3.0  # what one name adds for a country
DOCUMENT, DOCUMENT_ONLY, NAMED_SOMEWHERE = 8.0, 5.0, 1.0  # what the rest of the document adds
ALIKE = 3  # first letters that two spellings of one name share
LARGE, DOMINANT = 100_000, 10  # a city that outgrows its namesakes


@dataclass(slots=True)
class Geography:
    """Which countries a document speaks of, and the wide places that its head and lead name.

    `wide` holds each region of the head and the lead once, `regions` their ids by country, `states` the
    first name of each country that stands where a place stands.
    """

    votes: defaultdict[str, float] = field(default_factory=lambda: defaultdict(float))
    named: set[str] = field(default_factory=set)
    wide: dict[str, PlaceMention] = field(default_factory=dict)
    regions: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    states: dict[str, PlaceMention] = field(default_factory=dict)
    is_paired: bool = False
    datelines: list[PlaceMention] = field(default_factory=list)
    titles: list[PlaceMention] = field(default_factory=list)
    is_wire: bool = False
    mentions: list[PlaceMention] = field(default_factory=list)
    sayers: dict[str, PlaceMention | None] = field(default_factory=dict)

    @classmethod
    def of(cls, all_facts: list[Facts]) -> Geography:
        """Count the countries of a document: named ones, demonyms, and where its places can be."""
        geography = cls()
        lead = 0
        for facts in all_facts:
            lead += facts.kind not in HEADS
            geography.count_units(facts)
            for place in facts.places:
                geography.mentions.append(place)
                geography.vote(place)
                if place.aside:
                    continue
                if place.is_country:
                    geography.states.setdefault(place.country, place)
                if facts.kind == "dateline":
                    geography.datelines.append(place)
                    geography.is_wire = any(unit.tag == "(" for unit in facts.context.units)
                if facts.kind == "title":
                    geography.titles.append(place)
                if facts.kind in HEADS or lead <= LEAD_SENTENCES:
                    geography.keep_wide(place)
        return geography

    def keep_wide(self, place: PlaceMention) -> None:
        """Note a place of the head or the lead that may hold the places of events."""
        self.is_paired = self.is_paired or place.rule == "joined to a place"
        for entry in place.entries:
            if entry.feature_code == "ADM1":
                self.regions[entry.country].add(entry.id)
        if place.level == 1 and place.entries:
            self.wide.setdefault(place.words.text.casefold(), place)

    def count_units(self, facts: Facts) -> None:
        """Add the demonyms, the countries and the forces of one sentence."""
        for unit in facts.context.units:
            for entry in unit.entries if unit.is_cap else ():
                if entry.kind in ("demonym", "country"):
                    self.votes[entry.value] += 1
                    break
                if entry.kind == "actor" and entry.value and "|" not in entry.value:
                    self.votes[entry.value] += 1
                    break

    def vote(self, place: PlaceMention) -> None:
        """Add what one place name says of the country: much when only one country has it."""
        if place.is_country:
            self.votes[place.country] += 0 if place.aside else 3
            self.named.add("" if place.aside else place.country)
        for country, weight in pulls(place).items():
            self.votes[country] += weight


def settle_places(
    draft: Draft, geography: Geography, parties: Parties, grounds: Grounds
) -> tuple[tuple[str, ...], tuple[Place, ...], str | None]:
    """The names, details and country of one event's places."""
    country, sayer = country_of(draft, geography)
    own = [p for p in [*draft.places, *draft.context_places] if not p.aside]
    chosen: list[PlaceMention] = []
    known: set[str] = set()
    for place in [*own, *inherited(draft, own, geography, country)]:
        key = place.words.text.casefold()
        if place not in own and any(same_area(place, p) for p in chosen):
            continue
        abroad = place.is_country and country is not None and place.country != country
        if key not in known and not abroad and not (place.is_country and any(p.is_country for p in chosen)):
            known.add(key)
            chosen.append(place)
    chosen.sort(key=lambda p: (-p.level, p.words.start))
    names: list[str] = []
    details: list[Place] = []
    kept: list[PlaceMention] = []
    for place in chosen:
        ranked = choose(place, country, chosen)
        candidates = tuple(f"{e.name}, {e.country}" for e, _ in ranked[:4])
        if grounds.put(f"/places/{len(names)}", place.words, rule=place.rule, candidates=candidates):
            names.append(" ".join(place.words.text.split()))
            details.append(detail(place, country, ranked))
            kept.append(place)
    details = list(place_as_told(details, kept))
    if country is None or is_at_sea(draft):
        return tuple(names), tuple(details), None
    if sayer is not None:
        grounds.put("/country", sayer.words, rule="country of the places", entry=country)
    elif names:
        grounds.spans["/country"] = grounds.spans["/places/0"]
    else:
        return tuple(names), tuple(details), None
    return tuple(names), tuple(details), country


def same_area(one: PlaceMention, other: PlaceMention) -> bool:
    """Whether two names are first of all the same region ("Bayelsa", "Bayelsa State")."""
    return bool(one.level == 1 and one.entries and other.entries) and one.entries[0].id == other.entries[0].id


def is_at_sea(draft: Draft) -> bool:
    """Whether the closest names of an event are waters."""
    close = [p for p in draft.places if not p.is_country and p.entries]
    return bool(close) and any(
        p.entries[0].feature_code in WATER_CODES and p.level >= max(o.level for o in close) for p in close[:1]
    )


def country_of(draft: Draft, geography: Geography) -> tuple[str | None, PlaceMention | None]:
    """The country of an event and the place name that says it."""
    own: defaultdict[str, float] = defaultdict(float)
    sayers: dict[str, PlaceMention] = {}
    for place in [*draft.places, *draft.context_places]:
        if place.is_country:
            own[place.country] += NAMED
            sayers.setdefault(place.country, place)
            continue
        for code, weight in pulls(place).items():
            own[code] += weight
            sayers.setdefault(code, place)
    known = {id(p) for p in (*draft.places, *draft.context_places)}
    for facts in draft.facts:
        for place in facts.places:
            if id(place) in known or place.is_country or place.aside:
                continue
            for code, weight in pulls(place).items():
                if code in own and weight >= SOLE:
                    own[code] += weight
    for facts in draft.facts:
        for code in {
            e.value
            for u in facts.context.units
            if u.is_cap
            for e in u.entries
            if e.kind == "demonym" or e.kind == "actor" and "|" not in e.value
        }:
            if code in own:
                own[code] += HINT
    if not own:
        return most_spoken_of(geography)
    total = sum(geography.votes.values()) or 1

    def weigh(code: str) -> tuple[float, float]:
        share = geography.votes[code] / total
        shown = (DOCUMENT if code in own else DOCUMENT_ONLY) * share + NAMED_SOMEWHERE * (
            code in geography.named
        )
        return own[code] + shown, share

    best = max({*own, *geography.votes}, key=weigh)
    return best, sayers.get(best) or sayer_of(best, geography)


def pulls(place: PlaceMention) -> dict[str, float]:
    """How strongly a name speaks for each country that has a place so called; waters speak for none."""
    entries = [e for e in place.entries if e.feature_class != "H"]
    countries = list(dict.fromkeys(e.country for e in entries))
    if place.level in (1, 2) and not any(e.feature_code.startswith("ADM") for e in entries):
        return dict.fromkeys(countries, SHARED / 2)
    if len(countries) < 2:
        return dict.fromkeys(countries, SHARED if all(is_other_spelling(e) for e in entries) else SOLE)
    weights = dict.fromkeys(countries, SHARED)
    weights[countries[0]] += SHARED / 2
    if is_borrowed(entries):
        return weights
    others = max(e.population or 0 for e in entries if e.country != countries[0])
    if (entries[0].population or 0) >= max(LARGE, DOMINANT * others):
        weights[countries[0]] += SHARED
    return weights


def is_borrowed(entries: list[PlaceEntry]) -> bool:
    """Whether the first entry only has the name beside its own, and another is really called so."""
    first = entries[0]
    return first.name.casefold() != first.matched.casefold() and any(
        e.name.casefold() == first.matched.casefold() for e in entries
    )


def is_other_spelling(entry: PlaceEntry) -> bool:
    """Whether an entry is a settlement known only by another of its names ("Orshi" for Orchies): a weak sign."""
    return (
        not entry.feature_code.startswith("ADM")
        and entry.matched[:ALIKE].casefold() != entry.name[:ALIKE].casefold()
    )


def most_spoken_of(geography: Geography) -> tuple[str | None, PlaceMention | None]:
    """The country of an event without places: the one its document speaks of most."""
    if not geography.votes:
        return None, None
    code = max(geography.votes, key=lambda c: geography.votes[c])
    return code, sayer_of(code, geography)


def sayer_of(code: str, geography: Geography) -> PlaceMention | None:
    """The first name in the document that says a country: the country's own, else a place in it."""
    if code not in geography.sayers:
        sayer = next((p for p in geography.mentions if p.country == code), None)
        geography.sayers[code] = sayer or next(
            (p for p in geography.mentions if any(e.country == code for e in p.entries)), None
        )
    return geography.sayers[code]


def inherited(
    draft: Draft, own: list[PlaceMention], geography: Geography, country: str | None
) -> list[PlaceMention]:
    """Wider places that the head or the lead names and that hold the event's own places."""
    if country is None:
        return []
    found: list[PlaceMention] = []
    admins = {
        e.admin1.casefold()
        for p in own
        for e, _ in choose(p, country, own)[:1]
        if e.admin1 and e.country == country
    }
    lost = not admins and len(geography.regions[country]) == 1 and not geography.is_paired
    for place in geography.wide.values():
        entry = place.entries[0]
        if entry.country == country and (lost or (entry.admin1 or entry.name).casefold() in admins):
            found.append(place)
    if country in geography.states:
        found.append(geography.states[country])
    if not own or all(p.rule == STREET for p in own):
        found.extend(stand_ins(draft, geography, country))
    return found


def stand_ins(draft: Draft, geography: Geography, country: str) -> list[PlaceMention]:
    """The close place of an event that names none: the title's, else a hospital's or the dateline's."""
    for places in (geography.titles, hospitals(draft) if geography.is_wire else [], geography.datelines):
        close = {
            p.words.text.casefold(): p
            for p in places
            if p.level > 1 and any(e.country == country for e in p.entries)
        }
        if close and (places is geography.datelines or len(close) == 1):
            return list(close.values())
    return []


def hospitals(draft: Draft) -> list[PlaceMention]:
    """The places where those hurt in an event are in care."""
    told = [*draft.facts, *draft.support]
    return [p for facts in told for p in facts.places if is_care(facts, p)]

"""The place names of one event -> the names that locate it, their gazetteer entries and its country.

A name alone decides nothing: the country that the document speaks of, the regions named beside it and
the kind of place rank the candidates.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.atlas import PlaceEntry
from dragoman.base.claim import Place
from dragoman.read.events import Draft
from dragoman.read.facts import Facts
from dragoman.read.parties import Parties
from dragoman.read.placing import PlaceMention

if TYPE_CHECKING:
    from dragoman.read.claims import Grounds

PRECISION = {"ADM1": 4, "ADM2": 3, "ADM3": 3, "ADM4": 3, "PCL": 6}


@dataclass(slots=True)
class Geography:
    """Which countries a document speaks of, and how often."""

    votes: Counter[str] = field(default_factory=Counter)
    mentions: list[PlaceMention] = field(default_factory=list)

    @classmethod
    def of(cls, all_facts: list[Facts]) -> Geography:
        """Count the countries of a document: named ones, demonyms, and where its places can be."""
        geography = cls()
        for facts in all_facts:
            for unit in facts.context.units:
                for entry in unit.entries:
                    if entry.kind in ("demonym", "country") and unit.is_cap:
                        geography.votes[entry.value] += 2
                        break
            for place in facts.places:
                geography.mentions.append(place)
                countries = {e.country for e in place.entries}
                for country in countries:
                    geography.votes[country] += 3 if len(countries) == 1 else 1
        return geography


def settle_places(
    draft: Draft, geography: Geography, parties: Parties, grounds: Grounds
) -> tuple[tuple[str, ...], tuple[Place, ...], str | None]:
    """The names, details and country of one event's places."""
    country, sayer = country_of(draft, geography, parties)
    chosen = list(draft.places)
    known = {p.words.text.casefold() for p in chosen}
    for place in [*draft.context_places, *inherited(draft, geography, country)]:
        if place.words.text.casefold() not in known:
            known.add(place.words.text.casefold())
            chosen.append(place)
    chosen.sort(key=lambda p: (-p.level, p.words.start))
    names: list[str] = []
    details: list[Place] = []
    for place in chosen:
        if place.is_country and country is not None and place.country != country:
            continue
        if grounds.put(f"/places/{len(names)}", place.words, rule=place.rule, candidates=tuple(f"{e.name}, {e.country}" for e in place.entries[:4])):
            names.append(" ".join(place.words.text.split()))
            details.append(detail(place, country))
    if country is not None and sayer is not None:
        grounds.put("/country", sayer.words, rule="country of the places", entry=country)
    elif country is not None and names:
        grounds.spans["/country"] = grounds.spans["/places/0"]
    else:
        country = None
    return tuple(names), tuple(details), country


def country_of(draft: Draft, geography: Geography, parties: Parties) -> tuple[str | None, PlaceMention | None]:
    """The country of an event and the place name that says it."""
    own: Counter[str] = Counter()
    sayers: dict[str, PlaceMention] = {}
    for place in [*draft.places, *draft.context_places]:
        if place.is_country:
            own[place.country] += 4
            sayers.setdefault(place.country, place)
            continue
        countries = {e.country for e in place.entries}
        for code in countries:
            own[code] += 2 if len(countries) == 1 else 1
            sayers.setdefault(code, place)
    if not own:
        if not geography.votes:
            return None, None
        code = geography.votes.most_common(1)[0][0]
        return code, next((p for p in geography.mentions if p.country == code or any(e.country == code for e in p.entries)), None)
    best = max(own, key=lambda code: (own[code] + min(geography.votes[code], 12) * 0.5, geography.votes[code]))
    return best, sayers.get(best)


def inherited(draft: Draft, geography: Geography, country: str | None) -> list[PlaceMention]:
    """Wider places named elsewhere in the document that hold the event's own places."""
    found: list[PlaceMention] = []
    admins = {e.admin1.casefold() for p in draft.places for e in p.entries if e.admin1 and e.country == country and p.level > 1}
    for place in geography.mentions:
        if place.is_country and place.country == country:
            found.append(place)
        elif place.level == 1 and any(
            e.country == country and (e.admin1 or e.name).casefold() in admins for e in place.entries
        ):
            found.append(place)
    return found


def detail(place: PlaceMention, country: str | None) -> Place:
    """What the gazetteer makes of a name, the country given."""
    name = " ".join(place.words.text.split())
    if place.is_country:
        return Place(name, None, place.country, precision=6)
    ranked = sorted(place.entries, key=lambda e: e.country != country)
    if not ranked:
        return Place(name, None, country, precision=7)
    best: PlaceEntry = ranked[0]
    precision = next((p for code, p in PRECISION.items() if best.feature_code.startswith(code)), 1)
    return Place(
        name,
        best.id,
        best.country,
        best.admin1,
        best.lat,
        best.lon,
        precision,
        len(place.entries),
        tuple(f"{e.name}, {e.admin1 or ''} {e.country} ({e.id}): other country or smaller" for e in ranked[1:4]),
    )

"""A number -> that many invented claims, as a desk that watches the world would gather them in some years.

Places are drawn from the gazetteer by country, events at a steady rate of so many a day, each told by one to six
documents that differ in wording, day and figure. The same seed gives the same claims on every machine.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from dragoman.atlas import Atlas
from dragoman.base.claim import (
    Assertion,
    Attribution,
    Basis,
    Claim,
    DatePrecision,
    EventType,
    Place,
    Qualifier,
    Side,
    Toll,
)
from dragoman.base.document import Document
from dragoman.base.ids import claim_id
from dragoman.base.span import Part, Span

CLAIMS_A_DAY = 280
"""A million claims in about ten years."""
FIRST_DAY = date(2014, 1, 1)
COUNTRIES = ("ML", "BF", "NE", "NG", "SO", "SD", "CD", "SY", "IQ", "YE", "AF", "PK", "MM", "UA", "CO", "MZ")
PLACES_A_COUNTRY = 250
KINDS = (
    EventType.ASSAULT,
    EventType.AMBUSH,
    EventType.BOMBING,
    EventType.CLASH,
    EventType.SHELLING,
    EventType.AIR_STRIKE,
    EventType.ABDUCTION,
)
TARGETS = (
    "army post",
    "convoy",
    "village",
    "market",
    "police station",
    "checkpoint",
    "patrol",
    "school",
    "bridge",
)
NAMES = (
    "Dawn",
    "River",
    "Upland",
    "Salt",
    "Banner",
    "Reeds",
    "Copper",
    "Acacia",
    "Meridian",
    "Harbour",
    "Lance",
)


@dataclass(frozen=True, slots=True)
class Site:
    """A real settlement's coordinates and region under an invented name."""

    name: str
    admin1: str | None
    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class World:
    """What claims are drawn from."""

    places: dict[str, tuple[Site, ...]]
    groups: dict[str, tuple[str, ...]]


def make_world(atlas: Atlas, seed: int = 7) -> World:
    """Real coordinates, invented names of places and groups, by country."""
    chance = random.Random(seed)
    places, groups = {}, {}
    for country in COUNTRIES:
        known = [s for s in atlas.places.settlements(country) if s[0] is not None and s[1] is not None]
        chosen = known[:: max(1, len(known) // PLACES_A_COUNTRY)]
        places[country] = tuple(
            Site(f"{chance.choice(NAMES)}{country.lower()}{n}", s[2], float(s[0]), float(s[1]))
            for n, s in enumerate(chosen)
        )
        kinds = ("Front", "Guard", "Army", "Column", "Union")
        groups[country] = tuple(
            f"{one} {two} of {country}" for one, two in zip(chance.sample(NAMES, 5), kinds, strict=True)
        )
    return World(places, groups)


def make_claims(world: World, count: int, seed: int = 11) -> Iterator[tuple[Document, Claim, int]]:
    """Documents with their one claim and the number of its event, day by day."""
    chance = random.Random(seed)
    made = event = 0
    while made < count:
        event += 1
        day = FIRST_DAY + timedelta(days=made // CLAIMS_A_DAY)
        country = chance.choice(COUNTRIES)
        place = chance.choice(world.places[country])
        group, target, kind = (
            chance.choice(world.groups[country]),
            chance.choice(TARGETS),
            chance.choice(KINDS),
        )
        toll = chance.choice((0, 1, 2, 3, 3, 4, 5, 7, 8, 12, 15, 20, 35, 50))
        for n in range(min(chance.choice((1, 1, 2, 3, 4, 6)), count - made)):
            told = max(0, toll + chance.choice((0, 0, 0, 1, 2, -1)))
            base = _tell(f"{event}-{n}", day, country, place, group, target, kind, told, chance)
            made += 1
            yield (*base, event)


def _tell(
    key: str,
    day: date,
    country: str,
    place: Site,
    group: str,
    target: str,
    kind: EventType,
    toll: int,
    chance: random.Random,
) -> tuple[Document, Claim]:
    published = day + timedelta(days=chance.choice((0, 1, 1, 2)))
    word = chance.choice(("attacked", "struck", "hit", "raided"))
    who = chance.choice(("Residents", "Officials", "Witnesses"))
    text = (
        f"{place.name}, {published.isoformat()}. {who} said the {group} "
        f"{word} a {target} at {place.name} on {day.isoformat()}. {toll} people were killed in the {kind.value}."
    )
    document = Document(
        f"crowd-{key}",
        text,
        url=f"https://outlet{chance.randrange(400)}.example/{key}",
        lang="en",
        published=published,
    )
    at = text.index(word)
    vague, undated = chance.random() < 0.06, chance.random() < 0.06
    shown = Place(place.name, f"crowd:{place.name}", country, place.admin1, place.lat, place.lon, 1, 1)
    if vague:
        shown = Place(place.admin1 or country, None, country, place.admin1, None, None, 7, 1)
    claim = Claim(
        id=claim_id(document.id, "text", at, at + len(word)),
        document_id=document.id,
        reader="crowd",
        event_type=kind,
        outcome=None,
        assertion=Assertion.REPORTED,
        claimant=None,
        outlet=None,
        platform=None,
        claimed_on=None,
        perpetrator=group if chance.random() < 0.8 else None,
        target=target,
        places=(shown.name,),
        country=country,
        event_date=None if undated else day.isoformat(),
        date_precision=DatePrecision.UNKNOWN if undated else DatePrecision.DAY,
        killed=(Toll(Side.TARGET, None, toll, toll, Qualifier.EXACT, "killed", str(toll)),) if toll else (),
        attribution=Attribution(Basis.STATED, None),
        spans={"/event_type": (Span.cut(text, Part.TEXT, at, at + len(word)),)},
        place_detail=(shown,),
    )
    return document, claim

"""What the atlas holds -> frozen values: actors, outlets, arms, countries, places.

Every value says where it comes from. A name is no identity: values are told apart by id.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from dragoman.base.claim import Category


class ActorKind(StrEnum):
    """What an actor is in the fight; all kinds are coded alike."""

    STATE_FORCE = "state_force"
    REBEL_GROUP = "rebel_group"
    MILITIA = "militia"
    PRIVATE_COMPANY = "private_company"
    FOREIGN_FORCE = "foreign_force"
    INTERNATIONAL_FORCE = "international_force"


class OutletKind(StrEnum):
    """What carries a statement or a report."""

    MEDIA_ARM = "media_arm"
    CHANNEL = "channel"
    OFFICE = "office"
    MONITOR = "monitor"
    WIRE = "wire"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True)
class Actor:
    """An armed group or force; `names` holds every spelling but `name`, `countries` ISO 3166 codes."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: ActorKind
    countries: tuple[str, ...]
    parent: str | None
    wikidata: str | None
    ucdp: str | None
    outlets: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who carries statements: a media arm, a channel, a monitor, a wire; `owner` is an actor's id."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: OutletKind
    owner: str | None
    source: str


@dataclass(frozen=True, slots=True)
class Arm:
    """A designation of materiel with its spellings."""

    id: str
    item: str
    category: Category
    names: tuple[str, ...]
    source: str

    @property
    def name(self) -> str:
        """The item: every value of the atlas has a name."""
        return self.item


@dataclass(frozen=True, slots=True)
class Country:
    """A country or territory; `demonyms` are its adjectives and the words for its people."""

    iso2: str
    name: str
    names: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str | None
    source: str

    @property
    def id(self) -> str:
        """The ISO 3166 alpha-2 code: every value of the atlas has an id."""
        return self.iso2


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A place of the gazetteer, and the spelling of it that matched.

    `lat` and `lon` are degrees WGS 84, None where the source gives none; `admin1` and `admin2` are
    names; feature class and code are those of GeoNames, "" where unknown.
    """

    id: str
    name: str
    matched: str
    country: str
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    feature_class: str
    feature_code: str
    population: int
    source: str


Value = TypeVar("Value", Actor, Outlet, Arm, Country, PlaceEntry)


@dataclass(frozen=True, slots=True)
class Match(Generic[Value]):
    """One value that a name may mean: which alias matched, and how well (100 is the same key)."""

    value: Value
    alias: str
    score: float

    @property
    def source(self) -> str:
        """Where the atlas has the value from."""
        return self.value.source


@dataclass(frozen=True, slots=True)
class Finding(Generic[Value]):
    """What a name may mean: `matches` share its key, `suggestions` only look like it.

    Only matches decide; suggestions are filled when there is no match, best first.
    """

    query: str
    matches: tuple[Match[Value], ...]
    suggestions: tuple[Match[Value], ...] = ()

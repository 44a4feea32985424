"""One document's account of one act -> a Claim, the unit of everything that follows.

The fields and their coding are those of the codebook (docs/reference/codebook.md). Every value that
is not null has its spans under the JSON pointer of its place in the claim.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dragoman.base.span import Span


class EventType(StrEnum):
    """What kind of act it was."""

    CLASH = "clash"
    AMBUSH = "ambush"
    ASSAULT = "assault"
    BOMBING = "bombing"
    SUICIDE_BOMBING = "suicide_bombing"
    SHELLING = "shelling"
    AIR_STRIKE = "air_strike"
    ABDUCTION = "abduction"
    EXECUTION = "execution"
    ARREST = "arrest"
    TERRITORY_TAKEN = "territory_taken"
    PROPERTY_DESTRUCTION = "property_destruction"
    OTHER = "other"


class Outcome(StrEnum):
    """How it ended, where the account says so."""

    REPELLED = "repelled"
    POSITION_TAKEN = "position_taken"


class Assertion(StrEnum):
    """Whose word it is: a party's own (claimed), a third party's, a confirmation, a denial."""

    CLAIMED = "claimed"
    REPORTED = "reported"
    CONFIRMED = "confirmed"
    DENIED = "denied"


class DatePrecision(StrEnum):
    """How exactly the day of the act is known."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    UNKNOWN = "unknown"


class Side(StrEnum):
    """On whose side the people of a toll stood in this act."""

    TARGET = "target"
    PERPETRATOR = "perpetrator"
    CIVILIANS = "civilians"
    OTHER = "other"


class Qualifier(StrEnum):
    """How the words bound the number."""

    EXACT = "exact"
    MORE_THAN = "more_than"
    AT_LEAST = "at_least"
    ABOUT = "about"
    NEARLY = "nearly"
    UP_TO = "up_to"
    RANGE = "range"
    DOZENS = "dozens"
    HUNDREDS = "hundreds"
    SEVERAL = "several"
    UNSTATED = "unstated"
    NONE = "none"


class Disposition(StrEnum):
    """What became of an item."""

    SEIZED = "seized"
    DESTROYED = "destroyed"
    DAMAGED = "damaged"
    USED = "used"
    SURRENDERED = "surrendered"


class Category(StrEnum):
    """Classes of materiel."""

    VEHICLE = "vehicle"
    ARMOURED_VEHICLE = "armoured_vehicle"
    MOTORCYCLE = "motorcycle"
    BOAT = "boat"
    AIRCRAFT = "aircraft"
    DRONE = "drone"
    SMALL_ARM = "small_arm"
    MACHINE_GUN = "machine_gun"
    LAUNCHER = "launcher"
    MORTAR = "mortar"
    ARTILLERY = "artillery"
    HEAVY_WEAPON = "heavy_weapon"
    AMMUNITION = "ammunition"
    EXPLOSIVE = "explosive"
    COMMUNICATIONS = "communications"
    SUPPLIES = "supplies"
    OTHER = "other"


class Basis(StrEnum):
    """On what the naming of the perpetrator rests."""

    SELF_CLAIMED = "self_claimed"
    ACKNOWLEDGED = "acknowledged"
    ACCUSED = "accused"
    SUSPECTED = "suspected"
    STATED = "stated"


class ChainRole(StrEnum):
    """What a link of the chain did with the account."""

    GROUP = "group"
    OUTLET = "outlet"
    PLATFORM = "platform"
    RELAY = "relay"


class Evidence(StrEnum):
    """What the statement is said to show."""

    PHOTO = "photo"
    VIDEO = "video"
    AUDIO = "audio"


@dataclass(frozen=True, slots=True)
class Toll:
    """People killed, injured or captured; `min` and `max` are counts of persons, None is open.

    `text` holds the words of the number, `wording` the verb or noun as written, `source` who gives
    it (None: the claim's own account).
    """

    side: Side
    victim: str | None
    min: int | None
    max: int | None
    qualifier: Qualifier
    wording: str
    text: str
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Materiel:
    """An item taken, destroyed, damaged or used; quantities in `unit`s (None: pieces)."""

    item: str
    category: Category
    qty_min: int | None
    qty_max: int | None
    qualifier: Qualifier
    unit: str | None
    disposition: Disposition
    text: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """Why the perpetrator is named: the basis, and who says it."""

    basis: Basis
    by: str | None


@dataclass(frozen=True, slots=True)
class ChainLink:
    """One who carried the account."""

    name: str
    role: ChainRole


@dataclass(frozen=True, slots=True)
class Place:
    """A place name as written and what the gazetteer makes of it.

    `id` is "geonames:N" or an id of the atlas, None when nothing fits; lat and lon are degrees
    WGS 84; `precision` is UCDP's where_prec, 1 (exact) to 7 (unknown); `candidates` counts the
    gazetteer's entries under that name; `runners_up` are the next best, with why they lost.
    """

    name: str
    id: str | None = None
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision: int = 7
    candidates: int = 0
    runners_up: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refusal:
    """A value that was seen and not taken: where it would have gone, its words, and why not."""

    field: str
    quote: str
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Why:
    """How a value was found: the rule, the lexicon entry that fired, and the candidates that lost."""

    rule: str
    entry: str = ""
    candidates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """One document's account of one event; see the codebook for each field.

    `spans` maps the JSON pointer of every value that is not null ("/target", "/killed/0") to the
    spans that say it, the value's own words first, then its anchors. `event_date` is an ISO date or
    an interval "2023-09-06/2023-09-07".
    """

    id: str
    document_id: str
    reader: str
    event_type: EventType
    outcome: Outcome | None
    assertion: Assertion
    claimant: str | None
    outlet: str | None
    platform: str | None
    claimed_on: str | None
    perpetrator: str | None
    target: str | None
    places: tuple[str, ...]
    country: str | None
    event_date: str | None
    date_precision: DatePrecision
    killed: tuple[Toll, ...] = ()
    injured: tuple[Toll, ...] = ()
    captured: tuple[Toll, ...] = ()
    materiel: tuple[Materiel, ...] = ()
    inventory_open: bool = False
    attribution: Attribution | None = None
    chain: tuple[ChainLink, ...] = ()
    evidence_offered: tuple[Evidence, ...] = ()
    spans: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    place_detail: tuple[Place, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    why: Mapping[str, Why] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of one document: claims in the order of the text, what it refused, and
    why the document was screened out (None when it was read)."""

    document_id: str
    claims: tuple[Claim, ...] = ()
    refused: tuple[Refusal, ...] = ()
    screened: str | None = None

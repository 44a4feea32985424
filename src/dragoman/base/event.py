"""What many documents claim of one act -> an Event, in which no account is lost.

An event holds its claims whole. All else in it is derived from them by documented rules
(docs/explanation/resolving.md) and can be derived again; nothing in it is a fact that no claim states.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.base.claim import (
    Basis,
    Category,
    Claim,
    Disposition,
    EventType,
    Outcome,
    Place,
    Qualifier,
    Side,
)
from dragoman.base.document import Document


class EventStatus(StrEnum):
    """What the accounts together make of it.

    claimed: only parties that say they did it say so. reported: one source that is no such party. corroborated:
    two or more independent sources affirm it. disputed: affirmed by somebody else than its claimant, and denied,
    claimed by rivals or told with opposite ends. denied: denied, and affirmed by no one but claimant or accuser.
    """

    CLAIMED = "claimed"
    REPORTED = "reported"
    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    DENIED = "denied"


class ReviewState(StrEnum):
    """Whether people have accepted all of its claims; what no person accepted is a draft."""

    DRAFT = "draft"
    ACCEPTED = "accepted"


class Role(StrEnum):
    """Which part an actor has in the act."""

    PERPETRATOR = "perpetrator"
    TARGET = "target"


class FigureKind(StrEnum):
    """Which list of a claim a figure comes from."""

    KILLED = "killed"
    INJURED = "injured"
    CAPTURED = "captured"


class ChangeKind(StrEnum):
    """What an account did to the figure that stood before it."""

    FIRST = "first"
    RAISED = "raised"
    LOWERED = "lowered"
    NARROWED = "narrowed"
    WIDENED = "widened"
    REPEATED = "repeated"
    OTHER = "other"


class SourceKind(StrEnum):
    """Who speaks: a party to the act, somebody who publishes, or nobody that can be named."""

    PARTY = "party"
    OUTLET = "outlet"
    UNNAMED = "unnamed"


class LinkKind(StrEnum):
    """How two accounts, or two events, stand to each other."""

    DENIES = "denies"
    CONFIRMS = "confirms"
    RIVAL_CLAIM = "rival_claim"
    REPOST = "repost"
    UPDATE = "update"
    PERHAPS_SAME = "perhaps_same"


@dataclass(frozen=True, slots=True)
class PlaceChoice:
    """A place that accounts name for the act, and the ids of the claims that do; `radius_km` is how far off the
    point may be."""

    place: Place
    radius_km: float | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventPlace:
    """The place that the event is shown at, and the others that were named; `chosen` is None when none is."""

    chosen: PlaceChoice | None
    alternatives: tuple[PlaceChoice, ...]
    names: tuple[str, ...]
    country: str | None
    why: str


@dataclass(frozen=True, slots=True)
class DateChoice:
    """A span of days (ISO, both included) in EDTF, and the ids of the claims that allow it."""

    edtf: str
    start: str | None
    end: str | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventDate:
    """The narrowest span of days that the trusted claims allow, and the spans of the others."""

    edtf: str
    start: str | None
    end: str | None
    alternatives: tuple[DateChoice, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Party:
    """Who is named in a role: `actor` is the atlas id (None: not in the atlas), `alias` the name that matched,
    `names` every wording, `bases` on what the naming rests, `claims` who names it so."""

    role: Role
    name: str
    actor: str | None
    alias: str | None
    names: tuple[str, ...]
    bases: tuple[Basis, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """One figure by one source: bounds in persons (None is open), the words, and where in the claim they stand.

    `by` is who gives the figure, `source` the key of the independent source it belongs to, `interested` whether
    that is a party to the act, `said_on` the day it was said (ISO).
    """

    claim: str
    pointers: tuple[str, ...]
    source: str
    by: str
    interested: bool
    said_on: str | None
    min: int | None
    max: int | None
    qualifier: Qualifier
    victim: str | None
    wording: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """One step in the history of a figure: who said what, when, and what that did to the figure before."""

    said_on: str | None
    by: str
    claim: str
    text: str
    min: int | None
    max: int | None
    kind: ChangeKind
    before: str | None


@dataclass(frozen=True, slots=True)
class Figure:
    """The killed, injured or captured of one side, account beside account.

    low, best, high follow UCDP's use, by the rules of docs/explanation/figures.md: best is None while only
    parties to the act give figures, and `is_claimed` then labels high. `is_open` says that high has no upper
    bound in the words ("over 50"). `acled` is the single conservative integer that ACLED codes, killed only.
    """

    kind: FigureKind
    side: Side
    party: str | None
    accounts: tuple[Account, ...]
    low: int | None
    best: int | None
    high: int | None
    is_open: bool
    is_claimed: bool
    acled: int | None
    rule: str
    history: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """What one account says of one item; `pointer` is its place in the claim."""

    claim: str
    pointer: str
    source: str
    by: str
    qty_min: int | None
    qty_max: int | None
    text: str


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One item of the ledger, counted once however many accounts list it.

    `qty_low` and `qty_high` bound what the accounts give, in `unit`s (None: pieces); high None is open.
    """

    item: str
    category: Category
    disposition: Disposition
    unit: str | None
    qty_low: int | None
    qty_high: int | None
    holdings: tuple[Holding, ...]


@dataclass(frozen=True, slots=True)
class LedgerTotal:
    """A category's total within one account at a time: the least and the most that any account adds up to."""

    category: Category
    disposition: Disposition
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """The materiel of an event; `is_open` when an account says that there was more."""

    lines: tuple[LedgerLine, ...] = ()
    totals: tuple[LedgerTotal, ...] = ()
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two claims, or (`perhaps_same`) from this event to another one's id."""

    kind: LinkKind
    start: str
    end: str
    note: str


@dataclass(frozen=True, slots=True)
class Carrier:
    """A document that carries a source's account, and how it is known to be no source of its own."""

    document: str
    name: str
    published: str | None
    how: str


@dataclass(frozen=True, slots=True)
class Source:
    """One independent source: who speaks, and every document that only carries it, earliest first."""

    key: str
    name: str
    kind: SourceKind
    interested: bool
    affirms: bool
    claims: tuple[str, ...]
    chain: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True)
class Grade:
    """Admiralty code: reliability of the source A to F, credibility of the information 1 to 6, each with why."""

    source: str
    information: str
    source_why: str
    information_why: str

    @property
    def code(self) -> str:
        """Both codes together, such as "F3"."""
        return self.source + self.information


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A field on which accounts contradict each other, in words, with the claims on each side."""

    field: str
    note: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Acceptance:
    """A claim that a person accepted: who, at which UTC instant, by which decision, and the digest of what stood there.

    It holds while `base.digest.claim_digest` of the claim is that digest.
    """

    claim: str
    digest: str
    by: str
    at: str
    decision: str


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, as far as its claims tell; see docs/explanation/resolving.md for each rule.

    `aliases` are the ids under which the event, or a part that has joined it, could be found before;
    `accepted` are the ids of the claims that a person has accepted as they stand, sorted, and `acceptances` say who
    and when; `review_state` is accepted when all claims are.
    `remarks` name values that were kept and not used; `decisions` are the ids of people's decisions that
    shaped it.
    """

    id: str
    aliases: tuple[str, ...]
    claims: tuple[Claim, ...]
    documents: tuple[Document, ...]
    title: str
    event_type: EventType
    event_types: tuple[EventType, ...]
    outcomes: tuple[Outcome, ...]
    place: EventPlace
    date: EventDate
    parties: tuple[Party, ...]
    figures: tuple[Figure, ...]
    materiel: Ledger
    links: tuple[Link, ...]
    sources: tuple[Source, ...]
    disagreements: tuple[Disagreement, ...]
    grade: Grade
    status: EventStatus
    status_why: str
    review_state: ReviewState = ReviewState.DRAFT
    accepted: tuple[str, ...] = ()
    acceptances: tuple[Acceptance, ...] = ()
    decisions: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def independent_sources(self) -> int:
        """How many sources speak for themselves."""
        return len(self.sources)

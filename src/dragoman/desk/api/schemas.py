"""What goes in and comes out, for the OpenAPI page and to hold bodies to it. An unknown field is refused."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field


class Body(Schema):
    """What a program sends: nothing but these fields."""

    model_config = ConfigDict(extra="forbid")


class Problem(Schema):
    """An error (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str


PROBLEMS: dict[int, Any] = {
    400: Problem,
    401: Problem,
    403: Problem,
    404: Problem,
    422: Problem,
    429: Problem,
}
"""What any route may answer."""


class PlaceOut(Schema):
    """Where: degrees WGS 84; `precision` is UCDP's where_prec, 1 exact to 7 unknown."""

    name: str
    id: str
    country: str
    admin1: str
    lat: float | None
    lon: float | None
    precision: int
    radius_km: float | None


class CountOut(Schema):
    """Persons over all sides; null where no account gives a number."""

    low: int | None
    high: int | None


class KilledOut(CountOut):
    """`best` is null while only parties to the act give figures; `is_claimed` then labels high."""

    best: int | None
    is_claimed: bool


class EventOut(Schema):
    """An event in a list. `/api/events/{id}` gives it whole, as `dragoman resolve` writes it."""

    id: str
    title: str
    event_type: str
    outcomes: list[str]
    status: str
    review_state: Literal["draft", "accepted"]
    place: PlaceOut
    day: date | None
    last_day: date | None
    edtf: str
    killed: KilledOut
    injured: CountOut
    captured: CountOut
    grade: str
    sources: int
    documents: int
    claims: int
    accepted: int
    disagreements: int


class EventsOut(Schema):
    """A page of events; `next` is the address of the page after it."""

    items: list[EventOut]
    next: str | None


class FlagOut(Schema):
    """Why a claim needs a person."""

    rule: str
    pointer: str
    why: str
    blocks: bool


class ClaimOut(Schema):
    """A claim as it stands: `claim` as `dragoman read` writes it, with people's corrections; a decision names its
    `revision`."""

    id: str
    state: Literal["open", "accepted", "rejected", "deferred", "replaced", "gone"]
    revision: int
    document: str
    event: str | None
    decided_by: str
    flags: list[FlagOut]
    claim: dict[str, Any]


class ClaimsOut(Schema):
    """A page of claims, in the order in which they came."""

    items: list[ClaimOut]
    next: str | None


class DocumentOut(Schema):
    """A document in a list. `key` is what `/api/documents/{key}` takes; `id` the document's own."""

    key: int
    id: str
    title: str
    url: str
    source: str
    lang: str
    published: date | None
    received: datetime
    origin: str
    state: str
    reason: str
    sha256: str
    claims: int
    open_claims: int
    copy_of: int | None


class DocumentsOut(Schema):
    """A page of documents, the newest first."""

    items: list[DocumentOut]
    next: str | None


class GroupOut(Schema):
    """A group or force of the atlas."""

    id: str
    name: str
    names: list[str]
    kind: str
    countries: list[str]
    parent: str | None


class GroupsOut(Schema):
    """A page of groups, by id."""

    items: list[GroupOut]
    next: str | None


class QueryOut(Schema):
    """A saved query: `query` is what stands after "?" in the address of `/api/events`."""

    id: int
    name: str
    query: str
    is_shared: bool
    is_own: bool


class QueriesOut(Schema):
    """One's own queries and those that others share."""

    items: list[QueryOut]


class DocumentIn(Body):
    """A document to take in; the least is a text."""

    text: str = Field(min_length=1, max_length=5_000_000)
    title: str = Field("", max_length=1_000)
    id: str | None = Field(None, max_length=500)
    url: str | None = Field(None, max_length=2_000)
    lang: str | None = Field(None, max_length=35)
    published: date | None = None


class JobOut(Schema):
    """Work that goes on; ask again until its state is done, cancelled or failed."""

    id: int
    kind: str
    state: str
    title: str
    told: str
    total: int
    done: int
    refused: int
    failed: int


class RulingIn(Body):
    """A decision: on the claim as it was at this revision."""

    revision: int = Field(ge=1, le=2_147_483_647)
    why: str = Field(min_length=1, max_length=1_000)

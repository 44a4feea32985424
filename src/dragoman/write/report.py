"""What a report is made of, before it has any format: sentences with their facts, tables, footnotes.

Every format is made from these values and from nothing else, so that Markdown, HTML, PDF and Word say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dragoman.base.event import Event, EventStatus, ReviewState
from dragoman.base.span import Span
from dragoman.tell import Sentence


class ReportKind(StrEnum):
    """Which kind of report it is."""

    REPORT = "report"
    DAY = "day"
    WEEK = "week"
    PROFILE = "profile"
    LEDGER = "ledger"
    TRENDS = "trends"


@dataclass(frozen=True, slots=True)
class Footnote:
    """Where a claim stands: who carried it, when, which words, and how the text can be checked.

    `day` is ISO. `url` and `archived` are None when there is none or the desk keeps them back; with `is_own_channel`
    they are shown defanged and never as links. `quotes` are the words that the claim rests on, in the order of the
    text, none longer than 25 words; `sha256` is of the document's text, in which their offsets count.
    """

    number: int
    claim: str
    document: str
    outlet: str | None
    platform: str | None
    title: str
    day: str | None
    url: str | None
    archived: str | None
    is_own_channel: bool
    sha256: str
    lang: str | None
    quotes: tuple[Span, ...]
    is_accepted: bool


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences that stand together.

    `claim` is the claim told, None where several are; `notes` gives the footnote numbers of each sentence;
    `is_unverified` puts the box "not independently verified" beside it.
    """

    sentences: tuple[Sentence, ...]
    notes: tuple[tuple[int, ...], ...]
    claim: str | None = None
    event: str | None = None
    is_unverified: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """A heading (None: none) and the paragraphs under it; `event` is the id of the event it tells, if it tells one.

    `level` is 1 for a section of the report, 2 for one that belongs to the section of level 1 before it.
    """

    heading: str | None
    paragraphs: tuple[Paragraph, ...]
    event: str | None = None
    status: EventStatus | None = None
    level: int = 1


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its words with their facts, the footnotes, and whether it is a number."""

    text: Sentence
    notes: tuple[int, ...] = ()
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `name` says which ("inventory", "tolls"), `note` stands under it."""

    name: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as a Vega-Lite specification, whose data stand in it, and the table that says the same."""

    name: str
    title: str
    specification: str
    table: Table


@dataclass(frozen=True, slots=True)
class MapPoint:
    """A point of the locator map: label, degrees WGS 84, radius of uncertainty in km, and the event it belongs to."""

    label: str
    lat: float
    lon: float
    radius_km: float | None
    event: str
    is_coarsened: bool = False


@dataclass(frozen=True, slots=True)
class Report:
    """A composed report.

    `day` is the ISO date that it carries. `state` is accepted only when every claim in it is. `events` are what it
    was composed from, without private names. `credits` name the data that it shows ("GeoNames"),
    `names` are those by which the atlas and the report's own tables tell parties, outlets and places.
    """

    kind: ReportKind
    lang: str
    headline: Sentence
    day: str | None
    start: str | None
    end: str | None
    lead: Paragraph
    sections: tuple[Section, ...]
    tables: tuple[Table, ...]
    charts: tuple[Chart, ...]
    points: tuple[MapPoint, ...]
    footnotes: tuple[Footnote, ...]
    state: ReviewState
    events: tuple[Event, ...]
    credits: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def is_draft(self) -> bool:
        """Whether a claim in it has not been accepted by a person."""
        return self.state is ReviewState.DRAFT

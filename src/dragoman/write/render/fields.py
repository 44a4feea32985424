"""The fields that a template may use: a report as frozen values that only have to be walked through.

docs/reference/template-fields.md explains each. Every text in here is safe to look at (no control characters, no
override of its direction, no address of a group's channel that can be followed) and still has to be escaped, which
the templates' environments do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PieceField:
    """A run of words; `fact` names the values it states ("c-1 /killed/0"), "" for words of ours; `words` are those of
    the source that say them."""

    text: str
    fact: str
    words: str


@dataclass(frozen=True, slots=True)
class MarkField:
    """A footnote mark: the footnote's number, the mark's own id, and the footnote's first line.

    `before` is "–" on the last mark of a run whose middle is left out ("[3]–[9]"), else "".
    """

    number: int
    id: str
    source: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class SentenceField:
    """A sentence; `marks` are those to be set behind it: none where the next sentence has the same."""

    text: str
    pieces: tuple[PieceField, ...]
    marks: tuple[MarkField, ...]


@dataclass(frozen=True, slots=True)
class ParagraphField:
    """Sentences that stand together; `box` is "not independently verified" in words, or ""."""

    sentences: tuple[SentenceField, ...]
    box: str
    claim: str


@dataclass(frozen=True, slots=True)
class SectionField:
    """A heading ("" for none), the status of its event in a word ("" for none), and paragraphs.

    `level` is 1, or 2 for a section that belongs to the one of level 1 before it.
    """

    id: str
    heading: str
    status: str
    paragraphs: tuple[ParagraphField, ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class ColumnField:
    """The head of a column; its cells are set to the end when all of them are numbers."""

    text: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class CellField:
    """A cell: what a sentence has, and whether it is a number."""

    text: str
    pieces: tuple[PieceField, ...]
    marks: tuple[MarkField, ...]
    is_number: bool


@dataclass(frozen=True, slots=True)
class TableField:
    """A table; the first cell of a row names the row."""

    name: str
    title: str
    columns: tuple[ColumnField, ...]
    rows: tuple[tuple[CellField, ...], ...]
    note: str


@dataclass(frozen=True, slots=True)
class ChartField:
    """A chart: its drawing as SVG ("" in Markdown and Word) and the table that says the same."""

    name: str
    title: str
    svg: str
    table: TableField


@dataclass(frozen=True, slots=True)
class PlaceField:
    """A place of the map: its number there, its name, its coordinates and how far off they may be, in words."""

    number: int
    label: str
    coordinates: str
    radius: str
    note: str


@dataclass(frozen=True, slots=True)
class MapField:
    """The locator map as SVG ("" in Markdown and Word), and its places."""

    svg: str
    places: tuple[PlaceField, ...]


@dataclass(frozen=True, slots=True)
class QuoteField:
    """Words of the source on one line, and where they stand in it."""

    text: str
    place: str


@dataclass(frozen=True, slots=True)
class FootnoteField:
    """A footnote. `source` is its first line; `href` and `archived_href` open the text at the quoted words and are ""
    where there is no address or it may not be followed; `address` and `archived_address` are those in words.
    `back` are the ids of the marks that lead here."""

    number: int
    id: str
    source: str
    title: str
    href: str
    address: str
    archived_href: str
    archived_address: str
    note: str
    quotes: tuple[QuoteField, ...]
    sha256: str
    lang: str
    dir: str
    claim: str
    back: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportFields:
    """The report. `draft` is the label "Draft, not reviewed" in words, "" when every claim is accepted."""

    lang: str
    dir: str
    kind: str
    kind_name: str
    headline: SentenceField
    day: str
    period: str
    draft: str
    lead: ParagraphField
    sections: tuple[SectionField, ...]
    tables: tuple[TableField, ...]
    charts: tuple[ChartField, ...]
    map: MapField | None
    footnotes: tuple[FootnoteField, ...]
    credits: tuple[str, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageField:
    """What an HTML page of ours needs beside the report: its style, and the policy that lets only that style apply."""

    style: str
    csp: str


@dataclass(frozen=True, slots=True)
class Fields:
    """The names at the top of a template."""

    report: ReportFields
    labels: Mapping[str, str]
    page: PageField

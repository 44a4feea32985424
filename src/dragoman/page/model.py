"""What one page shows -> frozen values that a template only has to walk through.

Every text in here is already safe to look at (`shown.show`) and still has to be escaped (the template does).
Ids are made of positions ("d1c2v3"), never of what a document says.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words of the source: the value's own, or (`is_anchor`) words it was resolved against."""

    words: str
    part: str
    start: int
    end: int
    is_anchor: bool


@dataclass(frozen=True, slots=True)
class WhyView:
    """The rule, the lexicon entry and the candidates behind a value."""

    rule: str
    entry: str
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueView:
    """One value of a claim: what is shown, and the words it comes from (`number` refers to them).

    `id` lights the value and its words together; `home` is the id again at the one place that a link from
    the source leads to, "" elsewhere.
    """

    id: str
    home: str
    pointer: str
    label: str
    family: str
    text: str
    number: int | None
    first_piece: str | None
    quotes: tuple[QuoteView, ...]
    why: WhyView | None = None


@dataclass(frozen=True, slots=True)
class RowView:
    """A label and its values; no values means that the document does not say. In a chain, order counts."""

    label: str
    values: tuple[ValueView, ...]
    note: str = ""
    is_chain: bool = False


@dataclass(frozen=True, slots=True)
class PlaceView:
    """A place as written and what the gazetteer makes of it, in words."""

    value: ValueView
    facts: tuple[str, ...]
    runners_up: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TollView:
    """One line of the table of tolls."""

    kind: str
    victim: str
    figure: ValueView
    as_written: str
    wording: str
    source: ValueView | None


@dataclass(frozen=True, slots=True)
class SideView:
    """The tolls of one side; `who` names the party where the claim does."""

    side: str
    who: str
    tolls: tuple[TollView, ...]


@dataclass(frozen=True, slots=True)
class MaterielView:
    """One line of the inventory."""

    item: ValueView
    category: str
    quantity: str
    unit: str
    disposition: str
    as_written: str


@dataclass(frozen=True, slots=True)
class RefusalView:
    """What was seen and not taken."""

    id: str
    label: str
    words: str
    reason: str
    number: int | None
    first_piece: str | None
    place: str


@dataclass(frozen=True, slots=True)
class ClaimView:
    """One claim card."""

    key: str
    position: int
    claim_id: str
    reader: str
    headline: str
    badges: tuple[ValueView, ...]
    event_type: str
    assertion: str
    assertion_help: str
    speakers: tuple[RowView, ...]
    deed: tuple[RowView, ...]
    places: tuple[PlaceView, ...]
    sides: tuple[SideView, ...]
    materiel: tuple[MaterielView, ...]
    inventory: ValueView | None
    refusals: tuple[RefusalView, ...]
    trace: tuple[ValueView, ...]


@dataclass(frozen=True, slots=True)
class PieceView:
    """A stretch of source text; `values` are the ids it lights, `family` colours it."""

    text: str
    id: str = ""
    values: str = ""
    family: str = ""
    also: tuple[str, ...] = ()
    name: str = ""
    href: str = ""
    numbers: str = ""
    is_stop: bool = False
    is_anchor: bool = False


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One document: its source in paragraphs of pieces, its claims, what was refused.

    `directions` is the `dir` of each paragraph that does not run as its document does, else "".
    """

    key: str
    position: int
    document_id: str
    title: str
    has_own_title: bool
    title_pieces: tuple[PieceView, ...]
    paragraphs: tuple[tuple[PieceView, ...], ...]
    directions: tuple[str, ...]
    direction: str
    lang: str
    facts: tuple[tuple[str, str], ...]
    claims: tuple[ClaimView, ...]
    refusals: tuple[RefusalView, ...]
    screened: str | None
    refused_count: int
    families: frozenset[str]
    has_geonames: bool

"""What the page and the table show of an event -> frozen values that only have to be walked through.

As in `model`, every text in here is safe to look at and free of withheld names, and still has to be escaped.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CellValue:
    """One value of one account, with what stands beside it: a hedge, a precision, who gives it."""

    text: str
    note: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class AccountColumn:
    """What one source says, a cell for each row of the table; an empty cell says nothing of it."""

    name: str
    kind: str
    interested: bool
    affirms: bool
    cells: tuple[tuple[CellValue, ...], ...]
    at_odds: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class AccountsView:
    """The accounts side by side: `rows` label the cells; `disputed` tells which rows hold a disagreement,
    a column's `at_odds` whether its own cell is part of it."""

    rows: tuple[str, ...]
    disputed: tuple[bool, ...]
    columns: tuple[AccountColumn, ...]


@dataclass(frozen=True, slots=True)
class FigureAccountView:
    """One figure by one source."""

    by: str
    interested: bool
    said_on: str
    figure: str
    victim: str
    quote: str
    wording: str


@dataclass(frozen=True, slots=True)
class StepView:
    """One step in the history of a figure."""

    said_on: str
    by: str
    figure: str
    quote: str
    change: str
    before: str


@dataclass(frozen=True, slots=True)
class FigureView:
    """The killed, injured or captured of one side; `best` is "" when there is none, and `best_note` says why."""

    kind: str
    side: str
    party: str
    low: str
    best: str
    best_note: str
    high: str
    high_note: str
    acled: str
    rule: str
    accounts: tuple[FigureAccountView, ...]
    history: tuple[StepView, ...]


@dataclass(frozen=True, slots=True)
class LedgerLineView:
    """One item, its bounds, and what each account lists."""

    item: str
    category: str
    disposition: str
    quantity: str
    unit: str
    holdings: tuple[CellValue, ...]


@dataclass(frozen=True, slots=True)
class LinkView:
    """A relation in words; `href` is the other event's place on the page, "" when it is not there."""

    kind: str
    text: str
    note: str
    href: str
    is_against: bool


@dataclass(frozen=True, slots=True)
class CarrierView:
    """A document that carries an account."""

    name: str
    published: str
    title: str
    how: str


@dataclass(frozen=True, slots=True)
class ChainView:
    """One independent source and all who only carry it, the earliest first."""

    name: str
    kind: str
    interested: bool
    affirms: bool
    carriers: tuple[CarrierView, ...]


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """A place, date or party: its name, facts about it, who says so."""

    text: str
    facts: tuple[str, ...] = ()
    by: str = ""


@dataclass(frozen=True, slots=True)
class FactView:
    """A row of the summary: the value shown, why, and what other accounts say instead."""

    label: str
    values: tuple[ChoiceView, ...]
    why: str = ""
    others: tuple[ChoiceView, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedView:
    """A stretch of a quoted passage; `family` and `name` are "" where no value stands."""

    text: str
    family: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """The words of one claim: passages of its document, or (`has_text` false) the words of its values alone."""

    claim_id: str
    by: str
    says: str
    title: str
    facts: tuple[tuple[str, str], ...]
    direction: str
    lang: str
    has_text: bool
    passages: tuple[tuple[MarkedView, ...], ...]


@dataclass(frozen=True, slots=True)
class GradeView:
    """The Admiralty code with what its letters mean and why they were given."""

    code: str
    source: str
    source_why: str
    information: str
    information_why: str


@dataclass(frozen=True, slots=True)
class EventView:
    """One event. `anchor` is its id in the page, `key` begins the ids of its parts; `accepted` counts its accepted
    claims."""

    key: str
    anchor: str
    aliases: tuple[str, ...]
    event_id: str
    title: str
    status: str
    status_word: str
    status_why: str
    review: str
    is_draft: bool
    accepted: int
    event_type: str
    acts: tuple[str, ...]
    outcomes: tuple[str, ...]
    grade: GradeView
    sources: str
    documents: int
    where: str
    when: str
    lead: str
    country: str
    groups: tuple[str, ...]
    start: str | None
    end: str | None
    facts: tuple[FactView, ...]
    figures: tuple[FigureView, ...]
    accounts: AccountsView
    ledger: tuple[LedgerLineView, ...]
    ledger_totals: tuple[CellValue, ...]
    ledger_note: str
    links: tuple[LinkView, ...]
    chains: tuple[ChainView, ...]
    disagreements: tuple[CellValue, ...]
    quotes: tuple[QuoteView, ...]
    remarks: tuple[str, ...]
    decisions: tuple[str, ...]
    has_geonames: bool

"""A document and the claim at hand -> the review page: the source beside its claims, and where to go next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from dragoman.base.claim import Claim, Reading
from dragoman.base.document import Document
from dragoman.base.span import Span
from dragoman.desk.keeping.checks import load_flags
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.reading import load_reading
from dragoman.desk.keeping.refresh import LIVE, load_current
from dragoman.desk.models import ClaimRow, ClaimState, Desk, DocumentRow, LogEntry, User, ValueCheck
from dragoman.desk.review.blocks import Blocks, draw_blocks, rule_label
from dragoman.desk.review.fields_form import load_forms
from dragoman.desk.review.queue import QueueQuery, first_open, neighbour
from dragoman.desk.review.source import SourceView, draw_source
from dragoman.page import model
from dragoman.page.card import Card, draw_refusals
from dragoman.page.references import number_references
from dragoman.page.shown import direction, language_tag, show_line
from dragoman.page.words import date_words, word
from dragoman.review.current import CurrentClaim
from dragoman.review.triage import Flag

UNDOABLE = (
    *("accept claims", "reject claims", "defer claims", "correct claims", "recode claims"),
    *("check value", "check block"),
)
"""Actions of this room: `u` takes back the latest of them that a person did."""


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """A claim of the document in the list: folded, unless it is the one at hand."""

    row: ClaimRow
    url: str
    is_current: bool
    is_live: bool
    waiting: int
    flags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taking:
    """What was seen and not taken, and where a person can take it nevertheless; "" where no form is for it."""

    view: model.RefusalView
    take_url: str


@dataclass(frozen=True, slots=True)
class ClaimAtHand:
    """The claim that is open, with everything that can be said of it."""

    row: ClaimRow
    current: CurrentClaim
    blocks: Blocks
    refusals: tuple[Taking, ...]
    event_id: str
    waits_for_second: bool

    @property
    def is_decidable(self) -> bool:
        """Whether a person can rule on it as it stands."""
        return self.row.state in LIVE


@dataclass(frozen=True, slots=True)
class Workspace:
    """One review page."""

    document: DocumentRow
    title: str
    facts: tuple[tuple[str, str], ...]
    direction: str
    lang: str
    source: SourceView
    lines: tuple[ClaimLine, ...]
    at_hand: ClaimAtHand | None
    refusals: tuple[model.RefusalView, ...]
    acceptable: tuple[str, ...]
    previous_url: str
    next_url: str
    last: LogEntry | None
    query: QueueQuery


def open_workspace(
    document_row: DocumentRow, user: User, query: QueueQuery, claim_id: str | None = None
) -> Workspace:
    """The page of a document.

    Args:
        claim_id: the claim that is open; None: the first that waits, else the first.

    Raises:
        Http404: the document has no such claim.
    """
    document = load_document(document_row)
    current = {item.claim.id: item for item in load_current(document_row)}
    rows = [
        row
        for row in document_row.claim_rows.select_related("event").order_by("position", "id")
        if row.claim_id in current
    ]
    shown = [row for row in rows if row.state != ClaimState.GONE or row.claim_id == claim_id]
    row = _chosen(shown, claim_id)
    flags = {one.claim_id: load_flags(one) for one in shown}
    checked = _checked(shown)
    at_hand, source = _at_hand(document, row, current, flags, checked, shown)
    reading = load_reading(document_row)
    lines = tuple(_line(one, row, flags, checked, query) for one in shown)
    return Workspace(
        document_row,
        show_line(document_row.title),
        _facts(document_row),
        direction(document.lang),
        language_tag(document.lang),
        source,
        lines,
        at_hand,
        draw_refusals("d", reading.refused, (), {}),
        tuple(f"{x.row.claim_id}:{x.row.revision}" for x in lines if x.row.state == "open" and not x.waiting),
        _neighbour_url(shown, row, query, -1),
        _neighbour_url(shown, row, query, 1),
        last_entry(user),
        query,
    )


def last_entry(user: User) -> LogEntry | None:
    """What the person did last in this room and can take back."""
    entries = LogEntry.objects.filter(
        by=user, action__in=UNDOABLE, can_undo=True, undone_by=None, undoes=None
    )
    return entries.order_by("-id").first()


def next_after(row: ClaimRow, user: User, query: QueueQuery) -> ClaimRow | None:
    """What is opened after a decision: the next open claim of the document, then the first of the queue."""
    of_document = ClaimRow.objects.filter(document=row.document_id, state=ClaimState.OPEN).exclude(pk=row.pk)
    waiting = list(of_document.select_related("document").order_by("position", "id"))
    if Desk.load().requires_two and waiting:
        items = {item.claim.id: item for item in load_current(row.document)}
        waiting = [one for one in waiting if not _has_signed(items.get(one.claim_id), user)]
    later = [one for one in waiting if (one.position, one.pk) > (row.position, row.pk)]
    return next(iter(later or waiting), None) or first_open(query, user, but=row)


def claim_url(claim_id: str, query: QueueQuery) -> str:
    """The page of a claim, with the filters of the queue kept."""
    return reverse("review:claim", args=[claim_id]) + query.encoded


def _has_signed(item: CurrentClaim | None, user: User) -> bool:
    return item is not None and user.signature in {a.by for a in item.acceptances}


def _chosen(rows: Sequence[ClaimRow], claim_id: str | None) -> ClaimRow | None:
    if claim_id is not None:
        found = next((row for row in rows if row.claim_id == claim_id), None)
        if found is None:
            raise Http404("claim")
        return found
    waiting = [row for row in rows if row.state == ClaimState.OPEN] or rows
    return waiting[0] if waiting else None


def _at_hand(
    document: Document,
    row: ClaimRow | None,
    current: Mapping[str, CurrentClaim],
    flags: Mapping[str, tuple[Flag, ...]],
    checked: Mapping[int, frozenset[tuple[str, str]]],
    rows: Sequence[ClaimRow],
) -> tuple[ClaimAtHand | None, SourceView]:
    """The claim at hand, and the source with its words marked."""
    others = {
        one.claim_id: span
        for one in rows
        if one is not row and one.state in LIVE and (span := _head(current[one.claim_id].claim)) is not None
    }
    if row is None:
        return None, draw_source(document, (), others)
    item = current[row.claim_id]
    references = number_references("c", document, Reading(document.id, (item.claim,)))
    source = draw_source(document, references, others)
    card = Card("cc1", 0, item.claim, references, dict(source.first_piece), True)
    blocks = draw_blocks(item, card, flags[row.claim_id], checked.get(row.pk, frozenset()))
    views = draw_refusals("cc1", item.claim.refusals, references, card.first_piece, card.names)
    refusals = tuple(Taking(view, _take_url(item.claim, n)) for n, view in enumerate(views))
    event = row.event.event_id if row.event else ""
    waits = row.state == ClaimState.OPEN and bool(item.acceptances)
    return ClaimAtHand(row, item, blocks, refusals, event, waits), source


def _take_url(claim: Claim, number: int) -> str:
    """The form in which a refused value is taken, its words filled in."""
    refusal = claim.refusals[number]
    name = refusal.field.strip("/").split("/")[0]
    if refusal.span is None or name not in load_forms().kind_of:
        return ""
    return reverse("review:correct", args=[claim.id, name]) + f"?entry=new&refusal={number}"


def _head(claim: Claim) -> Span | None:
    return next(iter(claim.spans.get("/event_type", ())), None)


def _checked(rows: Sequence[ClaimRow]) -> dict[int, frozenset[tuple[str, str]]]:
    """Key of a claim -> rule and pointer of the flags that were looked at, as its values are now."""
    digests = {row.pk: row.digest for row in rows}
    found: dict[int, set[tuple[str, str]]] = {}
    checks = ValueCheck.objects.filter(claim__in=list(digests)).values_list(
        "claim_id", "rule", "pointer", "value"
    )
    for claim, rule, pointer, value in checks:
        if digests[claim] == value:
            found.setdefault(claim, set()).add((rule, pointer))
    return {claim: frozenset(pairs) for claim, pairs in found.items()}


def _line(
    one: ClaimRow,
    row: ClaimRow | None,
    flags: Mapping[str, tuple[Flag, ...]],
    checked: Mapping[int, frozenset[tuple[str, str]]],
    query: QueueQuery,
) -> ClaimLine:
    own = flags[one.claim_id]
    done = checked.get(one.pk, frozenset())
    waiting = {(flag.rule, flag.pointer) for flag in own if flag.blocks} - done
    return ClaimLine(
        one,
        claim_url(one.claim_id, query),
        one is row,
        one.state in LIVE,
        len(waiting) if one.state in LIVE else 0,
        tuple(dict.fromkeys(rule_label(flag.rule) for flag in own)),
    )


def _neighbour_url(rows: Sequence[ClaimRow], row: ClaimRow | None, query: QueueQuery, step: int) -> str:
    """The page of the claim before or after: of the document, then of the queue; "" where there is none."""
    if row is None:
        return ""
    live = [one for one in rows if one.state in LIVE or one is row]
    at = live.index(row) + step
    if 0 <= at < len(live):
        return claim_url(live[at].claim_id, query)
    found = neighbour(query, row, step)
    return claim_url(found.claim_id, query) if found else ""


def _facts(row: DocumentRow) -> tuple[tuple[str, str], ...]:
    """What stands above the text: who publishes, when, in which language, where it is."""
    published = date_words(row.published.isoformat()) if row.published else word("text", "not_stated")
    facts = [(_("Source"), row.source), (_("Published"), published or ""), (_("Address"), row.url)]
    if row.lang:
        facts.insert(2, (_("Language"), word("language", row.lang.split("-")[0])))
    return tuple((label, show_line(text)) for label, text in facts if text)

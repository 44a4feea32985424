"""The part of an address after the question mark -> claims that wait for a person, in the order of the rules.

The queue is found by its key (priority, row), never by page number. A filter that no index serves looks through at most
`MOST_LOOKED` rows and then says where to go on, so that a page costs the same with a million claims.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.models import ClaimRow, ClaimState, DecisionClaim, Desk, User
from dragoman.review.triage import load_rules

PAGE_ROWS = 50
MOST_LOOKED = 4_000
OPEN, CHANGED = "open", "changed"
STATES = (OPEN, CHANGED, "deferred", "accepted", "rejected")
"""Open claims with those that a new reading changed; those alone; then what people have ruled on."""


@dataclass(frozen=True, slots=True)
class QueueQuery:
    """What of the queue is looked at.

    Args:
        rule: a name of rules.toml. source: a host. group: a perpetrator's name, as the claims have it.
        state: one of `STATES`. document: the key of a document's row.
    """

    rule: str = ""
    source: str = ""
    group: str = ""
    state: str = OPEN
    document: int | None = None

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Names and values for an address; what is not set is left out."""
        found = (
            ("state", "" if self.state == OPEN else self.state),
            ("rule", self.rule),
            ("source", self.source),
            ("group", self.group),
            ("document", "" if self.document is None else str(self.document)),
        )
        return tuple((name, value) for name, value in found if value)

    @property
    def encoded(self) -> str:
        """The query as an address has it, with its question mark; "" when nothing is set."""
        return f"?{urlencode(self.pairs)}" if self.pairs else ""

    def url_with(self, **changes: object) -> str:
        """The address of the queue with some of it changed."""
        return replace(self, **changes).encoded or "?"  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class QueuePage:
    """Rows of the queue; `after` is the key to go on from ("" at the end), `looked` how many were looked through."""

    rows: tuple[ClaimRow, ...]
    after: str = ""
    is_cut: bool = False


def parse_queue(params: Mapping[str, str]) -> QueueQuery:
    """The query of an address; what it does not know it leaves out.

    Raises:
        WrongInput: a rule, state or document that is none.
    """
    rule, state = params.get("rule", ""), params.get("state", "") or OPEN
    if rule and rule not in load_rules():
        raise WrongInput(
            f"rule {rule[:40]!r}: there is none of that name. The rules are listed at /review/rules/."
        )
    if state not in STATES:
        raise WrongInput(f"state {state[:40]!r}: is none. Take one of {', '.join(STATES)}.")
    document = params.get("document", "")
    if document and not (document.isascii() and document.isdigit() and len(document) < 16):
        raise WrongInput(f"document {document[:40]!r}: is none. Open the queue again.")
    return QueueQuery(
        rule,
        shown_text(params.get("source"), 120),
        shown_text(params.get("group"), 200),
        state,
        int(document) if document else None,
    )


def load_page(query: QueueQuery, after: str = "") -> QueuePage:
    """One page of the queue.

    Args:
        after: the key that the page before gave.

    Raises:
        WrongInput: it is no such key.
    """
    streams = _streams(query)
    if after:
        beyond = _beyond(_parse_key(after), _is_by_rank(query))
        streams = [rows.filter(part) for rows in streams for part in beyond]
    found: list[ClaimRow] = []
    cuts: list[ClaimRow] = []
    for rows in streams:
        some = list(_with_document(_bounded(rows, query))[: PAGE_ROWS + 1])
        found += some
        if _is_narrowed(query) and len(some) <= PAGE_ROWS:
            cuts += rows[MOST_LOOKED - 1 : MOST_LOOKED]
    found.sort(key=lambda row: _place(query, row))
    if cuts:  # no farther than where every stream was looked through
        cut = min(cuts, key=lambda row: _place(query, row))
        found = [row for row in found if _place(query, row) <= _place(query, cut)]
        if len(found) <= PAGE_ROWS:
            return QueuePage(tuple(found), _key(query, cut), is_cut=True)
    more = len(found) > PAGE_ROWS
    return QueuePage(tuple(found[:PAGE_ROWS]), _key(query, found[PAGE_ROWS - 1]) if more else "")


def neighbour(query: QueueQuery, row: ClaimRow, step: int) -> ClaimRow | None:
    """The claim of another document that stands next to a claim in the queue.

    Args:
        step: 1 for the one after it, -1 for the one before it.
    """
    query = _waiting(query)
    key = (row.priority, row.pk)
    found = []
    for rows in _streams(query):
        rows = rows.exclude(document=row.document_id)
        if step < 0:
            rows = rows.order_by("priority", "-id")
        for part in _beyond(key, is_by_rank=True) if step > 0 else _before(key):
            if near := _with_document(_bounded(rows.filter(part), query))[:1]:
                found += near
                break
    order = sorted(found, key=lambda one: _place(query, one))
    return order[0 if step > 0 else -1] if order else None


def first_open(query: QueueQuery, user: User, *, but: ClaimRow | None = None) -> ClaimRow | None:
    """The claim that comes first in the queue, of another document than that of `but`; one that the same person has
    accepted already, and that waits for a second one, is passed over."""
    query = _waiting(query)
    mine = DecisionClaim.objects.filter(decision__kind="accept", decision__by=user).values("claim_id")
    found = []
    for rows in _streams(query):
        if but is not None:
            rows = rows.exclude(document=but.document_id)
        if Desk.load().requires_two:
            rows = rows.exclude(claim_id__in=mine)
        found += _with_document(_bounded(rows, query))[:1]
    return min(found, key=lambda row: _place(query, row), default=None)


def _waiting(query: QueueQuery) -> QueueQuery:
    """The query for the next thing to do: who looked at decided claims goes on with the open ones."""
    return query if _is_by_rank(query) else replace(query, state=OPEN)


def _streams(query: QueueQuery) -> list[QuerySet[ClaimRow]]:
    """The rows of a state, each stream in the queue's order and served by an index of its own."""
    rows = ClaimRow.objects.all()
    if query.document is not None:
        rows = rows.filter(document=query.document)
    if not _is_by_rank(query):
        return [rows.filter(state=query.state).order_by("-id")]
    changed = rows.filter(differs=True).order_by("-priority", "id")
    if query.state == CHANGED:
        return [changed]
    waiting = rows.filter(state=ClaimState.OPEN).order_by("-priority", "id")
    return [waiting, changed.exclude(state=ClaimState.OPEN)]


def _bounded(rows: QuerySet[ClaimRow], query: QueueQuery) -> QuerySet[ClaimRow]:
    """The rows that fit the filters, of the first `MOST_LOOKED` where no index serves them."""
    if not _is_narrowed(query):
        return rows
    window = ClaimRow.objects.filter(pk__in=rows.values("pk")[:MOST_LOOKED])
    return _narrow(window, query).order_by(*rows.query.order_by)


def _is_narrowed(query: QueueQuery) -> bool:
    return bool(query.rule or query.source or query.group)


def _is_by_rank(query: QueueQuery) -> bool:
    return query.state in (OPEN, CHANGED)


def _place(query: QueueQuery, row: ClaimRow) -> tuple[int, int]:
    """What rows are sorted by."""
    return (-row.priority, row.pk) if _is_by_rank(query) else (0, -row.pk)


def _narrow(rows: QuerySet[ClaimRow], query: QueueQuery) -> QuerySet[ClaimRow]:
    """What no index serves: looked at within a bounded number of rows."""
    if query.rule:
        rows = rows.filter(flags__contains=f'"rule":"{query.rule}"')
    if query.source:
        rows = rows.filter(document__source=query.source)
    if query.group:
        rows = rows.filter(perpetrator=query.group)
    return rows


def _with_document(rows: QuerySet[ClaimRow]) -> QuerySet[ClaimRow]:
    return rows.select_related("document").defer("line", "document__line")


def _key(query: QueueQuery, row: ClaimRow) -> str:
    return f"{row.priority}.{row.pk}" if _is_by_rank(query) else f"0.{row.pk}"


def _parse_key(text: str) -> tuple[int, int]:
    rank, _, row = text.partition(".")
    digits = rank.removeprefix("-")
    if not all(part.isascii() and part.isdigit() and len(part) < 16 for part in (digits, row)):
        raise WrongInput(f"after {text[:40]!r}: is no place in the queue. Open it from the start.")
    return int(rank), int(row)


def _beyond(key: tuple[int, int], is_by_rank: bool) -> tuple[Q, ...]:
    """What comes after a key, the nearest first; each part is one range of the index, which an "or" would not be."""
    rank, row = key
    if not is_by_rank:
        return (Q(pk__lt=row),)
    return (Q(priority=rank, pk__gt=row), Q(priority__lt=rank))


def _before(key: tuple[int, int]) -> tuple[Q, ...]:
    """What comes before a key, the nearest first, as `_beyond`."""
    rank, row = key
    return (Q(priority=rank, pk__lt=row), Q(priority__gt=rank))

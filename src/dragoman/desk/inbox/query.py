"""The part of an address after the question mark -> documents of the inbox, newest first, page by page by their key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Generic, TypeVar
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from dragoman.desk.errors import WrongInput
from dragoman.desk.inbox.words import inbox_words
from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.keeping.search import match_clause
from dragoman.desk.models import DocumentRow, DocumentState, ImportItem, ItemState, Origin

M = TypeVar("M")
PAGE_ROWS = 50
MOST_COUNTED = 1_000
ALL, ITEMS = "all", "items"
_TABS: Mapping[str, Q] = {
    ALL: Q(),
    "open": Q(open_claims__gt=0),
    "threats": Q(is_threat=True),
    "screened": Q(state=DocumentState.SCREENED),
    "refused": Q(state__in=[DocumentState.REFUSED, DocumentState.FAILED]),
    "copies": Q(copy_of__isnull=False),
}
NOT_TAKEN = Q(state__in=[ItemState.WAITING, ItemState.FAILED, ItemState.REFUSED, ItemState.CANCELLED])


@dataclass(frozen=True, slots=True)
class InboxQuery:
    """What of the inbox is looked at.

    Args:
        tab: one of the tabs of words.toml. q: words that all stand in the document. source: a host.
        lang: a language. origin: by which way it came. day: of publication.
    """

    tab: str = ALL
    q: str = ""
    source: str = ""
    lang: str = ""
    origin: str = ""
    day: date | None = None

    @property
    def is_filtered(self) -> bool:
        """Whether anything but a tab narrows it."""
        return replace(self, tab=ALL) != InboxQuery()

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Names and values for an address; what is not set is left out."""
        found = (
            ("tab", "" if self.tab == ALL else self.tab),
            ("q", self.q),
            ("source", self.source),
            ("lang", self.lang),
            ("origin", self.origin),
            ("day", self.day.isoformat() if self.day else ""),
        )
        return tuple((name, value) for name, value in found if value)

    def url(self, **more: str) -> str:
        """The query as an address has it, beginning with "?"."""
        return "?" + urlencode([*self.pairs, *more.items()])

    def without(self, name: str) -> InboxQuery:
        """The same without one of its filters."""
        return replace(self, **{name: getattr(InboxQuery(), name)})

    def rows(self) -> QuerySet[DocumentRow]:
        """The documents, in no order yet and without their texts."""
        rows = DocumentRow.objects.defer("line").filter(_TABS.get(self.tab, Q()))
        for name in ("source", "lang", "origin"):
            if value := getattr(self, name):
                rows = rows.filter(**{name: value})
        if self.day:
            rows = rows.filter(published=self.day)
        if self.q:
            clause = match_clause("document", self.q)
            if clause is None:
                return rows.none()
            rows = rows.extra(where=[f"desk_documentrow.id {clause[0]}"], params=clause[1])
        return rows


def parse_inbox(params: Mapping[str, str]) -> InboxQuery:
    """The query of an address.

    Raises:
        WrongInput: a tab, a way or a day that is none.
    """
    tab = params.get("tab", "") or ALL
    if tab not in inbox_words("tabs"):
        raise WrongInput(f"tab {tab[:40]!r}: is none. Open the inbox again.")
    origin = params.get("origin", "")
    if origin and origin not in Origin.values:
        raise WrongInput(f"origin {origin[:40]!r}: is none. Take one of {', '.join(Origin.values)}.")
    return InboxQuery(
        tab,
        shown_text(params.get("q"), 200).strip(),
        shown_text(params.get("source"), 120).strip().lower(),
        shown_text(params.get("lang"), 16).strip(),
        origin,
        _day(params.get("day", "")),
    )


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """Rows of a list, the newest first; `newer` and `older` are keys of the pages beside, "" where there is none."""

    rows: tuple[M, ...]
    newer: str = ""
    older: str = ""


def find_page(rows: QuerySet[M], *, after: str = "", before: str = "") -> Page[M]:
    """One page.

    Args:
        after: the key of the last row of the newer page. before: of the first row of the older page.

    Raises:
        WrongInput: a key that is none.
    """
    if before and not after:
        found = list(rows.filter(pk__gt=_key(before)).order_by("id")[: PAGE_ROWS + 1])
        has_newer = len(found) > PAGE_ROWS
        found = found[:PAGE_ROWS][::-1]
        has_older = True
    else:
        rows = rows.filter(pk__lt=_key(after)) if after else rows
        found = list(rows.order_by("-id")[: PAGE_ROWS + 1])
        has_newer, has_older = bool(after), len(found) > PAGE_ROWS
        found = found[:PAGE_ROWS]
    if not found:
        return Page(())
    return Page(tuple(found), str(found[0].pk) if has_newer else "", str(found[-1].pk) if has_older else "")


def count_tab(tab: str) -> str:
    """How many documents, or items, a tab has, at most "999+"."""
    rows = _TABS.get(tab)
    found = DocumentRow.objects.filter(rows) if rows is not None else not_taken()
    number = len(
        found.order_by().values_list("pk")[:MOST_COUNTED]
    )  # in an order, a rare state is looked for in all
    return f"{number}" if number < MOST_COUNTED else f"{MOST_COUNTED - 1}+"


def not_taken() -> QuerySet[ImportItem]:
    """Items that are not on the desk as a document, lines of a file under their file."""
    return ImportItem.objects.filter(NOT_TAKEN, document__isnull=True)


def _key(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 19):
        raise WrongInput(f"page {text[:40]!r}: is no place in the list. Open it from the start.")
    return int(text)


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise WrongInput(f"day {text[:20]!r}: is none. Write it as 2024-05-03.") from error

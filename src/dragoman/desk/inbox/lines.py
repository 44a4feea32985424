"""Rows of documents and items -> the lines of the inbox's lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from dragoman.desk.inbox.words import inbox_word, inbox_words
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.models import DocumentRow, DocumentState, ImportItem, Origin
from dragoman.page.shown import direction, language_tag, show_line
from dragoman.review.threats import find_threat
from dragoman.write.channels import defang

MOST_PINNED = 3


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document in the list. `review_url` is "" where there is nothing to review."""

    key: int
    title: str
    lang: str
    dir: str
    language: str
    url: str
    review_url: str
    source: str
    published: date | None
    received_at: datetime
    origin: str
    name: str
    claims: int
    open_claims: int
    state: str
    state_word: str
    reason: str
    is_threat: bool
    is_unseen: bool
    copy_of: int | None
    copy_url: str
    is_pasted: bool
    is_address: bool


@dataclass(frozen=True, slots=True)
class ThreatLine:
    """A document that threatens lives, with the sentence."""

    line: DocumentLine
    sentence: str
    seen_url: str


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item of an import that is not on the desk as a document, or how one ended."""

    key: int
    name: str
    origin: str
    state: str
    state_word: str
    reason: str
    documents: int
    job: int
    job_url: str
    document_url: str
    can_retry: bool
    is_address: bool
    children: tuple[ItemLine, ...] = ()


def draw_lines(rows: Iterable[DocumentRow]) -> tuple[DocumentLine, ...]:
    """The lines of documents, in their order."""
    return tuple(draw_line(row) for row in rows)


def draw_line(row: DocumentRow) -> DocumentLine:
    """One document."""
    is_erased = row.state == DocumentState.ERASED
    return DocumentLine(
        row.pk,
        show_line(row.title) or (_("Erased document") if is_erased else _("Without a title")),
        language_tag(row.lang),
        direction(row.lang),
        inbox_words("languages").get(row.lang.split("-")[0], row.lang),
        reverse("inbox:document", args=[row.pk]),
        review_url(row) if row.claims else "",
        show_line(row.source),
        row.published,
        row.received_at,
        inbox_word("origins", row.origin),
        shown_origin(row.origin, row.origin_name),
        row.claims,
        row.open_claims,
        row.state,
        inbox_word("states", row.state),
        show_line(row.reason),
        row.is_threat,
        row.is_threat and row.threat_seen_at is None,
        row.copy_of_id,
        reverse("inbox:document", args=[row.copy_of_id]) if row.copy_of_id else "",
        row.origin == Origin.PASTE,
        row.origin == Origin.URL,
    )


def find_pinned() -> tuple[tuple[ThreatLine, ...], bool]:
    """The newest documents that threaten lives and that nobody has seen to, and whether there are more."""
    unseen = DocumentRow.objects.filter(is_threat=True, threat_seen_at__isnull=True).order_by("-id")
    rows = list(unseen[: MOST_PINNED + 1])
    lines = tuple(
        ThreatLine(
            draw_line(row),
            show_line(find_threat(load_document(row)) or ""),
            reverse("inbox:seen", args=[row.pk]),
        )
        for row in rows[:MOST_PINNED]
    )
    return lines, len(rows) > MOST_PINNED


def draw_item(item: ImportItem, *, can_retry: bool, children: Iterable[ImportItem] = ()) -> ItemLine:
    """One item; an address is shown so that nothing follows it."""
    return ItemLine(
        item.pk,
        shown_origin(item.origin, item.name),
        inbox_word("origins", item.origin),
        item.state,
        inbox_word("items", item.state),
        show_line(item.reason),
        item.documents,
        item.job_id,
        reverse("inbox:job", args=[item.job_id]),
        reverse("inbox:document", args=[item.document_id]) if item.document_id else "",
        can_retry and (item.origin == Origin.URL or bool(item.archived)),
        item.origin == Origin.URL,
        tuple(draw_item(child, can_retry=False) for child in children),
    )


def shown_origin(origin: str, name: str) -> str:
    """The name of a file, or an address in a form that is no link."""
    return defang(name) if origin == Origin.URL else show_line(name)


def review_url(row: DocumentRow) -> str:
    """Where a document is reviewed; "" on a desk without that page."""
    try:
        return str(reverse("review:document", args=[row.pk]))
    except NoReverseMatch:
        return ""

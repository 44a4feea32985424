"""A document's row -> what its page shows: facts, state, threat, copies, readings, claims, events, and the text."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.db.models import Count
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from dragoman.base.document import Document
from dragoman.base.errors import ArchiveError
from dragoman.base.span import Part, Span
from dragoman.collect.web import Kind
from dragoman.desk.inbox.lines import DocumentLine, draw_line, shown_origin
from dragoman.desk.inbox.words import inbox_word
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.desk.keeping.copies import find_near_copies
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.keeping.event_rows import load_event
from dragoman.desk.keeping.originals import originals
from dragoman.desk.keeping.titles import headline_of, title_of
from dragoman.desk.models import ClaimRow, DocumentRow, EventRow, ReadingRow
from dragoman.desk.wording import say
from dragoman.page.shown import direction, language_tag, show, show_line
from dragoman.page.words import date_words, number_words
from dragoman.review.threats import find_threat_span
from dragoman.write.channels import defang, is_invite, own_channels

MOST_SHOWN_CHARACTERS = 100_000
MOST_CLAIMS = 200
MOST_EVENTS = 20
_LOOKED_EVENTS = 5


@dataclass(frozen=True, slots=True)
class Address:
    """Where a document was. `href` is "" where it is no link: a party's own channel, one that may be, or no page."""

    text: str
    href: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class OriginalView:
    """The kept original, or why there is none to be had."""

    id: str
    at: datetime | None = None
    media_type: str = ""
    size: str = ""
    sha256: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of the text as it is shown; `is_threat` where it threatens."""

    text: str
    is_threat: bool = False


@dataclass(frozen=True, slots=True)
class CopyView:
    """Another document of the same or nearly the same words; `alike` in per cent."""

    line: DocumentLine
    alike: int
    is_exact: bool


@dataclass(frozen=True, slots=True)
class ReadingView:
    """One reading by the machine."""

    at: datetime
    reader: str
    claims: int
    screened: str
    is_last: bool


@dataclass(frozen=True, slots=True)
class Linked:
    """A claim or event with its state."""

    title: str
    url: str
    state: str
    state_word: str
    day: str
    country: str


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """All that the page shows."""

    line: DocumentLine
    address: Address
    origin_name: str
    who: str
    sha256: str
    original: OriginalView
    threat: str
    copies: tuple[CopyView, ...]
    readings: tuple[ReadingView, ...]
    claims: tuple[Linked, ...]
    events: tuple[Linked, ...]
    title: tuple[Stretch, ...]
    text: tuple[Stretch, ...]
    lang: str
    dir: str
    left_out: int


def draw_page(row: DocumentRow, *, whole: bool = False) -> DocumentPage:
    """The page of a document.

    Args:
        whole: show all of a long text.
    """
    document = load_document(row)
    threat = find_threat_span(document) if row.is_threat else None
    end = len(document.text) if whole else min(len(document.text), MOST_SHOWN_CHARACTERS)
    return DocumentPage(
        line=draw_line(row),
        address=_address(row, document),
        origin_name=shown_origin(row.origin, row.origin_name),
        who=row.received_by.signature if row.received_by else "",
        sha256=row.sha256,
        original=_original(row),
        threat=show_line(threat.quote) if threat else "",
        copies=_copies(row),
        readings=_readings(row),
        claims=_claims(row),
        events=_events(row),
        title=_stretches(document, Part.TITLE, len(document.title), threat),
        text=_stretches(document, Part.TEXT, end, threat),
        lang=language_tag(row.lang),
        dir=direction(row.lang),
        left_out=len(document.text) - end,
    )


def _address(row: DocumentRow, document: Document) -> Address:
    url = document.url or ""
    shown = defang(url)
    try:
        parts = urlsplit(url)
    except ValueError:
        return Address(shown)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return Address(shown)
    if is_invite(url) or _is_own_channel(row, document):
        return Address(shown, why=inbox_word("facts", "own"))
    if not row.claims:
        return Address(shown, why=inbox_word("facts", "unknown"))
    return Address(url if url.isprintable() else shown, href=url)


def _is_own_channel(row: DocumentRow, document: Document) -> bool:
    """Whether the site is a party's own, by any of the first events that the document tells of."""
    atlas = desk_atlas()
    events = EventRow.objects.filter(claim_rows__document=row).distinct()[:_LOOKED_EVENTS]
    return any(document.id in own_channels(load_event(event), atlas) for event in events)


def _original(row: DocumentRow) -> OriginalView:
    if not row.archived:
        return OriginalView("", problem=_("no original bytes were kept of it"))
    try:
        kept = originals().get(row.archived)
    except ArchiveError as error:
        return OriginalView(row.archived, problem=show_line(str(error)))
    media = f"{show_line(kept.content_type)[:80]}{', with headers' if kept.kind is Kind.PAGE else ''}"
    return OriginalView(row.archived, kept.at, media, _size(len(kept.body)), kept.sha256)


def _size(number: int) -> str:
    return (
        say("{number} bytes", number=number)
        if number < 10_000
        else say("{size} MB", size=number_words(number / 1e6, 2))
    )


def _stretches(document: Document, part: Part, end: int, threat: Span | None) -> tuple[Stretch, ...]:
    text = document.part_text(part)
    if threat is None or threat.part is not part or threat.start >= end:
        return (Stretch(show(text, 0, end)),) if end else ()
    cut = (
        Stretch(show(text, 0, threat.start)),
        Stretch(show(text, threat.start, min(end, threat.end)), is_threat=True),
        Stretch(show(text, min(end, threat.end), end)),
    )
    return tuple(one for one in cut if one.text)


def _copies(row: DocumentRow) -> tuple[CopyView, ...]:
    near = {one.row.pk: one for one in find_near_copies(row)}
    exact = DocumentRow.objects.filter(text_key=row.text_key).exclude(pk=row.pk) if row.text_key else []
    rows = {one.pk: one for one in exact[:MOST_EVENTS]} if row.text_key else {}
    found = [CopyView(draw_line(one), 100, True) for one in rows.values()]
    found += [
        CopyView(draw_line(one.row), round(100 * one.likeness), False)
        for key, one in near.items()
        if key not in rows
    ]
    return tuple(found)


def _readings(row: DocumentRow) -> tuple[ReadingView, ...]:
    rows = list(ReadingRow.objects.filter(document=row).order_by("-id")[:MOST_EVENTS])
    return tuple(
        ReadingView(
            one.made_at,
            show_line(one.reader),
            len(one.versions),
            show_line(one.screened or ""),
            one.pk == rows[0].pk,
        )
        for one in rows
    )


def _claims(row: DocumentRow) -> tuple[Linked, ...]:
    rows = ClaimRow.objects.filter(document=row).exclude(headline="").order_by("position", "id")[:MOST_CLAIMS]
    return tuple(
        Linked(
            headline_of(one),
            _url("review:claim", one.claim_id),
            one.state,
            one.get_state_display().capitalize(),
            one.day.isoformat() if one.day else "",
            show_line(one.country),
        )
        for one in rows
    )


def _events(row: DocumentRow) -> tuple[Linked, ...]:
    rows = (
        EventRow.objects.filter(claim_rows__document=row)
        .annotate(mentions=Count("claim_rows"))
        .order_by("-day", "-id")[:MOST_EVENTS]
    )
    return tuple(
        Linked(
            title_of(one),
            _url("events:event", one.event_id),
            one.review_state,
            one.review_state.capitalize(),
            (date_words(one.day.isoformat()) or "") if one.day else "",
            show_line(one.country),
        )
        for one in rows
    )


def _url(name: str, key: str) -> str:
    try:
        return str(reverse(name, args=[key]))
    except NoReverseMatch:
        return ""

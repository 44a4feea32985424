"""A report, what it was composed from, and what people decided -> a Bundle, the whole proof as one value.

Nothing enters it that may not be published: claims and quotes come from the report's own events, which hold no private
name; of the documents there is the hash of the text and never the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from dragoman.base.claim import Claim
from dragoman.base.codec import SCHEMA
from dragoman.base.decision import Decision
from dragoman.base.document import Document
from dragoman.base.errors import BundleError
from dragoman.base.event import Event
from dragoman.write.bundle.layout import FORMAT
from dragoman.write.bundle.quotes import Quote, quotes_of, with_quotes
from dragoman.write.bundle.rulings import publish_decisions
from dragoman.write.bundle.telling import telling_of
from dragoman.write.channels import defang
from dragoman.write.quotes import withheld_markers
from dragoman.write.report import Footnote, Report

Render = Callable[[Report, str], bytes]
"""A report and a format ("md", "html") -> the report in it."""


@dataclass(frozen=True, slots=True)
class About:
    """What made the bundle: the versions of its format, of Dragoman, and of the readers of its claims.

    `telling` is the fingerprint of the grammar that told its sentences.
    """

    schema: str
    bundle: int
    dragoman: str
    readers: tuple[str, ...]
    telling: str | None


@dataclass(frozen=True, slots=True)
class DocumentHead:
    """Which document it is, without its text: `sha256` is of the text in UTF-8.

    `url` and `archived` are as the footnotes show them, None where they show none; of a desk's own file `url` is its
    name.
    """

    id: str
    sha256: str
    title: str
    url: str | None
    archived: str | None
    lang: str | None
    published: str | None
    fetched: str | None


@dataclass(frozen=True, slots=True)
class Bundle:
    """A report and all that proves it; `markdown` and `html` are the report as people read it."""

    about: About
    report: Report
    quotes: tuple[Quote, ...]
    documents: tuple[DocumentHead, ...]
    decisions: tuple[Decision, ...]
    markdown: bytes
    html: bytes

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims of its events."""
        return tuple(claim for event in self.report.events for claim in event.claims)


def make_bundle(
    report: Report,
    decisions: Iterable[Decision] = (),
    *,
    version: str,
    render: Render,
    names: Sequence[str] = (),
) -> Bundle:
    """The bundle of a report.

    Args:
        report: as composed, of public events.
        decisions: what people ruled; those that bear on the report are taken.
        version: of Dragoman.
        render: makes the Markdown and the HTML of a report.
        names: private names, the longest first, to be kept out of the reasons of decisions.

    Raises:
        BundleError: the report tells a claim that its events do not hold, a claim is in two of them, or the decision
            that accepted one is not among `decisions`.
    """
    _require_claims(report)
    quotes = tuple(quote for event in report.events for claim in event.claims for quote in quotes_of(claim))
    heads = _heads(report)
    bare = replace(report, events=tuple(_published(event, heads) for event in report.events))
    events, ruled = publish_decisions(bare.events, decisions, names)
    _require_decisions(events, ruled)
    public = replace(bare, events=events)
    readers = tuple(sorted({claim.reader for event in events for claim in event.claims}))
    return Bundle(
        about=About(SCHEMA, FORMAT, version, readers, telling_of(report.lang)),
        report=public,
        quotes=quotes,
        documents=tuple(heads.values()),
        decisions=ruled,
        markdown=render(public, "md"),
        html=render(public, "html"),
    )


def _require_claims(report: Report) -> None:
    held: set[str] = set()
    for event in report.events:
        for claim in event.claims:
            if claim.id in held:
                raise BundleError(f"claim {claim.id} is in two events. Resolve the claims again.")
            held.add(claim.id)
    for note in report.footnotes:
        if note.claim not in held:
            raise BundleError(
                f"footnote {note.number}: claim {note.claim} is in none of the report's events. Compose it again."
            )


def _require_decisions(events: Sequence[Event], decisions: Sequence[Decision]) -> None:
    known = {decision.id for decision in decisions}
    for event in events:
        for one in event.acceptances:
            if one.claim in event.accepted and one.decision not in known:
                raise BundleError(
                    f"claim {one.claim}: accepted by decision {one.decision}, which is not here. "
                    "Give the file of decisions with --decisions."
                )


def _heads(report: Report) -> dict[str, DocumentHead]:
    """The documents of the report's claims by id, in the order of its events.

    Events that share a document may have withheld different names of it; of each field the version that withholds most
    is taken.
    """
    notes: defaultdict[str, list[Footnote]] = defaultdict(list)
    for note in report.footnotes:
        notes[note.document].append(note)
    heads: dict[str, DocumentHead] = {}
    for event in report.events:
        told = {claim.document_id for claim in event.claims}
        for document in event.documents:
            if document.id in told:
                head = _head(document, notes[document.id])
                known = heads.get(document.id)
                heads[document.id] = (
                    replace(head, title=_barest([known.title, head.title])) if known else head
                )
    return heads


def _head(document: Document, notes: Sequence[Footnote]) -> DocumentHead:
    is_own = any(note.is_own_channel for note in notes)
    url = _barest([note.url for note in notes if note.url]) or None
    archived = _barest([note.archived for note in notes if note.archived]) or None
    if is_own:
        url, archived = url and defang(url), archived and defang(archived)
    if url is None and not document.title:
        url = _barest([note.title for note in notes]) or None
    return DocumentHead(
        id=document.id,
        sha256=document.sha256,
        title=_barest([document.title, *(note.title for note in notes if document.title)]),
        url=url,
        archived=archived,
        lang=document.lang,
        published=document.published.isoformat() if document.published else None,
        fetched=document.fetched,
    )


def _barest(texts: Sequence[str]) -> str:
    """The text in which most is withheld, "" for none."""
    return max(
        texts, key=lambda text: (sum(text.count(mark) for mark in withheld_markers()), -len(text)), default=""
    )


def _published(event: Event, heads: Mapping[str, DocumentHead]) -> Event:
    """The event as the bundle keeps it: its quotes no longer than may be quoted, its documents without their text."""
    claims = tuple(
        replace(with_quotes(claim, quotes_of(claim)), why={}, refusals=()) for claim in event.claims
    )
    documents = tuple(document_of(heads[d.id]) for d in event.documents if d.id in heads)
    return replace(event, claims=claims, documents=documents)


def document_of(head: DocumentHead) -> Document:
    """The document of a head, with an empty text.

    Raises:
        BundleError: `published` is no date.
    """
    try:
        published = date.fromisoformat(head.published) if head.published else None
    except ValueError as error:
        raise BundleError(f"document {head.id[:40]!r}: {head.published!r} is no ISO date.") from error
    return Document(
        id=head.id,
        text="",
        title=head.title,
        url=head.url,
        lang=head.lang,
        published=published,
        fetched=head.fetched,
        archived=head.archived,
        digest=head.sha256,
    )

"""READ ME FIRST: the stages in a row.

collect     files, pages, PDF, JSON lines   -> Documents             dragoman.collect
interpret   Document                        -> its language          dragoman.interpret
read        Document                        -> Reading (its claims)  dragoman.read
resolve     claims of many Documents        -> Events                dragoman.resolve
review      Events, people's Decisions      -> Events, as accepted   dragoman.review
page        Readings, Events                -> one HTML page         dragoman.page

Each stage knows the values of `base` and the names of `atlas`, and no other stage; they meet here. One item
that goes wrong becomes a refused or failed item, and the next one is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dragoman.atlas import Atlas, Progress
from dragoman.base.claim import Reading
from dragoman.base.decision import Decision
from dragoman.base.decode import is_reading, readings_from_json
from dragoman.base.document import Document, text_sha256
from dragoman.base.errors import DragomanError, RefusedDocument
from dragoman.base.event import Event
from dragoman.collect import Collected
from dragoman.interpret import require_language
from dragoman.read import RuleReader
from dragoman.review import final_events, mark_events

if TYPE_CHECKING:
    from dragoman.resolve import Resolver, Reteller  # who only reads does not wait for it

LANGUAGES = ("en",)
"""The languages that there is a reader for."""


class Reader(Protocol):
    """Whatever turns a document into claims; all readers pass the same grounding."""

    def read(self, document: Document) -> Reading: ...


class Status(StrEnum):
    """How an item ended."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class ReadItem:
    """One input item after all stages: `document` and `reading`, or the `error` that ended it."""

    item: Collected
    document: Document | None = None
    reading: Reading | None = None
    error: DragomanError | None = None

    @property
    def status(self) -> Status:
        """Done; refused, when it was understood and is not ours to read; else failed."""
        if self.error is None:
            return Status.DONE
        return Status.REFUSED if isinstance(self.error, RefusedDocument) else Status.FAILED


def open_reader(folders: Sequence[Path] = (), *, progress: Progress | None = None) -> RuleReader:
    """The reader of a run, with the embedded atlas and the user's folders."""
    return RuleReader(Atlas.open(folders, progress=progress))


def read_items(items: Iterable[Collected], reader: Reader) -> Iterator[ReadItem]:
    """Collected items -> read items, one for one, in order, lazily."""
    for item in items:
        if item.document is None:
            yield ReadItem(item, error=item.error)
            continue
        try:
            document = name_document_language(item.document)
            yield ReadItem(item, document, read_one(document, reader))
        except DragomanError as error:
            yield ReadItem(item, item.document, error=error)


def take_items(items: Iterable[Collected], reader: Reader) -> Iterator[ReadItem]:
    """As `read_items`; lines that were read before are taken as they are, checked value by value."""
    for item in items:
        if item.given is None:
            yield from read_items((item,), reader)
            continue
        try:
            for document, reading in readings_from_json(item.given):
                yield ReadItem(item, document, reading)
        except DragomanError as error:
            yield ReadItem(item, error=error)


def resolve_items(items: Iterable[ReadItem], resolver: Resolver) -> Iterator[ReadItem]:
    """The items, each handed on when its claims have been added to the resolver."""
    for item in items:
        if item.document is not None and item.reading is not None:
            given = item.item.given  # an event holds some claims of a document, a reading all of them
            resolver.add(item.document, item.reading.claims, whole=given is None or is_reading(given))
        yield item


def resolve_claims(
    readings: Iterable[tuple[Document, Reading]],
    *,
    decisions: Iterable[Decision] = (),
    atlas: Sequence[Path | str] = (),
) -> tuple[Event, ...]:
    """The events of many documents' claims; what `dragoman resolve` does.

    Args:
        readings: documents with what was read of them, in any order.
        decisions: what people have ruled and accepted.
        atlas: a desk's own atlas folders.

    Returns:
        The events, in the order of the ids of their smallest claims.

    Raises:
        AtlasError: an atlas folder is not as it must be.
    """
    from dragoman.resolve import Resolver

    ruled = tuple(decisions)
    resolver = Resolver(_kept_reader(tuple(Path(folder) for folder in atlas)).atlas, decisions=ruled)
    for document, reading in readings:
        resolver.add(document, reading.claims)
    return tuple(mark_events(resolver.events(), ruled))


def keep_accepted(
    events: Iterable[Event],
    decisions: Iterable[Decision],
    atlas: Callable[[], Atlas],
    tell: Callable[[str], object],
) -> Iterator[Event]:
    """What of events may be published as final, one by one: what their accepted claims tell, and nothing else.

    Args:
        events: as `resolve` gave them.
        decisions: what people have ruled and accepted.
        atlas: opens the atlas, which is wanted only when an event has to be derived anew from some of its claims.
        tell: told, a sentence each, which claims and events are left out, and why.
    """
    ruled = tuple(decisions)

    @cache
    def reteller() -> Reteller:
        from dragoman.resolve import Reteller

        return Reteller(atlas(), ruled)

    for final in final_events(events, ruled, lambda event, claims: reteller().retell(event, claims)):
        for left_out in final.left_out:
            tell(str(left_out))
        if final.event is not None:
            yield final.event


def name_document_language(document: Document) -> Document:
    """The document with its language; raises RefusedDocument when there is no reader for it."""
    guess = require_language(document, LANGUAGES)
    return document if document.lang and guess.by == "declared" else replace(document, lang=guess.lang)


def read_one(document: Document, reader: Reader) -> Reading:
    """One reading; whatever the reader raises becomes an error of ours that names the document."""
    try:
        return reader.read(document)
    except DragomanError:
        raise
    except Exception as error:  # the edge of one item's run
        raise DragomanError(
            f"document {document.id[:16]}: the reader broke off "
            f"({type(error).__name__}: {str(error)[:200]}). Please report it, with the text if you may."
        ) from error


def read_document(
    text: str,
    *,
    published: date | None = None,
    title: str = "",
    lang: str | None = None,
    id: str | None = None,
    url: str | None = None,
    atlas: Sequence[Path | str] = (),
) -> Reading:
    """The claims of one text; what `dragoman read` does to each document.

    Args:
        text: the body; spans count its characters.
        published: calendar date in the source's own zone; relative dates are counted from it.
        title: the headline, when it does not stand in the text.
        lang: BCP 47 tag; None looks at the text.
        id: the document's id; None is the sha256 of the text.
        url: where it was found.
        atlas: a desk's own atlas folders, a later one overrides an earlier one.

    Returns:
        Claims in the order of the text, refusals, and why the document was screened out, if it was.

    Raises:
        RefusedDocument: it is in a language without a reader.
        AtlasError: an atlas folder is not as it must be.
    """
    document = Document(id or text_sha256(text), text, title, url, lang, published)
    reader = _kept_reader(tuple(Path(folder) for folder in atlas))
    return read_one(name_document_language(document), reader)


@lru_cache(maxsize=4)
def _kept_reader(folders: tuple[Path, ...]) -> RuleReader:
    return open_reader(folders)

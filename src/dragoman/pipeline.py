"""READ ME FIRST: the stages in a row.

collect     files, pages, PDF, JSON lines   -> Documents             dragoman.collect
interpret   Document                        -> its language, a translation for people   dragoman.interpret
read        Document                        -> Reading (its claims)  dragoman.read
resolve     claims of many Documents        -> Events                dragoman.resolve
review      Events, people's Decisions      -> Events, as accepted   dragoman.review
page        Readings, Events                -> one HTML page         dragoman.page

Each stage knows the values of `base` and the names of `atlas`, and no other stage; they meet here. One item
that goes wrong becomes a refused or failed item, and the next one is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from dragoman.atlas import Atlas, Progress
from dragoman.base.claim import Qualifier, Reading
from dragoman.base.decision import Decision
from dragoman.base.decode import is_reading, readings_from_json
from dragoman.base.document import Document, text_sha256
from dragoman.base.errors import DragomanError, RefusedDocument, SettingsError
from dragoman.base.event import Event
from dragoman.collect import Collected
from dragoman.interpret import require_language
from dragoman.read import RuleReader
from dragoman.read.numbers import CountMention, NumberKind, NumberLexicon, find_counts
from dragoman.review import final_events, mark_events

if TYPE_CHECKING:
    from dragoman.base.translation import Translation
    from dragoman.interpret.translate import Engine, SaidNumber
    from dragoman.resolve import Resolver, Reteller  # who only reads does not wait for it

_LOOSE = frozenset({Qualifier.SEVERAL, Qualifier.DOZENS, Qualifier.HUNDREDS, Qualifier.UNSTATED})
_ABOUT = frozenset({Qualifier.ABOUT, Qualifier.NEARLY})  # one word of Arabic is both
_TWO = frozenset({"2", "~2"})
_DOZEN = frozenset(
    {"dozen", "douzaine"}
)  # the one word is exact, the other is not, and each is the other's translation
_FIGURES = re.compile(r"\d+(?:[ .,\u00a0\u202f]\d+)*")
_NO_NUMBERS = frozenset({"0", "1", str(Qualifier.UNSTATED)})  # "no", "a", "some"

LANGUAGES = ("ar", "en", "es", "fr")
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


def read_items(
    items: Iterable[Collected], reader: Reader, *, lang_is_told: bool = False
) -> Iterator[ReadItem]:
    """Collected items -> read items, one for one, in order, lazily.

    `lang_is_told` says that a person named the language of all of them, and not the documents themselves.
    """
    for item in items:
        if item.document is None:
            yield ReadItem(item, error=item.error)
            continue
        try:
            document = name_document_language(item.document, is_told=lang_is_told)
            yield ReadItem(_noted(item, document), document, read_one(document, reader))
        except DragomanError as error:
            yield ReadItem(item, item.document, error=error)


def take_items(
    items: Iterable[Collected], reader: Reader, *, lang_is_told: bool = False
) -> Iterator[ReadItem]:
    """As `read_items`; lines that were read before are taken as they are, checked value by value."""
    for item in items:
        if item.given is None:
            yield from read_items((item,), reader, lang_is_told=lang_is_told)
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


def name_document_language(document: Document, *, is_told: bool = False) -> Document:
    """The document with its language; raises RefusedDocument when there is no reader for it.

    `is_told` says that a person named the language that it carries.
    """
    guess = require_language(document, LANGUAGES, is_told=is_told)
    return document if document.lang and guess.by == "declared" else replace(document, lang=guess.lang)


def translate_one(
    document: Document,
    engine: Engine,
    *,
    source: str,
    target: str,
    atlas: Atlas,
    tell: Callable[[int, int], None] = lambda done, total: None,
) -> Translation:
    """A document beside a machine's translation, sentence by sentence; numbers and names of the atlas are checked.

    Args:
        document: whose title and text are translated.
        engine: has the pair.
        source, target: primary subtags.
        atlas: its names are protected and looked for.
        tell: told how many sentences are done, of how many.

    Raises:
        EngineMissing: the engine has no model of that pair.
    """
    from dragoman.interpret.translate import Checker, NameFinder, translate_document

    languages = (source, target)
    checker = Checker(
        source, target, NameFinder(atlas), lambda text, lang: _number_words(text, lang, languages=languages)
    )
    return translate_document(document, engine, checker, tell=tell)


def _number_words(sentence: str, lang: str, *, languages: tuple[str, str]) -> Iterator[SaidNumber]:
    """The numbers of a sentence that are written in words, or qualified; figures alone are read by the check.

    A number word proves nothing where the other language's are not known, and "two" nothing beside Arabic, whose
    nouns have a form for two. "Some" and "no" are no numbers here: languages say them in too many ways.
    """
    from dragoman.interpret.translate import SaidNumber, figure_values

    lexicon = _number_lexicon(lang)
    sure = all(_number_lexicon(other) is not None for other in languages)
    for mention in find_counts(sentence, lexicon) if lexicon else ():
        text = sentence[mention.start : mention.end]
        has_figures = any(c.isdigit() for c in text)
        core = sentence[mention.core_start : mention.core_end]
        values = _number_values(mention, core)
        if (
            not values
            or values <= _NO_NUMBERS
            or (has_figures and (not sure or values & figure_values(core)))
        ):
            continue
        is_sure = sure and not (values <= _TWO and "ar" in languages)
        yield SaidNumber(mention.start, mention.end, text, values, is_sure)


def _number_values(mention: CountMention, core: str) -> frozenset[str]:
    """What the words of a count can mean; none where nothing is counted, or its figures are read one by one.

    Args:
        core: its words without what qualifies them; "rose from 8 to 14" counts 14 and has two figures.
    """
    low, high = mention.min, mention.max
    if not (mention.is_count or mention.kind is NumberKind.MONEY) or (low is None and high is None):
        return frozenset()
    if mention.qualifier in _LOOSE and not any(c.isdigit() for c in core):
        # Hundreds and thousands share a qualifier; "dozens" and "des dizaines" share no bound.
        bound = f" {low}" if mention.qualifier is Qualifier.HUNDREDS else ""
        return frozenset({f"{mention.qualifier}{bound}"})
    if low != high:
        return frozenset({f"{'' if low is None else low}..{'' if high is None else high}"})
    if len(_FIGURES.findall(core)) > 1:
        return frozenset()
    if core.split()[-1].lower() in _DOZEN:
        return frozenset({str(low), f"~{low}"})
    return frozenset({f"~{low}" if mention.qualifier in _ABOUT else str(low)})


@cache
def _number_lexicon(lang: str) -> NumberLexicon | None:
    try:
        return NumberLexicon.load(lang)
    except SettingsError:
        return None


def _noted(item: Collected, document: Document) -> Collected:
    """The item, which says so when its words denied the language that it was declared to be in."""
    declared = item.document.lang if item.document else None
    if not declared or declared == document.lang:
        return item
    return replace(item, notes=(*item.notes, f"declared {declared}, reads as {document.lang}"))


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
    return read_one(name_document_language(document, is_told=lang is not None), reader)


@lru_cache(maxsize=4)
def _kept_reader(folders: tuple[Path, ...]) -> RuleReader:
    return open_reader(folders)

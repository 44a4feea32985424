"""A document and a reader -> what went wrong while it was read; nothing when all is well."""

from __future__ import annotations

import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.base.claim import Reading
from dragoman.base.codec import reading_to_json
from dragoman.base.document import Document
from dragoman.read import RuleReader

SLOWEST_S = 1.0  # for a document of at most a few thousand characters
STEEPEST = 2.0  # times the seconds a character that four times the text may take
SURE_FROM_S = 0.5  # shorter runs say nothing about growth


@dataclass(frozen=True, slots=True)
class Fault:
    """What went wrong with which input."""

    document: str
    kind: str
    detail: str


def find_faults(reader: RuleReader, document: Document) -> Iterator[Fault]:
    """A crash, a span that does not slice back, a claim id that occurs twice, or a wait that is too long."""
    begin = time.process_time()
    try:
        reading = reader.read(document)
        reading_to_json(document, reading, explain=True)
    except Exception as error:  # the edge of one item's run: every error is a finding here
        last = traceback.extract_tb(error.__traceback__)[-1]
        yield Fault(document.id, "crash", f"{type(error).__name__}: {error} at {last.filename}:{last.lineno}")
        return
    seconds = time.process_time() - begin
    if seconds > SLOWEST_S:  # a second try tells the document from the collection of others' garbage
        begin = time.process_time()
        reader.read(document)
        seconds = time.process_time() - begin
    if seconds > SLOWEST_S:
        yield Fault(document.id, "slow", f"{seconds:.2f} s for {len(document.text):,} characters")
    yield from span_faults(document, reading)


def span_faults(document: Document, reading: Reading) -> Iterator[Fault]:
    """Spans that do not stand where they say, and claims that cannot be told apart."""
    ids = [claim.id for claim in reading.claims]
    if len(set(ids)) != len(ids):
        yield Fault(document.id, "ids", f"{len(ids) - len(set(ids))} claims share an id")
    for claim in reading.claims:
        for pointer, spans in claim.spans.items():
            for span in spans:
                if document.part_text(span.part)[span.start : span.end] != span.quote:
                    yield Fault(document.id, "span", f"{claim.id}{pointer} does not slice back to its quote")


def seconds_to_read(reader: RuleReader, text: str, lang: str = "en") -> float:
    """How long the reader takes for a text."""
    begin = time.process_time()
    reader.read(Document("large", text, lang=lang))
    return time.process_time() - begin

"""One collected document -> taken in, known, refused or failed, with the reason; and the tally of an item."""

from __future__ import annotations

import logging
from collections.abc import Set
from dataclasses import dataclass, field

from django.db import transaction

from dragoman.base.document import Document
from dragoman.base.errors import DragomanError
from dragoman.collect import Collected
from dragoman.desk.keeping.documents import load_document, save_document
from dragoman.desk.keeping.erased import erased_words, find_erased
from dragoman.desk.keeping.take import read_document_row, take_document
from dragoman.desk.keeping.turns import take_turn
from dragoman.desk.models import DocumentRow, DocumentState, ImportItem, ItemState, User
from dragoman.desk.work.intake import ItemOptions

log = logging.getLogger("dragoman.desk.work")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one document. `is_known`: it was on the desk before this item."""

    row: DocumentRow | None = None
    is_known: bool = False
    is_refused: bool = False
    is_failed: bool = False
    reason: str = ""

    @property
    def is_done(self) -> bool:
        """Whether it is on the desk now and was read."""
        return not (self.is_refused or self.is_failed)

    @classmethod
    def failure(cls, reason: str, *, is_refused: bool = False) -> Outcome:
        """Of what is no document on the desk."""
        return cls(is_refused=is_refused, is_failed=not is_refused, reason=reason)


def take_collected(item: ImportItem, collected: Collected, *, by: User | None, known: Set[int]) -> Outcome:
    """Take one document in, in a transaction of its own; events are left to a later `settle`.

    Args:
        item: whose original holds it.
        by: who handed it in.
        known: keys of the rows that this run of the item has made or found.
    """
    if collected.document is None:
        return Outcome.failure(str(collected.error))
    document = collected.document
    try:
        with transaction.atomic():
            take_turn()
            if erased := find_erased(document):
                return Outcome(erased, is_refused=True, reason=erased_words(erased))
            row, is_new = take_document(
                document,
                origin=item.origin,
                origin_name=item.name,
                archived=item.archived,
                by=by,
                settled=False,
                lang_is_told=bool(ItemOptions.from_json(item.options).lang),
            )
            came_by_it = row.archived == item.archived or row.pk == item.document_id
            is_own = not is_new and came_by_it and row.pk not in known
            if is_own and item.tries:
                _read_as_said(row, document)
    except DragomanError as error:
        return Outcome.failure(str(error))
    except Exception as error:  # the edge of one document's run
        log.exception("document of import item %s broke off", item.pk)
        return Outcome.failure(f"broke off ({type(error).__name__}); the server's log says where. Report it.")
    return _outcome(row, is_known=not (is_new or is_own))


def _read_as_said(row: DocumentRow, document: Document) -> None:
    """A retry: the date and language that a person gives now hold, unless the document was read well before."""
    kept = load_document(row)
    if row.state in (DocumentState.REFUSED, DocumentState.FAILED) or (kept.published, kept.lang) != (
        document.published,
        document.lang or kept.lang,
    ):
        save_document(row, document)
        row.published = document.published
        row.save()
        read_document_row(row)


def _outcome(row: DocumentRow, *, is_known: bool) -> Outcome:
    if row.state == DocumentState.FAILED:
        return Outcome(row, is_failed=True, reason=row.reason)
    if row.state == DocumentState.REFUSED:
        return Outcome(row, is_refused=True, reason=row.reason)
    if is_known:
        return Outcome(row, is_known=True, reason=f"on the desk since {row.received_at:%-d %B %Y}")
    if row.state == DocumentState.SCREENED:
        return Outcome(row, reason=f"screened out: {row.reason}")
    if row.copy_of_id:
        return Outcome(row, reason=f"the same words as document {row.copy_of_id}, which came before")
    return Outcome(row)


@dataclass(slots=True)
class Tally:
    """What came of the documents of one item; `expected` is how many it seemed to hold."""

    expected: int = 1
    done: int = 0
    known: int = 0
    refused: int = 0
    failed: int = 0
    first: Outcome | None = None
    first_label: str = ""
    keys: set[int] = field(default_factory=set)

    @property
    def count(self) -> int:
        """All of them."""
        return self.done + self.bad

    @property
    def bad(self) -> int:
        """Those that are not on the desk, or were not read."""
        return self.refused + self.failed

    def add(self, outcome: Outcome, label: str) -> None:
        """Count one."""
        if self.first is None:
            self.first, self.first_label = outcome, label
        self.done += outcome.is_done
        self.known += outcome.is_known
        self.refused += outcome.is_refused
        self.failed += outcome.is_failed
        if outcome.row is not None:
            self.keys.add(outcome.row.pk)

    @property
    def only_row(self) -> DocumentRow | None:
        """The row of the one document of an item; None where there are more."""
        return self.first.row if self.first is not None and self.count == 1 else None

    @property
    def state(self) -> ItemState:
        """How the item ended."""
        if self.done:
            return ItemState.COPY if self.known == self.count else ItemState.DONE
        return ItemState.REFUSED if self.refused and not self.failed else ItemState.FAILED

    @property
    def told(self) -> str:
        """What came of it, in a line."""
        if self.count <= 1 and self.first is not None:
            return self.first.reason
        parts = [f"{self.done:,} {'document' if self.done == 1 else 'documents'}"]
        parts += [f"{self.known:,} of them known"] if self.known else []
        parts += [f"{self.refused:,} refused"] if self.refused else []
        parts += [f"{self.failed:,} failed"] if self.failed else []
        return ", ".join(parts)

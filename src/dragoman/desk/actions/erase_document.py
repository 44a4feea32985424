"""A document -> its words destroyed everywhere on the desk; a tombstone stays: hash, instant, who and why.

This cannot be undone, so it takes a right of its own, a reason, and a confirmation.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.erased import destroy_original
from dragoman.desk.keeping.erasing import empty_document, finish_erasing, overwrite_deleted
from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.keeping.turns import take_turn
from dragoman.desk.models import DocumentRow, DocumentState, ImportItem, User


class EraseDocument(Action[tuple[DocumentRow, ...]]):
    """Erase a document: row, versions, readings, decisions on it, search words, evidence, original.

    Args:
        document: the key of its row.
        why: the reason, which is wanted and is kept.
        is_confirmed: whether the person said that it cannot be undone.
        with_copies: erase the documents of the same words too.
    """

    name: ClassVar[str] = "erase document"
    right: ClassVar[Right] = Right.ERASE

    def __init__(
        self,
        by: User,
        document: int,
        *,
        why: str,
        is_confirmed: bool,
        with_copies: bool = False,
        at: datetime | None = None,
    ) -> None:
        super().__init__(by, at=at)
        self.key, self.why, self.is_confirmed, self.with_copies = (
            document,
            why.strip(),
            is_confirmed,
            with_copies,
        )
        self._rows: tuple[DocumentRow, ...] = ()
        self._destroyed = 0

    def check(self) -> None:
        super().check()
        row = DocumentRow.objects.filter(pk=self.key).first()
        if row is None or row.state == DocumentState.ERASED:
            raise WrongInput(f"document {self.key}: is not here, or was erased before. Open the list again.")
        if not self.why:
            raise WrongInput(
                f"document {row.pk}: why is it to be erased? Say it in a few words; they are kept."
            )
        if not self.is_confirmed:
            raise WrongInput(f"document {row.pk}: erasing cannot be undone. Confirm it.")
        self._rows = (row, *copies_of(row)) if self.with_copies else (row,)

    def execute(self) -> tuple[DocumentRow, ...]:
        self.check()
        overwrite_deleted()
        # first, so that a failure leaves a document that can be erased again, and never an original without one
        self._destroyed = sum(destroy_original(one, self.why, self.at) for one in _originals_of(self._rows))
        rows = super().execute()
        for row in rows:
            row.refresh_from_db()
            finish_erasing(row)
        return rows

    def perform(self) -> Done[tuple[DocumentRow, ...]]:
        take_turn()
        reason = shown_text(f"erased on {self.at:%-d %B %Y} by {self.by.signature}: {self.why}", 1_000)
        rows = tuple(DocumentRow.objects.select_for_update().filter(pk__in=[row.pk for row in self._rows]))
        counts = {"claims": 0, "decisions": 0, "reports": 0}
        for row in rows:
            for name, number in empty_document(row, reason).items():
                counts[name] += number
        data = {"sha256": [row.sha256 for row in rows], "originals": self._destroyed, **counts}
        named = ", ".join(str(row.pk) for row in rows)
        told = f"erased {'document' if len(rows) == 1 else 'documents'} {named}: {self.why}"
        return Done(rows, told, "document", str(self.key), data=data, documents=rows)


def copies_of(row: DocumentRow) -> Sequence[DocumentRow]:
    """The other documents of the same words that are still here."""
    if not row.text_key:
        return ()
    same = DocumentRow.objects.filter(text_key=row.text_key).exclude(pk=row.pk)
    return tuple(same.exclude(state=DocumentState.ERASED).order_by("pk"))


def _originals_of(rows: Sequence[DocumentRow]) -> tuple[str, ...]:
    """The ids of the originals of documents, and of items that were found to be known."""
    own = [row.archived for row in rows]
    items = ImportItem.objects.filter(document__in=rows).values_list("archived", flat=True)
    return tuple(sorted({one for one in [*own, *items] if one.startswith("urn:uuid:")}))

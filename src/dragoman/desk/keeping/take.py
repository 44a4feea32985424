"""A Document -> its row, read, with current claims and settled events: the whole way at once.

Imports, the sample desk and the API take documents in by this one function.
"""

from __future__ import annotations

from django.db import transaction

from dragoman.base.document import Document
from dragoman.desk.keeping.documents import keep_document
from dragoman.desk.keeping.erased import find_erased
from dragoman.desk.keeping.reading import read_row
from dragoman.desk.keeping.refresh import refresh_document
from dragoman.desk.keeping.settle import settle
from dragoman.desk.keeping.turns import take_turn
from dragoman.desk.models import DocumentRow, DocumentState, User


def take_document(
    document: Document,
    *,
    origin: str,
    origin_name: str = "",
    archived: str = "",
    by: User | None = None,
    settled: bool = True,
    lang_is_told: bool = False,
) -> tuple[DocumentRow, bool]:
    """Keep, read and settle one document; one that is known is left as it is, unless it was never read. Of one that
    was erased, by its id or its words, the tombstone is given.

    Args:
        document: what was collected.
        origin: one of `Origin`.
        origin_name: the file, address or first words, for a person.
        archived: where the original bytes are kept.
        by: who handed it in.
        settled: bring events up to date at once; False leaves that to one `settle` of many documents.
        lang_is_told: a person named its language, which its words then cannot deny.

    Returns:
        Its row, and whether it is new.
    """
    with transaction.atomic():
        take_turn()
        if erased := find_erased(document):
            return erased, False
        row, is_new = keep_document(
            document, origin=origin, origin_name=origin_name, archived=archived, by=by
        )
        if is_new or row.state in (DocumentState.QUEUED, DocumentState.FAILED):
            read_document_row(row, lang_is_told=lang_is_told)
    if settled and row.unsettled:
        settle([row])
        row.refresh_from_db()
    return row, is_new


def read_document_row(row: DocumentRow, *, lang_is_told: bool = True) -> None:
    """Read a kept document (again) and refresh its claims, in one transaction."""
    with transaction.atomic():
        take_turn()
        if read_row(row, lang_is_told=lang_is_told) is not None:
            refresh_document(row)

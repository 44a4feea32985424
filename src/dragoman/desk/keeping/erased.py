"""An erased document -> what is left of it: hash, when, by whom, why; the same is known by that when it comes again."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

from django.db.models import Q

from dragoman.base.document import Document
from dragoman.base.errors import ArchiveError
from dragoman.desk.keeping.documents import document_key
from dragoman.desk.keeping.originals import originals
from dragoman.desk.models import DocumentRow, DocumentState


def find_erased(document: Document) -> DocumentRow | None:
    """The row of a document of this id, or of these very words, that was erased."""
    same = Q(key=document_key(document.id))
    if document.text.strip():
        same |= Q(sha256=document.sha256)
    return DocumentRow.objects.filter(state=DocumentState.ERASED).filter(same).first()


def is_erased(row: DocumentRow | None) -> bool:
    """Whether nothing but the tombstone of a document is there."""
    return row is not None and row.state == DocumentState.ERASED


def erased_words(row: DocumentRow) -> str:
    """What is said when an erased document comes again."""
    return f"document {row.pk} of this hash was {row.reason}. It is not taken in again."


def destroy_original(record_id: str, why: str, at: datetime | None = None) -> int:
    """Destroy an original and every other one of the same bytes; returns how many there were, 0 where it is gone.

    Raises:
        ArchiveError: a file of the archive cannot be written anew.
    """
    archive = originals()
    if not archive.holds(record_id):
        return 0
    same = {record_id}
    with suppress(ArchiveError):  # one that is damaged cannot be compared, but it can be destroyed
        same.update(archive.find(archive.get(record_id).sha256))
    for one in sorted(same):
        archive.erase(one, why, at or datetime.now(UTC))
    return len(same)

"""A document -> the documents that are nearly the same: reposts, reprints, a corrected second version.

Each document is kept under a few keys of its text (bands of a MinHash signature, as `resolve` compares passages);
documents that share one are compared word by word. Exact copies are linked when they come in (`keeping.documents`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from dragoman.base.document import Document
from dragoman.desk.keeping.documents import load_document
from dragoman.desk.models import CopyBand, DocumentRow
from dragoman.resolve.passages import SHINGLE_WORDS, bands, signature, words_of

LEAST_ALIKE = 0.6
"""Share of three-word runs in common from which a text is shown as a near-copy: a reprint with a new first sentence."""
MOST_SHOWN = 20
_MOST_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True)
class NearCopy:
    """Another document and the share of three-word runs in common, 0 to 1."""

    row: DocumentRow
    likeness: float


def index_copies(key: int, document: Document) -> None:
    """Keep the keys of a document's text; a text of fewer than eight words has none."""
    forget_copies([key])
    CopyBand.objects.bulk_create(
        CopyBand(document_id=key, band=_number(band)) for band in bands(signature(_read(document)))
    )


def forget_copies(keys: Sequence[int]) -> None:
    """Take the keys of documents out."""
    CopyBand.objects.filter(document__in=list(keys)).delete()


def find_near_copies(row: DocumentRow) -> tuple[NearCopy, ...]:
    """The documents most like one, the most alike first, at most `MOST_SHOWN`; exact copies are among them."""
    held = list(row.bands.values_list("band", flat=True))
    if not held:
        return ()
    shared = (
        CopyBand.objects.filter(band__in=held)
        .exclude(document=row)
        .values("document")
        .annotate(shared=Count("id"))
        .order_by("-shared", "-document")[:MOST_SHOWN]
    )
    others = DocumentRow.objects.in_bulk([one["document"] for one in shared])
    own = _runs(load_document(row))
    found = [NearCopy(other, _likeness(own, _runs(load_document(other)))) for other in others.values()]
    alike = [one for one in found if one.likeness >= LEAST_ALIKE]
    return tuple(sorted(alike, key=lambda one: (-one.likeness, -one.row.pk)))


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _runs(document: Document) -> frozenset[str]:
    words = words_of(_read(document))
    return frozenset(" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1))


def _read(document: Document) -> str:
    return (document.text or document.title)[:_MOST_CHARACTERS]


def _number(band: str) -> int:
    digest = hashlib.blake2b(band.encode("ascii"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)

"""A document's row -> what the reader makes of it, appended: a reading, and a version of each claim."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from dragoman.base.claim import Claim, Reading, Refusal
from dragoman.base.codec import claim_to_json, to_json
from dragoman.base.decode import claim_from_json, value_from_json
from dragoman.base.digest import claim_digest
from dragoman.base.errors import DragomanError, RefusedDocument
from dragoman.desk.keeping.atlas import desk_reader
from dragoman.desk.keeping.documents import load_document, mark_state, save_document
from dragoman.desk.keeping.erased import is_erased
from dragoman.desk.keeping.lines import dump_line, load_line, shown_text
from dragoman.desk.models import ClaimVersion, DocumentRow, DocumentState, ReadingRow
from dragoman.pipeline import name_document_language, read_one
from dragoman.read.reader import READER
from dragoman.review.threats import find_threat


def read_row(row: DocumentRow, *, lang_is_told: bool = True) -> ReadingRow | None:
    """Read a document and append what was read; None when it was refused or failed, which its row then says.

    The row is saved; its claims are not yet current (`refresh`). Of an erased document nothing is read.
    `lang_is_told`: its language comes from a person or an earlier reading, not from what the document says of itself.
    """
    if is_erased(DocumentRow.objects.filter(pk=row.pk).first()):  # as it is now, not when it was loaded
        return None
    try:
        document = name_document_language(load_document(row), is_told=lang_is_told)
        reading = read_one(document, desk_reader())
    except RefusedDocument as error:
        mark_state(row, DocumentState.REFUSED, str(error))
        row.is_threat = find_threat(load_document(row)) is not None
        row.save()
        return None
    except DragomanError as error:
        mark_state(row, DocumentState.FAILED, str(error))
        row.save()
        return None
    save_document(row, document)
    kept = keep_reading(row, reading)
    mark_state(
        row,
        DocumentState.READ if reading.screened is None else DocumentState.SCREENED,
        reading.screened or "",
    )
    row.is_threat = find_threat(document) is not None
    row.reader = kept.reader
    row.save()
    return kept


def keep_reading(row: DocumentRow, reading: Reading) -> ReadingRow:
    """Append a reading, unless the last one of the document says the same."""
    versions = [_keep_version(row, claim).pk for claim in reading.claims]
    refused = dump_line(to_json(reading.refused))
    reader = reading.claims[0].reader if reading.claims else READER
    screened = None if reading.screened is None else shown_text(reading.screened)
    last = row.readings.order_by("-id").first()
    said = (reader, versions, refused, screened)
    if last is not None and (last.reader, last.versions, last.refused, last.screened) == said:
        return last
    return ReadingRow.objects.create(
        document=row, reader=reader, versions=versions, refused=refused, screened=screened
    )


def _keep_version(row: DocumentRow, claim: Claim) -> ClaimVersion:
    """The version of a claim; one that differs only in how a value was found is the same, but spans must be."""
    line = dump_line(claim_to_json(claim, explain=True))
    digest = claim_digest(claim)
    version, _ = ClaimVersion.objects.get_or_create(
        claim_id=claim.id,
        digest=digest,
        reader=_version_name(claim),
        defaults={"document": row, "line": line},
    )
    return version


def _version_name(claim: Claim) -> str:
    """The reader's name, with a mark of the spans: the same values on other words are another version."""
    spans = dump_line(to_json(claim.spans)).encode("utf-8", "backslashreplace")
    return f"{claim.reader[:60]} {hashlib.sha256(spans).hexdigest()[:12]}"


def load_reading(row: DocumentRow) -> Reading:
    """The latest reading of a document; one without claims when it was never read."""
    last = row.readings.order_by("-id").first()
    if last is None:
        return Reading(load_document(row).id)
    claims = load_versions(last.versions)
    refused = load_line(last.refused)
    assert isinstance(refused, list)
    return Reading(
        load_document(row).id,
        claims,
        tuple(value_from_json(Refusal, item, "refused") for item in refused),
        last.screened,
    )


def load_versions(keys: list[int]) -> tuple[Claim, ...]:
    """The claims of versions, in the order of the keys."""
    rows = ClaimVersion.objects.in_bulk(keys)
    return tuple(load_claim(rows[key].line) for key in keys)


@lru_cache(maxsize=1024)
def load_claim(line: str) -> Claim:
    """The claim of a line; checking it takes milliseconds, and the same lines are wanted again and again."""
    return claim_from_json(load_line(line))

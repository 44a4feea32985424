"""A Document -> its row, made once; the same document again is found, not made."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from urllib.parse import urlsplit

from dragoman.atlas import fold_words
from dragoman.base.codec import document_to_json
from dragoman.base.decode import document_from_json
from dragoman.base.document import Document
from dragoman.desk.keeping.lines import dump_line, load_line, shown_text
from dragoman.desk.keeping.search import index_document
from dragoman.desk.models import DocumentRow, DocumentState, User


def document_key(identity: str) -> str:
    """The key of a document's row: the hash of its id, which may be of any length."""
    return hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()


def keep_document(
    document: Document,
    *,
    origin: str,
    origin_name: str = "",
    archived: str = "",
    by: User | None = None,
) -> tuple[DocumentRow, bool]:
    """The row of a document, and whether it is new.

    A document whose id is known is that document, as it was kept. One with the same words under another id is kept and
    linked to the earlier one (`copy_of`).
    """
    key = document_key(document.id)
    known = DocumentRow.objects.filter(key=key).first()
    if known is not None:
        return known, False
    text_key = words_key(document)
    earlier = DocumentRow.objects.filter(text_key=text_key).order_by("id").first() if text_key else None
    row, made = DocumentRow.objects.get_or_create(
        key=key,
        defaults={
            "doc_id": shown_text(document.id),
            "line": document_line(document),
            "title": shown_text(title_of(document), 300),
            "url": shown_text(document.url),
            "source": shown_text(source_of(document), 120),
            "lang": shown_text(document.lang, 16),
            "published": document.published,
            "sha256": document.sha256,
            "text_key": text_key,
            "copy_of": earlier.copy_of or earlier if earlier else None,
            "origin": origin,
            "origin_name": shown_text(origin_name),
            "archived": shown_text(archived or document.archived, 200),
            "received_by": by,
        },
    )
    if made:
        from dragoman.desk.keeping.copies import index_copies

        index_document(row.pk, document)
        index_copies(row.pk, document)
    return row, made


def load_document(row: DocumentRow) -> Document:
    """The document of a row."""
    line = load_line(row.line)
    assert isinstance(line, dict)
    instant = line.get("published_at")
    return replace(document_from_json(line), published_at=instant if isinstance(instant, str) else None)


def save_document(row: DocumentRow, document: Document) -> None:
    """Keep what was found out about a document since it came, such as its language; never another text."""
    row.line = document_line(document)
    row.lang = shown_text(document.lang, 16)


def document_line(document: Document) -> str:
    """The JSON of a document, with the instant of publication, by which "this morning" is read."""
    return dump_line({**document_to_json(document), "published_at": document.published_at})


def mark_state(row: DocumentRow, state: DocumentState, reason: str = "") -> None:
    """Say how far a document is, and why."""
    row.state, row.reason = state, shown_text(reason)


def title_of(document: Document) -> str:
    """The title, else the first line of the text."""
    first = next((line.strip() for line in document.text[:2000].splitlines() if line.strip()), "")
    return document.title.strip() or first or document.id


def source_of(document: Document) -> str:
    """Who publishes: the host of the address, without "www."; "" where there is none."""
    try:
        host = urlsplit(document.url or "").hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def words_key(document: Document) -> str:
    """The hash of a document's folded words; "" when it has fewer than eight, which say too little to be a copy."""
    joined = fold_words(document.read_text)
    if joined.count(" ") < 7:
        return ""
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

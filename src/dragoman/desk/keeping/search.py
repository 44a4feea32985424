"""Words of events and documents <-> their keys: full-text search, with accents and Arabic letters folded.

SQLite has FTS5, PostgreSQL tsvector with GIN; both hold folded words, and a query is folded the same way, so that
"Kidal" finds "كيدال" only where the text says so, but "Segou" finds "Ségou" and "القاعدة" finds "القاعده".
"""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from dragoman.atlas import fold_words
from dragoman.base.document import Document
from dragoman.desk.keeping.lines import shown_text

KINDS = ("event", "document")
_MOST_CHARACTERS = 200_000
_MOST_WORDS = 8
_SQLITE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS desk_{kind}_words "
    "USING fts5(words, tokenize='unicode61 remove_diacritics 0')"
)
_POSTGRES = (
    "CREATE TABLE IF NOT EXISTS desk_{kind}_words (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX IF NOT EXISTS desk_{kind}_words_gin ON desk_{kind}_words USING gin (words)",
)


def make_search_tables(**_: object) -> None:
    """Make the tables of words, after every migration."""
    with connection.cursor() as cursor:
        for kind in KINDS:
            for statement in (_SQLITE,) if connection.vendor == "sqlite" else _POSTGRES:
                cursor.execute(statement.format(kind=kind))


def fold_text(text: str) -> str:
    """A text as it is kept and looked for: folded, in single words."""
    return fold_words(shown_text(text))[:_MOST_CHARACTERS]


def index_words(kind: str, key: int, text: str) -> None:
    """Keep the words of an event or document under its key, in place of those that were there."""
    forget_words(kind, key)
    table = f"desk_{kind}_words"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"INSERT INTO {table}(rowid, words) VALUES (%s, %s)", [key, fold_text(text)])
        else:
            cursor.execute(
                f"INSERT INTO {table}(rowid, words) VALUES (%s, to_tsvector('simple', %s))",
                [key, fold_text(text)],
            )


def forget_words(kind: str, key: int) -> None:
    """Take the words of an event or document out, as after an erasure."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM desk_{kind}_words WHERE rowid = %s", [key])


def index_document(key: int, document: Document) -> None:
    """Keep the words of a document."""
    index_words("document", key, f"{document.title} {document.text}")


def match_clause(kind: str, text: str) -> tuple[str, list[str]] | None:
    """A condition on `id` for SQL, with its parameters; None when the text holds no word.

    All words must be there; the last one may be the beginning of a word.
    """
    words = query_words(text)
    if not words:
        return None
    table = f"desk_{kind}_words"
    if connection.vendor == "sqlite":
        query = " ".join([*(f'"{w}"' for w in words[:-1]), f'"{words[-1]}"*'])
        return f"IN (SELECT rowid FROM {table} WHERE words MATCH %s)", [query]
    query = " & ".join([*(f"'{w}'" for w in words[:-1]), f"'{words[-1]}':*"])
    return f"IN (SELECT rowid FROM {table} WHERE words @@ to_tsquery('simple', %s))", [query]


def query_words(text: str) -> Sequence[str]:
    """The folded words of a query: letters and digits alone, so that nothing in it is an operator."""
    folded = fold_text(text[:200])
    words = "".join(c if c.isalnum() else " " for c in folded).split()
    return words[:_MOST_WORDS]

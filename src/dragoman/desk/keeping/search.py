"""Words of events and documents <-> their keys: full-text search, with accents and Arabic letters folded.

SQLite has FTS5, PostgreSQL tsvector with GIN; both hold folded words, and a query is folded the same way, so that
"Kidal" finds "كيدال" only where the text says so, but "Segou" finds "Ségou" and "القاعدة" finds "القاعده".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction

from dragoman.atlas import fold_words
from dragoman.base.document import Document
from dragoman.desk.keeping.lines import shown_text

KINDS = ("event", "document")
_MOST_CHARACTERS = 200_000
_MOST_WORDS = 8
_FEW = 5_000  # matches whose keys are handed to PostgreSQL as they are
_FEW_NEWEST = 2_000  # matches of which all are fetched to find the newest
_TSQUERY = "to_tsquery('simple', %s)"
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


def sweep_words(kind: str) -> None:
    """Rewrite the table of words without those that were taken out: SQLite keeps them until then."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"INSERT INTO desk_{kind}_words(desk_{kind}_words) VALUES ('optimize')")


def index_document(key: int, document: Document) -> None:
    """Keep the words of a document."""
    index_words("document", key, f"{document.title} {document.text}")


def match_clause(kind: str, text: str) -> tuple[str, list[Any]] | None:
    """A condition on `id` of the rows of a kind for SQL, with its parameters; None when the text holds no word.

    All words must be there; the last one may be the beginning of a word. PostgreSQL cannot know whether a word is rare,
    and took seconds where it guessed wrong: the keys of what few have are handed over, and what many have is looked at
    row by row, in whatever order the rows are read.
    """
    query = _match_query(text)
    if query is None:
        return None
    table, rows = f"desk_{kind}_words", f"desk_{kind}row"
    if connection.vendor == "sqlite":
        return f"IN (SELECT rowid FROM {table} WHERE words MATCH %s)", [query]
    keys = _few_keys(table, query, _FEW)
    if keys is not None:
        return "= ANY(%s)", [keys]
    return f"= (SELECT w.rowid FROM {table} w WHERE w.rowid = {rows}.id AND w.words @@ {_TSQUERY})", [query]


def find_keys(kind: str, text: str, most: int) -> tuple[int, ...]:
    """The keys of the newest that hold all words of a text, at most so many; () when the text holds no word."""
    query, table = _match_query(text), f"desk_{kind}_words"
    if query is None:
        return ()
    if connection.vendor != "sqlite" and (keys := _few_keys(table, query, _FEW_NEWEST)) is not None:
        return tuple(sorted(keys, reverse=True)[:most])
    condition = "words MATCH %s" if connection.vendor == "sqlite" else f"words @@ {_TSQUERY}"
    with connection.cursor() as cursor:  # from the end: a word that stands everywhere costs no more
        cursor.execute(
            f"SELECT rowid FROM {table} WHERE {condition} ORDER BY rowid DESC LIMIT %s", [query, most]
        )
        return tuple(int(row[0]) for row in cursor.fetchall())


def _few_keys(table: str, query: str, few: int) -> list[int] | None:
    """The keys of what matches in PostgreSQL, by way of the index of words; None when there are more than a few."""
    with transaction.atomic(), connection.cursor() as cursor:
        # What it expects of a rare beginning of a word is far too much, and it would read the whole table.
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"SELECT rowid FROM {table} WHERE words @@ {_TSQUERY} LIMIT %s", [query, few + 1])
        keys = [int(row[0]) for row in cursor.fetchall()]
        cursor.execute("SET LOCAL enable_seqscan = on")
    return keys if len(keys) <= few else None


def _match_query(text: str) -> str | None:
    """What is looked for, as the database writes it."""
    words = query_words(text)
    if not words:
        return None
    if connection.vendor == "sqlite":
        return " ".join([*(f'"{w}"' for w in words[:-1]), f'"{words[-1]}"*'])
    return " & ".join([*(f"'{w}'" for w in words[:-1]), f"'{words[-1]}':*"])


def query_words(text: str) -> Sequence[str]:
    """The folded words of a query: letters and digits alone, so that nothing in it is an operator."""
    folded = fold_text(text[:200])
    words = "".join(c if c.isalnum() else " " for c in folded).split()
    return words[:_MOST_WORDS]

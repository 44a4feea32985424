"""Whoever changes documents, claims or events -> one after the other, each seeing all that the one before it wrote.

SQLite does so by itself: a transaction of ours takes the one write lock at its beginning. PostgreSQL lets many write at
once, and two people who decide on claims of one document or one event would each count the other's claim as open,
write over what a settling has just changed, or wait for each other for ever.
"""

from __future__ import annotations

from django.db import connection

_TURN = 0x6472_6167
"""The number of the lock."""


def take_turn() -> None:
    """Wait for the turn, and hold it until the transaction ends; before any row is locked or read to be changed."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_TURN])

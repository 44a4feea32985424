"""What the tests of the inbox hand in."""

from __future__ import annotations

from typing import Any

AMBUSH = (
    "Fighters of the Lake Reeds Brotherhood ambushed a patrol of the Lake Shore Brigade near Monguno on "
    "2 May 2024, killing three soldiers, a military source said."
)
THREAT = (
    "The Dawn Banner Front gives the inhabitants of Arbinda seven days to leave the town. "
    "Whoever stays after Monday will be treated as a soldier, the message says."
)


def variant(number: int) -> str:
    """An ambush of its own."""
    return AMBUSH.replace("three soldiers", f"{number} soldiers").replace(
        "Monguno", f"Monguno, at kilometre {number},"
    )


def words_anywhere(marker: str) -> list[str]:
    """The tables, whole files of SQLite among them, in which a word stands."""
    from django.db import connection

    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            try:
                cursor.execute(f'SELECT * FROM "{table}"')
            except Exception:  # an inner table of the search
                continue
            rows: list[tuple[Any, ...]] = cursor.fetchall()
            if any(marker in _text(value) for row in rows for value in row):
                found.append(table)
    return found


def _text(value: object) -> str:
    raw = bytes(value).decode("utf-8", "replace") if isinstance(value, bytes | memoryview) else str(value)
    return raw.casefold()

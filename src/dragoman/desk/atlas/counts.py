"""Keys of parties and places -> in how many events each stands, never counting further than shown."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

MOST_COUNTED = 1_000

_PARTY = "SELECT COUNT(*) FROM (SELECT DISTINCT event_id FROM desk_eventparty WHERE actor = %s LIMIT %s) AS c"
_PLACE = "SELECT COUNT(*) FROM (SELECT 1 FROM desk_eventrow WHERE place_id = %s LIMIT %s) AS c"


def count_parties(keys: Sequence[str]) -> dict[str, str]:
    """Key of a party -> its events as shown: "12", "999+"."""
    return _counted(_PARTY, keys)


def count_places(keys: Sequence[str]) -> dict[str, str]:
    """Id of a place -> its events as shown."""
    return _counted(_PLACE, keys)


def shown_count(number: int) -> str:
    """A count as shown: "999+" from `MOST_COUNTED` on."""
    return f"{MOST_COUNTED - 1}+" if number >= MOST_COUNTED else str(number)


def _counted(statement: str, keys: Sequence[str]) -> dict[str, str]:
    """One question for all keys; a page has fewer than a hundred."""
    if not keys:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            " UNION ALL ".join(f"SELECT {n}, ({statement})" for n in range(len(keys))),
            [value for key in keys for value in (key, MOST_COUNTED)],
        )
        return {keys[number]: shown_count(count) for number, count in cursor.fetchall()}

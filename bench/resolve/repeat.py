"""A store of some years -> the same store with as many more years of the same kind, shifted in time.

A copy of a year has its own ids, days, keys, scores and groups, as if it had been resolved: nothing in it is near
anything of another year, so that resolving it would give the same. It is written with the store's own tables, a tenth
of the time that resolving takes.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from dataclasses import replace

from dragoman.base.ids import event_id
from dragoman.resolve.blocking import stored_keys
from dragoman.resolve.days import Days
from dragoman.resolve.profile import Profile
from dragoman.resolve.profile_json import profile_from_json, profile_to_json
from dragoman.resolve.store import hash_key


def repeat_store(path: str, copies: int, span_days: int) -> None:
    """Add copies of all claims to a store that nobody has open; each lies `span_days` before the one before."""
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA synchronous = OFF")
    db.execute("PRAGMA cache_size = -1048576")
    rows = db.execute("SELECT n, id, document, line, profile FROM claims ORDER BY n").fetchall()
    pairs = db.execute("SELECT one, other, score FROM pairs").fetchall()
    members = db.execute("SELECT claim, leader FROM members").fetchall()
    top = max(row[0] for row in rows)
    for copy in range(1, copies + 1):
        _add_copy(db, rows, copy, copy * top, span_days)
        moved = ((one + copy * top, other + copy * top, score) for one, other, score in pairs)
        db.execute("BEGIN")
        db.executemany("INSERT INTO pairs VALUES (?, ?, ?)", moved)
        grouped = ((claim + copy * top, leader + copy * top) for claim, leader in members)
        db.executemany("INSERT INTO members VALUES (?, ?)", grouped)
        db.execute("COMMIT")
    db.close()


def _add_copy(
    db: sqlite3.Connection, rows: list[tuple[int, str, str, str, str]], copy: int, offset: int, span_days: int
) -> None:
    keys: list[tuple[int, int]] = []
    claims = []
    for number, claim, document, line, kept in rows:
        new = "c-" + hashlib.sha256(f"{copy}:{claim}".encode()).hexdigest()[:12]
        profile = shift(profile_from_json(json.loads(kept)), new, copy, span_days)
        keys.extend((hash_key(key), number + offset) for key in stored_keys(profile))
        text = json.dumps(profile_to_json(profile), ensure_ascii=False, separators=(",", ":"))
        claims.append((number + offset, new, event_id(new), document, line, text))
    keys.sort()
    db.execute("BEGIN")
    db.executemany("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?)", claims)
    db.executemany("INSERT OR IGNORE INTO keys VALUES (?, ?)", keys)
    db.execute("COMMIT")


def shift(profile: Profile, claim: str, copy: int, span_days: int) -> Profile:
    """The profile under another id, earlier by some spans, in words of its own."""
    days = profile.days
    back = copy * span_days
    moved = Days(*(None if day is None else day - back for day in (days.first, days.last, days.said)))
    signature = tuple(value ^ copy for value in profile.signature)
    return replace(
        profile, claim=claim, document=f"{copy}:{profile.document}", days=moved, signature=signature
    )

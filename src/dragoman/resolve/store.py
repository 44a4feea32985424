"""Claims, their keys, scores and groups -> one SQLite file (or memory), so that a claim can be added to a million.

Claims are numbered as they come; the number stays inside the store and decides nothing. What can be derived (keys,
scores, groups) can be built again from claims, documents and decisions.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.base.claim import Claim
from dragoman.base.codec import claim_to_json, decision_to_json, document_to_json
from dragoman.base.decision import Decision
from dragoman.base.decode import claim_from_json, decision_from_json, document_from_json
from dragoman.base.document import Document
from dragoman.base.errors import StoreError
from dragoman.base.ids import event_id
from dragoman.resolve.blocking import stored_keys
from dragoman.resolve.profile import Profile
from dragoman.resolve.profile_json import profile_from_json, profile_to_json

FORMAT = 1
_MOST_VARIABLES = 900  # of one statement, under the limit of old builds of SQLite
_REMEMBERED = 20_000  # profiles kept in memory, about 2 kB each
_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta(name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS documents(id TEXT PRIMARY KEY, line TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS claims(n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, event TEXT NOT NULL,
    document TEXT NOT NULL, line TEXT NOT NULL, profile TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS claims_event ON claims(event);
CREATE INDEX IF NOT EXISTS claims_document ON claims(document);
CREATE TABLE IF NOT EXISTS superseded(n INTEGER PRIMARY KEY, id TEXT NOT NULL, line TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS keys(key INTEGER, claim INTEGER, PRIMARY KEY(key, claim)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pairs(one INTEGER, other INTEGER, score REAL, PRIMARY KEY(one, other)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS members(claim INTEGER PRIMARY KEY, leader INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS members_leader ON members(leader);
CREATE TABLE IF NOT EXISTS decisions(n INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, line TEXT NOT NULL);
"""


class Store:
    """What the resolver keeps; one process writes at a time."""

    def __init__(self, path: Path | None = None) -> None:
        """
        Args:
            path: the file, made when missing; None keeps all in memory.

        Raises:
            StoreError: the file is no store of ours, of another format, or cannot be written.
        """
        self._path = path
        self._profiles: OrderedDict[int, Profile] = OrderedDict()
        try:
            self._db = sqlite3.connect(path or ":memory:", isolation_level=None)
            self._require_ours()
            self._db.execute("PRAGMA synchronous = NORMAL")
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA cache_size = -65536")
            self._db.execute("PRAGMA mmap_size = 1073741824")
            self._db.executescript(_SCHEMA)
            self._require_format()
        except sqlite3.Error as error:
            raise StoreError(
                f"{path} is no store of events or cannot be written ({error}). Name another file, or check the folder."
            ) from error

    def _require_ours(self) -> None:
        """Refuse to write into a database of something else."""
        rows = self._db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        tables = {row[0] for row in rows}
        if tables and "meta" not in tables:
            raise StoreError(f"{self._path} is a database of something else. Name another file.")

    def _require_format(self) -> None:
        row = self._db.execute("SELECT value FROM meta WHERE name = 'format'").fetchone()
        if row is None:
            self._db.execute("INSERT INTO meta VALUES ('format', ?)", (str(FORMAT),))
        elif row[0] != str(FORMAT):
            raise StoreError(
                f"{self._path} is a store of format {row[0]}; this version writes {FORMAT}. Resolve its claims anew."
            )

    def get_meta(self, name: str) -> str | None:
        """A remembered value, such as the hash of the weights that the scores were made with."""
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def set_meta(self, name: str, value: str) -> None:
        """Remember a value."""
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def begin(self) -> None:
        """Begin a transaction: all of it is kept, or none."""
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise StoreError(
                f"{self._path} cannot be written now ({error}). Wait for the other run, or end it, and try again."
            ) from error

    def commit(self) -> None:
        """Keep what was done since `begin`."""
        self._db.execute("COMMIT")

    def rollback(self) -> None:
        """Forget what was done since `begin`."""
        if self._db.in_transaction:
            self._db.execute("ROLLBACK")
        self._profiles.clear()

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def put_document(self, document: Document) -> bool:
        """Keep a document; the same id again replaces it, but never a text by none. Returns whether it is new or
        has changed."""
        row = self._db.execute("SELECT line FROM documents WHERE id = ?", (_safe(document.id),)).fetchone()
        if row is not None and not document.text and json.loads(row[0]).get("text"):
            return False
        line = _safe(json.dumps(document_to_json(document), ensure_ascii=False))
        if row is not None and row[0] == line:
            return False
        self._db.execute("INSERT OR REPLACE INTO documents VALUES (?, ?)", (_safe(document.id), line))
        return True

    def has_claim(self, claim: Claim) -> bool:
        """Whether this very claim is kept, value for value."""
        row = self._db.execute("SELECT line FROM claims WHERE id = ?", (_safe(claim.id),)).fetchone()
        return row is not None and row[0] == _claim_line(claim)

    def put_claim(self, claim: Claim, profile: Profile) -> int:
        """Keep a claim under its keys; returns its number. A claim that is there already is replaced."""
        row = self._db.execute("SELECT n FROM claims WHERE id = ?", (_safe(claim.id),)).fetchone()
        if row is not None:
            self._forget_derived(row[0])
        line = _claim_line(claim)
        kept = _safe(json.dumps(profile_to_json(profile), ensure_ascii=False, separators=(",", ":")))
        number = int(
            self._db.execute(
                "INSERT INTO claims(n, id, event, document, line, profile) VALUES (?, ?, ?, ?, ?, ?) "
                "ON CONFLICT(n) DO UPDATE SET line = excluded.line, profile = excluded.profile, "
                "document = excluded.document RETURNING n",
                (row and row[0], _safe(claim.id), event_id(claim.id), _safe(claim.document_id), line, kept),
            ).fetchone()[0]
        )
        self._db.executemany(
            "INSERT OR IGNORE INTO keys VALUES (?, ?)",
            ((hash_key(key), number) for key in stored_keys(profile)),
        )
        self._db.execute("INSERT OR IGNORE INTO members VALUES (?, ?)", (number, number))
        self._remember(number, profile)
        return number

    def _forget_derived(self, number: int) -> None:
        """Drop keys and scores of a claim that is about to be replaced."""
        keys = [(hash_key(key), number) for key in stored_keys(self.profile(number))]
        self._db.executemany("DELETE FROM keys WHERE key = ? AND claim = ?", keys)
        others = [row[0] for row in self._db.execute("SELECT other FROM pairs WHERE one = ?", (number,))]
        self._db.execute("DELETE FROM pairs WHERE one = ?", (number,))
        self._db.executemany("DELETE FROM pairs WHERE one = ? AND other = ?", ((o, number) for o in others))
        self._profiles.pop(number, None)

    def claims_of_document(self, document: str) -> list[tuple[int, str]]:
        """Number and id of each claim of a document."""
        rows = self._db.execute(
            "SELECT n FROM claims WHERE document = ? ORDER BY n", (_safe(document),)
        ).fetchall()
        return [(row[0], self.id_of(row[0])) for row in rows]

    def supersede(self, number: int) -> None:
        """Take a claim out of the events; its last form is kept aside."""
        self._forget_derived(number)
        self._db.execute(
            "INSERT INTO superseded(id, line) SELECT id, line FROM claims WHERE n = ?", (number,)
        )
        self._db.execute("DELETE FROM members WHERE claim = ?", (number,))
        self._db.execute("DELETE FROM claims WHERE n = ?", (number,))

    def forget(self, document: str, claims: Iterable[str]) -> None:
        """Destroy what is kept of a document whose claims were superseded, and their last forms; what is deleted is
        overwritten."""
        self._db.execute("PRAGMA secure_delete = ON")
        self._db.execute("DELETE FROM documents WHERE id = ?", (_safe(document),))
        self._db.executemany("DELETE FROM superseded WHERE id = ?", ((_safe(claim),) for claim in claims))

    def find_neighbours(self, keys: Iterable[str], but: int) -> list[int]:
        """The numbers of the claims that are kept under any of the keys."""
        hashed = [hash_key(key) for key in keys]
        found: set[int] = set()
        for at in range(0, len(hashed), _MOST_VARIABLES):
            part = hashed[at : at + _MOST_VARIABLES]
            query = f"SELECT claim FROM keys WHERE key IN ({','.join('?' * len(part))})"
            found.update(row[0] for row in self._db.execute(query, part))
        found.discard(but)
        return sorted(found)

    def profile(self, number: int) -> Profile:
        """The profile of a claim."""
        known = self._profiles.get(number)
        if known is not None:
            self._profiles.move_to_end(number)
            return known
        row = self._db.execute("SELECT profile FROM claims WHERE n = ?", (number,)).fetchone()
        profile = profile_from_json(json.loads(row[0]))
        self._remember(number, profile)
        return profile

    def _remember(self, number: int, profile: Profile) -> None:
        self._profiles[number] = profile
        if len(self._profiles) > _REMEMBERED:
            self._profiles.popitem(last=False)

    def put_scores(self, number: int, scores: Iterable[tuple[int, float]]) -> None:
        """Keep the scores of a claim with others, found from either side."""
        rows = [row for other, score in scores for row in ((number, other, score), (other, number, score))]
        self._db.executemany("INSERT OR REPLACE INTO pairs VALUES (?, ?, ?)", rows)

    def scores_of(self, number: int, floor: float) -> list[tuple[int, float]]:
        """The kept scores of a claim from `floor` up."""
        return self._db.execute(
            "SELECT other, score FROM pairs WHERE one = ? AND score >= ?", (number, floor)
        ).fetchall()

    def number_of(self, claim: str) -> int | None:
        """The number of a claim's id."""
        row = self._db.execute("SELECT n FROM claims WHERE id = ?", (_safe(claim),)).fetchone()
        return None if row is None else int(row[0])

    def claim_of(self, identity: str) -> str | None:
        """The claim that an id of a claim or of an event stands for, None when there is none."""
        for column in ("id", "event"):
            row = self._db.execute(f"SELECT n FROM claims WHERE {column} = ?", (_safe(identity),)).fetchone()
            if row is not None:
                return self.id_of(row[0])
        return None

    def id_of(self, number: int) -> str:
        """The id of a claim's number."""
        return self.profile(number).claim

    def leader_of(self, number: int) -> int:
        """The number under which the group of a claim is kept."""
        return int(self._db.execute("SELECT leader FROM members WHERE claim = ?", (number,)).fetchone()[0])

    def members_of(self, leader: int) -> list[int]:
        """The numbers of the claims of a group."""
        return [row[0] for row in self._db.execute("SELECT claim FROM members WHERE leader = ?", (leader,))]

    def put_group(self, numbers: Iterable[int], leader: int) -> None:
        """Make claims one group."""
        self._db.executemany("UPDATE members SET leader = ? WHERE claim = ?", ((leader, n) for n in numbers))

    def leaders(self) -> Iterator[int]:
        """Every group, by the id of the claim that leads it."""
        query = "SELECT n FROM claims WHERE n IN (SELECT DISTINCT leader FROM members) ORDER BY id"
        return (row[0] for row in self._db.execute(query).fetchall())

    def load_claims(self, numbers: Iterable[int]) -> list[tuple[Claim, Document]]:
        """Claims whole, with their documents, in the order of their ids."""
        rows = [
            self._db.execute(
                "SELECT c.id, c.line, d.line FROM claims c JOIN documents d ON d.id = c.document WHERE c.n = ?",
                (n,),
            ).fetchone()
            for n in numbers
        ]
        return [
            (claim_from_json(json.loads(claim)), document_from_json(json.loads(document)))
            for _, claim, document in sorted(rows)
        ]

    def all_numbers(self) -> list[int]:
        """The numbers of all claims."""
        return [row[0] for row in self._db.execute("SELECT n FROM claims ORDER BY n")]

    def count(self) -> int:
        """How many claims there are."""
        return int(self._db.execute("SELECT count(*) FROM claims").fetchone()[0])

    def put_decision(self, decision: Decision) -> bool:
        """Append a decision; False when it is there already."""
        line = _safe(json.dumps(decision_to_json(decision), ensure_ascii=False))
        done = self._db.execute(
            "INSERT OR IGNORE INTO decisions(id, line) VALUES (?, ?)", (decision.id, line)
        )
        return done.rowcount > 0

    def decisions(self) -> tuple[Decision, ...]:
        """All decisions, in the order in which they were appended."""
        rows = self._db.execute("SELECT line FROM decisions ORDER BY n").fetchall()
        return tuple(decision_from_json(json.loads(row[0])) for row in rows)


def hash_key(key: str) -> int:
    """A key as a signed 64-bit number, the same on every machine."""
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _claim_line(claim: Claim) -> str:
    return _safe(json.dumps(claim_to_json(claim, explain=True), ensure_ascii=False))


def _safe(line: str) -> str:
    """JSON that SQLite can keep: a lone surrogate as its escape."""
    return line.encode("utf-8", "backslashreplace").decode("utf-8") if not line.isascii() else line

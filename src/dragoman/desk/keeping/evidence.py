"""The claims as they stand -> the resolver over its own file, opened for one change at a time.

The file (`DESK_DIR/evidence.sqlite3`) holds keys and scores of claims, so that a new one is compared with its
neighbourhood alone. It is derived: documents whose claims it has not seen are marked `unsettled` in the database. One
process writes at a time; others wait.

Changes of the file are numbered, and the database holds the number of the last one that its rows show. The file is
committed first: after a kill between the two, the file is ahead and says which events the rows have still to show. A
file that is behind, since it was lost or is an older copy, has every document settled anew.
"""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from dragoman.base.decision import DecisionKind
from dragoman.base.errors import StoreError
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.desk.keeping.decisions import GROUPING, load_decision
from dragoman.desk.models import DecisionRow, Desk, DocumentRow
from dragoman.resolve import Resolver, Store

_WAIT_S = 20.0
_SEEN, _CHANGE, _CHANGED = "decisions_seen", "change", "changed"


def evidence_path() -> Path:
    """The file of the resolver."""
    return Path(settings.DESK_DIR) / "evidence.sqlite3"


def is_behind() -> bool:
    """Whether a ruling, or a change of the evidence, waits to be shown by the rows of events; quickly told."""
    path = evidence_path()
    if not path.exists():
        return False
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as file:
        try:
            kept = dict(file.execute("SELECT name, value FROM meta WHERE name IN (?, ?)", (_SEEN, _CHANGE)))
        except sqlite3.Error:  # it is being made
            return False
    kinds = [*map(str, GROUPING), str(DecisionKind.UNDO)]
    unseen = DecisionRow.objects.filter(pk__gt=int(kept.get(_SEEN) or 0), kind__in=kinds)
    return unseen.exists() or int(kept.get(_CHANGE) or 0) > Desk.load().evidence


@contextmanager
def open_evidence(*, keep: bool = True) -> Iterator[Resolver]:
    """The resolver, with every decision so far, in one transaction.

    Args:
        keep: commit at the end; a preview does not. What goes wrong inside is rolled back.

    Raises:
        StoreError: another process has been writing for longer than 20 s.
    """
    with _opened(keep=keep) as (resolver, _):
        yield resolver


@dataclass(frozen=True, slots=True)
class Change:
    """One numbered change of the evidence. `unshown` are ids of events of earlier ones that no row shows yet."""

    number: int
    unshown: frozenset[str]
    _store: Store

    def note(self, events: frozenset[str]) -> None:
        """Keep, with the change itself, which events it changes."""
        self._store.set_meta(_CHANGE, str(self.number))
        self._store.set_meta(_CHANGED, json.dumps(sorted(events)))

    def mark_shown(self) -> None:
        """Say, in the transaction of the rows, that they show it."""
        Desk.objects.filter(pk=1).update(evidence=self.number)


@contextmanager
def change_evidence() -> Iterator[tuple[Resolver, Change]]:
    """As `open_evidence`, for a change of the events; the caller holds a transaction of the rows around it.

    Raises:
        StoreError: another process has been writing for longer than 20 s.
    """
    shown = Desk.load().evidence
    with _opened(keep=True) as (resolver, store):
        last = int(store.get_meta(_CHANGE) or 0)
        if last < shown:
            DocumentRow.objects.filter(versions__isnull=False).update(unsettled=True)
        unshown = json.loads(store.get_meta(_CHANGED) or "[]") if last > shown else []
        yield resolver, Change(max(last, shown) + 1, frozenset(unshown), store)


@contextmanager
def _opened(*, keep: bool) -> Iterator[tuple[Resolver, Store]]:
    path = evidence_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    store = _begin(path)
    try:
        resolver = Resolver(desk_atlas(), store=store, sparing=True)
        _follow_decisions(resolver, store)
        yield resolver, store
        if keep:
            store.commit()
        else:
            store.rollback()
    except BaseException:
        store.rollback()
        raise
    finally:
        store.close()


def _begin(path: Path) -> Store:
    until = time.monotonic() + _WAIT_S
    while True:
        try:
            store = Store(path)
            store.begin()
            return store
        except StoreError as error:
            if "locked" not in str(error) or time.monotonic() > until:
                raise
            time.sleep(0.05)


def _follow_decisions(resolver: Resolver, store: Store) -> None:
    """Hand on the decisions that the file has not seen."""
    seen = int(store.get_meta(_SEEN) or 0)
    kinds = [*map(str, GROUPING), str(DecisionKind.UNDO)]
    rows = list(DecisionRow.objects.filter(pk__gt=seen, kind__in=kinds).order_by("pk"))
    grouping = (
        {row.decision_id for row in DecisionRow.objects.filter(kind__in=kinds[:-1]).only("decision_id")}
        if rows
        else set()
    )
    bearing = [row for row in rows if row.kind != DecisionKind.UNDO or _undoes_grouping(row, grouping)]
    if bearing:
        resolver.decide(load_decision(row) for row in bearing)
    if rows:
        store.set_meta(_SEEN, str(rows[-1].pk))


def _undoes_grouping(row: DecisionRow, grouping: set[str]) -> bool:
    """Whether an undo takes back, at the end of a chain of undoings, a decision on which claims are one."""
    undone = row.undoes
    while undone and undone not in grouping:
        found = DecisionRow.objects.filter(decision_id=undone).only("undoes").first()
        undone = found.undoes if found else ""
    return bool(undone)

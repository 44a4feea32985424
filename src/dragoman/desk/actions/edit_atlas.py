"""A row of the desk's own atlas, with its source -> kept, checked in an atlas that opens, written to the files.

The atlas that Dragoman comes with is never changed: a row with a known id lies on top of it, and taking the edit back
uncovers what was there before.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import ClassVar

from django.db import transaction

from dragoman.atlas import fold
from dragoman.desk.actions.atlas_follow import follow_atlas
from dragoman.desk.actions.base import Action, Done
from dragoman.desk.actions.rights import Right
from dragoman.desk.errors import Conflict, NotAllowed, WrongInput
from dragoman.desk.keeping.atlas_cells import COLUMNS, clean_cell, clean_row, names_of, new_id, require_names
from dragoman.desk.keeping.atlas_files import open_as_if, standing_edit, standing_rows, write_own_atlas
from dragoman.desk.keeping.atlas_naming import is_person
from dragoman.desk.keeping.atlas_relations import require_relations
from dragoman.desk.keeping.atlas_rows import entry_ids, find_row, has_entry
from dragoman.desk.keeping.lines import shown_text
from dragoman.desk.keeping.turns import take_turn
from dragoman.desk.models import AtlasEdit, Desk, LogEntry, User

KINDS: Mapping[str, str] = {"groups": "group", "outlets": "outlet", "arms": "arm", "places": "place"}
_SHORTEST_SOURCE = 4


class EditAtlas(Action[AtlasEdit]):
    """Add an entry to the atlas, correct one, or take the desk's own row of it away.

    Args:
        table: groups, outlets, arms or places.
        entry: the id of the entry; "" for a new one, which gets an id from its name.
        posted: column -> what was written (names one a line); None takes the desk's own row away.
        source: where the row comes from: an address or a citation.
        why: the reason, in words.
        seen: the key of the edit that held when the person opened the form (0: none); None does not ask.
    """

    name: ClassVar[str] = "edit atlas"
    right: ClassVar[Right] = Right.ATLAS

    def __init__(
        self,
        by: User,
        table: str,
        entry: str,
        posted: Mapping[str, str] | None,
        *,
        source: str,
        why: str = "",
        seen: int | None = None,
        at: datetime | None = None,
    ) -> None:
        super().__init__(by, at=at)
        self.table, self.key, self.posted = table, entry, posted
        self.source, self.why, self.seen = source, why, seen

    def perform(self) -> Done[AtlasEdit]:
        if self.table not in COLUMNS:
            raise WrongInput(f"atlas: there is no table {self.table[:20]!r}.")
        _take_turn()
        source = clean_cell("source", self.source)
        if len(source) < _SHORTEST_SOURCE:
            raise WrongInput("source: is empty. Write where this comes from: an address or a citation.")
        before = self._known()
        row = None if self.posted is None else self._row(source, before)
        if row == before and row is not None:
            raise WrongInput(f"{self.key}: stands so already; nothing was changed.")
        rows = standing_rows()
        if row is None:
            rows[self.table].pop(self.key)
        else:
            rows[self.table][self.key] = row
        require_relations(open_as_if(rows), rows)
        edit = AtlasEdit.objects.create(
            table=self.table,
            entry=self.key,
            row=row,
            source=source,
            why=clean_cell("why", self.why),
            by=self.by,
            by_name=shown_text(self.by.signature, 80),
        )
        return _follow(self.by, edit, before, row, _told(before, row, self.table, self.key))

    def _known(self) -> Mapping[str, str] | None:
        """The row as it stands; None for a new entry."""
        if not self.key:
            if self.posted is None:
                raise WrongInput("atlas: name the entry whose row is to be taken away.")
            return None
        held = standing_edit(self.table, self.key)
        if self.seen is not None and self.seen != (held.pk if held else 0):
            raise Conflict(
                f"{self.key}: was corrected since you opened it. Nothing was overwritten; look again."
            )
        if not has_entry(self.table, self.key):
            raise WrongInput(f"{self.key[:60]!r}: the atlas has no such entry. Open the list again.")
        if self.posted is None and (held is None or held.row is None):
            raise WrongInput(f"{self.key}: the desk has no row of its own to take away.")
        return find_row(self.table, self.key)

    def _row(self, source: str, before: Mapping[str, str] | None) -> dict[str, str]:
        posted = self.posted or {}
        if not self.key:
            shown = posted.get("item" if self.table == "arms" else "name", "")
            self.key = new_id(self.table, shown, entry_ids(self.table))
        row = clean_row(self.table, {**posted, "source": source}, self.key)
        was = names_of(self.table, before)
        require_names(self.table, row, was)
        if self.table in ("groups", "outlets"):
            _require_no_person([name for name in names_of(self.table, row) if name not in was])
        return row

    @classmethod
    def reverse(cls, entry: LogEntry, by: User, at: datetime) -> Done[object]:
        _take_turn()
        edit = AtlasEdit.objects.select_for_update().get(pk=int(entry.data["edit"]))
        held = standing_edit(edit.table, edit.entry)
        if held is None or held.pk != edit.pk:
            raise Conflict(f"{edit.entry}: was corrected again since. Undo that first; nothing was changed.")
        before = find_row(edit.table, edit.entry)
        edit.is_undone = True
        edit.save(update_fields=["is_undone"])
        rows = standing_rows()
        atlas = open_as_if(rows)
        require_relations(atlas, rows)
        after = find_row(edit.table, edit.entry, atlas)
        done = _follow(by, edit, before, after, f"undid: {entry.told}")
        return Done(edit, done.told, done.subject_kind, done.subject, data=done.data)


def _take_turn() -> None:
    """One correction at a time: each is checked in the atlas that the one before it made."""
    take_turn()
    Desk.load()
    Desk.objects.select_for_update().get(pk=1)


def _follow(
    by: User,
    edit: AtlasEdit,
    before: Mapping[str, str] | None,
    after: Mapping[str, str] | None,
    told: str,
) -> Done[AtlasEdit]:
    """Files are written once the rows are kept; then documents and events follow."""
    transaction.on_commit(write_own_atlas)
    names = dict.fromkeys((*names_of(edit.table, before), *names_of(edit.table, after)))
    actors = [edit.entry, *(f"name:{fold(name)}"[:120] for name in names)] if edit.table == "groups" else []
    job = follow_atlas(by, names, actors)
    data = {"edit": edit.pk, "table": edit.table, "entry": edit.entry, "job": job.pk}
    return Done(edit, told, KINDS[edit.table], edit.entry, data=data, can_undo=True)


def _told(before: Mapping[str, str] | None, row: Mapping[str, str] | None, table: str, key: str) -> str:
    named = next(iter(names_of(table, row or before)), key)
    if row is None:
        return f"took the desk's row of {named} out of the atlas"
    return f"{'added' if before is None else 'corrected'} {named} in the atlas"


def _require_no_person(names: list[str]) -> None:
    """Groups and forces only.

    Raises:
        NotAllowed: a name is shown to be a person's.
    """
    for name in names:
        if is_person(name):
            raise NotAllowed(
                "a name given here is a person's, by its title or by what documents of this desk say. The atlas holds "
                "groups, forces and outlets; no profiles of persons."
            )

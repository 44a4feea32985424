"""An entry of the atlas -> what its page tells: facts, names by script, relations, who corrected it and on what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from dragoman.atlas import Actor, Outlet, fold
from dragoman.desk.atlas.lists import country_names, group_name
from dragoman.desk.atlas.words import by_script, room_word
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.desk.keeping.atlas_cells import COLUMNS, names_of
from dragoman.desk.keeping.atlas_files import base_atlas, standing_edit
from dragoman.desk.keeping.atlas_rows import find_entry, find_row
from dragoman.desk.models import AtlasEdit, LogEntry, User
from dragoman.page.shown import show_line
from dragoman.page.words import word

_NAMES = ("name", "item", "names")
_LINKED = {"parent": "atlas:group", "owner": "atlas:group"}


@dataclass(frozen=True, slots=True)
class Fact:
    """A column of a row in words; `url` where it names another entry."""

    label: str
    value: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A spelling; `is_own`: only the desk has it. `others` are entries of the same kind that share it."""

    text: str
    is_own: bool
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edited:
    """An edit of the entry; `entry` is the log entry that an undo takes back, None where it cannot be."""

    at: datetime
    who: str
    what: str
    source: str
    why: str
    entry: int | None
    is_undone: bool


@dataclass(frozen=True, slots=True)
class EntryView:
    """The head and the facts of an entry's page."""

    table: str
    key: str
    name: str
    names: tuple[tuple[str, tuple[Name, ...]], ...]
    facts: tuple[Fact, ...]
    is_own: bool
    is_over: bool
    source: str
    change_url: str
    history: tuple[Edited, ...]


def draw_entry(table: str, key: str, user: User) -> EntryView | None:
    """The view of an entry, None where the atlas has none of that id."""
    row = find_row(table, key)
    if row is None:
        return None
    held = standing_edit(table, key)
    base = find_entry(table, key, base_atlas())
    names = names_of(table, row)
    known = _base_names(table, key) if held and held.row else frozenset(map(fold, names))
    views = [Name(show_line(name), fold(name) not in known, _sharing(table, key, name)) for name in names[1:]]
    return EntryView(
        table=table,
        key=key,
        name=show_line(names[0]),
        names=_grouped(views),
        facts=tuple(_facts(table, row)),
        is_own=bool(held and held.row),
        is_over=base is not None,
        source=show_line(row["source"]),
        change_url=f"{reverse('atlas:change', args=[table])}?{urlencode({'entry': key})}",
        history=draw_edits(table, key, user),
    )


def draw_edits(table: str, key: str, user: User) -> tuple[Edited, ...]:
    """The edits of an entry, the latest first; the one that holds can be undone."""
    edits = list(AtlasEdit.objects.filter(table=table, entry=key).order_by("-id")[:50])
    held = next((edit.pk for edit in edits if not edit.is_undone), None)
    logged = LogEntry.objects.filter(action="edit atlas", subject=key[:80], undone_by__isnull=True)
    entries = {int(entry.data["edit"]): entry.pk for entry in logged.order_by("-id")[:100]}
    may = user.is_authenticated
    return tuple(
        Edited(
            at=edit.at,
            who=show_line(edit.by_name),
            what=_("took the desk's row away") if edit.row is None else _("wrote the desk's row"),
            source=show_line(edit.source),
            why=show_line(edit.why),
            entry=entries.get(edit.pk) if may and edit.pk == held else None,
            is_undone=edit.is_undone,
        )
        for edit in edits
    )


def was_edited(table: str, key: str) -> bool:
    """Whether anybody ever corrected or added an entry, undone or not."""
    return bool(AtlasEdit.objects.filter(table=table, entry=key).exists())


def outlets_of(actor: Actor) -> tuple[Outlet, ...]:
    """The outlets that a group names as its own, and those that name it as their owner."""
    return tuple(o for o in desk_atlas().outlets if o.owner == actor.id or o.id in actor.outlets)


def parts_of(key: str) -> tuple[tuple[str, str], ...]:
    """(key, name) of the groups that belong to a group."""
    return tuple((actor.id, show_line(actor.name)) for actor in desk_atlas().actors if actor.parent == key)


def _base_names(table: str, key: str) -> frozenset[str]:
    entry = find_entry(table, key, base_atlas())
    if entry is None:
        return frozenset()
    if table == "places":
        return frozenset(map(fold, (entry.name, *base_atlas().places.spellings(key))))
    return frozenset(map(fold, (entry.name, *getattr(entry, "names", ()))))


def _grouped(views: list[Name]) -> tuple[tuple[str, tuple[Name, ...]], ...]:
    by_text = {view.text: view for view in views}
    return tuple((told, tuple(by_text[text] for text in texts)) for told, texts in by_script(by_text))


def _sharing(table: str, key: str, name: str) -> tuple[str, ...]:
    if table == "groups":
        found = [match.value.name for match in desk_atlas().match_actor(name) if match.value.id != key]
    elif table == "outlets":
        found = [match.value.name for match in desk_atlas().match_outlet(name) if match.value.id != key]
    else:
        found = []
    return tuple(dict.fromkeys(map(show_line, found)))


def _facts(table: str, row: Mapping[str, str]) -> list[Fact]:
    """The columns that hold something, but for id, names and what stands elsewhere on the page."""
    facts = []
    for column in COLUMNS[table]:
        text = row.get(column, "")
        if not text or column in (*_NAMES, "id", "outlets", "source"):
            continue
        url = reverse(_LINKED[column], args=[text]) if column in _LINKED else ""
        facts.append(Fact(room_word("fields", column), _told(column, text), url))
    return facts


def _told(column: str, text: str) -> str:
    if column in ("countries", "country"):
        return ", ".join(country_names(text.split("|")))
    if column in _LINKED:
        return group_name(text)
    if column == "category":
        return word("category", text)
    return show_line(room_word("kinds", text) if column == "kind" else text)

"""An entry of the atlas as it stands on the desk -> its row, by the columns of its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dragoman.atlas import Actor, Arm, Atlas, Outlet, PlaceEntry
from dragoman.atlas.tables import LIST_MARK
from dragoman.desk.keeping.atlas import desk_atlas
from dragoman.desk.keeping.atlas_files import standing_edit, standing_edits
from dragoman.desk.models import AtlasEdit

Entry = Actor | Outlet | Arm | PlaceEntry


def find_entry(table: str, key: str, atlas: Atlas | None = None) -> Entry | None:
    """The entry of an id, None when the atlas has none.

    Args:
        atlas: another atlas than the desk's as it stands.
    """
    atlas = atlas or desk_atlas()
    if table == "places":
        return atlas.places.get(key)
    entries: Mapping[str, Sequence[Actor | Outlet | Arm]] = {
        "groups": atlas.actors,
        "outlets": atlas.outlets,
        "arms": atlas.arms,
    }
    found: Sequence[Actor | Outlet | Arm] = entries[table]
    return next((entry for entry in found if entry.id == key), None)


def has_entry(table: str, key: str) -> bool:
    """Whether the atlas or the desk has an entry of that id."""
    held = standing_edit(table, key)
    return (held is not None and held.row is not None) or find_entry(table, key) is not None


def entry_ids(table: str) -> frozenset[str]:
    """Every id that a new entry must not have, those of edits that were taken back too."""
    atlas = desk_atlas()
    tables: Mapping[str, Sequence[Actor | Outlet | Arm]] = {
        "groups": atlas.actors,
        "outlets": atlas.outlets,
        "arms": atlas.arms,
    }
    used = AtlasEdit.objects.filter(table=table).values_list("entry", flat=True)
    return frozenset({entry.id for entry in tables.get(table, ())} | set(used))


def find_row(table: str, key: str, atlas: Atlas | None = None) -> Mapping[str, str] | None:
    """The row of an entry: the desk's own as it was kept, else the atlas's; None when there is neither."""
    held = standing_edit(table, key)
    if held is not None and held.row is not None:
        row: Mapping[str, str] = held.row
        return row
    entry = find_entry(table, key, atlas)
    if isinstance(entry, PlaceEntry):
        spellings = (atlas or desk_atlas()).places.spellings(key)
        return _place_row(entry) | {"names": LIST_MARK.join(s for s in spellings if LIST_MARK not in s)}
    return None if entry is None else _row(entry)


def _row(entry: Actor | Outlet | Arm) -> dict[str, str]:
    if isinstance(entry, Actor):
        return {
            "id": entry.id,
            "name": entry.name,
            "names": LIST_MARK.join(entry.names),
            "kind": str(entry.kind),
            "countries": LIST_MARK.join(entry.countries),
            "parent": entry.parent or "",
            "wikidata": entry.wikidata or "",
            "ucdp": entry.ucdp or "",
            "outlets": LIST_MARK.join(entry.outlets),
            "period": "",
            "note": "",
            "source": entry.source,
        }
    if isinstance(entry, Outlet):
        names, kind, owner = LIST_MARK.join(entry.names), str(entry.kind), entry.owner or ""
        return {
            "id": entry.id,
            "name": entry.name,
            "names": names,
            "kind": kind,
            "owner": owner,
            "note": "",
            "source": entry.source,
        }
    return {
        "id": entry.id,
        "item": entry.item,
        "category": str(entry.category),
        "names": LIST_MARK.join(entry.names),
        "note": "",
        "source": entry.source,
    }


def _place_row(entry: PlaceEntry) -> dict[str, str]:
    lat, lon = ("", "") if entry.lat is None or entry.lon is None else (repr(entry.lat), repr(entry.lon))
    return {
        "id": entry.id,
        "name": entry.name,
        "names": "",
        "country": entry.country,
        "admin1": entry.admin1 or "",
        "admin2": entry.admin2 or "",
        "lat": lat,
        "lon": lon,
        "feature_class": entry.feature_class,
        "feature_code": entry.feature_code,
        "population": str(entry.population or ""),
        "note": "",
        "source": entry.source,
    }


def own_ids(table: str) -> frozenset[str]:
    """The ids of the entries of which the desk has a row of its own."""
    return frozenset(key for key, edit in standing_edits(table).items() if edit.row is not None)

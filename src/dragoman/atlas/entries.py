"""Rows of the atlas files -> actors, outlets, arms, countries; later files extend or override earlier ones.

A row of a user's folder with an id that is known replaces the embedded row whole; a new id is
added. Order is that of first appearance, so the same files give the same tuples.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from dragoman.atlas.tables import Row, read_rows
from dragoman.atlas.values import Actor, ActorKind, Arm, Country, Outlet, OutletKind
from dragoman.base.claim import Category
from dragoman.base.errors import AtlasError

DATA_FOLDER = Path(__file__).parent / "data"
_ISO2 = re.compile(r"[A-Z]{2}")


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


Entry = TypeVar("Entry", bound=_Identified)


def load_actors(folders: Sequence[Path]) -> tuple[Actor, ...]:
    """The groups and forces of `groups.tsv`."""
    return _load("groups.tsv", ("id", "name", "kind"), _actor, folders)


def load_outlets(folders: Sequence[Path]) -> tuple[Outlet, ...]:
    """The outlets, monitors and platforms of `outlets.tsv`."""
    return _load("outlets.tsv", ("id", "name", "kind"), _outlet, folders)


def load_arms(folders: Sequence[Path]) -> tuple[Arm, ...]:
    """The designations of materiel of `arms.tsv`."""
    return _load("arms.tsv", ("id", "item", "category"), _arm, folders)


def load_countries(folders: Sequence[Path]) -> tuple[Country, ...]:
    """The countries and territories of `countries.tsv`."""
    return _load("countries.tsv", ("iso2", "name"), _country, folders)


def _load(
    file_name: str, required: tuple[str, ...], make: Callable[[Row], Entry], folders: Sequence[Path]
) -> tuple[Entry, ...]:
    entries: dict[str, Entry] = {}
    for path in data_files(file_name, folders):
        seen: dict[str, int] = {}
        for row in read_rows(path, required):
            entry = make(row)
            if entry.id in seen:
                raise row.error(
                    f"id {entry.id!r} stands in line {seen[entry.id]} already",
                    "Give each row an id of its own, or join the two rows.",
                )
            seen[entry.id] = row.line
            entries[entry.id] = entry
    return tuple(entries.values())


def data_files(file_name: str, folders: Iterable[Path]) -> list[Path]:
    """The embedded file and the files of that name in the user's folders, in the order they apply."""
    found = [path for path in (folder / file_name for folder in folders) if path.exists()]
    return [DATA_FOLDER / file_name, *found]


def require_folders(folders: Iterable[Path]) -> None:
    """Refuse a folder that is not there or holds no atlas file.

    Raises:
        AtlasError: naming the folder.
    """
    known = (
        "groups.tsv",
        "outlets.tsv",
        "arms.tsv",
        "countries.tsv",
        "places.tsv",
        "force_patterns.tsv",
        "ratings.tsv",
    )
    for folder in folders:
        if not folder.is_dir():
            raise AtlasError(f"{folder}: no such folder. Give --atlas the path of a folder of atlas files.")
        if not any((folder / name).exists() for name in known):
            raise AtlasError(f"{folder}: holds no atlas file. Put one of {', '.join(known)} there.")


def _source(row: Row) -> str:
    """The row's source; a user's row without one is its own source, an embedded row must have one."""
    if row.path.parent == DATA_FOLDER:
        return row.required("source")
    return row.optional("source") or f"{row.path.name}, line {row.line}"


def _other_names(row: Row, name: str) -> tuple[str, ...]:
    return tuple(other for other in row.names("names") if other != name)


def _iso2(row: Row, code: str) -> str:
    if not _ISO2.fullmatch(code):
        raise row.error(f"country {code!r} is no ISO 3166 alpha-2 code", "Write two capitals, such as ML.")
    return code


def _actor(row: Row) -> Actor:
    name = row.required("name")
    return Actor(
        id=row.required("id"),
        name=name,
        names=_other_names(row, name),
        kind=row.choice("kind", ActorKind),
        countries=tuple(_iso2(row, code) for code in row.names("countries")),
        parent=row.optional("parent"),
        wikidata=row.optional("wikidata"),
        ucdp=row.optional("ucdp"),
        outlets=row.names("outlets"),
        source=_source(row),
    )


def _outlet(row: Row) -> Outlet:
    name = row.required("name")
    return Outlet(
        id=row.required("id"),
        name=name,
        names=_other_names(row, name),
        kind=row.choice("kind", OutletKind),
        owner=row.optional("owner"),
        source=_source(row),
    )


def _arm(row: Row) -> Arm:
    item = row.required("item")
    return Arm(
        id=row.required("id"),
        item=item,
        category=row.choice("category", Category),
        names=_other_names(row, item),
        source=_source(row),
    )


def _country(row: Row) -> Country:
    name = row.required("name")
    return Country(
        iso2=_iso2(row, row.required("iso2")),
        name=name,
        names=_other_names(row, name),
        demonyms=row.names("demonyms"),
        capital=row.optional("capital"),
        source=_source(row),
    )

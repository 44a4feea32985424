"""The desk's own rows and the atlas with them -> refused where one names an entry that is not there, or its own kin."""

from __future__ import annotations

from collections.abc import Collection

from dragoman.atlas import Atlas
from dragoman.atlas.tables import LIST_MARK
from dragoman.desk.errors import WrongInput
from dragoman.desk.keeping.atlas_files import Rows


def require_relations(atlas: Atlas, rows: Rows) -> None:
    """Every parent, owner and outlet of the desk's own rows is an entry of the atlas, and no group is its own parent.

    Raises:
        WrongInput: naming the row and what it names.
    """
    parents = {actor.id: actor.parent for actor in atlas.actors}
    outlets = {outlet.id for outlet in atlas.outlets}
    countries = {country.iso2 for country in atlas.countries}
    for key, row in rows.get("groups", {}).items():
        _require("parent", key, row.get("parent", ""), parents)
        for outlet in filter(None, row.get("outlets", "").split(LIST_MARK)):
            _require("outlets", key, outlet, outlets)
        for country in filter(None, row.get("countries", "").split(LIST_MARK)):
            _require("countries", key, country, countries)
        _require_no_circle(key, parents)
    for key, row in rows.get("outlets", {}).items():
        _require("owner", key, row.get("owner", ""), parents)
    for key, row in rows.get("places", {}).items():
        _require("country", key, row.get("country", ""), countries)


def _require(column: str, key: str, named: str, known: Collection[str]) -> None:
    if named and named not in known:
        raise WrongInput(
            f"{column} of {key}: {named[:60]!r} is not in the atlas. Add it first, or write another id."
        )


def _require_no_circle(key: str, parents: dict[str, str | None]) -> None:
    seen, at = {key}, parents.get(key)
    while at:
        if at in seen:
            raise WrongInput(f"parent of {key}: {at} is its own parent's parent. Choose another parent.")
        seen.add(at)
        at = parents.get(at)

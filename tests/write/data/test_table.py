"""The description of the tables: every field of an event has its column, so that none is lost in silence."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from made_accounts import SAMPLES

from dragoman.base import claim as claim_module
from dragoman.base import document as document_module
from dragoman.base import event as event_module
from dragoman.base import span as span_module
from dragoman.base.claim import Claim
from dragoman.base.event import FigureKind
from dragoman.write.data.flat import WHOLE
from dragoman.write.data.table import Kind, Table, flat_table, list_tables
from dragoman.write.data.table_metadata import csvw_metadata

NOT_EXPORTED = {("documents", "text"), ("documents", "digest"), ("claims", "why")}
GIVEN = {("events", "id"), ("claims", "id")}
"""Ids stand in columns that are not fields of the row's value."""


def dataclass_of(name: str) -> type:
    """One of our dataclasses by its name."""
    modules = (claim_module, event_module, document_module, span_module)
    kind: type = next(getattr(m, name) for m in modules if hasattr(m, name))
    return kind


def leaf_paths(kind: Any, prefix: str = "") -> Iterator[str]:
    """The paths of the fields of a dataclass, through those that are dataclasses themselves."""
    for name, hint in get_type_hints(kind).items():
        is_option = get_origin(hint) in (Union, UnionType)
        inner = next((a for a in get_args(hint) if dataclasses.is_dataclass(a)), hint) if is_option else hint
        if dataclasses.is_dataclass(inner):
            yield from leaf_paths(inner, f"{prefix}{name}.")
        else:
            yield prefix + name


def held_paths(table: Table) -> set[str]:
    """The fields that a table holds itself, or in what nests in it."""
    nested = {at for child in list_tables() if child.parent == table.name for at in child.at}
    return {column.path for column in table.columns} | nested


def test_lists_hold_every_field_of_what_they_are_made_of() -> None:
    missing = [
        (table.name, path)
        for table in list_tables()
        for path in leaf_paths(dataclass_of(table.of))
        if path not in held_paths(table) and not path.startswith("place.chosen.")
    ]
    assert set(missing) == NOT_EXPORTED | GIVEN


def test_lists_carry_the_review_state_and_the_event_in_every_row() -> None:
    for table in (*list_tables(), flat_table()):
        assert {"event_id", "review_state"} <= {column.name for column in table.columns}


def test_column_names_are_unique_and_every_column_says_what_it_means() -> None:
    for table in (*list_tables(), flat_table()):
        names = [column.name for column in table.columns]
        assert len(names) == len(set(names))
        assert all(column.meaning for column in table.columns)


def test_flat_table_holds_every_field_of_a_claim() -> None:
    held = {column.path for column in flat_table().columns}
    fields = {field.name for field in dataclasses.fields(Claim)} - {"why", "attribution"}
    assert fields - held == set()
    assert {"attribution.basis", "attribution.by"} <= held
    json_columns = [column.path for column in flat_table().columns if column.kind is Kind.JSON]
    assert tuple(json_columns) == WHOLE[1:]


def test_flat_table_has_every_kind_of_figure_and_side() -> None:
    names = [c.name for c in flat_table().columns if c.name.startswith("event_killed_civilians")]
    assert names == [f"event_killed_civilians_{what}" for what in ("low", "best", "high", "note")]
    assert sum(c.name.startswith("event_") and c.name.endswith("_low") for c in flat_table().columns) == 12


def test_csvw_metadata_names_keys_that_are_columns() -> None:
    metadata = csvw_metadata(list_tables())
    assert isinstance(metadata, dict)
    tables = metadata["tables"]
    assert isinstance(tables, list)
    tolls = next(t for t in tables if isinstance(t, dict) and t["url"] == "tolls.csv")
    assert isinstance(tolls, dict)
    schema = tolls["tableSchema"]
    assert isinstance(schema, dict)
    assert schema["primaryKey"] == ["event_id", "claim_id", "list", "number"]
    assert schema["foreignKeys"] == [
        {
            "columnReference": ["event_id", "claim_id"],
            "reference": {"resource": "claims.csv", "columnReference": ["event_id", "claim_id"]},
        }
    ]


def test_page_names_every_list_and_the_number_of_columns() -> None:
    page = (SAMPLES.parent / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")
    for table in list_tables():
        assert f"\n| `{table.name}` |" in page
    assert f"{len(list_tables())} lists" in page
    assert f"{len(flat_table().columns)} columns" in page


def test_page_tells_the_meaning_of_every_column_of_the_flat_table() -> None:
    page = (SAMPLES.parent / "docs" / "reference" / "exports.md").read_text(encoding="utf-8")
    for column in flat_table().columns:
        kind, _, rest = column.name.removeprefix("event_").partition("_")
        is_figure = kind in list(FigureKind) and column.name.startswith("event_")
        name = f"event_{{kind}}_{{side}}_{rest.partition('_')[2]}" if is_figure else column.name
        unit = f" ({column.unit})" if column.unit else ""
        meaning = column.meaning.partition(": ")[2] if is_figure else column.meaning
        assert f"| `{name}` | {column.kind} | {meaning}{unit} |" in page

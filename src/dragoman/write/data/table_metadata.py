"""The tables -> a data dictionary for people, and its twin for programs (CSV on the Web)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dragoman.base.codec import SCHEMA, Json
from dragoman.write.data.cells import join_items
from dragoman.write.data.table import TABLE_VERSION, Column, Kind, Table

DICTIONARY_COLUMNS = ("list", "column", "kind", "unit", "meaning", "values", "lineage")
GEONAMES = "Places: GeoNames (www.geonames.org), CC BY 4.0."
DRAFT = "A row whose review_state is draft has been accepted by no person."
_DATATYPES = {Kind.INTEGER: "integer", Kind.NUMBER: "number", Kind.BOOLEAN: "boolean"}


def dictionary_rows(tables: Sequence[Table]) -> Iterator[tuple[str, ...]]:
    """One row a column, in the order of `DICTIONARY_COLUMNS`; `lineage` is the pointer of the words."""
    for table in tables:
        for c in table.columns:
            yield table.name, c.name, c.kind, c.unit, c.meaning, join_items(c.values), c.pointer


def csvw_metadata(tables: Sequence[Table]) -> Json:
    """`metadata.json` of a folder with these tables."""
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "dc:conformsTo": f"{SCHEMA}, table {TABLE_VERSION}",
        "dc:description": DRAFT,
        "dc:rights": GEONAMES,
        "dialect": {"header": True, "lineTerminators": ["\n"]},
        "tables": [_table(table, {t.name: t for t in tables}) for table in tables],
    }


def _table(table: Table, tables: dict[str, Table]) -> dict[str, Json]:
    schema: dict[str, Json] = {
        "columns": [_column(column) for column in table.columns],
        "primaryKey": list(table.names(table.key_paths)),
    }
    if table.parent is not None:
        parent = tables[table.parent]
        schema["foreignKeys"] = [
            {
                "columnReference": list(table.names(table.parent_paths)),
                "reference": {
                    "resource": f"{table.parent}.csv",
                    "columnReference": list(parent.names(parent.key_paths)),
                },
            }
        ]
    return {"url": f"{table.name}.csv", "dc:description": table.meaning, "tableSchema": schema}


def _column(column: Column) -> dict[str, Json]:
    described: dict[str, Json] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": f"{column.meaning} ({column.unit})" if column.unit else column.meaning,
        "datatype": _DATATYPES.get(column.kind, "string"),
    }
    if column.values:
        described["datatype"] = {"base": "string", "format": "|".join(column.values)}
    return described
